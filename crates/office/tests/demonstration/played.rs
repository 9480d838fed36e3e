//! What stands in an office after a year was played.

use crate::room::{DAYS, Room};
use law::Calendar;
use law::application::act::{Act, ActKind, RemedyKind, RemedyResult, Stance, Way};
use law::application::permit::{RULES, rule};
use law::application::stage::{STAGES, Stage};
use law::clock::event::Party;
use law::clock::receipt::CHANNELS;
use law::outcome::OUTCOMES;
use office::application::Actor;
use office::demonstration::county::{BUREAUS, LAND, POSTS};
use report::form::APPLICANTS;
use std::collections::{BTreeSet, HashSet};

#[tokio::test]
async fn everything_is_reached_before_the_24th_of_november() {
    reaches_everything(0).await;
}

#[tokio::test]
async fn everything_is_reached_before_the_spring_festival() {
    reaches_everything(1).await;
}

#[tokio::test]
async fn everything_is_reached_before_the_first_day_of_a_year() {
    reaches_everything(2).await;
}

#[tokio::test]
async fn everything_is_reached_after_the_long_holidays() {
    reaches_everything(3).await;
}

async fn reaches_everything(day: usize) {
    let room = Room::on(DAYS[day]).await;
    every_kind_is_there(&room);
    work_of_today_is_there(&room);
    nobody_took_two_steps(&room);
    every_letter_of_an_act_is_written(&room).await;
    nothing_is_left_over(&room).await;
    the_full_year_counts(&room).await;
}

/// Names that were not reached.
fn missing<T>(all: impl IntoIterator<Item = T>, reached: impl Fn(&T) -> bool, name: impl Fn(&T) -> String) -> Vec<String> {
    all.into_iter().filter(|one| !reached(one)).map(|one| name(&one)).collect()
}

fn every_kind_is_there(room: &Room) {
    let none: Vec<String> = Vec::new();
    let acts = || room.cases.iter().flat_map(|(found, _)| found.acts.iter().map(|a| &a.entry.act));
    let stages: HashSet<Stage> = room.cases.iter().map(|(_, case)| case.stage).collect();
    // A case that is not handed in has no act and is not kept.
    let kept = STAGES.into_iter().filter(|s| *s != Stage::Draft);
    assert_eq!(missing(kept, |s| stages.contains(s), |s| s.name().to_owned()), none);
    let kinds: HashSet<ActKind> = acts().map(Act::kind).collect();
    assert_eq!(missing(RULES.iter().map(|r| r.kind), |k| kinds.contains(k), |k| k.name().to_owned()), none);
    let outcomes: HashSet<String> = room
        .cases
        .iter()
        .filter_map(|(found, _)| found.head.projection.outcome.clone())
        .flat_map(|o| o.split(',').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(missing(OUTCOMES, |o| outcomes.contains(o.code()), |o| o.code().to_owned()), none);
    let channels: HashSet<&str> = room.cases.iter().filter_map(|(_, case)| case.channel.map(|c| c.name())).collect();
    assert_eq!(missing(CHANNELS, |c| channels.contains(c.name()), |c| c.name().to_owned()), none);
    let applicants: HashSet<&str> = room.cases.iter().map(|(found, _)| found.head.applicant_kind.as_str()).collect();
    assert_eq!(missing(APPLICANTS.iter().take(6), |a| applicants.contains(a.name), |a| a.name.to_owned()), none);
    let has = |test: &dyn Fn(&Act) -> bool| acts().any(test);
    let ways = Way::ALL.iter().copied();
    assert_eq!(missing(ways, |w| has(&|a| *a == Act::Delivered { way: *w }), |w| w.name().to_owned()), none);
    let remedies = RemedyKind::ALL.iter().flat_map(|kind| RemedyResult::ALL.iter().map(move |result| (*kind, *result)));
    let ended: HashSet<(RemedyKind, RemedyResult)> =
        room.cases.iter().flat_map(|(_, c)| &c.remedies).filter_map(|r| Some((r.kind, r.decided?.1))).collect();
    assert!(RemedyResult::ALL.iter().all(|r| ended.contains(&(RemedyKind::Reconsideration, *r))), "{ended:?}");
    assert!(remedies.filter(|pair| ended.contains(pair)).count() >= 6, "{ended:?}");
    assert!(room.cases.iter().any(|(_, c)| c.remedies.iter().any(|r| r.decided.is_none())), "one is pending");
    for party in [Party::ThirdParty, Party::CoMaker, Party::Organ] {
        assert!(has(&|a| matches!(a, Act::ConsultationSent { party: p, .. } if *p == party)), "{}", party.name());
    }
    for stance in Stance::ALL {
        assert!(has(&|a| matches!(a, Act::OpinionReceived { stance: s, .. } if s == stance)), "{}", stance.name());
    }
    let letters: HashSet<&str> = kinds.iter().filter_map(|k| rule(*k).letter).collect();
    assert_eq!(missing(RULES.iter().filter_map(|r| r.letter), |l| letters.contains(l), |l| (*l).to_owned()), none);
    let numbers: Vec<&String> = room.cases.iter().flat_map(|(f, _)| f.acts.iter().filter_map(|a| a.document.as_ref())).collect();
    let joint = room.cases.iter().filter_map(|(f, c)| c.decision.as_ref().map(|_| (&f.head.agency, f)));
    let mut letters_of_replies = std::collections::HashMap::new();
    for (agency, found) in joint {
        for act in found.acts.iter().filter(|a| a.entry.act.kind() == ActKind::Replied) {
            *letters_of_replies.entry((agency.clone(), act.document.clone())).or_insert(0) += 1;
        }
    }
    assert!(letters_of_replies.values().any(|n| *n == 3), "one letter answers three");
    assert!(numbers.len() > 500);
    assert!(room.cases.iter().any(|(_, c)| c.later.len() == 1), "answered anew after a remedy");
}

/// The letters that acts send; sheets are filled in beside them.
async fn every_letter_of_an_act_is_written(room: &Room) {
    const BESIDE: [&str; 5] = ["P01", "P03", "P09", "P18", "P19"];
    let mut codes = HashSet::new();
    let mut unlike = 0;
    for (found, _) in &room.cases {
        for letter in room.ledger.letters(&Actor::system(), &found.head.id).await.expect("letters") {
            let act = found.acts.iter().find(|a| a.entry.seq == letter.seq).expect("its act");
            unlike += usize::from(letter.number != act.document);
            codes.insert(letter.code);
        }
    }
    assert_eq!(unlike, 0, "each letter bears the number of its act");
    let all = (1..=21).map(|n| format!("P{n:02}")).chain((1..=27).map(|n| format!("D{n:02}")));
    let sent = all.filter(|c| !BESIDE.contains(&c.as_str()) && !matches!(c.as_str(), "P20" | "D23" | "D24" | "D25"));
    assert_eq!(missing(sent, |c| codes.contains(c), |c| c.clone()), Vec::<String>::new());
}

fn work_of_today_is_there(room: &Room) {
    let (calendar, today) = (Calendar::national(), room.today);
    let open: Vec<_> = room.cases.iter().filter(|(_, case)| case.stage.is_open()).collect();
    let left = |low: u32, high: u32| {
        let within = |due| due > today && (low..=high).contains(&calendar.worked_between(today, due));
        open.iter().filter(|(_, c)| c.clock.due.is_some_and(within)).count()
    };
    let due_today = open.iter().filter(|(_, c)| c.clock.due == Some(calendar.or_next_worked(today))).count();
    let overdue = open.iter().filter(|(_, c)| c.is_overdue(today)).count();
    let suspended = open.iter().filter(|(_, c)| c.stage == Stage::Consulting).count();
    let provisional = room.cases.iter().filter(|(_, c)| c.clock.provisional && !c.stage.is_closed()).count();
    let archived = room.cases.iter().filter(|(f, c)| {
        c.stage == Stage::Archived && f.acts.last().is_some_and(|a| calendar.worked_between(a.entry.effective, today) > 100)
    });
    let unconfirmed_late = room
        .cases
        .iter()
        .filter(|(_, c)| c.stage == Stage::Submitted && c.submitted.is_some_and(|s| calendar.worked_between(s, today) >= 3));
    let seen = (due_today, left(1, 5), overdue, suspended, archived.count(), unconfirmed_late.count());
    println!("due today, yellow, overdue, suspended, long archived, unconfirmed: {seen:?}; provisional {provisional}");
    assert!(seen.0 >= 3 && seen.1 >= 6 && seen.2 >= 3 && seen.3 >= 4 && seen.4 >= 40 && seen.5 >= 2, "{seen:?}");
    // A date is provisional where the calendar has a gap on the way to it.
    let gap_ahead = calendar.is_gap(calendar.after(today, 25));
    assert_eq!(provisional > 0, gap_ahead, "{provisional}");
}

/// Who drafts does not review for secrecy, who reviews does not approve.
fn nobody_took_two_steps(room: &Room) {
    let mut approved = 0;
    for (found, _) in &room.cases {
        let by = |kind: ActKind| found.acts.iter().filter(move |a| a.entry.act.kind() == kind).map(|a| a.actor.as_str());
        let steps = [ActKind::Drafted, ActKind::SecrecyReviewed, ActKind::Approved].map(|k| by(k).collect::<BTreeSet<_>>());
        assert!(steps[0].is_disjoint(&steps[1]) && steps[0].is_disjoint(&steps[2]) && steps[1].is_disjoint(&steps[2]));
        approved += steps[2].len();
        let accounts =
            found.acts.iter().all(|a| matches!(a.actor.as_str(), "applicant" | "system") || store::AccountId::parse(&a.actor).is_some());
        assert!(accounts, "every other act was done by an account");
    }
    assert!(approved > 250);
    for (bureau, of) in BUREAUS.iter().enumerate() {
        let people: HashSet<String> =
            POSTS.iter().filter_map(|(post, ..)| room.staff.account(bureau, *post)).map(|a| a.id.to_string()).collect();
        assert_eq!(people.len(), POSTS.len(), "{}", of.name);
    }
}

/// Old reminders do not come in the first minute, the journal holds, and what
/// is remembered for speed is what follows from the acts.
async fn nothing_is_left_over(room: &Room) {
    let lapsed = room.cases.iter().flat_map(|(f, _)| f.acts.iter().filter(|a| a.actor == "system")).count();
    assert!(lapsed >= 2, "the program closed what lapsed");
    let ran = room.ledger.run_jobs("test").await.expect("jobs run");
    println!("jobs of the first minute: {ran:?}");
    assert!(ran.failed == 0 && ran.done <= 60, "{ran:?}");
    let verified = store::journal::verify::verify(&room.installation.store, std::iter::empty(), &[]).await.expect("the journal is read");
    assert!(verified.faults.is_empty() && verified.entries > 3000, "{:?}", verified.faults);
    for bureau in 0..BUREAUS.len() {
        let agency = room.staff.agency(bureau).expect("an agency");
        let recount = room.ledger.recount(agency).await.expect("counted again");
        assert!(recount.differing.is_empty() && recount.cells.is_empty(), "{recount:?}");
    }
}

/// The last full year of one agency: its equations hold, and what it carried
/// out is what this year carried in.
async fn the_full_year_counts(room: &Room) {
    let agency = room.staff.agency(LAND).expect("the agency");
    let last = room.today.year() - 1;
    let counted = room.ledger.annual(agency, last).await.expect("the year counts");
    let of = |name: &str| counted.cases(&format!("applications.{name}.total")).len();
    let (received, carried_in, total, out) = (of("received"), of("carried_in"), of("result.total"), of("carried_out"));
    println!("{last}: {received} + {carried_in} = {total} + {out}");
    assert_eq!(received + carried_in, total + out);
    assert!(received > 50 && out >= 3 && carried_in >= 1, "{received} {carried_in} {total} {out}");
    let checked = report::check::check(&counted.reading(), &Default::default(), &Default::default());
    let wrong: Vec<&str> = checked.findings.iter().map(|f| f.code).filter(|c| c.starts_with('R') || c.starts_with('L')).collect();
    assert_eq!(wrong, Vec::<&str>::new());
    let now = room.ledger.annual(agency, last + 1).await.expect("this year counts");
    assert_eq!(now.cases("applications.carried_in.total"), counted.cases("applications.carried_out.total"));
    assert_eq!(counted.approval.is_some(), room.today > jiff::civil::date(last + 1, 1, 21));
    assert!(counted.differences.is_empty(), "{:?}", counted.differences);
}
