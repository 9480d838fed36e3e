//! What is made of a package for people: metadata, index, the application and
//! the evidence of delivery. It follows from the rest, so it is made again
//! when a package is verified, and must be the same.

use super::package::{Package, attachment, names, object};
use super::verify::Fault;
use super::{index, metadata};
use crate::report::write::{Form, paper};
use law::application::act::ActKind;
use serde_json::{Map, Value, json};

/// The printable index; how it is laid out depends on fonts, so it is held
/// against the manifest only.
pub(super) const PRINTED: [&str; 2] = ["卷内目录.docx", "卷内目录.pdf"];

/// The entries that follow from the rest, in their order.
///
/// # Errors
/// If something cannot be written as JSON.
pub(super) fn entries(of: &Package) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    Ok(vec![
        ("metadata.xml".to_owned(), metadata::xml(of).into_bytes()),
        ("卷内目录.json".to_owned(), object(&index::lines(of))?),
        ("application.json".to_owned(), object(&application(of))?),
        ("delivery.json".to_owned(), object(&delivery(of))?),
    ])
}

/// The printable index, in the forms that can carry it.
pub(super) fn printed(of: &Package) -> Vec<(String, Vec<u8>)> {
    let document = index::document(of, &index::lines(of));
    let author = Some(of.carried.agency.name.as_str());
    let one = |(name, form): (&str, Form)| Some((name.to_owned(), paper(&document, form, author).ok()?));
    [(PRINTED[0], Form::Docx), (PRINTED[1], Form::Pdf)].into_iter().filter_map(one).collect()
}

/// The application as it was received.
fn application(of: &Package) -> Value {
    let carried = &of.carried;
    let first = carried.acts.first();
    let said: Map<String, Value> = texts(of, 1).into_iter().collect();
    json!({
        "number": carried.case.number,
        "agency": carried.agency.name,
        "applicant_kind": carried.case.applicant_kind,
        "applicant": of.person,
        "kind": first.map(|a| &a.kind),
        "date": first.map(|a| &a.effective),
        "detail": first.and_then(|a| serde_json::from_str::<Value>(&a.detail).ok()),
        "texts": said,
        "attachments": attached(of, 1),
    })
}

/// How and when what went out arrived, act by act.
fn delivery(of: &Package) -> Value {
    let is_delivery = |kind: &str| {
        matches!(
            ActKind::named(kind),
            Some(ActKind::Delivered | ActKind::CorrectionNoticeDelivered | ActKind::ConsultationDelivered | ActKind::FeeNoticeDelivered)
        )
    };
    let one = |a: &store::archive::ActRow| {
        let said: Map<String, Value> = texts(of, a.seq).into_iter().collect();
        json!({
            "seq": a.seq,
            "kind": a.kind,
            "date": a.effective,
            "recorded": a.recorded,
            "by": a.actor,
            "detail": serde_json::from_str::<Value>(&a.detail).unwrap_or_default(),
            "evidence": said,
            "attachments": attached(of, a.seq),
        })
    };
    Value::Array(of.carried.acts.iter().filter(|a| is_delivery(&a.kind)).map(one).collect())
}

/// What is said beside an act, but for its letter and attachments.
fn texts(of: &Package, seq: i64) -> Vec<(String, Value)> {
    let is_said = |field: &str| field != crate::letter::FIELD && !field.starts_with("attachment/");
    let all = of.carried.texts.iter().filter(|t| t.seq == seq && is_said(&t.field));
    all.map(|t| (t.field.clone(), Value::String(t.text.clone()))).collect()
}

fn attached(of: &Package, seq: i64) -> Vec<Value> {
    let names = names(&of.carried);
    let all = of.carried.blobs.iter().zip(names).filter_map(|(blob, entry)| {
        let (with, about) = attachment(&of.carried, &blob.address)?;
        (with == seq).then(|| json!({"name": about["name"], "size": blob.size, "entry": entry}))
    });
    all.collect()
}
