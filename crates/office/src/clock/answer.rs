//! The answer to a question about a due date: the date, on what it rests, and
//! every day of the count.

use crate::clock::calendar::Calendars;
use crate::clock::question::{BadQuestion, Question};
use jiff::civil::Date;
use law::clock::annual_report::Reporter;
use law::clock::course::{self, State};
use law::clock::refusal::Refused;
use law::clock::{
    Course, Deadline, Event, Step, StepKind, annual_report, consultation, correction, judgment, payment, penalty_withdrawal, publication,
    reconsideration, suit,
};
use law::period::{Length, Period};
use law::{Calendar, Cite};
use serde_json::{Map, Value, json};

/// An answer, and whether an act was refused in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer as it goes out.
    pub json: Value,
    /// Whether the law did not allow one of the acts (CLK-11).
    pub has_refusal: bool,
}

/// Answers a question.
///
/// # Errors
/// If the clock was no law on the day, or the events cannot have happened so.
pub fn answer(question: &Question, calendars: &Calendars) -> Result<Answer, BadQuestion> {
    let regional = question.region.as_deref().map(|code| calendars.in_region(code));
    let calendar = regional.as_ref().unwrap_or_else(|| calendars.national());
    if question.clock == "reply" {
        let asked = course::Question { trigger: question.trigger, channel: question.channel, events: &question.events };
        let course = course::course(calendar, &asked).map_err(|m| BadQuestion(m.0))?;
        return Ok(of_course(&course));
    }
    let (deadline, risk) = deadline(question, calendar)?;
    let mut json = head(&question.clock, deadline.trigger);
    if question.clock == "correction_notice" {
        json.insert("received".to_owned(), json!(deadline.trigger.to_string()));
    }
    json.insert("due".to_owned(), day(Some(deadline.due)));
    json.insert("promised".to_owned(), Value::Null);
    json.insert("risk_due".to_owned(), day(Some(risk.unwrap_or(deadline.due))));
    json.insert("unit".to_owned(), json!(deadline.length.map_or("date", Length::unit)));
    json.insert("days".to_owned(), json!(deadline.length.and_then(Length::days)));
    json.insert("provisional".to_owned(), json!(deadline.provisional));
    json.insert("state".to_owned(), json!(State::Running.name()));
    json.insert("cite".to_owned(), json!(deadline.cite.short()));
    json.insert("steps".to_owned(), Value::Array(deadline.steps.iter().map(step).collect()));
    Ok(Answer { json: Value::Object(json), has_refusal: false })
}

/// The course of a reply clock as it is answered.
pub fn course(course: &Course<'_>) -> Value {
    of_course(course).json
}

fn of_course(course: &Course<'_>) -> Answer {
    let mut json = head("reply", course.trigger);
    json.insert("received".to_owned(), json!(course.received.to_string()));
    json.insert("due".to_owned(), day(course.due));
    json.insert("promised".to_owned(), day(course.promised));
    json.insert("risk_due".to_owned(), day(course.risk_due));
    json.insert("unit".to_owned(), json!("wd"));
    json.insert("days".to_owned(), json!(course.days));
    json.insert("provisional".to_owned(), json!(course.provisional));
    json.insert("state".to_owned(), json!(course.state.name()));
    json.insert("cite".to_owned(), json!(course.cites.iter().map(Cite::short).collect::<Vec<_>>().join("、")));
    if let Some(until) = course.waiting_until {
        json.insert("waiting_until".to_owned(), json!(until.to_string()));
    }
    if course.assumed_delivery {
        json.insert("assumed".to_owned(), json!(["delivery"]));
    }
    json.insert("refused".to_owned(), Value::Array(course.refused.iter().map(refused).collect()));
    if !course.late.is_empty() {
        json.insert("late".to_owned(), Value::Array(course.late.iter().map(refused).collect()));
    }
    json.insert("steps".to_owned(), Value::Array(course.steps.iter().map(step).collect()));
    Answer { json: Value::Object(json), has_refusal: !course.refused.is_empty() }
}

/// The clocks that are one period, and a stricter date where there is one.
fn deadline<'a>(question: &Question, calendar: &'a Calendar) -> Result<(Deadline<'a>, Option<Date>), BadQuestion> {
    let only = |allowed: &[&str]| match question.events.iter().find(|e| !allowed.contains(&e.event.kind())) {
        Some(event) => Err(BadQuestion(format!("期限 {} 不看事件 {}", question.clock, event.event.kind()))),
        None => Ok(()),
    };
    let dated = |kind: &str| question.events.iter().find(|e| e.event.kind() == kind).map(|e| e.date);
    let of = |period: &'static Period, trigger: Date| {
        Deadline::of(calendar, period, trigger).ok_or_else(|| BadQuestion(format!("{trigger} 时这种期限尚未有法律规定")))
    };
    let trigger = question.trigger;
    let deadline = match question.clock.as_str() {
        "correction_notice" => {
            only(&["confirmed"])?;
            let received = dated("confirmed").unwrap_or(trigger);
            if received < trigger {
                return Err(BadQuestion(format!("确认之日 {received} 早于提交之日 {trigger}")));
            }
            let risk = of(&correction::NOTICE, trigger).ok().map(|d| d.due);
            return Ok((of(&correction::NOTICE, received)?, risk));
        }
        "correction" => {
            only(&["correction_notified", "correction_notice_delivered"])?;
            let set = question.events.iter().find_map(|e| match e.event {
                Event::CorrectionNotified { days } => days,
                _ => None,
            });
            let trigger = dated("correction_notice_delivered").unwrap_or(trigger);
            match question.days.or(set) {
                Some(0) => return Err(BadQuestion("补正期限不能是零".to_owned())),
                Some(days) if days > 366 => return Err(BadQuestion(format!("补正期限 {days} 个工作日不合常理"))),
                Some(days) => Deadline::of_length(calendar, Length::Worked(days), correction::CITE, trigger),
                None => of(&correction::CORRECTION, trigger)?,
            }
        }
        "third_party" | "co_maker" => {
            only(&["consultation_delivered"])?;
            let period = if question.clock == "co_maker" { &consultation::CO_MAKER } else { &consultation::THIRD_PARTY };
            of(period, dated("consultation_delivered").unwrap_or(trigger))?
        }
        "payment" => {
            only(&["fee_notice_delivered"])?;
            of(&payment::PAYMENT, dated("fee_notice_delivered").unwrap_or(trigger))?
        }
        "publication" => only(&[]).and_then(|()| of(&publication::PUBLICATION, trigger))?,
        "penalty_withdrawal" => only(&[]).and_then(|()| of(&penalty_withdrawal::PENALTY_WITHDRAWAL, trigger))?,
        "judgment" => only(&[]).and_then(|()| of(&judgment::JUDGMENT, trigger))?,
        "reconsideration" => {
            only(&[])?;
            of(if question.told { &reconsideration::RECONSIDERATION } else { &reconsideration::NOT_TOLD }, trigger)?
        }
        "suit" => {
            only(&["reconsideration_decided"])?;
            let period = if question.told { &suit::SUIT } else { &suit::NOT_TOLD };
            match dated("reconsideration_decided") {
                Some(decided) => of(period, trigger).and_then(|_| of(&suit::AFTER_RECONSIDERATION, decided))?,
                None => of(period, trigger)?,
            }
        }
        "suit_after_reconsideration" => only(&[]).and_then(|()| of(&suit::AFTER_RECONSIDERATION, trigger))?,
        "report_department" => only(&[]).map(|()| annual_report::due(Reporter::Department, trigger))?,
        _ => only(&[]).map(|()| annual_report::due(Reporter::Government, trigger))?,
    };
    Ok((deadline, None))
}

fn head(clock: &str, trigger: Date) -> Map<String, Value> {
    let mut json = Map::new();
    json.insert("clock".to_owned(), json!(clock));
    json.insert("trigger".to_owned(), json!(trigger.to_string()));
    json
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |d| json!(d.to_string()))
}

fn refused(refused: &Refused) -> Value {
    json!({
        "kind": refused.act,
        "date": refused.date.to_string(),
        "rule": refused.refusal.rule,
        "cite": refused.refusal.cite.short(),
        "message": refused.refusal.reason,
    })
}

fn step(step: &Step<'_>) -> Value {
    let date = step.date.to_string();
    match &step.kind {
        StepKind::Counted { number, makeup: None } => json!({"date": date, "counted": number}),
        StepKind::Counted { number, makeup: Some(mark) } => {
            json!({"date": date, "counted": number, "makeup": mark.name, "notice": mark.notice})
        }
        StepKind::Weekend => json!({"date": date, "skipped": "周末"}),
        StepKind::Rest(mark) => json!({"date": date, "skipped": mark.name, "notice": mark.notice}),
        StepKind::Excluded(references) => json!({"date": date, "excluded": references}),
        StepKind::Act(kind) => json!({"date": date, "act": kind}),
        StepKind::RolledOver => json!({"date": date, "act": "rolled_over"}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(question: Value, expected: &[(&str, Value)]) {
        let read = Question::read(&question).expect("a question that can be read");
        let answer = answer(&read, &Calendars::default()).expect("a question that can be answered");
        for (key, value) in expected {
            assert_eq!(answer.json[key], *value, "{key} of {question}");
        }
    }

    #[test]
    fn the_answer_of_the_contract() {
        let question = json!({"clock": "reply", "trigger": "2025-09-25"});
        let expected = [
            ("due", json!("2025-10-29")),
            ("risk_due", json!("2025-10-29")),
            ("unit", json!("wd")),
            ("days", json!(20)),
            ("provisional", json!(false)),
            ("state", json!("running")),
            ("cite", json!("条例第三十三条第二款")),
        ];
        check(question.clone(), &expected);
        let read = Question::read(&question).expect("a question that can be read");
        let answer = answer(&read, &Calendars::default()).expect("a question that can be answered");
        assert_eq!(answer.json["steps"][0], json!({"date": "2025-09-26", "counted": 1}));
        let rest = json!({"date": "2025-10-01", "skipped": "国庆节、中秋节", "notice": "国办发明电〔2024〕12号"});
        assert!(answer.json["steps"].as_array().is_some_and(|steps| steps.contains(&rest)));
    }

    #[test]
    fn the_other_clocks() {
        let due = |clock: &str, trigger: &str, due: &str| check(json!({"clock": clock, "trigger": trigger}), &[("due", json!(due))]);
        due("correction_notice", "2024-03-04", "2024-03-13");
        due("third_party", "2024-03-11", "2024-04-01");
        due("payment", "2024-03-20", "2024-04-18");
        due("publication", "2024-09-10", "2024-10-14");
        due("reconsideration", "2024-08-03", "2024-10-08");
        due("suit", "2025-02-28", "2025-08-28");
        due("suit_after_reconsideration", "2024-09-20", "2024-10-08");
        due("report_department", "2025-05-05", "2026-01-31");
        due("report_government", "2025-05-05", "2026-03-31");
    }

    #[test]
    fn who_was_not_told_has_a_year() {
        check(json!({"clock": "suit", "trigger": "2025-02-28", "told": false}), &[("due", json!("2026-02-28")), ("days", Value::Null)]);
    }

    #[test]
    fn a_clock_before_its_law_is_refused() {
        let check = |clock: &str, before: &str, on: &str| {
            let ask = |trigger: &str| {
                let question = Question::read(&json!({"clock": clock, "trigger": trigger})).expect("a question that can be read");
                answer(&question, &Calendars::default()).is_ok()
            };
            assert!(!ask(before) && ask(on), "{clock}");
        };
        check("reply", "2008-04-30", "2008-05-01");
        check("publication", "2008-04-30", "2008-05-01");
        check("correction_notice", "2019-05-14", "2019-05-15");
        check("third_party", "2019-05-14", "2019-05-15");
        check("co_maker", "2019-05-14", "2019-05-15");
        check("payment", "2020-12-31", "2021-01-01");
        check("suit", "2015-04-30", "2015-05-01");
    }
}
