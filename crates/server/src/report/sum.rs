//! `gongkai report sum DIR --tree units.csv`.

use super::check::{self, Together};
use super::stream::Bulk;
use crate::status::Worst;
use anyhow::Context as _;
use clap::ArgMatches;
use office::report::findings::return_note;
use office::report::sum::{Came, Standing, sum, workbook};
use office::report::write::{Form, paper};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command: one workbook, and a note (DOCX) for each unit whose
/// report is returned.
///
/// # Errors
/// If the tree is none, or the files cannot be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let bulk = Bulk::from_matches(matches);
    let units = check::tree(matches.get_one::<String>("tree").map_or("", String::as_str))?;
    let readers = bulk.readers()?;
    let together = Together::of(bulk.read_all(&readers)?);
    let mut lines = Vec::new();
    together.check(Some(&units), &report::check::Options::default(), |_, line| {
        lines.push(line);
        Ok(())
    })?;
    let mut worst = Worst::default();
    let came: Vec<Came> = together
        .items()
        .into_iter()
        .zip(lines)
        .map(|(item, line)| {
            let (reading, error) = match item.read {
                Ok(read) => (Some(read.reading), None),
                Err(error) => (None, Some(error.message)),
            };
            Came { file: item.name, reading, line, error }
        })
        .collect();
    let year =
        matches.get_one::<i16>("year").copied().or_else(|| newest(&came)).context("没有读出任何一份报告的年份。请用 --year 指定。")?;
    let sum = sum(&came, &units, year);
    let folder = PathBuf::from(matches.get_one::<String>("out-dir").map_or("汇总", String::as_str));
    std::fs::create_dir_all(&folder).with_context(|| format!("建不了文件夹 {}", folder.display()))?;
    let book = folder.join(format!("{year}年汇总.xlsx"));
    std::fs::write(&book, workbook(&sum, &came)?).with_context(|| format!("写不了 {}", book.display()))?;

    let mut counts = [0usize; 4];
    for row in &sum.rows {
        counts[row.standing as usize] += 1;
        match row.standing {
            Standing::Accepted => {}
            Standing::Unreadable => worst.meet(Worst::Unreadable),
            Standing::Missing | Standing::Contradictory => worst.meet(Worst::Finding),
        }
        if let (Standing::Contradictory, Some(came)) = (row.standing, row.came.map(|i| &came[i])) {
            let note = return_note(&row.unit.name, year, &came.line);
            let bytes = paper(&note, Form::Docx, None).map_err(anyhow::Error::msg)?;
            write_note(&folder, &row.unit.name, &bytes)?;
        }
    }
    println!("{year}年应报 {} 个单位：", sum.rows.len());
    for standing in [Standing::Accepted, Standing::Missing, Standing::Contradictory, Standing::Unreadable] {
        println!("  {} {}", standing.label(), counts[standing as usize]);
    }
    println!("  迟报 {}", sum.rows.iter().filter(|r| r.late).count());
    println!("  不在名录或不是本年 {}", sum.strays.len());
    for row in sum.rows.iter().filter(|r| r.standing != Standing::Accepted || r.late) {
        let late = if row.late { "，迟报" } else { "" };
        println!("{}  {}{late}", row.unit.name, row.standing.label());
    }
    println!("写在 {}", folder.display());
    Ok(worst.code())
}

fn newest(came: &[Came]) -> Option<i16> {
    came.iter().filter_map(|c| c.reading.as_ref()?.year).max()
}

/// A note in a file named after the unit.
fn write_note(folder: &Path, unit: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let name: String = unit.chars().map(|c| if matches!(c, '/' | '\\' | ':' | '\0') { '_' } else { c }).collect();
    let path = folder.join(format!("退回-{name}.docx"));
    std::fs::write(&path, bytes).with_context(|| format!("写不了 {}", path.display()))
}
