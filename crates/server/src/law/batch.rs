//! Questions and answers: one from the command line, or many as JSON Lines.
//!
//! A batch answers in the order of the questions. A question that fails answers
//! with `{"id","error":{"kind","message"}}` and the run goes on; the exit
//! status is the worst of all (CMD-12).

use crate::lines::{Limits, Line, Lines};
use crate::status::Worst;
use clap::ArgMatches;
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// Questions that are answered together.
const TOGETHER: usize = 512;
/// Bytes of questions that are kept together.
const TOGETHER_BYTES: usize = 8 << 20;

/// The limits of a file of short questions.
pub const SHORT: Limits = Limits { line: 1 << 20, lines: 10_000_000 };

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer as it goes out, without `id`.
    pub json: Value,
    /// What it does to the exit status.
    pub worst: Worst,
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// In one word.
    pub kind: Kind,
    /// In a sentence for who asked.
    pub message: String,
}

/// Why a question has no answer, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The line is no JSON.
    Unreadable,
    /// The line, or what it asks for, is beyond a limit.
    TooLarge,
    /// The question cannot be meant so.
    Malformed,
    /// The law does not allow what it asks about.
    Refused,
}

impl Kind {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Unreadable => "unreadable",
            Kind::TooLarge => "too_large",
            Kind::Malformed => "malformed",
            Kind::Refused => "refused",
        }
    }
}

impl Answer {
    /// An answer with nothing to object to.
    pub fn fine(json: Value) -> Answer {
        Answer { json, worst: Worst::Fine }
    }
}

impl Refusal {
    /// A question that cannot be meant so.
    pub fn malformed(message: impl Into<String>) -> Refusal {
        Refusal { kind: Kind::Malformed, message: message.into() }
    }

    /// What it does to the exit status: an act the law does not allow is a
    /// finding, the rest could not be answered.
    pub fn worst(&self) -> Worst {
        if self.kind == Kind::Refused { Worst::Finding } else { Worst::Unreadable }
    }

    /// The error as it goes out.
    pub fn json(&self) -> Value {
        json!({"kind": self.kind.name(), "message": self.message})
    }
}

impl From<law::clock::refusal::Refusal> for Refusal {
    fn from(refusal: law::clock::refusal::Refusal) -> Refusal {
        let message = format!("{}（{}，{}）。", refusal.reason, refusal.cite.short(), refusal.rule);
        Refusal { kind: Kind::Refused, message }
    }
}

/// Answers one question of the command line; the text is made only if asked
/// for.
///
/// # Errors
/// If it cannot be written.
pub fn one<T>(
    matches: &ArgMatches,
    answer: Result<T, Refusal>,
    json: impl FnOnce(&T) -> Answer,
    text: impl FnOnce(&T) -> String,
) -> anyhow::Result<ExitCode> {
    let is_json = matches.get_one::<String>("format").is_some_and(|f| f == "json");
    let mut out = std::io::stdout().lock();
    let worst = match (answer, is_json) {
        (Ok(answer), true) => {
            let answer = json(&answer);
            writeln!(out, "{}", answer.json)?;
            answer.worst
        }
        (Ok(answer), false) => {
            out.write_all(text(&answer).as_bytes())?;
            json(&answer).worst
        }
        (Err(refusal), true) => {
            writeln!(out, "{}", json!({"id": null, "error": refusal.json()}))?;
            refusal.worst()
        }
        (Err(refusal), false) => {
            eprintln!("gongkai: {}", refusal.message);
            refusal.worst()
        }
    };
    out.flush()?;
    Ok(worst.code())
}

/// Answers the questions of a file, or of standard input for `-`.
///
/// # Errors
/// If the file cannot be read or the answers not be written.
pub fn run(name: &str, limits: Limits, answer: impl Fn(&Value) -> Result<Answer, Refusal> + Sync) -> anyhow::Result<ExitCode> {
    let mut lines = Lines::open(name, limits)?;
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut worst = Worst::default();
    loop {
        let together = gather(&mut lines)?;
        if together.is_empty() {
            out.flush()?;
            return Ok(worst.code());
        }
        let answers: Vec<(String, Worst)> = together.par_iter().map(|line| answer_line(line, &answer)).collect();
        for (text, its) in answers {
            writeln!(out, "{text}")?;
            worst.meet(its);
        }
        // Who asks line by line through a pipe waits for the answers.
        if lines.is_waiting() {
            out.flush()?;
        }
    }
}

fn gather(lines: &mut Lines) -> anyhow::Result<Vec<Line>> {
    let (mut together, mut bytes) = (Vec::new(), 0);
    while together.len() < TOGETHER && bytes < TOGETHER_BYTES {
        let Some(line) = lines.next_line()? else { break };
        bytes += line.bytes.as_ref().map_or(0, Vec::len);
        together.push(line);
        if lines.is_waiting() {
            break;
        }
    }
    Ok(together)
}

fn answer_line(line: &Line, answer: &impl Fn(&Value) -> Result<Answer, Refusal>) -> (String, Worst) {
    let (id, result) = match parse(line) {
        Ok(question) => {
            let result = answer(&question);
            (question.get("id").cloned().unwrap_or(Value::Null), result)
        }
        Err(refusal) => (Value::Null, Err(refusal)),
    };
    let mut object = Map::new();
    object.insert("id".to_owned(), id);
    let worst = match result {
        Ok(answer) => {
            match answer.json {
                Value::Object(fields) => object.extend(fields),
                other => {
                    object.insert("answer".to_owned(), other);
                }
            }
            answer.worst
        }
        Err(refusal) => {
            object.insert("error".to_owned(), refusal.json());
            refusal.worst()
        }
    };
    (Value::Object(object).to_string(), worst)
}

/// The JSON object on a line.
///
/// # Errors
/// If there is none.
pub fn parse(line: &Line) -> Result<Value, Refusal> {
    let number = line.number;
    let bytes = line.bytes.as_ref().map_err(|long| Refusal {
        kind: Kind::TooLarge,
        message: format!("第 {number} 行超过 {} KB，跳过了。请拆成几行。", long.most >> 10),
    })?;
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|e| Refusal { kind: Kind::Unreadable, message: format!("第 {number} 行第 {} 列不是 JSON。", e.column()) })?;
    if value.is_object() { Ok(value) } else { Err(Refusal::malformed(format!("第 {number} 行要是一个 JSON 对象。"))) }
}
