//! The tree of units (机关名录): which agencies there are, under which names
//! they report, and who stands under whom, with dates of validity.

use jiff::civil::Date;
use report::Reading;

/// A unit of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Other names it reports under.
    pub aliases: Vec<String>,
    /// The code of the unit above; empty for the top.
    pub parent: String,
    /// Its level, by the names of the contract; empty if not given.
    pub level: String,
    /// From which day it exists.
    pub from: Option<Date>,
    /// Until which day it existed.
    pub to: Option<Date>,
}

/// A tree of units.
#[derive(Debug, Clone, Default)]
pub struct Units(pub Vec<Unit>);

impl Units {
    /// Reads `code,name,aliases,parent,level,from,to`; aliases are split by
    /// `;`, dates are ISO and may be empty.
    ///
    /// # Errors
    /// A sentence with the line that is wrong.
    pub fn parse(bytes: &[u8]) -> Result<Units, String> {
        let decoded = document::decode::decode(bytes).map_err(|e| e.to_string())?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(decoded.text.as_bytes());
        let mut units = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| format!("机关名录不是规范的 CSV：{e}"))?;
            let line = record.position().map_or(0, csv::Position::line);
            let field = |i: usize| record.get(i).unwrap_or("").to_owned();
            if field(0).is_empty() || field(1).is_empty() {
                return Err(format!("机关名录第 {line} 行缺代码或名称。"));
            }
            let date = |i: usize| match record.get(i).unwrap_or("") {
                "" => Ok(None),
                text => text.parse().map(Some).map_err(|_| format!("机关名录第 {line} 行的日期“{text}”不是 2024-01-31 这样的日期。")),
            };
            let aliases = field(2).split(';').map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect();
            units.push(Unit { code: field(0), name: field(1), aliases, parent: field(3), level: field(4), from: date(5)?, to: date(6)? });
        }
        let units = Units(units);
        units.check()?;
        Ok(units)
    }

    /// Codes are unique, parents exist, nobody stands under themselves.
    fn check(&self) -> Result<(), String> {
        let mut codes = std::collections::HashMap::new();
        for unit in &self.0 {
            if codes.insert(unit.code.as_str(), unit).is_some() {
                return Err(format!("机关名录里代码 {} 出现了两次。", unit.code));
            }
        }
        for unit in &self.0 {
            let mut above = unit.parent.as_str();
            let mut steps = 0;
            while !above.is_empty() {
                let Some(parent) = codes.get(above) else {
                    return Err(format!("机关名录里 {} 的上级 {above} 不存在。", unit.name));
                };
                steps += 1;
                if steps > self.0.len() {
                    return Err(format!("机关名录里 {} 绕回了自己下面。", unit.name));
                }
                above = parent.parent.as_str();
            }
        }
        Ok(())
    }

    /// The unit a report is of: by its full name, its printed name or an
    /// alias, valid in the year; `None` if no name or more than one fits.
    pub fn of(&self, reading: &Reading) -> Option<&Unit> {
        let names = [reading.agency_official.as_deref(), reading.agency.as_deref()];
        let day = reading.year.and_then(|y| Date::new(y, 12, 31).ok());
        let valid = |u: &&Unit| day.is_none_or(|d| u.from.is_none_or(|f| f <= d) && u.to.is_none_or(|t| t >= d));
        names.into_iter().flatten().find_map(|name| {
            let mut fitting = self.0.iter().filter(valid).filter(|u| u.name == name || u.aliases.iter().any(|a| a == name));
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first)
        })
    }

    /// The units that are to report for a year: all that existed at its end.
    pub fn reporting(&self, year: i16) -> impl Iterator<Item = &Unit> {
        let day = Date::new(year, 12, 31).ok();
        self.0.iter().filter(move |u| day.is_none_or(|d| u.from.is_none_or(|f| f <= d) && u.to.is_none_or(|t| t >= d)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "code,name,aliases,parent,level,from,to\n1,云汀县人民政府,云汀县,,county_government,,\n2,云汀县教育局,县教育局;教育局,1,county_department,2019-01-01,2023-12-30\n";

    fn reading(agency: &str, year: i16) -> Reading {
        Reading { agency: Some(agency.to_owned()), year: Some(year), ..Reading::default() }
    }

    #[test]
    fn a_report_finds_its_unit_by_name_and_alias_while_it_exists() {
        let units = Units::parse(TREE.as_bytes()).expect("a tree");
        let code = |agency, year| units.of(&reading(agency, year)).map(|u| u.code.as_str());
        assert_eq!(code("云汀县", 2023), Some("1"));
        assert_eq!(code("县教育局", 2022), Some("2"));
        assert_eq!(code("县教育局", 2023), None);
        assert_eq!(code("县公安局", 2022), None);
    }

    #[test]
    fn a_tree_that_is_none_is_refused_with_a_sentence() {
        for (rows, says) in
            [("1,甲,,2,,,", "不存在"), ("1,甲,,2,,,\n2,乙,,1,,,", "绕回"), ("1,甲,,,,,\n1,乙,,,,,", "两次"), ("1,甲,,,,昨天,", "日期")]
        {
            let error = Units::parse(format!("code,name,aliases,parent,level,from,to\n{rows}\n").as_bytes()).expect_err("refused");
            assert!(error.contains(says), "{error}");
        }
    }
}
