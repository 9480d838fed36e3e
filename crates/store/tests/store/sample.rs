//! Reports of an agency that exists nowhere.

use jiff::Timestamp;
use jiff::civil::date;
use report::{CellState, Number};
use store::{NewAgency, NewCell, NewReport, Tally};

/// An agency with nothing but a name.
pub fn agency(name: &str) -> NewAgency {
    NewAgency { name: name.to_owned(), ..NewAgency::default() }
}

/// A second of the time in which the tests play.
pub fn second(n: i64) -> Timestamp {
    Timestamp::from_second(1_740_000_000 + n).expect("a second of our time")
}

/// A report whose file holds `content` and whose number of applications is
/// `received`; it is saved in the second `at`.
pub fn report(name: &str, year: i16, content: &str, received: Option<i64>, at: i64) -> NewReport {
    NewReport {
        agency: agency(name),
        year,
        edition: "2021".to_owned(),
        title: Some(format!("{name}{year}年政府信息公开工作年度报告")),
        published: Some(date(year + 1, 1, 20)),
        sha256: format!("{content:0>64}"),
        file: format!("{year}.html"),
        format: "html".to_owned(),
        encoding: Some("gb18030".to_owned()),
        tally: tally("findings", 1, 2, 3, 4),
        reading: format!("{{\"reading\":\"{content}\"}}"),
        findings: "{}".to_owned(),
        cells: vec![
            cell("applications.received.total", received.map(Number::from)),
            cell("proactive.admin_fees.amount_wan", Some(Number::new(151_234, 4))),
        ],
        original: content.as_bytes().to_vec(),
        saved_at: second(at),
    }
}

/// A tally.
pub fn tally(verdict: &str, errors: u32, warnings: u32, infos: u32, not_assessable: u32) -> Tally {
    Tally { verdict: verdict.to_owned(), errors, warnings, infos, not_assessable }
}

/// A cell that is printed, or was not read.
pub fn cell(name: &str, value: Option<Number>) -> NewCell {
    let state = if value.is_some() { CellState::Printed } else { CellState::Unread };
    NewCell { name: name.to_owned(), value, inferred: None, state }
}
