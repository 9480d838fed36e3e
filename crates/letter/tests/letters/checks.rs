//! The gate before a letter goes out: remedies, the case, the fee.

use jiff::civil::{Date, date};
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, Entry, Request};
use law::clock::event::Party;
use law::clock::receipt::Channel;
use law::fee::Basis;
use law::outcome::Outcome;
use law::remedy::Paragraph;
use letter::Letter;
use letter::check::{Earlier, FeeNotice, Remedies, Review, Severity, Standing, fee, remedies, standing};
use serde_json::{Value, json};

const R1: &str = "如对本答复不服，应当自收到本答复书之日起六十日内，先向云汀县人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向云汀县人民法院提起行政诉讼。";
const R2: &str = "如对本答复不服，可以自收到本答复书之日起六十日内向云汀县人民政府申请行政复议，或者自收到本答复书之日起六个月内向云汀县人民法院提起行政诉讼。";

fn should(paragraphs: &[Paragraph]) -> Remedies {
    Remedies {
        paragraphs: paragraphs.to_vec(),
        bodies: vec!["云汀县人民政府".to_owned()],
        court: "云汀县人民法院".to_owned(),
        tells_of_suit: true,
        online: None,
    }
}

fn check_remedies(should: &Remedies, lines: &[&str], expected: &[(&str, Severity)]) {
    let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
    let found: Vec<_> = remedies(should, &lines).into_iter().map(|f| (f.code, f.severity)).collect();
    assert_eq!(found, expected, "{lines:?}");
}

#[test]
fn the_right_paragraph_with_the_right_names_passes() {
    check_remedies(&should(&[Paragraph::R1]), &[R1], &[]);
    check_remedies(&should(&[Paragraph::R2]), &[R2], &[]);
    check_remedies(&should(&[Paragraph::R1, Paragraph::R2]), &[R1, R2], &[]);
    check_remedies(&should(&[]), &["没有救济途径的文书"], &[]);
}

#[test]
fn a_refusal_with_the_choice_is_stopped_and_a_choice_sent_to_reconsideration_is_doubted() {
    check_remedies(&should(&[Paragraph::R1]), &[R2], &[("RMD-5", Severity::Stops)]);
    check_remedies(&should(&[Paragraph::R2]), &[R1], &[("RMD-5", Severity::Warns)]);
    check_remedies(&should(&[Paragraph::R1, Paragraph::R2]), &[R2], &[("RMD-5", Severity::Stops)]);
    check_remedies(&should(&[Paragraph::R2]), &[], &[("RMD-4", Severity::Stops)]);
}

#[test]
fn another_body_another_court_another_term_and_a_missing_online_way_are_each_named() {
    check_remedies(&should(&[Paragraph::R2]), &[&R2.replace("云汀县人民政府", "云汀县司法局")], &[("RMD-1", Severity::Stops)]);
    check_remedies(&should(&[Paragraph::R2]), &[&R2.replace("云汀县人民法院", "人民法院")], &[("RMD-2", Severity::Stops)]);
    check_remedies(&should(&[Paragraph::R2]), &[&R2.replace("六十日", "九十日")], &[("RMD-4", Severity::Stops)]);
    let online = Remedies { online: Some("云汀县行政复议网上服务".to_owned()), ..should(&[Paragraph::R2]) };
    check_remedies(&online, &[R2], &[("RMD-3", Severity::Stops)]);
    let nobody = Remedies { bodies: Vec::new(), ..should(&[Paragraph::R2]) };
    check_remedies(&nobody, &[R2], &[("RMD-1", Severity::Stops)]);
}

fn case(acts: &[(Date, Act)]) -> Case {
    let first = (date(2026, 3, 2), Act::Registered { channel: Channel::InPerson, request: Request::Information });
    let entry = |(at, (effective, act)): (usize, (Date, Act))| Entry { seq: u32::try_from(at + 1).unwrap(), effective, act };
    let entries: Vec<Entry> = std::iter::once(first).chain(acts.iter().cloned()).enumerate().map(entry).collect();
    Case::fold(Calendar::national(), &entries).unwrap()
}

fn check_case(code: &str, case: &Case, context: Value, change: impl Fn(&mut Standing<'_>), expected: &[&str]) {
    let mut at = Standing {
        case,
        calendar: Calendar::national(),
        context: &context,
        sent: date(2026, 3, 20),
        review: Review { author: "li", approved_by: Some("wang") },
        earlier: None,
        personal: 0,
        late_because: "",
    };
    change(&mut at);
    let found: Vec<_> = standing(Letter::named(code).unwrap(), &at).into_iter().map(|f| f.code).collect();
    assert_eq!(found, expected, "{code}");
}

#[test]
fn a_reply_needs_the_approval_of_another_person() {
    let plain = case(&[]);
    check_case("D01", &plain, json!({}), |_| {}, &[]);
    check_case("D01", &plain, json!({}), |at| at.review.approved_by = None, &["RPL-2"]);
    check_case("D01", &plain, json!({}), |at| at.review.approved_by = Some("li"), &["RPL-2"]);
}

#[test]
fn a_third_party_is_heard_first_or_its_time_runs_out() {
    let sent = (date(2026, 3, 5), Act::ConsultationSent { reference: "a".to_owned(), party: Party::ThirdParty, until: None });
    let delivered = (date(2026, 3, 6), Act::ConsultationDelivered { reference: "a".to_owned() });
    let waiting = case(&[sent.clone(), delivered.clone()]);
    check_case("D08", &case(&[]), json!({}), |_| {}, &["RPL-3"]);
    check_case("D08", &waiting, json!({}), |_| {}, &["RPL-3"]);
    check_case("D08", &waiting, json!({}), |at| at.sent = date(2026, 3, 27), &["RPL-3"]);
    check_case("D08", &waiting, json!({}), |at| at.sent = date(2026, 3, 28), &[]);
}

#[test]
fn each_reply_needs_what_it_rests_on_in_the_file() {
    let plain = case(&[]);
    check_case("D13", &plain, json!({}), |_| {}, &["RPL-4"]);
    check_case("D13", &case(&[(date(2026, 3, 9), Act::SearchRecorded)]), json!({}), |_| {}, &[]);
    check_case("D16", &plain, json!({}), |_| {}, &["RPL-5"]);
    let told = (date(2026, 3, 4), Act::CorrectionNotified { days: 15 });
    check_case("P15", &case(std::slice::from_ref(&told)), json!({}), |_| {}, &["RPL-5"]);
    check_case("P15", &case(&[told, (date(2026, 3, 5), Act::CorrectionNoticeDelivered)]), json!({}), |_| {}, &[]);
    check_case("D20", &plain, json!({}), |_| {}, &["RPL-7"]);
    check_case("D20", &case(&[(date(2026, 3, 4), Act::ReasonsRequested)]), json!({}), |_| {}, &[]);
    check_case("D04", &plain, json!({"withheld": []}), |_| {}, &["RPL-8"]);
    check_case("D04", &plain, json!({"withheld": [{"ground": " "}]}), |_| {}, &["RPL-8"]);
    check_case("D04", &plain, json!({"withheld": [{"ground": "第十五条"}]}), |_| {}, &[]);
    check_case("D01", &plain, json!({}), |at| at.personal = 1, &["RPL-10"]);
    check_case("D14", &plain, json!({"responsible": null}), |_| {}, &["RPL-12"]);
    check_case("D14", &plain, json!({"responsible": "云汀县水利局"}), |_| {}, &[]);
}

#[test]
fn a_duplicate_names_the_reply_it_repeats() {
    let plain = case(&[]);
    let earlier = Earlier { number: "云公开〔2025〕9号".to_owned(), dated: date(2025, 6, 3) };
    check_case("D18", &plain, json!({"earlier_number": "云公开〔2025〕9号"}), |_| {}, &["RPL-6"]);
    let told = json!({"earlier_number": "云公开〔2025〕9号"});
    let at = Standing {
        case: &plain,
        calendar: Calendar::national(),
        context: &told,
        sent: date(2026, 3, 20),
        review: Review { author: "li", approved_by: Some("wang") },
        earlier: Some(&earlier),
        personal: 0,
        late_because: "",
    };
    assert_eq!(standing(Letter::named("D18").unwrap(), &at), []);
    let other = json!({"earlier_number": "云公开〔2025〕8号"});
    let found = standing(Letter::named("D18").unwrap(), &Standing { context: &other, ..at });
    assert_eq!(found.first().map(|f| f.code), Some("RPL-6"));
}

#[test]
fn a_late_reply_needs_a_reason_from_the_day_after_the_last() {
    let plain = case(&[]);
    let due = plain.clock.due.unwrap();
    check_case("D01", &plain, json!({}), |at| at.sent = due, &[]);
    check_case("D01", &plain, json!({}), |at| at.sent = due.tomorrow().unwrap(), &["RPL-11"]);
    let late = |at: &mut Standing<'_>| (at.sent, at.late_because) = (due.tomorrow().unwrap(), "系统停机一日");
    check_case("D01", &plain, json!({}), late, &[]);
}

fn notice() -> FeeNotice {
    FeeNotice {
        basis: Basis::PerCase,
        other_basis: None,
        before: 10,
        count: 2,
        yuan: 200,
        received: date(2026, 3, 2),
        month: date(2026, 3, 1),
        same_applicant: true,
        sent: date(2026, 3, 20),
        due: Some(date(2026, 3, 30)),
        outcome: None,
        pay_by: None,
        paid: None,
        closed: None,
    }
}

#[test]
fn each_check_of_a_fee_finds_its_fault_alone() {
    let check = |change: &dyn Fn(&mut FeeNotice), expected: &[&str]| {
        let mut notice = notice();
        change(&mut notice);
        let found: Vec<_> = fee(&notice).into_iter().map(|f| f.code).collect();
        assert_eq!(found, expected, "{notice:?}");
    };
    check(&|_| {}, &[]);
    check(&|n| n.yuan = 100, &["FEE-C1"]);
    check(&|n| n.other_basis = Some(Basis::PerPage), &["FEE-C2"]);
    check(&|n| n.sent = date(2026, 3, 31), &["FEE-C3"]);
    check(&|n| (n.basis, n.before, n.count, n.yuan, n.outcome) = (Basis::PerPage, 0, 31, 10, Some(Outcome::D03)), &["FEE-C4"]);
    check(&|n| n.month = date(2026, 2, 1), &["FEE-C5"]);
    check(&|n| n.same_applicant = false, &["FEE-C5"]);
    check(&|n| (n.closed, n.pay_by) = (Some(date(2026, 4, 20)), Some(date(2026, 4, 20))), &["FEE-C6"]);
    check(&|n| (n.closed, n.pay_by) = (Some(date(2026, 4, 21)), Some(date(2026, 4, 20))), &[]);
    check(&|n| n.received = date(2020, 12, 31), &["FEE-C7", "FEE-C5"]);
}
