//! The calendar against the figures of the notices.

use super::*;

#[test]
fn working_days_of_each_year() {
    let check = |year, expected| assert_eq!(Calendar::national().working_days(year), expected, "{year}");
    let expected = [251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248];
    for (year, expected) in (2008..).zip(expected) {
        check(year, expected);
    }
}

#[test]
fn a_make_up_saturday_is_worked_and_a_monday_off_is_not() {
    let check = |day, expected| assert_eq!(Calendar::national().is_worked(day), expected, "{day}");
    check(date(2025, 10, 11), true);
    check(date(2025, 10, 6), false);
    check(date(2024, 2, 9), true);
    check(date(2011, 12, 31), true);
    check(date(2018, 12, 31), false);
    check(date(2020, 2, 1), false);
    check(date(2020, 2, 3), true);
    check(date(2015, 9, 6), true);
}

#[test]
fn the_end_of_the_last_known_year_is_a_gap() {
    let check = |day, expected| assert_eq!(Calendar::national().is_gap(day), expected, "{day}");
    check(date(2007, 12, 31), true);
    check(date(2008, 1, 1), false);
    check(date(2025, 12, 31), false);
    check(date(2026, 12, 24), false);
    check(date(2026, 12, 25), true);
    check(date(2027, 1, 1), true);
    assert!(Calendar::national().is_complete(2025) && !Calendar::national().is_complete(2026));
}

#[test]
fn in_a_gap_only_the_week_decides() {
    let calendar = Calendar::national();
    assert!(calendar.is_worked(date(2027, 1, 1)), "a Friday; no holiday is assumed");
    assert!(!calendar.is_worked(date(2027, 1, 2)));
}

fn row(day: Date, worked: bool) -> Row {
    Row { date: day, mark: Mark { worked, name: "元旦".into(), notice: "试".into() } }
}

#[test]
fn a_new_notice_closes_the_gap_and_may_take_days_of_december() {
    let rows = [row(date(2026, 12, 31), false), row(date(2027, 1, 1), false), row(date(2027, 1, 2), true)];
    let calendar = Calendar::national().with_notice(2027, &rows).expect("a lawful notice");
    assert!(calendar.is_complete(2026) && !calendar.is_gap(date(2026, 12, 31)));
    assert!(!calendar.is_worked(date(2026, 12, 31)) && calendar.is_worked(date(2027, 1, 2)));
    assert_eq!(calendar.working_days(2025), 248, "other years stay");
}

#[test]
fn a_notice_of_a_known_year_replaces_it() {
    let calendar = Calendar::national().with_notice(2026, &[row(date(2026, 1, 1), false)]).expect("a lawful notice");
    assert!(calendar.is_worked(date(2026, 10, 1)) && !calendar.is_worked(date(2026, 1, 1)));
    assert!(!calendar.is_worked(date(2025, 10, 1)));
}

#[test]
fn a_faulty_notice_is_refused() {
    let check = |rows: &[Row], expected: &str| {
        let refused = Calendar::national().with_notice(2027, rows).err().map(|e| e.0).unwrap_or_default();
        assert!(refused.contains(expected), "{refused}");
    };
    check(&[row(date(2027, 1, 1), false), row(date(2027, 1, 1), false)], "两次");
    check(&[row(date(2027, 1, 4), true)], "不是周末");
    check(&[row(date(2026, 11, 30), false)], "不在");
    check(&[row(date(2028, 1, 1), false)], "不在");
}

#[test]
fn a_region_has_days_of_its_own() {
    let guangxi = Calendar::national().in_region("450100");
    assert!(Calendar::national().is_worked(date(2024, 4, 11)) && !guangxi.is_worked(date(2024, 4, 11)));
    assert!(Calendar::national().in_region("370300").is_worked(date(2024, 4, 11)));
}

#[test]
fn worked_days_between_two_days_leave_the_first_out() {
    assert_eq!(Calendar::national().worked_between(date(2024, 3, 8), date(2024, 3, 26)), 12);
}
