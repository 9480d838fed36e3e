//! What `report check` prints.

mod sarif;

use super::Checking;
use crate::report::Item;
use clap::ArgMatches;
use office::report::check::CheckLine;
use office::report::findings::{findings, sentence};
use office::report::write::{Form, paper};
use std::io::Write;

/// The printer of `report check` for the format asked for.
///
/// # Errors
/// If its head cannot be written.
pub fn checking(matches: &ArgMatches, out: Box<dyn Write>) -> anyhow::Result<Box<dyn Checking>> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    Ok(match format {
        "json" => Box::new(Lines { out, write: json }),
        "csv" => Box::new(Rows::new(out)?),
        "sarif" => Whole::new(out, |lines| Ok(serde_json::to_vec_pretty(&sarif::log(lines))?)),
        _ => match Form::named(format) {
            Some(form) => Whole::new(out, move |lines| paper(&findings(lines), form, None).map_err(anyhow::Error::msg)),
            None => Box::new(Lines { out, write: text }),
        },
    })
}

/// A format in which each input stands by itself.
struct Lines {
    out: Box<dyn Write>,
    write: fn(&mut dyn Write, &Item, &CheckLine) -> anyhow::Result<()>,
}

impl Checking for Lines {
    fn line(&mut self, item: &Item, line: CheckLine) -> anyhow::Result<()> {
        (self.write)(&mut self.out, item, &line)
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}

/// A format that holds all inputs in one.
struct Whole<F> {
    out: Box<dyn Write>,
    lines: Vec<CheckLine>,
    bytes: F,
}

impl<F: Fn(&[CheckLine]) -> anyhow::Result<Vec<u8>>> Whole<F> {
    fn new(out: Box<dyn Write>, bytes: F) -> Box<Self> {
        Box::new(Whole { out, lines: Vec::new(), bytes })
    }
}

impl<F: Fn(&[CheckLine]) -> anyhow::Result<Vec<u8>>> Checking for Whole<F> {
    fn line(&mut self, _: &Item, line: CheckLine) -> anyhow::Result<()> {
        self.lines.push(line);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        self.out.write_all(&(self.bytes)(&self.lines)?)?;
        Ok(self.out.flush()?)
    }
}

/// A line; an input that could not be read says why.
fn json(out: &mut dyn Write, item: &Item, line: &CheckLine) -> anyhow::Result<()> {
    if let Err(error) = &item.read {
        let mut value = serde_json::to_value(line)?;
        if let Some(object) = value.as_object_mut() {
            object.insert("error".to_owned(), serde_json::to_value(error)?);
        }
        serde_json::to_writer(&mut *out, &value)?;
    } else {
        serde_json::to_writer(&mut *out, line)?;
    }
    Ok(out.write_all(b"\n")?)
}

fn text(out: &mut dyn Write, item: &Item, line: &CheckLine) -> anyhow::Result<()> {
    writeln!(out, "{}", line.file)?;
    if let Err(error) = &item.read {
        writeln!(out, "  没有读：{}\n", error.message)?;
        return Ok(());
    }
    let agency = line.agency.as_deref().unwrap_or("机关不明");
    let year = line.year.map_or("年份不明".to_owned(), |y| format!("{y}年"));
    writeln!(out, "  {agency} {year}  {}", sentence(line))?;
    if let Some(same) = &line.same_as {
        writeln!(out, "  与 {same} 各格相同。")?;
    }
    for finding in &line.findings {
        let severity = match finding.severity.as_str() {
            "error" => "错误",
            "warning" => "疑点",
            _ => "提示",
        };
        writeln!(out, "  {severity} {} {}", finding.code, finding.message)?;
        for suspect in finding.suspect.iter().take(3) {
            let label = report::CellId::named(&suspect.cell).map_or(suspect.cell.as_str(), |c| c.label());
            writeln!(out, "       可能是 {label}：印的是 {}，应为 {}", suspect.printed, suspect.expected)?;
        }
        if !finding.also.is_empty() {
            writeln!(out, "       同一原因还有 {} 个等式不成立。", finding.also.len())?;
        }
    }
    if line.summary.not_assessable > 0 {
        writeln!(out, "  不能判断 {} 条。", line.summary.not_assessable)?;
    }
    Ok(writeln!(out)?)
}

/// CSV: one row a finding.
struct Rows {
    writer: csv::Writer<Box<dyn Write>>,
}

impl Rows {
    fn new(mut out: Box<dyn Write>) -> anyhow::Result<Rows> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record([
            "file", "sha256", "agency", "year", "edition", "verdict", "code", "spec", "severity", "cells", "expected", "found", "suspect",
            "message", "cite",
        ])?;
        Ok(Rows { writer })
    }
}

impl Checking for Rows {
    fn line(&mut self, _: &Item, line: CheckLine) -> anyhow::Result<()> {
        let year = line.year.map(|y| y.to_string()).unwrap_or_default();
        let head = [
            line.file.as_str(),
            &line.sha256,
            line.agency.as_deref().unwrap_or(""),
            &year,
            line.edition.as_deref().unwrap_or(""),
            &line.verdict,
        ];
        if line.findings.is_empty() {
            self.writer.write_record(head.iter().copied().chain([""; 9]))?;
        }
        for finding in &line.findings {
            let cells = finding.cells.join(" ");
            let suspects: Vec<&str> = finding.suspect.iter().map(|s| s.cell.as_str()).collect();
            let suspects = suspects.join(" ");
            let rest = [
                finding.code.as_str(),
                &finding.spec,
                &finding.severity,
                &cells,
                finding.expected.as_deref().unwrap_or(""),
                finding.found.as_deref().unwrap_or(""),
                &suspects,
                &finding.message,
                &finding.cite,
            ];
            self.writer.write_record(head.iter().copied().chain(rest))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        Ok(self.writer.flush()?)
    }
}
