//! `GET /api/v1/reports`: the reports of the library, page by page.

use crate::doors::Doors;
use crate::portal::library::grid::digits;
use crate::wrong::Wrong;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Json;
use office::report::library::GridQuery;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Reports on a page unless asked otherwise, and at most.
const USUAL: usize = 100;
const MOST: usize = 500;
/// Agencies looked at together.
const AGENCIES: usize = 100;

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// 机关名称、区划或代码里的字。
    agency: String,
    /// 只要这一年。
    year: String,
    /// 从哪一年。
    from: String,
    /// 到哪一年。
    to: String,
    /// 一页几份，至多 500。
    limit: Option<usize>,
    /// 上一页的 `next`。
    cursor: String,
}

/// A page of reports.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page {
    /// 报告。
    items: Vec<Item>,
    /// 下一页的 `cursor`；没有下一页时是 null。
    next: Option<String>,
}

/// A report in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Item {
    /// 标识。
    id: String,
    /// 机关的标识。
    agency_id: String,
    /// 机关的名称。
    agency: String,
    /// 年度。
    year: i16,
    /// `2021`、`2019`、`hybrid` 或 `pre2019`。
    edition: String,
    /// 结果，同 `report check`。
    verdict: String,
    /// 错误几处。
    error: u32,
    /// 疑点几处。
    warning: u32,
    /// 提示几处。
    info: u32,
    /// 不能判断几条。
    not_assessable: u32,
    /// 网页的地址。
    page: String,
    /// 读出的格子和发现的地址。
    report: String,
    /// 原件的地址。
    original: String,
}

/// 年报库里的报告，机关按代码、名称，一个机关按年份。
///
/// # Errors
/// If the cursor is none of ours, or the library cannot be read.
#[utoipa::path(get, path = "/api/v1/reports", params(Asked), responses((status = 200, description = "一页报告", body = Page), (status = 400, description = "`cursor` 不是本接口给的")))]
pub async fn reports(State(doors): State<Arc<Doors>>, Query(asked): Query<Asked>) -> Result<Json<Page>, Wrong> {
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let (mut skip, mut inner) = cursor(&asked.cursor)?;
    let year = |text: &str, otherwise: i16| digits(text).parse().unwrap_or(otherwise);
    let years = match digits(&asked.year).parse::<i16>() {
        Ok(year) => year..=year,
        Err(_) => year(&asked.from, 1900)..=year(&asked.to, 9999),
    };
    let mut items = Vec::new();
    loop {
        let query = GridQuery { filter: asked.agency.clone(), years: years.clone(), skip, take: AGENCIES };
        let grid = doors.library.grid(&query).await?;
        if grid.rows.is_empty() {
            return Ok(Json(Page { items, next: None }));
        }
        for row in &grid.rows {
            for report in row.reports.iter().skip(inner) {
                if items.len() == limit {
                    return Ok(Json(Page { items, next: Some(format!("{skip}.{inner}")) }));
                }
                inner += 1;
                items.push(Item {
                    id: report.report.to_string(),
                    agency_id: row.agency.id.to_string(),
                    agency: row.agency.name.clone(),
                    year: report.year,
                    edition: report.edition.clone(),
                    verdict: report.tally.verdict.clone(),
                    error: report.tally.errors,
                    warning: report.tally.warnings,
                    info: report.tally.infos,
                    not_assessable: report.tally.not_assessable,
                    page: format!("/library/{}/{}", row.agency.id, report.year),
                    report: format!("/api/v1/reports/{}", report.report),
                    original: format!("/api/v1/reports/{}/original", report.report),
                });
            }
            skip += 1;
            inner = 0;
        }
    }
}

/// How many agencies, and reports of the next, were given already.
fn cursor(text: &str) -> Result<(usize, usize), Wrong> {
    if text.is_empty() {
        return Ok((0, 0));
    }
    let parts = text.split_once('.').and_then(|(skip, inner)| Some((skip.parse().ok()?, inner.parse().ok()?)));
    parts.ok_or_else(|| Wrong::Unusable(StatusCode::BAD_REQUEST, "`cursor` 要用上一页的 `next`。".to_owned()))
}
