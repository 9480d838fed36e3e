//! `/api/v1/applications`: the list, and new applications.

pub mod act;
pub mod archive;
pub mod attachment;
pub mod joint;
pub mod letter;
pub mod one;

use super::bearer::{Anyone, Bearer, Source, noted, open};
use super::body;
use super::fault::Fault;
use super::sent::{Sent, WithFiles};
use crate::doors::Doors;
use crate::rates::Limit;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Json;
use law::application::act::Request as Asked;
use law::clock::Channel;
use office::application::desk::{Listing, wire};
use office::application::{Actor, Applicant, Intake};
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Which cases.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// 机关的标识；不给就是自己的机关。
    agency: Option<String>,
    /// 只要这个阶段的。
    stage: Option<String>,
    /// 只要还要办的，最急的在前。
    urgent: Option<bool>,
    /// 只要这个帐户承办、还要办的，最急的在前。
    clerk: Option<String>,
    /// 一页几件，至多 200。
    limit: Option<u64>,
    /// 上一页的 `next`。
    cursor: Option<String>,
}

/// 申请的列表，没有个人信息。
///
/// # Errors
/// If it is not theirs, or the filter means nothing.
#[utoipa::path(
    get,
    path = "/api/v1/applications",
    params(Wanted),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`items`、`next`", body = Value),
        (status = 400, description = "条件看不懂"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不看申请"),
        (status = 404, description = "不是自己的机关"),
    )
)]
pub async fn list(State(doors): State<Arc<Doors>>, Bearer(caller): Bearer, Query(wanted): Query<Wanted>) -> Result<Json<Value>, Fault> {
    let listing = Listing {
        agency: wanted.agency.as_deref().map(body::agency).transpose()?,
        stage: wanted.stage,
        urgent: wanted.urgent.unwrap_or(false),
        clerk: wanted.clerk,
        limit: wanted.limit,
        cursor: wanted.cursor,
    };
    match open(&doors)?.list(&caller.actor, &listing).await {
        Ok(page) => Ok(Json(wire::page(&page))),
        Err(refused) => Err(noted(&doors, &caller, "applications", refused).await),
    }
}

/// A new application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApplication {
    /// 向哪个机关申请；用令牌登记时不给就是自己的机关。
    agency: Option<String>,
    /// 申请人。
    applicant: NewApplicant,
    /// `information`（默认）或 `personal_record`（更正本人信息）。
    request: Option<String>,
    /// 渠道；公众提交只能是 `internet`（默认）。
    channel: Option<String>,
    /// 名称、文号或者其他特征性描述。
    description: String,
    /// 获取信息的方式、途径。
    #[serde(default)]
    form: String,
    /// 收到之日，只在登记时。
    on: Option<String>,
    /// 重复提交标识，同 `Idempotency-Key`。
    key: Option<String>,
}

/// Who applies.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApplicant {
    /// 年报表三的申请人种类，如 `natural_person`。
    kind: String,
    /// 姓名或者名称。
    name: String,
    /// 身份证明号码，或者统一社会信用代码。
    identity: Option<String>,
    /// 电话。
    phone: Option<String>,
    /// 通信地址。
    address: Option<String>,
    /// 电子邮箱。
    email: Option<String>,
    /// 是否愿意由电子邮件告知进展（需补正、延期、已答复）；邮件里只有编号、状态、日期和链接。
    #[serde(default)]
    by_email: bool,
}

/// 提交申请（公众，不用令牌），或者登记收到的申请（承办，用令牌）。
///
/// # Errors
/// The reason; nothing is kept then.
#[utoipa::path(
    post,
    path = "/api/v1/applications",
    request_body(content((NewApplication = "application/json"), (WithFiles = "multipart/form-data"))),
    security((), ("bearer" = [])),
    responses(
        (status = 201, description = "受理编号 `number`（确认收到以前没有）、查询码 `code`（只给这一次）", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 401, description = "令牌无效"),
        (status = 403, description = "这个角色不能登记"),
        (status = 404, description = "没有这个机关，或不是自己的机关"),
        (status = 409, description = "重复提交标识用在了别的内容上"),
        (status = 413, description = "内容或附件太大"),
        (status = 429, description = "次数太多"),
        (status = 503, description = "数据库连不上，没有保存"),
    )
)]
pub async fn take(
    State(doors): State<Arc<Doors>>,
    Anyone(caller): Anyone,
    Source(source): Source,
    headers: HeaderMap,
    Sent { json, files }: Sent,
) -> Result<(StatusCode, Json<Value>), Fault> {
    let ledger = open(&doors)?;
    let actor = match &caller {
        Some(caller) => caller.actor.clone(),
        None => {
            doors.rates.count(Limit::Submit, &source, doors.now()).map_err(Fault::too_often)?;
            Actor::public(&format!("api:{source}"))
        }
    };
    let new: NewApplication = body::read(&json)?;
    let intake = intake(&actor, new, &headers, caller.is_none())?;
    // The name of the agency is known to the ledger, or there is none.
    if ledger.store.agency(intake.agency.as_str()).await?.is_none() {
        return Err(Fault::no_agency());
    }
    match ledger.take_with_files(&actor, intake, &files).await {
        Ok(registered) => {
            let status = if registered.done.is_repeat { StatusCode::OK } else { StatusCode::CREATED };
            Ok((status, Json(wire::registered(&registered))))
        }
        Err(refused) => match &caller {
            Some(caller) => Err(noted(&doors, caller, "applications", refused).await),
            None => Err(refused.into()),
        },
    }
}

fn intake(actor: &Actor, new: NewApplication, headers: &HeaderMap, is_public: bool) -> Result<Intake, Fault> {
    let agency = match new.agency.as_deref() {
        Some(id) => body::agency(id)?,
        None => actor.agency.clone().ok_or_else(|| Fault::malformed("请写明向哪个机关申请（agency）"))?,
    };
    let channel = match new.channel.as_deref() {
        None if is_public => Channel::Internet,
        None => return Err(Fault::malformed("请写明渠道（channel）")),
        Some(name) => Channel::named(name).ok_or_else(|| Fault::malformed("没有这种渠道"))?,
    };
    if is_public && channel != Channel::Internet {
        return Err(Fault::malformed("公众在这里提交的申请只能是网上申请（internet）"));
    }
    let request = new.request.as_deref().map_or(Some(Asked::Information), Asked::named);
    let person = new.applicant;
    Ok(Intake {
        agency,
        applicant_kind: person.kind,
        applicant: Applicant {
            name: person.name,
            identity: person.identity,
            phone: person.phone,
            address: person.address,
            email: person.email,
            by_email: person.by_email,
        },
        request: request.ok_or_else(|| Fault::malformed("没有这种请求（request）"))?,
        channel,
        description: new.description,
        form: new.form,
        on: body::day(new.on.as_deref())?,
        key: body::key(headers, new.key)?,
    })
}
