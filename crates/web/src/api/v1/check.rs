//! `POST /api/v1/check`: files in, read and checked objects out; nothing is
//! kept.

use crate::doors::{Counters, Doors};
use crate::portal::check::receive::{status, take};
use crate::wrong::{Wrong, blocking};
use axum::extract::{Multipart, State};
use axum::response::Json;
use office::report::check::{check_line, unreadable_line};
use office::report::visit::{Refused, VisitFile, check_batch};
use office::report::wire::{ErrorLine, report_line};
use serde_json::{Value, json};
use std::sync::Arc;

/// 体检：一份或几份报告（或一个 ZIP），按给的顺序回答。
///
/// # Errors
/// If nothing was sent, or too much.
#[utoipa::path(
    post,
    path = "/api/v1/check",
    request_body(content_type = "multipart/form-data", description = "字段 `files`，可以重复", content = Vec<u8>),
    responses(
        (status = 200, description = "数组，一个文件一个对象：`read` 同 `report read`，`check` 同 `report check`", body = Value),
        (status = 413, description = "超过 500 个文件或 200 MB"),
        (status = 422, description = "没有文件"),
    )
)]
pub async fn check(State(doors): State<Arc<Doors>>, form: Multipart) -> Result<Json<Value>, Wrong> {
    let refuse = |refused: Refused| Wrong::Unusable(status(&refused), refused.to_string());
    let batch = take(&doors, form).await?.map_err(refuse)?;
    Counters::add(&doors.counters.files, batch.len() as u64);
    let answer = blocking(move |doors| check_batch(&batch, doors.visits.readers()).map(|files| objects(&files)), &doors).await?;
    answer.map_err(refuse)?.map(Json).map_err(|error| Wrong::Broken(error.to_string()))
}

fn objects(files: &[VisitFile]) -> Result<Value, serde_json::Error> {
    let read: Vec<&VisitFile> = files.iter().filter(|f| f.result.is_ok()).collect();
    let object = |file: &VisitFile| {
        Ok(match &file.result {
            Err(error) => json!({
                "read": ErrorLine { file: &file.name, sha256: Some(&file.sha256), error: error.clone() },
                "check": unreadable_line(&file.name, &file.sha256),
            }),
            Ok((answer, checked)) => {
                let same_as = checked.same_as.and_then(|i| read.get(i)).map(|f| f.name.clone());
                json!({
                    "read": serde_json::to_value(report_line(&file.name, &file.sha256, answer))?,
                    "check": serde_json::to_value(check_line(&file.name, &file.sha256, &answer.reading, checked, same_as))?,
                })
            }
        })
    };
    files.iter().map(object).collect::<Result<Vec<_>, _>>().map(Value::Array)
}
