//! REL-11: random acts, among them late entries and annulments, against a
//! model of the case: only allowed steps, the stage and the clock of the
//! model.
//!
//! The model was written from regulation.md 5.7 and the rules beside it, not
//! from the table of acts. It lives through the days with the walker.

use crate::walker::{Chance, Days, Happening, Story, ZERO, day, walk};
use jiff::civil::date;
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, Closing, Decision, Entry, Request, Stance, Way};
use law::application::admit::{admit, replay};
use law::application::stage::Stage;
use law::clock::{Channel, Party};
use law::outcome::Outcome;

/// How many cases are walked, and how many acts are tried in each.
const CASES: u64 = 1_500;
const TRIES: u64 = 30;

/// The day of receipt, in days of the walker.
const RECEIVED: i64 = 6272;

fn act(chance: &mut Chance, entries: &[Entry], today: i64) -> Act {
    let decision = || Decision { outcomes: vec![Outcome::D01], primary: None, dated: day(today) };
    let reference = chance.below(2).to_string();
    let small = u32::try_from(chance.below(20)).unwrap_or(0) + 1;
    match chance.below(22) {
        0 => Act::CorrectionNotified { days: small },
        1 => Act::CorrectionNoticeDelivered,
        2 | 3 => Act::Corrected,
        4 => Act::ConsultationSent { reference, party: [Party::ThirdParty, Party::CoMaker][usize::from(chance.one_in(2))], until: None },
        5 => Act::ConsultationDelivered { reference },
        6 | 7 => Act::OpinionReceived { reference, stance: Stance::Agrees },
        8 | 9 => Act::Extended { days: small, promised: None },
        10 => Act::FeeNotified { yuan: 100 },
        11 => Act::FeeNoticeDelivered,
        12 => Act::Paid,
        13 => Act::Drafted { decision: decision() },
        14 => Act::SecrecyReviewed,
        15 => Act::Approved,
        16 => Act::Replied { decision: decision() },
        17 => Act::Withdrawn,
        18 => Act::Closed {
            why: [Closing::CorrectionOverdue, Closing::FeeOverdue, Closing::Other][usize::try_from(chance.below(3)).unwrap_or(0)],
        },
        19 => Act::Delivered { way: Way::Post },
        20 => Act::Archived,
        _ => Act::Annulled { seq: u32::try_from(chance.below(entries.len() as u64)).unwrap_or(0) + 1 },
    }
}

/// The acts that count, in the order in which they count, as the model sees
/// them.
fn counting(entries: &[Entry]) -> Vec<&Entry> {
    let void = |seq: u32| entries.iter().any(|e| matches!(e.act, Act::Annulled { seq: s } if s == seq));
    let mut counting: Vec<&Entry> = entries.iter().filter(|e| !matches!(e.act, Act::Annulled { .. }) && !void(e.seq)).collect();
    counting.sort_by_key(|e| (e.effective, e.seq));
    counting
}

fn number(of: jiff::civil::Date) -> i64 {
    (of - ZERO).get_days().into()
}

/// The story of the acts for the walker.
fn story(acts: &[&Entry]) -> Story {
    let letters = |reference: &str, until: usize| -> usize {
        // Letters of one name in the order they were sent.
        acts[..until].iter().filter(|e| matches!(&e.act, Act::ConsultationSent { .. })).count().saturating_sub(1)
            - acts[..until]
                .iter()
                .rev()
                .take_while(|e| !matches!(&e.act, Act::ConsultationSent { reference: r, .. } if r == reference))
                .filter(|e| matches!(&e.act, Act::ConsultationSent { .. }))
                .count()
    };
    let mut happenings = Vec::new();
    for (place, entry) in acts.iter().enumerate() {
        let at = number(entry.effective);
        let what = match &entry.act {
            Act::ConsultationSent { reference, party, .. } => Happening::Letter(letters(reference, place + 1), *party),
            Act::ConsultationDelivered { reference } => Happening::Arrived(letters(reference, place)),
            Act::OpinionReceived { reference, .. } => Happening::Opinion(letters(reference, place)),
            Act::CorrectionNotified { days } => Happening::Notice(Some(*days)),
            Act::CorrectionNoticeDelivered => Happening::NoticeArrived,
            Act::Corrected => Happening::Corrected,
            Act::Extended { days, .. } => Happening::Extended(*days),
            Act::FeeNotified { .. } => Happening::Fee,
            Act::FeeNoticeDelivered => Happening::FeeArrived,
            Act::Paid => Happening::Paid,
            Act::Replied { .. } | Act::Withdrawn | Act::Closed { .. } => Happening::Replied,
            _ => continue,
        };
        happenings.push((at, what));
    }
    Story { received: RECEIVED, happenings }
}

/// The stage by the model.
fn stage(acts: &[&Entry], mode: &str) -> Stage {
    let has = |wanted: fn(&Act) -> bool| acts.iter().any(|e| wanted(&e.act));
    if acts.is_empty() {
        return Stage::Void;
    }
    if has(|a| matches!(a, Act::Archived)) {
        return Stage::Archived;
    }
    if has(|a| matches!(a, Act::Withdrawn)) {
        return Stage::Withdrawn;
    }
    for entry in acts {
        match entry.act {
            Act::Closed { why: Closing::CorrectionOverdue } => return Stage::ClosedCorrectionOverdue,
            Act::Closed { why: Closing::FeeOverdue } => return Stage::ClosedFeeOverdue,
            Act::Closed { why: Closing::Other } => return Stage::ClosedOther,
            _ => {}
        }
    }
    if has(|a| matches!(a, Act::Replied { .. })) {
        return if has(|a| matches!(a, Act::Delivered { .. })) { Stage::Delivered } else { Stage::Replied };
    }
    match mode {
        "closed_correction" => return Stage::ClosedCorrectionOverdue,
        "closed_fee" => return Stage::ClosedFeeOverdue,
        "correction" => return Stage::CorrectionNotified,
        "payment" => return Stage::FeeNotified,
        _ => {}
    }
    let sent = acts.iter().filter(|e| matches!(e.act, Act::ConsultationSent { .. })).count();
    let answered = acts.iter().filter(|e| matches!(e.act, Act::OpinionReceived { .. })).count();
    if sent > answered {
        return Stage::Consulting;
    }
    // An extension holds until the clock begins anew.
    let last = |wanted: fn(&Act) -> bool| acts.iter().rposition(|e| wanted(&e.act));
    let extended = last(|a| matches!(a, Act::Extended { .. }));
    let anew = last(|a| matches!(a, Act::Corrected | Act::Paid));
    if extended.is_some() && extended > anew { Stage::Extended } else { Stage::Received }
}

#[test]
fn random_acts_go_only_where_the_model_goes() {
    let days = Days::of_notices();
    let mut chance = Chance(0xA076_1D64_78BD_642F);
    let (mut taken, mut refused, mut late, mut annulled) = (0u32, 0u32, 0u32, 0u32);
    for _ in 0..CASES {
        let mut entries = vec![Entry {
            seq: 1,
            effective: day(RECEIVED),
            act: Act::Registered { channel: Channel::InPerson, request: Request::Information },
        }];
        let mut today = RECEIVED;
        for _ in 0..TRIES {
            today += i64::try_from(chance.below(5)).unwrap_or(0);
            let on = if chance.one_in(5) {
                RECEIVED + i64::try_from(chance.below(u64::try_from(today - RECEIVED + 1).unwrap_or(1))).unwrap_or(0)
            } else {
                today
            };
            let act = act(&mut chance, &entries, on);
            let Ok(admitted) = admit(Calendar::national(), &entries, &act, day(on)) else {
                refused += 1;
                continue;
            };
            taken += 1;
            late += u32::from(on < today);
            annulled += u32::from(matches!(act, Act::Annulled { .. }));
            entries.push(Entry { seq: u32::try_from(entries.len()).unwrap_or(0) + 1, effective: day(on), act });
            let acts = counting(&entries);
            let (due, mode) = walk(&days, &story(&acts));
            let model = (stage(&acts, mode), if acts.is_empty() { None } else { due.map(day) });
            assert_eq!((admitted.after.stage, admitted.after.clock.due), model, "{entries:?}");
            assert!(admitted.after.refused.is_empty(), "an act that was taken has effect: {entries:?}");
            assert!(replay(Calendar::national(), &entries).is_ok(), "every act holds where it stands: {entries:?}");
            let mut shuffled = entries.clone();
            shuffled.reverse();
            let again = Case::fold(Calendar::national(), &shuffled).map(|c| (c.stage, c.clock));
            assert_eq!(again, Ok((admitted.after.stage, admitted.after.clock)), "the fold does not depend on the order of rows");
        }
    }
    println!("REL-11: {taken} random acts taken ({late} late, {annulled} annulments), {refused} refused; stage and clock as the model");
    assert!(taken > 5_000 && late > 200 && annulled > 200, "enough of each kind was tried");
    assert_eq!(day(RECEIVED), date(2024, 3, 4));
}
