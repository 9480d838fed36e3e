//! # Asking others (征求意见)
//!
//! Regulation (State Council Order 711), articles 32, 33 ¶3 and 34.
//!
//! ## What it says
//! A third party whose rights are touched is asked in writing and answers
//! within fifteen working days of receiving the letter; if it does not, the
//! agency decides. A co-maker of the information has fifteen working days too;
//! if it does not answer, it is taken to consent. Other organs have no term in
//! the law: the letter sets one.
//!
//! ## How it is counted
//! The days after the letter went out are not counted, up to the day the
//! opinion came, at most to the day it was due (REG-33-4, CON-5). Under the
//! text of 2007 no term ends them (LAW-3, unverified).

use crate::calendar::Calendar;
use crate::cite::{Cite, OGI_2007, OGI_2019};
use crate::clock::event::Party;
use crate::clock::reply::Text;
use crate::period::{Length, Period, Version};
use jiff::civil::{Date, date};

/// The term of a third party.
pub static THIRD_PARTY: Period =
    Period(&[Version { from: Some(date(2019, 5, 15)), length: Length::Worked(15), cite: Cite::new(&OGI_2019, "第三十二条") }]);

/// The term of a co-maker.
pub static CO_MAKER: Period =
    Period(&[Version { from: Some(date(2019, 5, 15)), length: Length::Worked(15), cite: Cite::new(&OGI_2019, "第三十四条") }]);

/// Where it is said that the time is not counted.
pub const EXCLUSION: Cite = Cite::new(&OGI_2019, "第三十三条第三款");

/// The same in the text of 2007.
pub const EXCLUSION_2007: Cite = Cite::new(&OGI_2007, "第二十四条第三款");

/// A consultation with everything known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consultation<'a> {
    /// Its name.
    pub reference: &'a str,
    /// Who is asked.
    pub party: Party,
    /// The day the letter went out.
    pub sent: Date,
    /// The term the letter sets, for other organs.
    pub until: Option<Date>,
    /// The day the letter was received.
    pub delivered: Option<Date>,
    /// The day the first opinion came (CON-6).
    pub opinion: Option<Date>,
}

impl Consultation<'_> {
    /// The last day for the opinion; `None` where no term runs.
    pub fn opinion_due(&self, calendar: &Calendar, text: Text) -> Option<Date> {
        let period = match (text, self.party) {
            (Text::Of2007, _) => return None,
            (Text::Of2019, Party::Organ) => return self.until,
            (Text::Of2019, Party::ThirdParty) => &THIRD_PARTY,
            (Text::Of2019, Party::CoMaker) => &CO_MAKER,
        };
        let start = self.delivered.unwrap_or(self.sent);
        period.0.last().and_then(|v| v.length.days()).map(|days| calendar.after(start, days))
    }

    /// Whether its term is counted from the day it was sent because nothing
    /// shows that it arrived (CON-1).
    pub fn is_assumed(&self, text: Text) -> bool {
        text == Text::Of2019 && self.party != Party::Organ && self.delivered.is_none()
    }

    /// The last day that is not counted; `None` while nothing ends it.
    pub fn end(&self, calendar: &Calendar, text: Text) -> Option<Date> {
        match (self.opinion, self.opinion_due(calendar, text)) {
            (Some(opinion), Some(due)) => Some(opinion.min(due)),
            (Some(opinion), None) => Some(opinion),
            (None, due) => due,
        }
    }

    /// What silence means, in a sentence.
    pub fn silence(party: Party) -> &'static str {
        match party {
            Party::ThirdParty => "第三方逾期未提出意见的，由行政机关依照条例决定是否公开",
            Party::CoMaker => "逾期未提出意见的，视为同意公开",
            Party::Organ => "法律没有规定期限，以函中所定日期为准",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn third_party() -> Consultation<'static> {
        Consultation {
            reference: "a",
            party: Party::ThirdParty,
            sent: date(2024, 3, 8),
            until: None,
            delivered: Some(date(2024, 3, 11)),
            opinion: None,
        }
    }

    fn check(consultation: Consultation<'_>, text: Text, expected: Option<Date>) {
        assert_eq!(consultation.end(Calendar::national(), text), expected);
    }

    #[test]
    fn silence_lasts_to_the_end_of_the_term() {
        check(third_party(), Text::Of2019, Some(date(2024, 4, 1)));
    }

    #[test]
    fn an_early_opinion_ends_it_and_a_late_one_does_not_prolong_it() {
        check(Consultation { opinion: Some(date(2024, 3, 26)), ..third_party() }, Text::Of2019, Some(date(2024, 3, 26)));
        check(Consultation { opinion: Some(date(2024, 5, 6)), ..third_party() }, Text::Of2019, Some(date(2024, 4, 1)));
    }

    #[test]
    fn the_text_of_2007_has_no_term() {
        check(third_party(), Text::Of2007, None);
        check(Consultation { opinion: Some(date(2024, 5, 6)), ..third_party() }, Text::Of2007, Some(date(2024, 5, 6)));
    }

    #[test]
    fn another_organ_has_the_term_of_the_letter() {
        let organ = Consultation { party: Party::Organ, ..third_party() };
        check(organ, Text::Of2019, None);
        check(Consultation { until: Some(date(2024, 3, 20)), ..organ }, Text::Of2019, Some(date(2024, 3, 20)));
    }
}
