//! The table of units with the columns of an installation.

use super::Entered;
use crate::report::units::Units;
use store::NewAgency;
use store::agency::Office;

/// The units of a table, in its order.
pub(super) fn parse(bytes: &[u8]) -> Result<Vec<Entered>, String> {
    // Codes, parents and dates are looked at where the tree is read.
    let units = Units::parse(bytes)?.0;
    let decoded = document::decode::decode(bytes).map_err(|e| e.to_string())?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(decoded.text.as_bytes());
    let wrong = |e: csv::Error| format!("机关名录不是规范的 CSV：{e}");
    let heads = reader.headers().map_err(wrong)?.clone();
    // The first seven columns have their places, as for `report sum`.
    let column = |name: &str| heads.iter().skip(7).position(|h| h == name).map(|at| at + 7);
    let places = ["region", "unified_code", "office", "reconsideration_body", "court", "kind"].map(column);
    let mut all = Vec::with_capacity(units.len());
    for (unit, record) in units.into_iter().zip(reader.records()) {
        let record = record.map_err(wrong)?;
        let cell = |n: usize| places[n].and_then(|at| record.get(at)).and_then(given);
        all.push(Entered {
            agency: NewAgency {
                name: unit.name,
                region: cell(0),
                level: given(&unit.level),
                code: Some(unit.code),
                parent: given(&unit.parent),
            },
            office: Office { unified_code: cell(1), office: cell(2), reconsideration_body: cell(3), court: cell(4), kind: cell(5) },
        });
    }
    Ok(all)
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_the_installation_are_found_by_their_heads_in_any_order() {
        let table = "code,name,aliases,parent,level,from,to,court,kind,office\n\
            1,云汀县人民政府,,,county_government,,,云汀县人民法院,government,\n\
            2,云汀县教育局,县教育局,1,county_department,,\n";
        let units = parse(table.as_bytes()).expect("a table");
        assert_eq!(units[0].office.court.as_deref(), Some("云汀县人民法院"));
        assert_eq!((units[0].office.kind.as_deref(), units[0].office.office.as_deref()), (Some("government"), None));
        assert_eq!((units[1].agency.parent.as_deref(), &units[1].office), (Some("1"), &Office::default()));
    }
}
