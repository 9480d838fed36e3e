//! What is known of the events before any of them is judged: which delivery
//! and which answer belongs to which letter.

use crate::calendar::Calendar;
use crate::clock::consultation::Consultation;
use crate::clock::course::Question;
use crate::clock::event::{Dated, Event, Party, Reference, in_order};
use crate::clock::extension;
use crate::clock::refusal::Malformed;
use crate::clock::reply::Text;
use jiff::civil::Date;

/// The name of a consultation without one.
const UNNAMED: &str = "consultation";

/// The events in order and what belongs together.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    /// The day the application was handed in or submitted.
    pub submitted: Date,
    /// The day of receipt.
    pub received: Date,
    /// The events in order, each with what answers it.
    pub events: Vec<Known<'a>>,
    /// The consultations in the order they were sent.
    pub consultations: Vec<Consultation<'a>>,
}

/// An event with what is known of it.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub dated: &'a Dated,
    /// For a letter: the day it was received.
    pub delivered: Option<Date>,
    /// For a letter that is waited for: whether an answer came.
    pub answered: bool,
    /// For a consultation sent: its place among the consultations.
    pub consultation: Option<usize>,
}

impl<'a> Facts<'a> {
    pub(super) fn gather(calendar: &Calendar, question: &Question<'a>) -> Result<Facts<'a>, Malformed> {
        let submitted = question.trigger;
        let mut facts =
            Facts { submitted, received: confirmed(question)?.unwrap_or(submitted), events: Vec::new(), consultations: Vec::new() };
        for dated in in_order(question.events) {
            if dated.date < facts.received && dated.event != Event::Confirmed {
                return malformed(format!("{} 的 {} 早于收到申请之日 {}", dated.date, dated.event.kind(), facts.received));
            }
            facts.take(calendar, dated)?;
        }
        Ok(facts)
    }

    fn take(&mut self, calendar: &Calendar, dated: &'a Dated) -> Result<(), Malformed> {
        let date = dated.date;
        let mut known = Known { dated, delivered: None, answered: false, consultation: None };
        match &dated.event {
            Event::ConsultationSent { reference, party, until } => {
                if until.is_some_and(|until| until <= date) {
                    return malformed(format!("{date} 的征求意见所定日期没有晚于发出之日"));
                }
                known.consultation = Some(self.send(calendar, date, reference, *party, *until)?);
            }
            Event::ConsultationDelivered { reference } => {
                let found = self.consultation(calendar, date, reference)?;
                found.delivered = found.delivered.or(Some(date));
            }
            Event::OpinionReceived { reference } => {
                let found = self.consultation(calendar, date, reference)?;
                found.opinion = found.opinion.or(Some(date));
            }
            Event::CorrectionNoticeDelivered => self.deliver(date, "correction_notified")?,
            Event::FeeNoticeDelivered => self.deliver(date, "fee_notified")?,
            Event::Delivered if !self.events.iter().any(|k| k.dated.event == Event::Replied) => {
                return malformed(format!("{date}：送达早于发出，此前没有 replied"));
            }
            Event::Corrected => self.answer("correction_notified"),
            Event::Paid => self.answer("fee_notified"),
            Event::Deferred { until } if *until <= date => {
                return malformed(format!("{date} 的延迟答复所定日期没有晚于告知之日"));
            }
            _ => {}
        }
        self.events.push(known);
        Ok(())
    }

    /// Whether a consultation waits for its opinion on a day: none came, and
    /// its term has not run out.
    fn is_open(&self, calendar: &Calendar, consultation: &Consultation<'_>, on: Date) -> bool {
        let text = Text::on(self.received).unwrap_or(Text::Of2007);
        consultation.opinion.is_none() && consultation.end(calendar, text).is_none_or(|end| on <= end)
    }

    fn send(
        &mut self,
        calendar: &Calendar,
        date: Date,
        reference: &'a Reference,
        party: Party,
        until: Option<Date>,
    ) -> Result<usize, Malformed> {
        let name = reference.as_deref();
        if self.consultations.iter().any(|c| self.is_open(calendar, c, date) && (name.is_none() || c.reference == name.unwrap_or(UNNAMED)))
        {
            return malformed(format!("{date} 的 consultation_sent 与仍未答复的征求意见分不开，请各给一个 ref"));
        }
        let reference = name.unwrap_or(UNNAMED);
        self.consultations.push(Consultation { reference, party, sent: date, until, delivered: None, opinion: None });
        Ok(self.consultations.len() - 1)
    }

    /// The consultation an event means: by name the last one of that name,
    /// else the one that is open, else the last.
    fn consultation(&mut self, calendar: &Calendar, date: Date, reference: &Reference) -> Result<&mut Consultation<'a>, Malformed> {
        let place = match reference.as_deref() {
            Some(name) => self.consultations.iter().rposition(|c| c.reference == name),
            None => {
                let open: Vec<usize> =
                    (0..self.consultations.len()).filter(|place| self.is_open(calendar, &self.consultations[*place], date)).collect();
                if open.len() > 1 {
                    return malformed(format!("{date}：有几件征求意见未答复，请用 ref 说明是哪一件"));
                }
                open.first().copied().or(self.consultations.len().checked_sub(1))
            }
        };
        match place {
            Some(place) => Ok(&mut self.consultations[place]),
            None => malformed(format!("{date}：没有此前发出的征求意见")),
        }
    }

    fn deliver(&mut self, date: Date, letter: &str) -> Result<(), Malformed> {
        let mut letters = self.events.iter_mut().filter(|k| k.dated.event.kind() == letter).peekable();
        if letters.peek().is_none() {
            return malformed(format!("{date}：送达早于发出，此前没有 {letter}"));
        }
        // Where several went out, only one has effect; which, is judged later.
        letters.for_each(|found| found.delivered = found.delivered.or(Some(date)));
        Ok(())
    }

    fn answer(&mut self, letter: &str) {
        for found in self.events.iter_mut().filter(|k| k.dated.event.kind() == letter) {
            found.answered = true;
        }
    }

    /// Whether lengths are within what the text allows.
    pub(super) fn check_days(&self, text: Text) -> Result<(), Malformed> {
        for known in &self.events {
            let date = known.dated.date;
            match known.dated.event {
                Event::Extended { days: Some(days) } if days == 0 || days > extension::longest(text) => {
                    return malformed(format!("{date} 的延期为 {days} 个工作日，只能是 1 至 {}", extension::longest(text)));
                }
                Event::CorrectionNotified { days: Some(days) } if days == 0 || days > 366 => {
                    return malformed(format!("{date} 的补正期限为 {days} 个工作日，不合常理"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether nothing happened that a court could read otherwise.
    pub(super) fn has_plain_reading_only(&self) -> bool {
        self.received == self.submitted
            && !self.events.iter().any(|k| {
                matches!(
                    k.dated.event,
                    Event::ConsultationSent { .. } | Event::CorrectionNotified { .. } | Event::FeeNotified | Event::Deferred { .. }
                )
            })
    }
}

/// The day both sides confirmed receipt.
fn confirmed(question: &Question<'_>) -> Result<Option<Date>, Malformed> {
    let mut days = question.events.iter().filter(|e| e.event == Event::Confirmed).map(|e| e.date);
    let first = days.next();
    if days.next().is_some() {
        return malformed("收到只能确认一次（confirmed 出现了两次）".to_owned());
    }
    match first {
        Some(day) if day < question.trigger => malformed(format!("确认之日 {day} 早于提交之日 {}", question.trigger)),
        other => Ok(other),
    }
}

fn malformed<T>(message: String) -> Result<T, Malformed> {
    Err(Malformed(message))
}
