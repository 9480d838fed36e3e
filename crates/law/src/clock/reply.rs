//! # The reply to an application (答复期限)
//!
//! Regulation (State Council Order 711), article 33 ¶1 and ¶2; in the text of
//! 2007 article 24.
//!
//! ## What it says
//! An agency that cannot reply on the spot replies within twenty working days
//! of receipt; under the text of 2007 within fifteen.
//!
//! ## How it is counted
//! The day of receipt is day zero. The text that was law on the day of receipt
//! governs every later act of the case (LAW-4).

use crate::calendar::Calendar;
use crate::cite::{Cite, OGI_2007, OGI_2019};
use crate::clock::excluded::Excluded;
use crate::period::{Length, Period, Version};
use jiff::civil::{Date, date};

/// The period for the reply.
pub static REPLY: Period = Period(&[
    Version { from: Some(date(2008, 5, 1)), length: Length::Worked(15), cite: Cite::new(&OGI_2007, "第二十四条第二款") },
    Version { from: Some(date(2019, 5, 15)), length: Length::Worked(20), cite: Cite::new(&OGI_2019, "第三十三条第二款") },
]);

/// The text of the Regulation that governs a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// As issued in 2007.
    Of2007,
    /// As revised in 2019.
    Of2019,
}

impl Text {
    /// The text for an application received on a day; `None` before there was
    /// one.
    pub fn on(received: Date) -> Option<Text> {
        if received >= date(2019, 5, 15) { Some(Text::Of2019) } else { (received >= date(2008, 5, 1)).then_some(Text::Of2007) }
    }
}

/// The last day for the reply: `days` worked days after the trigger, leaving
/// out excluded time. `None` while a consultation without a term is open.
pub fn due(calendar: &Calendar, trigger: Date, days: u32, excluded: &Excluded<'_>) -> Option<Date> {
    if excluded.is_empty() {
        return Some(calendar.after(trigger, days));
    }
    let open = excluded.open_after();
    let due = calendar.after_excluding(trigger, days, |day| excluded.contains_closed(day));
    (open.is_none_or(|after| due <= after)).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(received: Date, expected: Option<Date>) {
        let days = REPLY.on(received).and_then(|v| v.length.days());
        let due = days.and_then(|days| due(Calendar::national(), received, days, &Excluded::default()));
        assert_eq!(due, expected, "{received}");
    }

    #[test]
    fn the_day_before_the_first_regulation_has_no_clock() {
        check(date(2008, 4, 30), None);
        check(date(2008, 5, 1), Some(date(2008, 5, 22)));
    }

    #[test]
    fn the_day_before_the_2019_regulation_keeps_fifteen() {
        check(date(2019, 5, 14), Some(date(2019, 6, 4)));
        check(date(2019, 5, 15), Some(date(2019, 6, 13))); // 7 June is 端午
    }
}
