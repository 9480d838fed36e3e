//! `/library/compare?a=…&b=…`: two reports side by side.

use super::{address, file_name};
use crate::doors::Doors;
use crate::view::compare::{ChangedCell, ComparePage, DiffParagraph, DiffSpan, ParagraphKind, Side, SpanKind};
use crate::view::{Choice, Link, Notice, Place, Tone};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::{Query, State};
use axum::response::Response;
use office::report::compare::compare as compared;
use office::report::library::LibraryReport;
use serde::Deserialize;
use std::sync::Arc;

/// Which two.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    a: String,
    b: String,
}

/// `GET /library/compare`
///
/// # Errors
/// If a report cannot be opened.
pub async fn compare(State(doors): State<Arc<Doors>>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Wrong> {
    let (left, right) = (choices(&doors, &asked.a).await?, choices(&doors, &asked.b).await?);
    let mut page = ComparePage {
        page: visitor.page("对照两份报告", Place::Library),
        path: vec![Link::new("年报库", "/library")],
        headline: "对照两份报告".to_owned(),
        left,
        right,
        downloads: Vec::new(),
        sides: Vec::new(),
        empty_words: "选两份报告，看每一格和正文有什么不同。".to_owned(),
        notices: Vec::new(),
        same: 0,
        changed: Vec::new(),
        forms: Vec::new(),
        narrative_words: String::new(),
        narrative: Vec::new(),
    };
    if asked.a.is_empty() || asked.b.is_empty() {
        return show(&page);
    }
    let (Some(a), Some(b)) = (doors.library.report(&asked.a).await?, doors.library.report(&asked.b).await?) else {
        return Err(Wrong::Missing);
    };
    fill(&mut page, &a, &b);
    show(&page)
}

/// Every current report as a choice.
async fn choices(doors: &Doors, chosen: &str) -> Result<Vec<Choice>, Wrong> {
    let grid = doors.library.grid(&office::report::library::GridQuery::all(2000..=2100)).await?;
    let mut out = vec![Choice { value: String::new(), label: "请选择".to_owned(), selected: chosen.is_empty() }];
    for row in &grid.rows {
        out.extend(row.reports.iter().map(|r| Choice {
            value: r.report.to_string(),
            label: format!("{} {}年", row.agency.name, r.year),
            selected: r.report.to_string() == chosen,
        }));
    }
    Ok(out)
}

fn fill(page: &mut ComparePage, a: &LibraryReport, b: &LibraryReport) {
    let comparison = compared(&a.read.reading, &b.read.reading);
    page.sides = vec![side("甲", a), side("乙", b)];
    if a.head.edition != b.head.edition {
        let text = "两份报告用的格式不同：只有一边有的格子不算不同，并排时另一边写“／”；口径不同的数不要直接相减。".to_owned();
        page.notices.push(Notice { tone: Tone::Doubt, text });
    }
    let show = |value: &Option<String>, state: &str| match (value, state) {
        (Some(value), _) => value.clone(),
        (None, "absent") => "无此格".to_owned(),
        (None, "unread") => "未读出".to_owned(),
        (None, "dash") => "—".to_owned(),
        (None, "missing_row") => "缺行".to_owned(),
        (None, _) => "空".to_owned(),
    };
    let both = |c: &&office::report::compare::CellPair| c.state_a != "absent" && c.state_b != "absent";
    page.changed = comparison
        .cells
        .iter()
        .filter(both)
        .filter(|c| c.a != c.b)
        .map(|c| ChangedCell {
            label: c.label.to_owned(),
            href: format!("#b.{}", c.cell),
            left: show(&c.a, c.state_a),
            right: show(&c.b, c.state_b),
            difference: c
                .difference
                .clone()
                .map(|d| if d.starts_with('-') { d.replacen('-', "−", 1) } else { format!("+{d}") })
                .unwrap_or_default(),
        })
        .collect();
    let changed = comparison.cells.iter().filter(both).filter(|c| c.a != c.b).map(|c| c.cell).collect();
    page.forms = crate::fill::pair::forms(&a.read.reading, &b.read.reading, &changed);
    page.same = comparison.cells.iter().filter(both).count() - page.changed.len();
    page.headline = format!("{} 格不同，{} 格相同", page.changed.len(), page.same);
    let count = |tag: &str| comparison.narrative.iter().filter(|c| c.tag == tag).count();
    page.narrative_words = format!("正文 {} 句相同，{} 句只在甲，{} 句只在乙。", count("equal"), count("removed"), count("added"));
    page.narrative = comparison
        .narrative
        .iter()
        .filter(|c| c.tag != "equal")
        .map(|change| {
            let (kind, span) = match change.tag {
                "removed" => (ParagraphKind::Removed, SpanKind::Removed),
                "added" => (ParagraphKind::Added, SpanKind::Added),
                _ => (ParagraphKind::Same, SpanKind::Same),
            };
            let text = office::report::mask::mask(&change.text).text;
            DiffParagraph { kind, spans: vec![DiffSpan { kind: span, text }] }
        })
        .collect();
}

fn side(mark: &'static str, report: &LibraryReport) -> Side {
    let published = report.head.published.map_or("发布日期不明".to_owned(), |d| format!("{d} 发布"));
    Side {
        mark,
        title: report.head.title.clone().unwrap_or_else(|| format!("{} {}年", report.head.agency_name, report.head.year)),
        meta: format!("{published}　{}", file_name(&report.head.file)),
        href: address(&report.head),
    }
}
