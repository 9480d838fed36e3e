//! `/library/{agency}`: an agency over the years (机关画像).

use super::grid::point;
use super::{heads, legend, mark, state, words};
use crate::chart::{Table, line, stacked};
use crate::doors::Doors;
use crate::view::library::{AgencyPage, DayState, Figure, Grid, GridCell, GridGroup, GridRow, Multiples, Point, SmallChart};
use crate::view::{Link, Place, Severity};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::{Path, State};
use axum::response::Response;
use office::report::library::{AgencyReports, Head, Series};
use report::CellId;
use std::sync::Arc;

/// The cells drawn as lines, with their short names.
const LINES: [(&str, &str); 6] = [
    ("applications.received.total", "新收申请"),
    ("applications.result.total.total", "办结"),
    ("applications.result.granted.total", "予以公开"),
    ("applications.carried_out.total", "结转下年"),
    ("proactive.licensing.decisions", "行政许可决定"),
    ("proactive.penalty.decisions", "行政处罚决定"),
];

/// The four outcomes of reconsideration.
const REMEDIES: [&str; 4] = ["upheld", "corrected", "other", "pending"];

/// `GET /library/{agency}`
///
/// # Errors
/// If there is no such agency.
pub async fn agency(State(doors): State<Arc<Doors>>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Wrong> {
    let AgencyReports { agency, mut reports } = doors.library.agency(&id).await?.ok_or(Wrong::Missing)?;
    reports.retain(|r| r.superseded_by.is_none());
    let cells: Vec<CellId> = LINES.iter().filter_map(|(name, _)| CellId::named(name)).collect();
    let series = doors.library.series(&id, &cells).await?.ok_or(Wrong::Missing)?;
    let span = (reports.iter().map(|r| r.year).min().unwrap_or(2021), reports.iter().map(|r| r.year).max().unwrap_or(2024));
    let multiples = multiples(&series, span, &id);
    let figures = remedies(&doors, &id).await?;
    let level = agency.level.as_deref().and_then(report::reading::Level::named).map(level_words);
    let meta = [agency.region.clone(), level.map(str::to_owned), Some(format!("{} 份报告", reports.len()))];
    let last_two = reports.iter().rev().take(2).map(|r| r.id.to_string()).collect::<Vec<_>>();
    show(&AgencyPage {
        page: visitor.page(&agency.name, Place::Library),
        path: vec![Link::new("年报库", "/library")],
        name: agency.name.clone(),
        meta: meta.into_iter().flatten().collect(),
        csv: format!("/library/{id}/series.csv"),
        json: format!("/api/v1/series?agency={id}"),
        compare: match last_two.as_slice() {
            [b, a] => format!("/library/compare?a={a}&b={b}"),
            _ => String::new(),
        },
        grid: grid(&agency.name, &id, &reports, span),
        remarks: remarks(&reports, span),
        multiples,
        figures,
    })
}

fn level_words(level: report::reading::Level) -> &'static str {
    use report::reading::Level::*;
    match level {
        Ministry => "国务院部门",
        ProvinceGovernment => "省级政府",
        PrefectureGovernment => "地市级政府",
        CountyGovernment => "县级政府",
        TownshipGovernment => "乡镇政府",
        Subdistrict => "街道办事处",
        MinistryDepartment => "国务院部门下属机构",
        ProvinceDepartment => "省级部门",
        PrefectureDepartment => "市级部门",
        CountyDepartment => "县级部门",
    }
}

fn grid(name: &str, id: &str, reports: &[Head], (from, to): (i16, i16)) -> Grid {
    let (years, editions) = heads(from, to);
    let cells: Vec<GridCell> = years
        .iter()
        .map(|head| match reports.iter().find(|r| r.year == head.year) {
            Some(report) => GridCell {
                state: state(&report.tally),
                text: mark(&report.tally),
                label: format!(
                    "{}年：{}，错误 {}，疑点 {}",
                    head.year,
                    words(state(&report.tally)),
                    report.tally.errors,
                    report.tally.warnings
                ),
                href: format!("/library/{id}/{}", head.year),
                current: false,
                cut: head.cut,
            },
            None => GridCell {
                state: DayState::None,
                text: String::new(),
                label: format!("{}年：未找到", head.year),
                href: String::new(),
                current: false,
                cut: head.cut,
            },
        })
        .collect();
    let legend = legend(cells.iter().map(|c| c.state));
    let row = GridRow { agency: name.to_owned(), href: format!("/library/{id}"), cells };
    Grid {
        caption: format!("{name}历年报告的核对结果"),
        years,
        editions,
        groups: vec![GridGroup { name: String::new(), rows: vec![row] }],
        legend,
    }
}

/// What to know before comparing years: gaps, and years whose sums break.
fn remarks(reports: &[Head], (from, to): (i16, i16)) -> Vec<Point> {
    let mut out = Vec::new();
    let missing: Vec<String> = (from..=to).filter(|y| !reports.iter().any(|r| r.year == *y)).map(|y| format!("{y}年")).collect();
    if !missing.is_empty() {
        out.push(Point {
            no: "–".to_owned(),
            severity: Severity::Unassessed,
            text: format!("没有 {} 的报告，线在这些年断开。", missing.join("、")),
        });
    }
    for report in reports.iter().filter(|r| r.tally.errors > 0) {
        out.push(Point {
            no: "!".to_owned(),
            severity: Severity::Error,
            text: format!("{}年的报告有 {} 处错误，引用前请看核对。", report.year, report.tally.errors),
        });
    }
    if from < 2021 && to >= 2021 {
        out.push(Point {
            no: "i".to_owned(),
            severity: Severity::Info,
            text: "2021年起换了格式，行政许可等口径不变，规范性文件和收费不能直接比较。".to_owned(),
        });
    }
    out
}

fn line_of(series: &Series, index: usize, name: &str, (from, to): (i16, i16)) -> line::Line {
    let points = (from..=to).map(|year| {
        let at = series.years.iter().position(|y| *y == year);
        let number = at.and_then(|i| series.lines.get(index)?.values.get(i).copied().flatten()).map(|n| n.normalize().to_string());
        point(year, number.as_deref())
    });
    line::Line { name: name.to_owned(), points: points.collect() }
}

fn lines(series: &Series, span: (i16, i16)) -> Vec<line::Line> {
    LINES.iter().enumerate().map(|(i, (_, name))| line_of(series, i, name, span)).collect()
}

fn multiples(series: &Series, span: (i16, i16), id: &str) -> Multiples {
    let lines = lines(series, span);
    let words = match lines[0].points.iter().filter_map(|p| p.value.map(|v| (p.year, v))).collect::<Vec<_>>().as_slice() {
        [(first, a), .., (last, b)] if a < b => format!("新收申请从{first}年的 {a} 件增加到{last}年的 {b} 件"),
        [(first, a), .., (last, b)] if a > b => format!("新收申请从{first}年的 {a} 件减少到{last}年的 {b} 件"),
        _ => "历年数字".to_owned(),
    };
    let charts = lines.iter().map(|l| SmallChart {
        name: l.name.clone(),
        href: String::new(),
        svg: line::draw(l, line::top(std::slice::from_ref(l)), "件"),
    });
    Multiples {
        title: words,
        summary: "单位：件。各图刻度不同。竖虚线是报告格式更换的年份；断开处是没有读出或没有报告，不是零。".to_owned(),
        charts: charts.collect(),
        table: line::table(&lines, "历年数字", "项目"),
        csv: format!("/library/{id}/series.csv"),
    }
}

/// `GET /library/{agency}/series.csv`
///
/// # Errors
/// If there is no such agency.
pub async fn csv(State(doors): State<Arc<Doors>>, Path(id): Path<String>) -> Result<Response, Wrong> {
    let cells: Vec<CellId> = report::form::all_cells().collect();
    let series = doors.library.series(&id, &cells).await?.ok_or(Wrong::Missing)?;
    let head = ["单元格", "名称"].map(String::from).into_iter().chain(series.years.iter().map(ToString::to_string)).collect();
    let rows = series.lines.iter().map(|l| {
        let numbers = l.values.iter().map(|v| v.map(|n| n.normalize().to_string()).unwrap_or_default());
        [l.cell.label().to_owned(), l.cell.name().to_owned()].into_iter().chain(numbers).collect()
    });
    let table = Table { caption: String::new(), head, rows: rows.collect() };
    Ok(super::download(&format!("{}历年.csv", series.agency.name), "text/csv; charset=utf-8", table.csv()))
}

/// Outcomes of reconsideration and suits as bars, where there were any.
async fn remedies(doors: &Doors, id: &str) -> Result<Vec<Figure>, Wrong> {
    let blocks = report::form::T4_BLOCKS.iter();
    let cells: Vec<CellId> = blocks.flat_map(|b| REMEDIES.iter().filter_map(move |c| CellId::named(&format!("{}.{c}", b.name)))).collect();
    let series = doors.library.series(id, &cells).await?.ok_or(Wrong::Missing)?;
    let count = |line: usize, year: usize| -> Option<u32> { u32::try_from(series.lines[line].values[year]?).ok() };
    let bars: Vec<stacked::Bar> = series
        .years
        .iter()
        .enumerate()
        .filter_map(|(y, year)| {
            let part = |p: usize| (0..3).map(|block| count(block * REMEDIES.len() + p, y)).sum::<Option<u32>>();
            Some(stacked::Bar { label: year.to_string(), parts: [part(0)?, part(1)?, part(2)?, part(3)?] })
        })
        .collect();
    let all: u32 = bars.iter().flat_map(|b| b.parts).sum();
    if all == 0 {
        return Ok(Vec::new());
    }
    let corrected: u32 = bars.iter().map(|b| b.parts[1]).sum();
    let title = format!("复议诉讼：历年 {all} 件，结果纠正 {corrected} 件");
    Ok(vec![Figure {
        id: "remedies".to_owned(),
        svg: stacked::draw(&bars, &title),
        table: stacked::table(&bars, "历年复议诉讼", "年份"),
        summary: "行政复议和两类行政诉讼合计；表四有格子未读出的年份不画。".to_owned(),
        csv: format!("/library/{id}/series.csv"),
        title,
    }])
}
