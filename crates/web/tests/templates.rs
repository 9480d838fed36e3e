//! Every template renders its sample, and what it renders keeps to the content
//! security policy.

use askama::Template;
use web::view::check::{CheckPage, CheckReportPage, ConfirmPage, VisitPage};
use web::view::compare::ComparePage;
use web::view::front::{ErrorPage, HomePage, StyleguidePage};
use web::view::library::{AgencyPage, LibraryPage, LibraryReportPage};
use web::view::rules::{RulePage, RulesPage};

/// Renders, keeps to the content security policy, has one `h1`.
fn check(page: &impl Template, holds: &str) {
    let html = page.render().expect("a sample renders");
    assert!(html.contains(holds), "{holds} is not on the page");
    assert_eq!(html.matches("<h1").count(), 1, "{holds}: one h1");
    for forbidden in [" style=", "<style", " onclick=", "<script>", "javascript:", "http-equiv=\"Content"] {
        assert!(!html.contains(forbidden), "{holds}: {forbidden} breaks the content security policy");
    }
    let ids = html.match_indices(" id=\"").map(|(i, m)| html[i + m.len()..].split('"').next()).collect::<Vec<_>>();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{holds}: an id stands twice");
}

#[test]
fn every_page_renders_within_the_content_security_policy() {
    check(&HomePage::sample(), "查一个机关历年的年度报告");
    check(&CheckPage::sample(Vec::new()), "选报告文件");
    check(&CheckPage::sample(vec!["一次至多 500 个文件。".into()]), "没有收下");
    check(&VisitPage::sample(), "2 个文件，1 份有错误");
    check(&VisitPage::sample_working(), "可离开本页");
    check(&CheckReportPage::sample(), "相差");
    check(&ConfirmPage::sample(), "清除 2 个原件");
    check(&LibraryPage::sample(), "枫堰县2024年：有错误");
    check(&LibraryPage::sample_empty(), "没有找到“望蓝”");
    check(&AgencyPage::sample(), "历年报告");
    check(&LibraryReportPage::sample(), "引用");
    check(&ComparePage::sample(), "乙比甲");
    check(&RulesPage::sample(), "R101");
    check(&RulePage::sample(), "AR-T3-IDENTITY");
    check(&ErrorPage::sample(), "E-2026-1013-0417");
    check(&StyleguidePage::sample(), "构件总览");
}

#[test]
fn what_others_wrote_is_escaped() {
    let mut page = CheckReportPage::sample();
    page.report.title = "<script>alert(1)</script>".into();
    check(&page, "&#60;script&#62;");
}
