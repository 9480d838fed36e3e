//! A question about a due date: from JSON, or from `KIND@DATE,key=value`.

use jiff::civil::Date;
use law::clock::{Channel, Dated, Event, Party};
use serde_json::{Map, Value, json};

/// The clocks that can be asked, by their names in commands.
pub const CLOCKS: [&str; 14] = [
    "reply",
    "correction_notice",
    "correction",
    "third_party",
    "co_maker",
    "payment",
    "publication",
    "penalty_withdrawal",
    "judgment",
    "reconsideration",
    "suit",
    "suit_after_reconsideration",
    "report_department",
    "report_government",
];

/// At most so many events in one question.
const MOST_EVENTS: usize = 1000;

/// A question that cannot be answered, in a sentence for who asked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadQuestion(pub String);

/// A question about a due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The clock, one of [`CLOCKS`].
    pub clock: String,
    /// The day from which it is counted.
    pub trigger: Date,
    /// How the application came.
    pub channel: Option<Channel>,
    /// The code of a division whose rest days count.
    pub region: Option<String>,
    /// A length set by the agency, in working days.
    pub days: Option<u32>,
    /// Whether the act told of the remedies.
    pub told: bool,
    /// What happened.
    pub events: Vec<Dated>,
}

impl Question {
    /// Reads a question.
    ///
    /// # Errors
    /// A sentence with the field that is wrong.
    pub fn read(value: &Value) -> Result<Question, BadQuestion> {
        let object = value.as_object().ok_or_else(|| bad("问题要是一个 JSON 对象"))?;
        let clock = text(object, "clock")?.ok_or_else(|| bad("缺 clock（哪一种期限）"))?;
        if !CLOCKS.contains(&clock) {
            return Err(BadQuestion(format!("没有“{clock}”这种期限；可以是 {}", CLOCKS.join("、"))));
        }
        let trigger = match (day(object, "trigger")?, day(object, "received")?) {
            (Some(trigger), Some(received)) if trigger != received => {
                return Err(bad("trigger 和 received 是同一个日期的两种叫法，给的却不同"));
            }
            (trigger, received) => trigger.or(received).ok_or_else(|| bad("缺 trigger（起算日）"))?,
        };
        let channel = match text(object, "channel")? {
            None => None,
            Some(name) => Some(Channel::named(name).ok_or_else(|| BadQuestion(format!("没有“{name}”这种申请渠道")))?),
        };
        let told = match object.get("told") {
            None | Some(Value::Null) => true,
            Some(value) => value.as_bool().ok_or_else(|| bad("told 只能是 true 或 false"))?,
        };
        let events = match object.get("events") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(events)) if events.len() <= MOST_EVENTS => events.iter().map(event).collect::<Result<_, _>>()?,
            Some(Value::Array(_)) => return Err(BadQuestion(format!("事件多于 {MOST_EVENTS} 个"))),
            Some(_) => return Err(bad("events 要是一个列表")),
        };
        let region = text(object, "region")?.map(str::to_owned);
        if let Some(code) = region.as_deref().filter(|c| !(2..=12).contains(&c.len()) || !c.bytes().all(|b| b.is_ascii_digit())) {
            return Err(BadQuestion(format!("region 的“{code}”不是行政区划代码")));
        }
        Ok(Question { clock: clock.to_owned(), trigger, channel, region, days: number(object, "days")?, told, events })
    }

    /// The JSON of an event written as `KIND@DATE,key=value…`.
    ///
    /// # Errors
    /// If it is not written so.
    pub fn event(text: &str) -> Result<Value, BadQuestion> {
        let mut parts = text.split(',');
        let head = parts.next().unwrap_or("");
        let Some((kind, date)) = head.split_once('@') else {
            return Err(BadQuestion(format!("事件“{text}”要写成 KIND@2024-03-08,key=value")));
        };
        let mut event = Map::new();
        event.insert("kind".to_owned(), json!(kind));
        event.insert("date".to_owned(), json!(date));
        for part in parts {
            let Some((key, value)) = part.split_once('=') else {
                return Err(BadQuestion(format!("事件“{text}”里的“{part}”要写成 key=value")));
            };
            let value = match (key, value.parse::<u32>()) {
                ("days", Ok(number)) => json!(number),
                _ => json!(value),
            };
            if event.insert(key.trim().to_owned(), value).is_some() {
                return Err(BadQuestion(format!("事件“{text}”里 {key} 出现了两次")));
            }
        }
        Ok(Value::Object(event))
    }
}

fn event(value: &Value) -> Result<Dated, BadQuestion> {
    let object = value.as_object().ok_or_else(|| bad("事件要是一个 JSON 对象"))?;
    let kind = text(object, "kind")?.ok_or_else(|| bad("事件缺 kind"))?;
    let date = day(object, "date")?.ok_or_else(|| BadQuestion(format!("事件 {kind} 缺 date")))?;
    let reference = || text(object, "ref").map(|r| r.map(str::to_owned));
    let (event, keys): (Event, &[&str]) = match kind {
        "confirmed" => (Event::Confirmed, &[]),
        "consultation_sent" => {
            let party = text(object, "party")?.map_or(Ok(Party::ThirdParty), Party::named).map_err(|m| BadQuestion(m.0))?;
            (Event::ConsultationSent { reference: reference()?, party, until: day(object, "until")? }, &["ref", "party", "until"])
        }
        "consultation_delivered" => (Event::ConsultationDelivered { reference: reference()? }, &["ref"]),
        "opinion_received" => (Event::OpinionReceived { reference: reference()? }, &["ref"]),
        "correction_notified" => (Event::CorrectionNotified { days: number(object, "days")? }, &["days"]),
        "correction_notice_delivered" => (Event::CorrectionNoticeDelivered, &[]),
        "corrected" => (Event::Corrected, &[]),
        "extended" => (Event::Extended { days: number(object, "days")? }, &["days"]),
        "deferred" => {
            let until = day(object, "until")?.ok_or_else(|| bad("deferred 缺 until（延迟到哪一天）"))?;
            (Event::Deferred { until }, &["until"])
        }
        "reasons_requested" => (Event::ReasonsRequested, &[]),
        "reasons_received" => (Event::ReasonsReceived, &[]),
        "fee_notified" => (Event::FeeNotified, &[]),
        "fee_notice_delivered" => (Event::FeeNoticeDelivered, &[]),
        "paid" => (Event::Paid, &[]),
        "reconsideration_decided" => (Event::ReconsiderationDecided, &[]),
        "replied" => (Event::Replied, &[]),
        "delivered" => (Event::Delivered, &[]),
        other => return Err(BadQuestion(format!("没有“{other}”这种事件"))),
    };
    if let Some(key) = object.keys().find(|k| !["kind", "date"].contains(&k.as_str()) && !keys.contains(&k.as_str())) {
        return Err(BadQuestion(format!("事件 {kind} 没有 {key} 这一项")));
    }
    Ok(Dated { date, event })
}

fn text<'a>(object: &'a Map<String, Value>, key: &str) -> Result<Option<&'a str>, BadQuestion> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim())),
        Some(other) => Err(BadQuestion(format!("{key} 要是文字，给的是 {other}"))),
    }
}

fn day(object: &Map<String, Value>, key: &str) -> Result<Option<Date>, BadQuestion> {
    let Some(text) = text(object, key)? else { return Ok(None) };
    let is_plain = text.len() == 10;
    match text.parse::<Date>() {
        Ok(date) if is_plain && (1949..=2200).contains(&date.year()) => Ok(Some(date)),
        _ => Err(BadQuestion(format!("{key} 的“{text}”不是 2024-03-08 这样的日期"))),
    }
}

fn number(object: &Map<String, Value>, key: &str) -> Result<Option<u32>, BadQuestion> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_u64().and_then(|n| u32::try_from(n).ok()) {
            Some(number) => Ok(Some(number)),
            None => Err(BadQuestion(format!("{key} 要是非负整数，给的是 {value}"))),
        },
    }
}

fn bad(message: &str) -> BadQuestion {
    BadQuestion(message.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_of_the_command_line_is_the_event_of_a_batch() {
        let check = |text: &str, expected: Value| assert_eq!(Question::event(text).map_err(|e| e.0), Ok(expected));
        check("extended@2025-10-20,days=20", json!({"kind": "extended", "date": "2025-10-20", "days": 20}));
        let sent = json!({"kind": "consultation_sent", "date": "2024-03-08", "ref": "a", "party": "co_maker"});
        check("consultation_sent@2024-03-08,ref=a,party=co_maker", sent);
    }

    #[test]
    fn a_faulty_question_says_what_is_wrong() {
        let check = |question: Value, expected: &str| {
            let error = Question::read(&question).map_err(|e| e.0);
            assert!(error.as_ref().is_err_and(|e| e.contains(expected)), "{error:?}");
        };
        check(json!([]), "JSON 对象");
        check(json!({"trigger": "2024-03-04"}), "缺 clock");
        check(json!({"clock": "answer", "trigger": "2024-03-04"}), "没有“answer”");
        check(json!({"clock": "reply"}), "缺 trigger");
        check(json!({"clock": "reply", "trigger": "2024-02-30"}), "不是");
        check(json!({"clock": "reply", "trigger": "2024-3-4"}), "不是");
        check(json!({"clock": "reply", "trigger": "2024-03-04", "received": "2024-03-05"}), "两种叫法");
        check(json!({"clock": "reply", "trigger": "2024-03-04", "events": [{"kind": "lost", "date": "2024-03-05"}]}), "没有“lost”");
        check(
            json!({"clock": "reply", "trigger": "2024-03-04", "events": [{"kind": "extended", "date": "2024-03-05", "dyas": 5}]}),
            "dyas",
        );
        check(json!({"clock": "reply", "trigger": "2024-03-04", "events": [{"kind": "deferred", "date": "2024-03-05"}]}), "until");
    }
}
