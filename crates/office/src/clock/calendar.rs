//! Working-day calendars: the one carried in the program, with notices an
//! office loaded itself, and with the rest days of a region.

use jiff::civil::Date;
use law::Calendar;
use law::calendar::{Mark, REGIONS, Row};
use std::collections::BTreeMap;
use store::{Agency, AgencyId};

/// Most rows of one file.
const MOST_ROWS: usize = 20_000;

/// The national calendar in use and the rest days of regions.
#[derive(Debug, Clone)]
pub struct Calendars {
    national: Calendar,
    regions: Vec<(String, Vec<Row>)>,
    /// By which calendar an agency counts, where not by the national one.
    settled: BTreeMap<AgencyId, Calendar>,
}

/// Whether rest days of regions that come with the program count; they were
/// not checked against the notices of those regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shipped {
    /// Only what an office loaded itself counts.
    #[default]
    Off,
    /// They count too (setting `regional_rest_days`).
    On,
}

impl Default for Calendars {
    fn default() -> Calendars {
        Calendars { national: Calendar::national().clone(), regions: Vec::new(), settled: BTreeMap::new() }
    }
}

impl Calendars {
    /// The calendar of agencies outside regions with days of their own.
    pub fn national(&self) -> &Calendar {
        &self.national
    }

    /// The calendar in the region of a division code.
    pub fn in_region(&self, code: &str) -> Calendar {
        self.over(self.national.in_region(code), code)
    }

    /// The calendar by which an agency counts.
    pub fn of(&self, agency: &AgencyId) -> &Calendar {
        self.settled.get(agency).unwrap_or(&self.national)
    }

    /// Settles by which calendar each agency counts. To be done again when a
    /// notice was loaded, or agencies came.
    pub fn settle(&mut self, agencies: &[Agency], shipped: Shipped) {
        self.settled.clear();
        for agency in agencies {
            let Some(code) = agency.region.as_deref().and_then(division) else { continue };
            let is_shipped = shipped == Shipped::On && REGIONS.iter().any(|r| code.starts_with(r.code));
            if !is_shipped && !self.regions.iter().any(|(region, _)| code.starts_with(region.as_str())) {
                continue;
            }
            let base = if is_shipped { self.national.in_region(code) } else { self.national.clone() };
            self.settled.insert(agency.id.clone(), self.over(base, code));
        }
    }

    /// A calendar with the days that an office loaded for a region over it.
    fn over(&self, mut calendar: Calendar, code: &str) -> Calendar {
        for (_, rows) in self.regions.iter().filter(|(region, _)| code.starts_with(region.as_str())) {
            calendar = calendar.with_overlay(rows);
        }
        calendar
    }

    /// Loads a file of `date,kind,name,notice`. A name with `region` and a
    /// division code (`region-45.csv`) holds rest days of that region, any
    /// other the national notices of whole years.
    ///
    /// Returns what a person should look at: more than six worked days in a
    /// row (放假办法 article 7).
    ///
    /// # Errors
    /// A sentence with the line that is wrong.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
        let rows = rows(name, bytes)?;
        if let Some(rest) = name.to_lowercase().split("region").nth(1) {
            let code: String = rest.trim_start_matches(['-', '_']).chars().take_while(char::is_ascii_digit).collect();
            if code.len() < 2 {
                return Err(format!("{name}：文件名里要有地区代码，如 region-45.csv"));
            }
            self.regions.push((code, rows));
            return Ok(Vec::new());
        }
        let mut by_notice: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows {
            by_notice.entry(row.mark.notice.to_string()).or_default().push(row);
        }
        let mut years: BTreeMap<i16, Vec<Row>> = BTreeMap::new();
        for rows in by_notice.into_values() {
            // A notice may take days of the December before its year.
            let year = rows.iter().map(|r| r.date.year()).max().unwrap_or(0);
            years.entry(year).or_default().extend(rows);
        }
        let mut warnings = Vec::new();
        for (year, rows) in years {
            self.national = self.national.with_notice(year, &rows).map_err(|e| format!("{name}：{}", e.0))?;
            if year >= 2025
                && let Some(day) = long_week(&self.national, year)
            {
                warnings.push(format!("{name}：到 {day} 连续上班超过六天，请核对通知"));
            }
        }
        Ok(warnings)
    }
}

fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Row>, String> {
    let decoded = document::decode::decode(bytes).map_err(|e| format!("{name}：{e}"))?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(decoded.text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| format!("{name} 不是规范的 CSV：{e}"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |i: usize| record.get(i).unwrap_or("");
        let date: Date = field(0).parse().map_err(|_| format!("{name} 第 {line} 行：“{}”不是日期", field(0)))?;
        let worked = match field(1) {
            "holiday" => false,
            "makeup_workday" => true,
            other => return Err(format!("{name} 第 {line} 行：kind 只能是 holiday 或 makeup_workday，不能是“{other}”")),
        };
        if rows.len() >= MOST_ROWS {
            return Err(format!("{name} 多于 {MOST_ROWS} 行"));
        }
        rows.push(Row { date, mark: Mark { worked, name: field(2).to_owned().into(), notice: field(3).to_owned().into() } });
    }
    Ok(rows)
}

/// The division code of a division path: its digits, or those of the region
/// whose name it begins with.
fn division(path: &str) -> Option<&str> {
    let first = path.trim().split(['/', ' ']).find(|part| !part.is_empty())?;
    if first.len() >= 2 && first.bytes().all(|b| b.is_ascii_digit()) {
        return Some(first);
    }
    REGIONS.iter().find(|r| first.starts_with(r.name)).map(|r| r.code)
}

/// The seventh worked day in a row in a year, if there is one.
fn long_week(calendar: &Calendar, year: i16) -> Option<Date> {
    let mut in_a_row = 0;
    let first = jiff::civil::date(year, 1, 1);
    first.series(jiff::Span::new().days(1)).take_while(|d| d.year() == year).find(|day| {
        in_a_row = if calendar.is_worked(*day) { in_a_row + 1 } else { 0 };
        in_a_row > 6
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_notice_of_an_office_closes_a_gap() {
        let mut calendars = Calendars::default();
        let file = "date,kind,name,notice\n2027-01-01,holiday,元旦,试〔2026〕1号\n2027-01-02,makeup_workday,元旦,试〔2026〕1号\n";
        assert_eq!(calendars.load("2027.csv", file.as_bytes()), Ok(Vec::new()));
        assert!(calendars.national().is_complete(2026) && calendars.national().is_worked(date(2027, 1, 2)));
    }

    #[test]
    fn rest_days_of_a_region_stay_in_it() {
        let mut calendars = Calendars::default();
        let file = "date,kind,name,notice\n2025-04-01,holiday,壮族三月三,桂试〔2025〕1号\n";
        assert_eq!(calendars.load("region-45.csv", file.as_bytes()), Ok(Vec::new()));
        assert!(calendars.national().is_worked(date(2025, 4, 1)));
        assert!(!calendars.in_region("4501").is_worked(date(2025, 4, 1)));
    }

    #[test]
    fn the_path_of_an_agency_says_its_region_by_digits_or_name() {
        let check = |path: &str, expected: Option<&str>| assert_eq!(division(path), expected, "{path}");
        check("450100", Some("450100"));
        check("广西壮族自治区/南宁市", Some("45"));
        check("宁夏回族自治区银川市", Some("64"));
        check("山东省/淄博市", None);
        check("", None);
        check("4", None);
    }

    #[test]
    fn seven_worked_days_in_a_row_are_told_and_bad_rows_refused() {
        let mut calendars = Calendars::default();
        let file = "date,kind,name,notice\n2027-01-02,makeup_workday,元旦,试\n2027-01-03,makeup_workday,元旦,试\n";
        let warned = calendars.load("2027.csv", file.as_bytes()).unwrap_or_default();
        assert!(warned.len() == 1 && warned[0].contains("超过六天"), "{warned:?}");
        let check = |file: &str, expected: &str| {
            let error = Calendars::default().load("x.csv", file.as_bytes());
            assert!(error.as_ref().is_err_and(|e| e.contains(expected)), "{error:?}");
        };
        check("date,kind,name,notice\n2027-13-01,holiday,元旦,试\n", "第 2 行");
        check("date,kind,name,notice\n2027-01-01,off,元旦,试\n", "kind");
        check("date,kind,name,notice\n2027-01-04,makeup_workday,元旦,试\n", "不是周末");
    }
}
