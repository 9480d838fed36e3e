//! `/api/v1`: the same answers as the commands, as JSON.

pub mod agencies;
pub mod check;
pub mod original;
pub mod report;
pub mod reports;
pub mod rules;
pub mod series;

use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(info(
    title = "政府信息公开年报接口",
    description = "读、核对、查政府信息公开工作年度报告。对象与命令 `gongkai report read`、`report check` 的 JSON 相同。"
))]
struct Description;

/// The description without its paths.
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
