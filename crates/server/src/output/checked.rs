//! What `report check` prints.

mod sarif;

use crate::report::Item;
use clap::ArgMatches;
use office::report::check::CheckLine;
use office::report::findings::{findings, sentence};
use office::report::write::{Form, paper};
use std::io::Write;

/// Prints the lines in the format asked for.
///
/// # Errors
/// If output cannot be written.
pub fn print(matches: &ArgMatches, mut out: Box<dyn Write>, items: &[Item], lines: Vec<CheckLine>) -> anyhow::Result<()> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    match format {
        "json" => {
            for (item, line) in items.iter().zip(&lines) {
                json(&mut out, item, line)?;
            }
        }
        "csv" => csv(&mut out, &lines)?,
        "sarif" => serde_json::to_writer_pretty(&mut out, &sarif::log(&lines))?,
        _ => match Form::named(format) {
            Some(form) => {
                let document = findings(&lines);
                out.write_all(&paper(&document, form, None).map_err(anyhow::Error::msg)?)?;
            }
            None => {
                for (item, line) in items.iter().zip(&lines) {
                    text(&mut out, item, line)?;
                }
            }
        },
    }
    Ok(out.flush()?)
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

/// One row a finding.
fn csv(out: &mut Box<dyn Write>, lines: &[CheckLine]) -> anyhow::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record([
        "file", "sha256", "agency", "year", "edition", "verdict", "code", "spec", "severity", "cells", "expected", "found", "suspect",
        "message", "cite",
    ])?;
    for line in lines {
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
            writer.write_record(head.iter().copied().chain([""; 9]))?;
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
            writer.write_record(head.iter().copied().chain(rest))?;
        }
    }
    Ok(writer.flush()?)
}
