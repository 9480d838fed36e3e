//! `GET /api/v1/rules`: the rule book.

use axum::response::Json;
use report::rule::Status;
use serde::Serialize;
use utoipa::ToSchema;

/// A rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleLine {
    /// 编号，不变，不重用。
    code: &'static str,
    /// The name of the fault.
    name: &'static str,
    /// 查什么，几个字。
    title: &'static str,
    /// 查什么，一句话。
    says: &'static str,
    /// 为什么查。
    why: &'static str,
    /// 算式。
    formula: String,
    /// 依据。
    cite: String,
    /// `error`、`warning` 或 `info`。
    severity: &'static str,
    /// `active`、`opt_in` 或 `removed`。
    status: &'static str,
    /// Its names in the specification.
    spec: Vec<&'static str>,
}

/// 全部规则。
#[utoipa::path(get, path = "/api/v1/rules", responses((status = 200, description = "全部规则，按手册的顺序", body = Vec<RuleLine>)))]
pub async fn rules() -> Json<Vec<RuleLine>> {
    let line = |rule: &&'static report::rule::Rule| RuleLine {
        code: rule.code,
        name: rule.name,
        title: rule.title,
        says: rule.says,
        why: rule.why,
        formula: rule.formula.written(),
        cite: rule.cite.to_string(),
        severity: rule.severity.name(),
        status: match rule.status {
            Status::Active { .. } => "active",
            Status::OptIn { .. } => "opt_in",
            Status::Removed { .. } => "removed",
        },
        spec: rule.spec.names().collect(),
    };
    Json(report::rules::all().iter().map(line).collect())
}
