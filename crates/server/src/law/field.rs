//! The fields of a question: texts, lists, dates, counts, each with a sentence
//! where it is none.

use super::batch::Refusal;
use jiff::civil::Date;
use serde_json::Value;

/// A text, trimmed; none where it is missing or null.
///
/// # Errors
/// If it is something else.
pub fn text<'a>(object: &'a Value, key: &str) -> Result<Option<&'a str>, Refusal> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim())),
        Some(other) => Err(Refusal::malformed(format!("{key} 要是文字，给的是{}。", shape(other)))),
    }
}

/// Several texts: one, or a list of them; each may hold several behind commas.
///
/// # Errors
/// If it is something else.
pub fn texts<'a>(object: &'a Value, key: &str) -> Result<Vec<&'a str>, Refusal> {
    let parts = match object.get(key) {
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().ok_or_else(|| Refusal::malformed(format!("{key} 里要都是文字，有一项是{}。", shape(item)))))
            .collect::<Result<Vec<_>, _>>()?,
        _ => text(object, key)?.into_iter().collect(),
    };
    Ok(parts.into_iter().flat_map(|p| p.split([',', '，'])).map(str::trim).filter(|p| !p.is_empty()).collect())
}

/// A date as `2024-03-08`; none where it is missing or null.
///
/// # Errors
/// If it is something else.
pub fn day(object: &Value, key: &str) -> Result<Option<Date>, Refusal> {
    let Some(text) = text(object, key)? else { return Ok(None) };
    match text.parse::<Date>() {
        Ok(date) if text.len() == 10 && (1949..=2200).contains(&date.year()) => Ok(Some(date)),
        _ => Err(Refusal::malformed(format!("{key} 的“{}”不是 2024-03-08 这样的日期。", short(text)))),
    }
}

/// A count; none where it is missing or null.
///
/// # Errors
/// If it is something else.
pub fn count(object: &Value, key: &str) -> Result<Option<u32>, Refusal> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_u64().and_then(|n| u32::try_from(n).ok()) {
            Some(number) => Ok(Some(number)),
            None => Err(Refusal::malformed(format!("{key} 要是不小于零的整数，给的是{}。", shape(value)))),
        },
    }
}

/// The beginning of what was given, for a message.
pub fn short(text: &str) -> String {
    if text.chars().nth(40).is_none() { text.to_owned() } else { text.chars().take(40).chain("……".chars()).collect() }
}

fn shape(value: &Value) -> String {
    match value {
        Value::Null => "空值".to_owned(),
        Value::Bool(_) => "真假值".to_owned(),
        Value::Number(number) => format!("数 {}", short(&number.to_string())),
        Value::String(text) => format!("文字“{}”", short(text)),
        Value::Array(_) => "列表".to_owned(),
        Value::Object(_) => "对象".to_owned(),
    }
}
