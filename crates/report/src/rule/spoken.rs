//! What the text says beside what the table says: one comparison for all
//! rules of the narrative.

use super::{Case, Out, Rule, Severity, Why};
use crate::cells::Number;
use crate::form::{self, CellId, Edition};
use crate::narrative::claim::subject::Outcome;
use crate::narrative::claim::{Claim, Reach, Remedy, Subject};

/// A sum of cells a claim may mean.
#[derive(Debug)]
pub struct Meant {
    /// What it is, in Chinese.
    pub words: &'static str,
    /// The cells added up.
    pub cells: Vec<CellId>,
}

/// Compares all claims about some subjects with the table. The first meaning
/// is the one a finding names.
///
/// Once one claim about a subject agrees with the table, others are taken for
/// counts of parts and left alone. A figure of a whole region or of a part of
/// the agency that differs is only worth a look, unless the sentences around
/// it agree with the table and so show that it means the same.
pub fn compare(rule: &Rule, case: &Case<'_>, wanted: impl Fn(Subject) -> bool, out: &mut Out) {
    let claims = case.prose().claims();
    let mine: Vec<&Claim> = claims.iter().filter(|c| wanted(c.subject)).collect();
    let mut said: Vec<Subject> = Vec::new();
    for claim in &mine {
        if said.contains(&claim.subject) {
            continue;
        }
        let same: Vec<&&Claim> = mine.iter().filter(|c| c.subject == claim.subject && !c.about).collect();
        said.push(claim.subject);
        let meant = meant(claim.subject, case);
        let Some(first) = meant.first() else { continue };
        let Some(table) = total(case, &first.cells) else {
            let open = first.cells.iter().find(|c| case.number(**c).is_none());
            out.skip(rule, case, first.cells.clone(), open.map_or(Why::Unread, |c| case.why(*c)));
            continue;
        };
        if same.iter().any(|c| agrees(case, c, &meant)) {
            continue;
        }
        if let Some(wrong) = same.first() {
            out.push(differ(rule, case, wrong, first, table));
        }
    }
}

fn agrees(case: &Case<'_>, claim: &Claim, meant: &[Meant]) -> bool {
    meant.iter().any(|m| total(case, &m.cells) == Some(claim.value))
}

fn total(case: &Case<'_>, cells: &[CellId]) -> Option<Number> {
    cells.iter().try_fold(Number::ZERO, |sum, c| Some(sum + case.number(*c)?))
}

fn differ(rule: &Rule, case: &Case<'_>, claim: &Claim, meant: &Meant, table: Number) -> super::Finding {
    let prose = case.prose();
    let mut message = format!("文中说“{}”，{}是 {}。", prose.quote(claim.range.clone()), meant.words, table.normalize());
    let mut severity = rule.severity;
    match claim.reach {
        Reach::Region(word) if !backed(case) => {
            severity = Severity::Info;
            message.push_str(&format!("文中说的是{word}的数，可能与表格的口径不同，请核对。"));
        }
        Reach::Part(word) => {
            severity = Severity::Info;
            message.push_str(&format!("文中说的可能只是一部分（{word}），请核对口径。"));
        }
        _ if claim.subject == Subject::Applications => severity = severity.max(Severity::Warning),
        _ => {}
    }
    let place = case.places(&meant.cells).into_iter().take(1).chain(prose.place(claim.range.start));
    case.finding(rule, message)
        .severity(severity)
        .cells(meant.cells.clone())
        .values(table.normalize().to_string(), claim.value.normalize().to_string())
        .at(place)
}

/// Whether at least two other claims about table 3 agree with it and are not
/// zero, so that the text and the table count the same.
fn backed(case: &Case<'_>) -> bool {
    let agreeing = case.prose().claims().iter().filter(|c| {
        !matches!(c.subject, Subject::Remedy(..) | Subject::DocumentsMade | Subject::DocumentsRepealed | Subject::DocumentsInForce)
            && !c.value.is_zero()
            && agrees(case, c, &meant(c.subject, case))
    });
    agreeing.count() >= 2
}

/// The sums a subject may mean in the tables of a case, the plainest first.
pub fn meant(subject: Subject, case: &Case<'_>) -> Vec<Meant> {
    let cell = |name: &str| CellId::named(name).into_iter().collect::<Vec<_>>();
    let received = || cell("applications.received.total");
    let carried_in = || cell("applications.carried_in.total");
    let concluded = || cell("applications.result.total.total");
    let both = || received().into_iter().chain(carried_in()).collect::<Vec<_>>();
    let new = || Meant { words: "表三本年新收总计", cells: received() };
    let intake = || Meant { words: "表三新收与上年结转之和", cells: both() };
    let done = || Meant { words: "表三办理结果总计", cells: concluded() };
    let group = |words, prefix: &str| Meant { words, cells: rows(case, prefix) };
    match subject {
        Subject::Received => vec![new()],
        Subject::Intake => vec![intake(), new()],
        Subject::Accepted | Subject::Applications => vec![new(), intake(), done()],
        Subject::Handled => vec![done()],
        Subject::CarriedIn => vec![Meant { words: "表三上年结转总计", cells: carried_in() }],
        Subject::CarriedOut => vec![Meant { words: "表三结转下年度总计", cells: cell("applications.carried_out.total") }],
        Subject::Granted => vec![Meant { words: "表三予以公开总计", cells: cell("applications.result.granted.total") }],
        Subject::Partial => vec![Meant { words: "表三部分公开总计", cells: cell("applications.result.partial.total") }],
        Subject::Refused => vec![group("表三不予公开各项合计", "applications.result.refused.")],
        Subject::Unavailable => vec![group("表三无法提供各项合计", "applications.result.unavailable.")],
        Subject::NotProcessed => vec![group("表三不予处理各项合计", "applications.result.not_processed.")],
        Subject::Other => vec![group("表三其他处理各项合计", "applications.result.other")],
        Subject::DocumentsMade => {
            vec![Meant { words: "表二行政规范性文件本年制发", cells: cell("proactive.normative_documents.made") }]
        }
        Subject::DocumentsRepealed if case.tables.t2 == Edition::E2021 => {
            vec![Meant { words: "表二行政规范性文件本年废止", cells: cell("proactive.normative_documents.repealed") }]
        }
        Subject::DocumentsInForce if case.tables.t2 == Edition::E2021 => {
            vec![Meant { words: "表二行政规范性文件现行有效", cells: cell("proactive.normative_documents.in_force") }]
        }
        Subject::RegulationsInForce if case.tables.t2 == Edition::E2021 => {
            vec![Meant { words: "表二规章现行有效", cells: cell("proactive.regulations.in_force") }]
        }
        Subject::DocumentsRepealed | Subject::DocumentsInForce | Subject::RegulationsInForce => Vec::new(),
        Subject::Remedy(of, outcome) => remedies(of, outcome),
    }
}

/// The total cells of all leaf rows whose name begins so.
fn rows(case: &Case<'_>, prefix: &str) -> Vec<CellId> {
    form::t3_leaves(case.tables.t3).iter().filter(|r| r.name.starts_with(prefix)).map(|r| form::cell(r.name, "total")).collect()
}

fn remedies(of: Remedy, outcome: Outcome) -> Vec<Meant> {
    let column = match outcome {
        Outcome::Total => "total",
        Outcome::Upheld => "upheld",
        Outcome::Corrected => "corrected",
        Outcome::Other => "other",
        Outcome::Pending => "pending",
    };
    let cells = |blocks: &[usize]| blocks.iter().map(|b| form::cell(form::T4_BLOCKS[*b].name, column)).collect::<Vec<_>>();
    match of {
        Remedy::Reconsideration => vec![Meant { words: "表四行政复议", cells: cells(&[0]) }],
        Remedy::Litigation => vec![
            Meant { words: "表四两类行政诉讼之和", cells: cells(&[1, 2]) },
            Meant { words: "表四未经复议直接起诉", cells: cells(&[1]) },
            Meant { words: "表四复议后起诉", cells: cells(&[2]) },
        ],
        Remedy::Both => vec![Meant { words: "表四复议与诉讼之和", cells: cells(&[0, 1, 2]) }],
    }
}
