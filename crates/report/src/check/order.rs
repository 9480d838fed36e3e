//! Several reports at once: those of one agency ordered by year and checked
//! against each other; two of one year are one if their cells are equal.

use super::{Checked, Options, check};
use crate::reading::Reading;
use crate::rule::case::{Context, Scope, Settings};
use std::collections::HashMap;

/// How reports belong together beyond what they say themselves.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// For each report the code of its agency in the tree of units, where it
    /// is known; it goes before the printed name.
    pub unit: Vec<Option<String>>,
    /// For each report the code of the parent of its agency.
    pub parent: Vec<Option<String>>,
    /// For each report how many agencies under its own were to report that
    /// year.
    pub below: Vec<Option<usize>>,
    /// What an office may set.
    pub settings: Settings,
}

impl Relations {
    fn unit(&self, index: usize) -> Option<&str> {
        self.unit.get(index)?.as_deref()
    }

    fn parent(&self, index: usize) -> Option<&str> {
        self.parent.get(index)?.as_deref()
    }
}

/// At most so many reports of one agency and year are compared with one.
const TWINS: usize = 20;
/// At most so many reports of siblings are compared with one report.
const SIBLINGS: usize = 400;

/// Checks reports against the book and against each other, in the order given.
pub fn check_all(readings: &[Reading], relations: &Relations, options: &Options) -> Vec<Checked> {
    let family = Family::new(readings, relations);
    (0..readings.len()).map(|i| family.check(i, options)).collect()
}

/// Reports with their relatives: who is whose year before, twin, sibling and
/// child. Built once, then each report can be checked by itself.
pub struct Family<'a> {
    readings: &'a [Reading],
    relations: &'a Relations,
    keys: Vec<Option<(String, Scope)>>,
    by_year: HashMap<(String, i16), Vec<usize>>,
    by_parent: HashMap<(&'a str, i16), Vec<usize>>,
}

impl<'a> Family<'a> {
    /// Groups reports.
    pub fn new(readings: &'a [Reading], relations: &'a Relations) -> Family<'a> {
        let keys: Vec<Option<(String, Scope)>> = readings.iter().enumerate().map(|(i, r)| key(r, relations.unit(i))).collect();
        let mut by_year: HashMap<(String, i16), Vec<usize>> = HashMap::new();
        let mut by_parent: HashMap<(&str, i16), Vec<usize>> = HashMap::new();
        for (i, reading) in readings.iter().enumerate() {
            let Some(year) = reading.year.filter(|_| reading.is_report) else { continue };
            if let Some((agency, _)) = &keys[i] {
                by_year.entry((agency.clone(), year)).or_default().push(i);
            }
            if let Some(parent) = relations.parent(i) {
                by_parent.entry((parent, year)).or_default().push(i);
            }
        }
        Family { readings, relations, keys, by_year, by_parent }
    }

    fn of(&self, agency: &str, year: i16) -> &[usize] {
        self.by_year.get(&(agency.to_owned(), year)).map_or(&[], Vec::as_slice)
    }

    /// Checks one report.
    pub fn check(&self, i: usize, options: &Options) -> Checked {
        let reading = &self.readings[i];
        let mut context = Context { settings: self.relations.settings, ..Context::default() };
        let mut same_as = None;
        if let (Some((agency, scope)), Some(year)) = (&self.keys[i], reading.year) {
            let twins = self.of(agency, year).iter().copied().take(TWINS);
            same_as = twins.clone().find(|t| *t < i && equal(&self.readings[*t], reading));
            context.same_year = twins.filter(|t| *t != i).map(|t| &self.readings[t]).collect();
            context.previous = self.of(agency, year - 1).first().map(|p| &self.readings[*p]);
            context.scope = *scope;
        }
        if let Some(year) = reading.year {
            let family = |of: Option<&str>| -> Vec<&Reading> {
                let all = of.and_then(|p| self.by_parent.get(&(p, year))).map_or(&[][..], Vec::as_slice);
                all.iter().filter(|j| **j != i && self.keys[**j] != self.keys[i]).map(|j| &self.readings[*j]).collect()
            };
            context.siblings = family(self.relations.parent(i));
            context.siblings.truncate(SIBLINGS);
            context.children = family(self.relations.unit(i));
            context.children_expected = self.relations.below.get(i).copied().flatten();
        }
        let mut result = check(reading, &context, options);
        result.same_as = same_as;
        result
    }
}

/// Under which name a report is grouped, and how certain that is.
fn key(reading: &Reading, unit: Option<&str>) -> Option<(String, Scope)> {
    if let Some(unit) = unit {
        return Some((unit.to_owned(), Scope::Same));
    }
    if let Some(official) = &reading.agency_official {
        return Some((official.clone(), Scope::Same));
    }
    reading.agency.as_ref().map(|a| {
        // A name that says of which place it is is meant alone; 教育局 is not.
        let whole = a.char_indices().any(|(i, c)| i > 0 && "省市县区州旗盟镇乡".contains(c));
        let scope = if whole { Scope::Same } else { Scope::Unsure };
        (format!("{}/{a}", reading.region.as_deref().unwrap_or_default()), scope)
    })
}

/// Whether two reports say the same in every cell.
pub fn equal(a: &Reading, b: &Reading) -> bool {
    a.form == b.form
        && a.cells.iter().count() == b.cells.iter().count()
        && a.cells.iter().all(|(id, cell)| b.cells.get(id).is_some_and(|other| other.value == cell.value && other.state == cell.state))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::example::Example;

    fn readings(reports: &[&str]) -> Vec<Reading> {
        reports.iter().map(|r| Example::parse(r).reading).collect()
    }

    fn codes(checked: &Checked) -> Vec<&str> {
        checked.findings.iter().map(|f| f.code).collect()
    }

    #[test]
    fn years_of_one_agency_are_checked_in_order_whatever_the_order_given() {
        let reports = readings(&["年度 2024 | 标题 ", "年度 2023 | carried_out.natural_person 2 | carried_out.total 2 | 标题 "]);
        let options = Options { select: vec!["R104".to_owned()], ignore: Vec::new() };
        let checked = check_all(&reports, &Relations::default(), &options);
        assert_eq!(codes(&checked[0]), ["R104"]);
        assert!(codes(&checked[1]).is_empty());
    }

    #[test]
    fn two_equal_reports_of_one_year_are_one() {
        let reports = readings(&["", ""]);
        let checked = check_all(&reports, &Relations::default(), &Options::default());
        assert_eq!((checked[0].same_as, checked[1].same_as), (None, Some(0)));
    }

    #[test]
    fn a_report_without_an_agency_stands_alone() {
        let mut reports = readings(&["", ""]);
        for report in &mut reports {
            (report.agency, report.agency_official) = (None, None);
        }
        let checked = check_all(&reports, &Relations::default(), &Options::default());
        assert_eq!(checked[1].same_as, None);
    }
}
