//! `/api/v1`: the same answers as the commands, as JSON; cases and the
//! numbers of reports by bearer token.

pub mod agencies;
pub mod annual;
pub mod applications;
mod bearer;
mod body;
pub mod check;
mod fault;
pub mod letters;
pub mod original;
pub mod report;
pub mod reports;
pub mod rules;
mod sent;
pub mod series;
pub mod track;

use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(info(
    title = "政府信息公开接口",
    description = "读、核对、查政府信息公开工作年度报告，对象与命令 `gongkai report read`、`report check` 的 JSON 相同；\
                   办理依申请公开，用令牌（`gongkai user token`）。出错时的内容是 `{\"error\": {\"kind\", \"message\", \"rule\"?, \"cite\"?}}`。"
), modifiers(&Tokens))]
struct Description;

/// How a caller is known.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        description.components.get_or_insert_default().add_security_scheme("bearer", scheme);
    }
}

/// The description without its paths.
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
