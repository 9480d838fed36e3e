//! What went wrong with a case or a report, as a status and JSON:
//! `{"error": {"kind", "message", "rule"?, "cite"?}}`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use office::StoreError;
use office::application::Refused;
use office::report::ledger::Unavailable;
use serde_json::{Value, json};

/// Seconds after which to ask again when the memory is away.
const LATER: u64 = 30;

/// A request that was not done.
#[derive(Debug)]
pub struct Fault {
    status: StatusCode,
    body: Value,
    /// Seconds after which to ask again.
    wait: Option<u64>,
    /// For the log only.
    detail: Option<String>,
}

impl Fault {
    /// With a status, a kind and a sentence.
    pub fn new(status: StatusCode, kind: &str, message: &str) -> Fault {
        Fault { status, body: json!({"error": {"kind": kind, "message": message}}), wait: None, detail: None }
    }

    /// What was sent cannot be read.
    pub fn malformed(message: &str) -> Fault {
        Fault::new(StatusCode::BAD_REQUEST, "malformed", message)
    }

    /// There is no such agency; which there are is no secret.
    pub fn no_agency() -> Fault {
        Fault::new(StatusCode::NOT_FOUND, "not_found", "没有这个机关。编号请从 /api/v1/agencies 查")
    }

    /// There is no such case or address for who asks.
    pub fn missing() -> Fault {
        Fault::new(StatusCode::NOT_FOUND, "not_found", "没有这件申请，或您看不到它")
    }

    /// Too often.
    pub fn too_often(seconds: u64) -> Fault {
        let message = format!("次数太多，请 {} 分钟后再试", seconds.div_ceil(60));
        Fault { wait: Some(seconds), ..Fault::new(StatusCode::TOO_MANY_REQUESTS, "too_often", &message) }
    }

    /// The same with more beside the error.
    #[must_use]
    pub fn with(mut self, key: &str, value: Value) -> Fault {
        self.body[key] = value;
        self
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Its kind in one word.
    pub fn kind(&self) -> &str {
        self.body["error"]["kind"].as_str().unwrap_or_default()
    }

    /// By what the office calls it.
    fn of(kind: &str, message: &str) -> Fault {
        let status = match kind {
            "not_found" => StatusCode::NOT_FOUND,
            "not_yours" | "own_draft" | "second_person" | "not_assigned" => StatusCode::FORBIDDEN,
            "not_allowed" | "letter" | "no_form" | "not_over" | "uncountable" => StatusCode::UNPROCESSABLE_ENTITY,
            "stale" | "key_reused" | "approved" => StatusCode::CONFLICT,
            "unusable" => StatusCode::BAD_REQUEST,
            "full" => {
                let message = "空间不足，这一步没有保存。请腾出空间后再试。";
                return Fault { wait: Some(LATER), ..Fault::new(StatusCode::SERVICE_UNAVAILABLE, kind, message) };
            }
            "away" => {
                let message = "数据库暂时连不上，这一步没有保存。请稍后再试。";
                return Fault { wait: Some(LATER), ..Fault::new(StatusCode::SERVICE_UNAVAILABLE, kind, message) };
            }
            _ => {
                let words = "这一步没有办成，已记下来。请联系维护人员。";
                return Fault { detail: Some(message.to_owned()), ..Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", words) };
            }
        };
        Fault::new(status, kind, message)
    }
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Fault {
        let mut fault = Fault::of(refused.kind(), &refused.to_string());
        if let Refused::Law(denied) = &refused {
            let (rule, cite, message) = denied.told();
            fault.body = json!({"error": {"kind": "not_allowed", "message": message, "rule": rule, "cite": cite}});
        }
        fault
    }
}

impl From<Unavailable> for Fault {
    fn from(unavailable: Unavailable) -> Fault {
        Fault::of(unavailable.kind(), &unavailable.to_string())
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        Fault::from(Refused::Store(error))
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        if let Some(detail) = &self.detail {
            tracing::error!(detail, "an answer of the interface failed");
        }
        let mut response = (self.status, Json(self.body)).into_response();
        if let Some(seconds) = self.wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
