//! The facts every letter shares: who writes, to whom, about which
//! application, under which number and date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A civil date, written as ISO in records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub Date);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Day, String> {
        text.parse().map(Day).map_err(|_| format!("“{text}”不是日期，请写成 2026-03-02"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.0.to_string()
    }
}

/// What all letters of a case are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Who writes.
    pub agency: Agency,
    /// The application.
    pub case: Case,
    /// To whom.
    pub to: Recipient,
    /// The letter itself.
    pub paper: Paper,
    /// The paragraphs on remedies, as `law::remedy::text` prints them; empty
    /// where the letter tells of none.
    pub remedies: Vec<String>,
}

/// Who writes, from the agency's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// 机关全称.
    pub name: String,
    /// 政府信息公开工作机构.
    pub office: String,
    /// Its telephone.
    pub phone: String,
    /// Its address.
    pub address: String,
}

/// The application, as the register has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// 受理编号.
    pub number: String,
    /// The day of receipt by article 31.
    pub received: Day,
    /// How it came, in words: 互联网, 邮寄, 当面 …
    pub channel: String,
    /// The day on which the correction came, if it was corrected.
    pub corrected: Option<Day>,
    /// What was asked for: quoted, or summed up exactly.
    pub asked: String,
    /// The last day for the reply.
    pub due: Option<Day>,
}

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The name.
    pub name: String,
    /// How the letter addresses it: 您, 你单位, 贵单位.
    pub you: String,
}

/// The letter as a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// 文号; none for sheets kept in the file.
    pub number: Option<String>,
    /// 成文日期.
    pub dated: Day,
    /// What goes with it (附件).
    pub enclosures: Vec<String>,
}

/// A date as letters print it: 2026年3月2日.
pub fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// Facts invented for samples and tests.
pub fn sample() -> Facts {
    use jiff::civil::date;
    Facts {
        agency: Agency {
            name: "云汀县自然资源局".to_owned(),
            office: "云汀县自然资源局办公室".to_owned(),
            phone: "0000-0000126".to_owned(),
            address: "云汀县望江路18号".to_owned(),
        },
        case: Case {
            number: "2026-37".to_owned(),
            received: Day(date(2026, 3, 2)),
            channel: "互联网".to_owned(),
            corrected: None,
            asked: "2025年度望江路东延工程征收土地公告及补偿安置方案".to_owned(),
            due: Some(Day(date(2026, 3, 30))),
        },
        to: Recipient { name: "林知微".to_owned(), you: "您".to_owned() },
        paper: Paper {
            number: Some("云自然资公开〔2026〕21号".to_owned()), dated: Day(date(2026, 3, 18)), enclosures: Vec::new()
        },
        remedies: Vec::new(),
    }
}
