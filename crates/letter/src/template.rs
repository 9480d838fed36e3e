//! The wording of a letter as a template (Jinja syntax), ours or an agency's.
//!
//! A line is a paragraph. What begins with `# ` is a heading, with `> ` stands
//! at the left edge, with `>> ` at the right; `| a | b |` is a row of a table.
//! Only lines of the template mean that: what is filled in is text, whatever
//! characters it has.

use crate::facts::{Facts, day};
use crate::letter::Letter;
use jiff::civil::Date;
use minijinja::value::{Value as Filling, ValueKind};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// The longest template, in bytes.
pub const LONGEST: usize = 64 << 10;
/// The most steps a template may take.
const FUEL: u64 = 200_000;
/// The longest letter, in bytes.
const LONGEST_LETTER: usize = 1 << 20;

/// What opens the body of most letters: when, how and what was asked.
const OPENING: &str = "本机关于{{ case.received|day }}收到{{ to.you }}通过{{ case.channel }}提出的政府信息公开申请（受理编号：{{ case.number }}）\
{% if case.corrected %}，并于{{ case.corrected|day }}收到{{ to.you }}的补正材料{% endif %}，申请获取“{{ case.asked }}”。";

// What is filled in keeps its structure in characters that no text has.
const LINE: char = '\u{F8F0}';
const BAR: char = '\u{F8F1}';
const HASH: char = '\u{F8F2}';
const MORE: char = '\u{F8F3}';

/// Why a template does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// It is too long, or what it makes is.
    TooLong,
    /// It names fields that the letter does not have.
    UnknownFields(Vec<String>),
    /// It is not written as templates are; the line, if it is known.
    Syntax(Option<usize>, String),
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TemplateError::TooLong => write!(f, "模板过长：模板不超过 {} KB，文书不超过 {} KB", LONGEST >> 10, LONGEST_LETTER >> 10),
            TemplateError::UnknownFields(names) => {
                write!(f, "模板中有这种文书没有的字段：{}；可用的字段见文书说明", names.join("、"))
            }
            TemplateError::Syntax(Some(line), why) => write!(f, "模板第 {line} 行有误：{why}"),
            TemplateError::Syntax(None, why) => write!(f, "模板有误：{why}"),
        }
    }
}

impl std::error::Error for TemplateError {}

/// A piece of a letter's body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A line at the left edge.
    Left(String),
    /// A line at the right edge.
    Right(String),
    /// A row of a table.
    Row(Vec<String>),
}

/// A template that was read and names only what its letter has.
#[derive(Debug)]
pub struct Template {
    made: Environment<'static>,
}

const NAME: &str = "letter";

impl Template {
    /// Reads a template for a letter.
    ///
    /// # Errors
    /// If it is too long, names unknown fields, or is not written as templates
    /// are.
    pub fn new(letter: &Letter, source: &str) -> Result<Template, TemplateError> {
        if source.len() > LONGEST {
            return Err(TemplateError::TooLong);
        }
        let mut made = Environment::new();
        made.set_undefined_behavior(UndefinedBehavior::Strict);
        made.set_fuel(Some(FUEL));
        made.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        made.add_filter("day", day_of);
        made.set_formatter(|out, _, value| filled_in(value).and_then(|text| Ok(out.write_str(&text)?)));
        made.add_template_owned("opening", OPENING).map_err(|e| syntax(&e))?;
        made.add_template_owned(NAME, source.replace("\r\n", "\n")).map_err(|e| syntax(&e))?;
        let named = made.get_template(NAME).map_err(|e| syntax(&e))?.undeclared_variables(true);
        let unknown: BTreeSet<String> = named.into_iter().filter(|name| !letter.has(name)).collect();
        if !unknown.is_empty() {
            return Err(TemplateError::UnknownFields(unknown.into_iter().collect()));
        }
        Ok(Template { made })
    }

    /// The lines of the body.
    pub(crate) fn fill(&self, facts: &Facts, context: &Value) -> Result<Vec<Line>, TemplateError> {
        let told = told(facts, context);
        let text = self.made.get_template(NAME).and_then(|t| t.render(minijinja::value::Serde(&told))).map_err(|e| syntax(&e))?;
        if text.len() > LONGEST_LETTER {
            return Err(TemplateError::TooLong);
        }
        Ok(text.lines().filter_map(line).collect())
    }
}

impl Letter {
    /// Whether a template of this letter may name a field: `case.number` of
    /// the facts, `items` of its own context.
    fn has(&self, name: &str) -> bool {
        const FACTS: &[&str] = &[
            "agency",
            "agency.name",
            "agency.office",
            "agency.phone",
            "agency.address",
            "case",
            "case.number",
            "case.received",
            "case.channel",
            "case.corrected",
            "case.asked",
            "case.due",
            "to",
            "to.name",
            "to.you",
            "paper",
            "paper.number",
            "paper.dated",
            "paper.enclosures",
            "remedies",
        ];
        let head = name.split('.').next().unwrap_or(name);
        FACTS.contains(&name) || self.fields.iter().any(|f| f.name == head)
    }
}

/// Facts and context as one object, as templates and parts see them.
pub(crate) fn told(facts: &Facts, context: &Value) -> Value {
    let mut told = serde_json::to_value(facts).unwrap_or_default();
    if let (Value::Object(told), Value::Object(own)) = (&mut told, context) {
        told.extend(own.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
    told
}

/// The filter `day`: an ISO date as letters print it.
fn day_of(value: &str) -> Result<String, Error> {
    value.parse::<Date>().map(day).map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("“{value}”不是日期")))
}

/// A value as it stands in the text; it can never become a line of its own
/// kind.
fn filled_in(value: &Filling) -> Result<String, Error> {
    if value.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "字段没有值"));
    }
    if value.is_none() {
        return Ok(String::new());
    }
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Map | ValueKind::Iterable) {
        return Err(Error::new(ErrorKind::InvalidOperation, "列表要逐项写出"));
    }
    let mut out = String::new();
    for c in value.to_string().replace("\r\n", "\n").chars() {
        out.push(match c {
            '\n' | '\u{2028}' | '\u{2029}' => LINE,
            '|' => BAR,
            '#' => HASH,
            '>' => MORE,
            '\u{F8F0}'..='\u{F8F3}' => '\u{FFFD}',
            c => c,
        });
    }
    Ok(out)
}

fn line(text: &str) -> Option<Line> {
    let text = text.trim_end();
    if text.trim().is_empty() {
        return None;
    }
    Some(if let Some(rest) = text.strip_prefix("# ") {
        Line::Heading(plain(rest))
    } else if let Some(rest) = text.strip_prefix(">> ") {
        Line::Right(plain(rest))
    } else if let Some(rest) = text.strip_prefix("> ") {
        Line::Left(plain(rest))
    } else if let Some(row) = text.strip_prefix('|') {
        Line::Row(row.strip_suffix('|').unwrap_or(row).split('|').map(|cell| plain(cell.trim())).collect())
    } else {
        Line::Text(plain(text))
    })
}

/// A line with what was filled in as it was given.
fn plain(text: &str) -> String {
    let back = |c| match c {
        LINE => '\n',
        BAR => '|',
        HASH => '#',
        MORE => '>',
        c => c,
    };
    text.chars().map(back).collect()
}

fn syntax(error: &Error) -> TemplateError {
    let why = match error.kind() {
        ErrorKind::UndefinedError => "有字段没有值".to_owned(),
        ErrorKind::OutOfFuel => "步骤过多".to_owned(),
        ErrorKind::UnknownFilter => "没有这种过滤器".to_owned(),
        _ => error.detail().unwrap_or("写法不对").to_owned(),
    };
    TemplateError::Syntax(error.line(), why)
}
