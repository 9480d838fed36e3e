//! `GET /api/v1/series`: cells of an agency over the years.

use crate::doors::Doors;
use crate::wrong::Wrong;
use ::report::CellId;
use ::report::form::all_cells;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Json;
use office::report::wire::number;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// What is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// 机关的标识、名称或代码。
    agency: String,
    /// 单元格的名称，用逗号隔开；不给就是全部。
    cells: String,
}

/// Cells over the years.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeriesLine {
    /// 机关的标识。
    agency_id: String,
    /// 机关的名称。
    agency: String,
    /// 有报告的年份。
    years: Vec<i16>,
    /// 单元格，按问的顺序。
    lines: Vec<Line>,
}

/// One cell over the years.
#[derive(Debug, Serialize, ToSchema)]
pub struct Line {
    /// 单元格的名称。
    cell: &'static str,
    /// 单元格的中文名称。
    label: &'static str,
    /// 一年一个值；没有读出或没有这一格时是 null，不是 0。
    values: Vec<Option<Value>>,
}

/// 一个机关历年的格子。
///
/// # Errors
/// If there is no such agency or cell.
#[utoipa::path(
    get,
    path = "/api/v1/series",
    params(Asked),
    responses(
        (status = 200, description = "历年的值", body = SeriesLine),
        (status = 400, description = "没有这个单元格"),
        (status = 404, description = "没有这个机关"),
    )
)]
pub async fn series(State(doors): State<Arc<Doors>>, Query(asked): Query<Asked>) -> Result<Json<SeriesLine>, Wrong> {
    let named =
        |name: &str| CellId::named(name).ok_or_else(|| Wrong::Unusable(StatusCode::BAD_REQUEST, format!("没有叫 {name} 的单元格。")));
    let cells: Vec<CellId> = match asked.cells.trim() {
        "" => all_cells().collect(),
        names => names.split(',').map(|name| named(name.trim())).collect::<Result<_, _>>()?,
    };
    let series = doors.library.series(&asked.agency, &cells).await?.ok_or(Wrong::Missing)?;
    Ok(Json(SeriesLine {
        agency_id: series.agency.id.to_string(),
        agency: series.agency.name,
        years: series.years,
        lines: series
            .lines
            .into_iter()
            .map(|line| Line {
                cell: line.cell.name(),
                label: line.cell.label(),
                values: line.values.into_iter().map(|v| v.map(|n| number(line.cell, n))).collect(),
            })
            .collect(),
    }))
}
