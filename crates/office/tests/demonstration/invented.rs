//! Nobody and nothing in the demonstration exists.

use crate::room::{DAYS, year};
use office::demonstration::county::BUREAUS;
use office::demonstration::person::{identity_check, unified_check};
use office::demonstration::plan::{Deed, Opening};
use std::collections::HashSet;

/// The codes of all real divisions.
const DIVISIONS: &str = include_str!("../../../report/data/divisions-cn.csv");

fn openings() -> Vec<Opening> {
    let taken = |deed: Deed| if let Deed::Take(opening) = deed { Some(*opening) } else { None };
    DAYS.into_iter().flat_map(|day| year(day).plans).flat_map(|p| p.steps).filter_map(|s| taken(s.deed)).collect()
}

/// The check character of a number or code, and the division in it.
fn parts(identity: &str) -> (bool, &str) {
    let (first, check) = identity.split_at(17);
    let is_person = identity.starts_with("99");
    let expected = if is_person { identity_check(first) } else { unified_check(first) };
    (check.chars().eq([expected]), if is_person { &identity[..6] } else { &identity[2..8] })
}

#[test]
fn numbers_have_a_valid_check_and_a_division_that_does_not_exist() {
    let real: HashSet<&str> = DIVISIONS.lines().filter_map(|l| l.split(',').next()).collect();
    assert!(real.contains("110101") && real.len() > 2000);
    let openings = openings();
    let mut kinds = HashSet::new();
    for opening in &openings {
        let identity = opening.applicant.identity.as_deref().expect("everybody has a number");
        let (is_valid, division) = parts(identity);
        assert!(is_valid, "{identity}");
        assert!(!real.contains(division) && !real.contains(&division[..4]) && !real.contains(&division[..2]), "{identity}");
        kinds.insert(opening.kind);
    }
    assert_eq!(kinds.len(), 6);
    for (place, bureau) in (1..).zip(&BUREAUS) {
        let code = bureau.entered(place).office.unified_code.expect("a code");
        assert_eq!(parts(&code), (true, "990121"), "{}", bureau.name);
    }
}

#[test]
fn telephones_addresses_and_mail_reach_nobody() {
    for opening in openings() {
        let person = opening.applicant;
        let phone = person.phone.expect("a telephone");
        assert!(phone.len() == 11 && phone.starts_with('1') && &phone[3..7] == "0000" && phone[1..3] < *"10", "{phone}");
        assert!(person.address.is_some_and(|a| a.starts_with("云汀县")));
        assert!(person.email.is_none_or(|m| m.ends_with(".example")));
    }
}

#[test]
fn a_wrong_check_character_is_seen() {
    assert!(!parts("990121199001010010").0 || !parts("990121199001010011").0);
}
