//! Reading and checking one file on one core: the median of 200.

use super::line;
use crate::shell::root;
use document::Limits;
use report::check::{Context, Options, check};
use std::path::PathBuf;
use std::time::Instant;

const TIMES: usize = 200;

/// Measures each kind of file.
pub fn run() -> anyhow::Result<()> {
    let demo = root().join("demo/reports");
    let reports = std::env::var_os("GONGKAI_REPORTS").map_or_else(|| root().join("../shared/reports"), PathBuf::from);
    file("text of 12 KB", &reports.join("004_2620abe2f7b9fa96.txt"), "0.25 ms")?;
    let text = std::fs::read(demo.join("police/2022.txt"))?;
    let clean = document::write::html(&report::print::print(&report::locate(&document::read(&text, &Limits::default())?)));
    measure(&format!("clean HTML of {} KB", clean.len() / 1024), &clean, "0.5 ms");
    file("Word HTML of 160 KB", &demo.join("government/2022.html"), "3 ms")?;
    file("Word HTML of 210 KB", &demo.join("office/2023.html"), "3 ms")?;
    file("DOCX", &demo.join("government/2024.docx"), "3 ms")?;
    for name in ["huaian2024.pdf", "hongze2023.pdf", "hongze2024.pdf"] {
        file(name, &reports.join(name), "45 ms")?;
    }
    Ok(())
}

fn file(what: &str, path: &std::path::Path, wanted: &str) -> anyhow::Result<()> {
    if path.is_file() {
        measure(what, &std::fs::read(path)?, wanted);
    } else {
        line(what, "not there", wanted);
    }
    Ok(())
}

fn measure(what: &str, bytes: &[u8], wanted: &str) {
    let limits = Limits::default();
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            if let Ok(document) = document::read(bytes, &limits) {
                let reading = report::locate(&document);
                std::hint::black_box(check(&reading, &Context::default(), &Options::default()));
            }
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    line(what, &format!("{:.2} ms", times[TIMES / 2]), wanted);
    if let Ok(document) = document::read(bytes, &limits) {
        let reading = report::locate(&document);
        part("    bytes to document", || drop(std::hint::black_box(document::read(bytes, &limits))));
        part("    document to cells", || drop(std::hint::black_box(report::locate(&document))));
        part("    checks", || drop(std::hint::black_box(check(&reading, &Context::default(), &Options::default()))));
    }
}

/// The median of one phase.
fn part(what: &str, work: impl Fn()) {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    line(what, &format!("{:.3} ms", times[TIMES / 2]), "");
}
