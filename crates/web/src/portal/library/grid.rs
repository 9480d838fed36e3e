//! `/library`: agencies by years, and lines of received applications.

use super::{address, heads, legend, mark, state, words};
use crate::chart::line;
use crate::doors::Doors;
use crate::view::library::{DayState, Grid, GridCell, GridGroup, GridRow, LibraryPage, LibraryQuery, Multiples, SmallChart};
use crate::view::{Choice, Place};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::{Query, State};
use axum::response::Response;
use office::report::library::{Grid as Found, GridQuery, Library};
use report::CellId;
use report::reading::Level;
use serde::Deserialize;
use std::sync::Arc;

/// The years a grid shows at most, and how many agencies.
const YEARS: i16 = 20;
const AGENCIES: usize = 400;
/// How many lines are drawn under the grid.
const LINES: usize = 24;
/// What the lines show.
pub const RECEIVED: &str = "applications.received.total";

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    agency: String,
    from: String,
    to: String,
    show: String,
}

impl Asked {
    /// The years asked for, within reason.
    fn years(&self, known: (i16, i16)) -> (i16, i16) {
        let year = |text: &str| crate::portal::library::grid::digits(text).parse::<i16>().ok().filter(|y| (2008..=2100).contains(y));
        let to = year(&self.to).unwrap_or(known.1);
        let from = year(&self.from).unwrap_or(known.0).min(to);
        (from.max(to - YEARS), to)
    }
}

/// Full width digits typed by an input method are digits too (UX-05).
pub fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| char::from_digit(c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))?, 10))
        .collect()
}

/// `GET /library`
///
/// # Errors
/// If the library cannot be read.
pub async fn grid(State(doors): State<Arc<Doors>>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Wrong> {
    let found = query(&doors.library, &asked).await?;
    let (known, years) = (found.known, found.years);
    let multiples = multiples(&doors.library, &found.grid, years).await?;
    let numbers = asked.show == "received";
    let series = if numbers { Some(values(&doors.library, &found.grid).await?) } else { None };
    let shown = rows(&found.grid, years, series.as_deref());
    let counts = |wanted: DayState| found.grid.rows.iter().flat_map(|r| &r.reports).filter(|c| state(&c.tally) == wanted).count();
    let all: usize = found.grid.rows.iter().map(|r| r.reports.len()).sum();
    let headline = format!(
        "{all} 份报告：{} 份等式都成立，{} 份有错误，{} 份有疑点",
        counts(DayState::Clean),
        counts(DayState::Bad),
        counts(DayState::Doubt)
    );
    let text = format!("agency={}&from={}&to={}", encode(&asked.agency), years.0, years.1);
    let empty = found.grid.rows.is_empty();
    show(&LibraryPage {
        page: visitor.page("年报库", Place::Library),
        lead: format!("{} 个机关、{}年至{}年的政府信息公开工作年度报告。原文怎么印，这里就怎么写。", found.grid.total, known.0, known.1),
        query: LibraryQuery {
            agency: asked.agency.clone(),
            from: years.0.to_string(),
            to: years.1.to_string(),
            show: [("check", "核对结果"), ("received", "新收申请数")]
                .map(|(value, label)| Choice {
                    value: value.to_owned(),
                    label: label.to_owned(),
                    selected: (value == "received") == numbers,
                })
                .to_vec(),
        },
        csv: format!("/library.csv?{text}"),
        json: format!("/api/v1/reports?{text}"),
        grid: if empty { Grid::default() } else { shown },
        headline,
        empty_words: if asked.agency.is_empty() {
            "库里还没有报告。".to_owned()
        } else {
            format!("没有名称里有“{}”的机关。", asked.agency)
        },
        empty_next: "体检以后可以把报告存进年报库；也可以在启动时用 --import 一次导入。".to_owned(),
        picked: Vec::new(),
        multiples,
    })
}

/// What was found for a question.
struct Answer {
    grid: Found,
    known: (i16, i16),
    years: (i16, i16),
}

async fn query(library: &Library, asked: &Asked) -> Result<Answer, Wrong> {
    let everything = library.grid(&GridQuery::all(2000..=2100)).await?;
    let all = || everything.rows.iter().flat_map(|r| r.reports.iter().map(|c| c.year));
    let known = (all().min().unwrap_or(2021), all().max().unwrap_or(2024));
    let years = asked.years(known);
    let query = GridQuery { filter: asked.agency.trim().to_owned(), years: years.0..=years.1, skip: 0, take: AGENCIES };
    Ok(Answer { grid: library.grid(&query).await?, known, years })
}

/// A number a year; none where it was not read.
type Years = Vec<(i16, Option<String>)>;

/// Received applications by agency and year, in the order of the grid.
async fn values(library: &Library, found: &Found) -> Result<Vec<Years>, Wrong> {
    let cell = CellId::named(RECEIVED).ok_or(Wrong::Missing)?;
    let mut out = Vec::with_capacity(found.rows.len());
    for row in &found.rows {
        let series = library.series(row.agency.id.as_str(), &[cell]).await?;
        out.push(
            series
                .map(|s| s.years.iter().copied().zip(s.lines[0].values.iter().map(|v| v.map(|n| n.normalize().to_string()))).collect())
                .unwrap_or_default(),
        );
    }
    Ok(out)
}

/// The rows, grouped by what the agencies are.
fn rows(found: &Found, (from, to): (i16, i16), numbers: Option<&[Years]>) -> Grid {
    let (years, editions) = heads(from, to);
    let mut groups: Vec<GridGroup> = Vec::new();
    let mut states = Vec::new();
    for (index, row) in found.rows.iter().enumerate() {
        let group = group_of(row.agency.level.as_deref());
        let cells = years.iter().map(|head| {
            let report = row.reports.iter().find(|c| c.year == head.year);
            let mut cell = GridCell {
                state: DayState::None,
                text: String::new(),
                label: format!("{}{}年：未找到", row.agency.name, head.year),
                href: String::new(),
                current: false,
                cut: head.cut,
            };
            if let Some(report) = report {
                cell.state = state(&report.tally);
                cell.text = mark(&report.tally);
                cell.href = format!("/library/{}/{}", row.agency.id, head.year);
                cell.label = format!(
                    "{}{}年：{}，错误 {}，疑点 {}",
                    row.agency.name,
                    head.year,
                    words(cell.state),
                    report.tally.errors,
                    report.tally.warnings
                );
                if let Some(number) = numbers.and_then(|n| n.get(index)?.iter().find(|(y, _)| *y == head.year)) {
                    cell.state = if number.1.is_some() { DayState::Number } else { DayState::Unread };
                    cell.text = number.1.clone().unwrap_or_default();
                    cell.label = format!("{}{}年：新收 {} 件", row.agency.name, head.year, number.1.as_deref().unwrap_or("未读出"));
                }
            }
            states.push(cell.state);
            cell
        });
        let row = GridRow { agency: row.agency.name.clone(), href: format!("/library/{}", row.agency.id), cells: cells.collect() };
        match groups.iter_mut().find(|g| g.name == group) {
            Some(group) => group.rows.push(row),
            None => groups.push(GridGroup { name: group.to_owned(), rows: vec![row] }),
        }
    }
    Grid { caption: "各机关历年报告的核对结果".to_owned(), years, editions, groups, legend: legend(states.into_iter()) }
}

fn group_of(level: Option<&str>) -> &'static str {
    match level.and_then(Level::named) {
        Some(Level::TownshipGovernment | Level::Subdistrict) => "乡镇街道",
        Some(level) if level.is_government() => "政府",
        Some(_) => "部门",
        None => "其他",
    }
}

/// Lines of received applications, all to one scale.
async fn multiples(library: &Library, found: &Found, (from, to): (i16, i16)) -> Result<Multiples, Wrong> {
    let values = values(library, found).await?;
    let lines: Vec<line::Line> = found
        .rows
        .iter()
        .zip(&values)
        .filter(|(_, v)| v.iter().filter(|(_, n)| n.is_some()).count() > 1)
        .take(LINES)
        .map(|(row, values)| line::Line {
            name: row.agency.name.clone(),
            points: (from..=to).map(|year| point(year, values.iter().find(|(y, _)| *y == year).and_then(|(_, n)| n.as_deref()))).collect(),
        })
        .collect();
    if lines.is_empty() {
        return Ok(Multiples::default());
    }
    let ends = |l: &line::Line| {
        let known: Vec<f64> = l.points.iter().filter_map(|p| p.value).collect();
        Some(known.last()? - known.first()?)
    };
    let more = lines.iter().filter_map(ends).filter(|d| *d > 0.0).count();
    let top = line::top(&lines);
    let charts = lines.iter().map(|l| {
        let agency = found.rows.iter().find(|r| r.agency.name == l.name).map(|r| format!("/library/{}", r.agency.id));
        SmallChart { name: l.name.clone(), href: agency.unwrap_or_default(), svg: line::draw(l, top, "件") }
    });
    Ok(Multiples {
        title: format!("历年新收申请：{} 个机关里 {more} 个增加", lines.len()),
        summary: "单位：件。各图同一刻度。竖虚线是报告格式更换的年份，前后口径不尽相同；断开处是没有读出或没有报告。".to_owned(),
        charts: charts.collect(),
        table: line::table(&lines, "历年新收申请", "机关"),
        csv: format!("/library.csv?from={from}&to={to}"),
    })
}

/// A point of a line; what was not read is a gap.
pub fn point(year: i16, number: Option<&str>) -> line::Point {
    line::Point { year, value: number.and_then(|n| n.parse().ok()), printed: number.unwrap_or_default().to_owned() }
}

/// `GET /library.csv`: a row an agency and year.
///
/// # Errors
/// If the library cannot be read.
pub async fn csv(State(doors): State<Arc<Doors>>, Query(asked): Query<Asked>) -> Result<Response, Wrong> {
    let found = query(&doors.library, &asked).await?.grid;
    let values = values(&doors.library, &found).await?;
    let mut table = crate::chart::Table {
        caption: String::new(),
        head: ["机关", "年份", "格式", "核对", "错误", "疑点", "提示", "不能判断", "新收申请"].map(String::from).to_vec(),
        rows: Vec::new(),
    };
    for (row, values) in found.rows.iter().zip(values) {
        for cell in &row.reports {
            let received = values.iter().find(|(y, _)| *y == cell.year).and_then(|(_, n)| n.clone()).unwrap_or_default();
            let t = &cell.tally;
            table.rows.push(vec![
                row.agency.name.clone(),
                cell.year.to_string(),
                cell.edition.clone(),
                words(state(t)).to_owned(),
                t.errors.to_string(),
                t.warnings.to_string(),
                t.infos.to_string(),
                t.not_assessable.to_string(),
                received,
            ]);
        }
    }
    Ok(super::download("年报库.csv", "text/csv; charset=utf-8", table.csv()))
}

/// A text for a query string.
pub fn encode(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The reports saved last, for the home page.
///
/// # Errors
/// If the library cannot be read.
pub async fn latest(library: &Library, n: u64) -> Result<Vec<crate::view::front::LatestReport>, Wrong> {
    let heads = library.latest(n).await?;
    Ok(heads
        .into_iter()
        .map(|head| crate::view::front::LatestReport {
            title: head.title.clone().unwrap_or_else(|| format!("{}{}年政府信息公开工作年度报告", head.agency_name, head.year)),
            href: address(&head),
            meta: format!(
                "{}　{}格式",
                head.published.map_or("发布日期不明".to_owned(), |d| format!("{d} 发布")),
                if head.edition == "hybrid" { "混用".to_owned() } else { format!("{}年", head.edition) }
            ),
            verdict: verdict(&head.tally),
        })
        .collect())
}

/// The verdict as pages show it.
pub fn verdict(tally: &office::report::library::Tally) -> crate::view::Verdict {
    use crate::view::Verdict;
    match tally.verdict.as_str() {
        "clean" => Verdict::Clean,
        "no_tables" => Verdict::NoTables,
        "not_a_report" => Verdict::NotAReport,
        "unreadable" => Verdict::Unreadable,
        _ if tally.errors > 0 => Verdict::Findings,
        _ if tally.warnings > 0 => Verdict::Doubts,
        "partly_assessed" => Verdict::Partly,
        _ => Verdict::Clean,
    }
}
