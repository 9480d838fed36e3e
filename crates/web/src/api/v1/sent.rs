//! What was sent to be done: JSON, or a form of the kind
//! `multipart/form-data` with the same JSON in the field `json` and files in
//! fields `file`.

use super::fault::Fault;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use office::attachment::{MOST_BYTES, MOST_FILES, NewFile};
use utoipa::ToSchema;

/// Bytes of the JSON: long texts, no files.
const JSON: usize = 1 << 20;

/// JSON, and the files that came with it.
pub struct Sent {
    /// The JSON; empty if none came.
    pub json: Bytes,
    /// The files, in their order.
    pub files: Vec<NewFile>,
}

/// A form with files.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only the description of the interface reads it")]
pub struct WithFiles {
    /// 与 `application/json` 时相同的 JSON 文本。
    json: String,
    /// 附件，可以有几个；PDF、DOCX、XLSX、TXT、JPG、PNG，一个至多 20 MB，一次至多 10 个，一件申请至多 50 MB。
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Sent, Fault> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data") {
            let json = axum::body::to_bytes(request.into_body(), JSON).await.map_err(|_| too_large())?;
            return Ok(Sent { json, files: Vec::new() });
        }
        let mut form = Multipart::from_request(request, state).await.map_err(|_| Fault::malformed("表单不合格式"))?;
        let (mut json, mut files) = (None, Vec::new());
        while let Some(mut field) = form.next_field().await.map_err(|e| broken(&e))? {
            let name = field.file_name().map(str::to_owned);
            let (is_json, is_file) = (field.name() == Some("json"), field.name() == Some("file"));
            let most = if is_file { MOST_BYTES } else { JSON };
            let mut bytes = Vec::new();
            while let Some(piece) = field.chunk().await.map_err(|e| broken(&e))? {
                if bytes.len() + piece.len() > most {
                    return Err(too_large());
                }
                bytes.extend_from_slice(&piece);
            }
            match (is_json, is_file) {
                (true, _) if json.is_none() => json = Some(Bytes::from(bytes)),
                (_, true) if files.len() < MOST_FILES => files.push(NewFile { name: name.unwrap_or_default(), bytes }),
                (_, true) => return Err(Fault::malformed("一次至多交 10 个附件")),
                _ => return Err(Fault::malformed("表单里只能有一个 json 和若干 file")),
            }
        }
        Ok(Sent { json: json.unwrap_or_default(), files })
    }
}

fn broken(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { Fault::malformed("表单不完整") }
}

fn too_large() -> Fault {
    let message = "内容太大：文字至多 1 MB，一个附件至多 20 MB，合计至多 50 MB";
    Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message)
}
