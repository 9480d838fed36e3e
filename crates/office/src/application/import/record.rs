//! One row of a ledger, typed.

use super::field::Field;
use super::value::{channel, day, kind, outcomes, remedy, said, way};
use jiff::civil::Date;
use law::application::act::{RemedyKind, RemedyResult, Way};
use law::clock::Channel;
use law::outcome::Outcome;
use report::tally::Column;
use std::collections::BTreeMap;

/// What a row tells of an application.
#[derive(Debug, Clone)]
pub struct Record {
    /// 受理编号, if the ledger gives one.
    pub number: Option<String>,
    /// The day it was sent, where that is told beside the day of receipt.
    pub submitted: Option<Date>,
    /// The day of receipt.
    pub received: Date,
    /// Who applied.
    pub applicant: String,
    /// The column of table 3.
    pub kind: Column,
    /// Other fields about the person: identity, phone, address, e-mail.
    pub person: [Option<String>; 4],
    /// What was asked for.
    pub description: Option<String>,
    /// How it came.
    pub channel: Channel,
    /// How the information is to be had.
    pub form: Option<String>,
    /// When correction was asked, for how many working days, and when it came.
    pub correction: Option<(Date, Option<u32>, Option<Date>)>,
    /// When a third party was asked and when its opinion came.
    pub consultation: Option<(Date, Option<Date>)>,
    /// When it was extended, and by how many working days.
    pub extension: Option<(Date, Option<u32>)>,
    /// When a fee was notified, how much, and when it was paid.
    pub fee: Option<(Date, u64, Option<Date>)>,
    /// When it was replied to, and how it came out.
    pub reply: Option<(Date, Vec<Outcome>)>,
    /// 文号.
    pub document: Option<String>,
    /// When and how the reply arrived.
    pub delivery: Option<(Date, Option<Way>)>,
    /// The ledger's own last day for the reply.
    pub due: Option<Date>,
    /// When it was withdrawn.
    pub withdrawn: Option<Date>,
    /// Who worked on it.
    pub clerk: Option<String>,
    /// Remedies: kind, when, and how they ended.
    pub remedies: Vec<(RemedyKind, Date, Option<RemedyResult>)>,
    /// Notes of the ledger.
    pub note: Option<String>,
}

/// Reads a row; what is wrong is told in a sentence each. None if what every
/// application has is missing.
pub fn record(told: &BTreeMap<Field, &str>, today: Date) -> (Option<Record>, Vec<String>) {
    let mut row = Row { told, today, errors: Vec::new() };
    let received = row.day(Field::Received);
    let submitted = row.day(Field::Submitted);
    let replied = row.day(Field::Replied);
    let withdrawn = row.day(Field::Withdrawn);
    let outcomes = row.read(Field::Outcome, outcomes).unwrap_or_default();
    let kind = row.word(Field::Kind, kind, "自然人、商业企业、科研机构、社会公益组织、法律服务机构或其他");
    let channel = row.word(Field::Channel, channel, "当面、邮寄、互联网、传真、平信或口头");
    let way = row.word(Field::Way, way, "直接、委托、邮寄、电子、留置或公告");
    let correction = row.day(Field::CorrectionNotified);
    let corrected = row.day(Field::Corrected);
    let days = row.whole(Field::CorrectionDays);
    let asked = row.day(Field::ConsultationSent);
    let opinion = row.day(Field::OpinionReceived);
    let extended = row.day(Field::Extended);
    let longer = row.whole(Field::ExtensionDays);
    let notified = row.day(Field::FeeNotified);
    let yuan = row.whole(Field::FeeYuan);
    let paid = row.day(Field::Paid);
    let delivered = row.day(Field::Delivered);
    let due = row.due();
    let remedies = row.remedies();
    row.needs(corrected.is_some() && correction.is_none(), "有补正收到日期，没有补正告知日期");
    row.needs(opinion.is_some() && asked.is_none(), "有意见收到日期，没有征求意见日期");
    row.needs(paid.is_some() && notified.is_none(), "有缴费日期，没有收费通知日期");
    row.needs(notified.is_some() && yuan.is_none(), "有收费通知日期，没有收费金额");
    row.needs(replied.is_some() && outcomes.is_empty() && row.text(Field::Outcome).is_none(), "有答复日期，没有办理结果");
    let is_ended = replied.is_some() || withdrawn.is_some() || row.text(Field::Replied).is_some();
    row.needs(!outcomes.is_empty() && !is_ended, "有办理结果，没有答复日期");
    row.needs(delivered.is_some() && replied.is_none(), "有送达日期，没有答复日期");
    row.needs(received.is_none() && row.text(Field::Received).is_none(), "没有收到日期，无法起算期限");
    row.needs(kind.is_none() && row.text(Field::Kind).is_none(), "没有申请人类型，无法计入年报表三的各列");
    row.order(received, &[replied, withdrawn, correction, corrected, asked, opinion, extended, notified, paid]);
    let (Some(received), Some(kind)) = (received, kind) else { return (None, row.errors) };
    let text = |field| row.text(field);
    let record = Record {
        number: text(Field::Number).map(|n| number(&n, received)),
        submitted: submitted.filter(|day| *day <= received),
        received,
        applicant: text(Field::Applicant).unwrap_or_else(|| "（台账未记）".to_owned()),
        kind,
        person: [Field::Identity, Field::Phone, Field::Address, Field::Email].map(text),
        description: text(Field::Description),
        channel: channel.unwrap_or(Channel::InPerson),
        form: text(Field::Form),
        correction: correction.map(|day| (day, days, corrected)),
        consultation: asked.map(|day| (day, opinion)),
        extension: extended.map(|day| (day, longer)),
        fee: notified.zip(yuan).map(|(day, yuan)| (day, u64::from(yuan), paid)),
        reply: replied.filter(|_| !outcomes.is_empty()).map(|day| (day, outcomes)),
        document: text(Field::Document),
        delivery: delivered.map(|day| (day, way)),
        due,
        withdrawn,
        clerk: text(Field::Clerk),
        remedies,
        note: text(Field::Note),
    };
    (Some(record), row.errors)
}

/// A number as the ledger has it: `2024-17` where year and number are told.
fn number(text: &str, received: Date) -> String {
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let plain = |n: &str| n.trim_start_matches('0').to_owned();
    match digits.as_slice() {
        [n] if *n == text && n.len() <= 5 && !plain(n).is_empty() => format!("{}-{}", received.year(), plain(n)),
        [year, n] if year.len() == 4 && n.len() <= 6 && !plain(n).is_empty() => format!("{year}-{}", plain(n)),
        _ => text.to_owned(),
    }
}

struct Row<'a> {
    told: &'a BTreeMap<Field, &'a str>,
    today: Date,
    errors: Vec<String>,
}

impl Row<'_> {
    fn text(&self, field: Field) -> Option<String> {
        self.told.get(&field).and_then(|cell| said(cell))
    }

    fn read<T>(&mut self, field: Field, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let text = self.text(field)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(why) => {
                self.errors.push(format!("{}：{why}", field.label()));
                None
            }
        }
    }

    /// A day on which something was done; it cannot lie ahead.
    fn day(&mut self, field: Field) -> Option<Date> {
        let today = self.today;
        self.read(field, |text| match day(text)? {
            ahead if ahead > today => Err(format!("{ahead} 还没有到")),
            day => Ok(day),
        })
    }

    /// The ledger's own due date; it may lie ahead.
    fn due(&mut self) -> Option<Date> {
        let text = self.text(Field::Due)?;
        // 20个工作日 and the like is no date and says nothing to compare.
        day(&text).ok()
    }

    fn word<T>(&mut self, field: Field, known: impl Fn(&str) -> Option<T>, words: &str) -> Option<T> {
        self.read(field, |text| known(text).ok_or_else(|| format!("“{text}”不认识，请写{words}")))
    }

    fn whole(&mut self, field: Field) -> Option<u32> {
        self.read(field, |text| {
            let digits = text.trim_end_matches(['元', '日', '天', '个', '工', '作']).trim().trim_end_matches(".00").trim_end_matches(".0");
            digits.parse().map_err(|_| format!("“{text}”不是整数"))
        })
    }

    fn needs(&mut self, is_wrong: bool, says: &str) {
        if is_wrong {
            self.errors.push(says.to_owned());
        }
    }

    /// Nothing was done before the application came.
    fn order(&mut self, received: Option<Date>, later: &[Option<Date>]) {
        let Some(received) = received else { return };
        if let Some(day) = later.iter().flatten().find(|day| **day < received) {
            self.errors.push(format!("有一步的日期 {day} 早于收到日期 {received}，请核对"));
        }
    }

    fn remedies(&mut self) -> Vec<(RemedyKind, Date, Option<RemedyResult>)> {
        let mut found = Vec::new();
        let reconsidered = self.day(Field::Reconsidered);
        let result = self.word(Field::ReconsiderationResult, remedy, "维持、纠正或其他");
        if let Some(day) = reconsidered {
            found.push((RemedyKind::Reconsideration, day, result));
        } else if result.is_some() {
            self.errors.push("有行政复议结果，没有行政复议日期".to_owned());
        }
        let sued = self.day(Field::Sued);
        let result = self.word(Field::SuitResult, remedy, "维持、纠正或其他");
        if let Some(day) = sued {
            let kind = if reconsidered.is_some() { RemedyKind::LitigationAfterReconsideration } else { RemedyKind::LitigationDirect };
            found.push((kind, day, result));
        } else if result.is_some() {
            self.errors.push("有行政诉讼结果，没有行政诉讼日期".to_owned());
        }
        found
    }
}
