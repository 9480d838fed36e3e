//! Letters: writing, looking, DOCX and PDF, each over all 45 of them.

use super::{line, machine};
use jiff::civil::date;
use letter::letter::{LETTERS, written_sample};
use std::hint::black_box;
use std::time::Instant;

/// Measures letters; the slowest twentieth is told.
///
/// # Errors
/// If a sample cannot be written or printed.
pub fn run() -> anyhow::Result<()> {
    let options = typeset::Options::new(typeset::Moment::in_china(date(2026, 3, 18).at(9, 0, 0, 0)));
    let (mut written, mut words, mut pages) = (Vec::new(), Vec::new(), Vec::new());
    // The first round warms the typesetter up.
    for round in 0..4 {
        for letter in LETTERS {
            let begun = Instant::now();
            let (facts, context, paper) = written_sample(letter).map_err(|e| anyhow::anyhow!("{e}"))?;
            let lacks = letter::check::parts(letter, &facts, &context, &paper.lines());
            anyhow::ensure!(lacks.is_empty(), "the sample of {} is complete", letter.code.name());
            let wrote = begun.elapsed();
            let begun = Instant::now();
            black_box(document::write::docx(paper.document()));
            let word = begun.elapsed();
            let begun = Instant::now();
            black_box(typeset::pdf(paper.document(), &options)?);
            let page = begun.elapsed();
            if round > 0 {
                written.push(wrote.as_secs_f64() * 1e3);
                words.push(word.as_secs_f64() * 1e3);
                pages.push(page.as_secs_f64() * 1e3);
            }
        }
    }
    let tell = |what: &str, times: &mut Vec<f64>, wanted: &str| {
        let (middle, slow) = (machine::percentile(times, 0.5), machine::percentile(times, 0.95));
        line(&format!("{what}, median / p95"), &format!("{middle:.1} / {slow:.1} ms"), wanted);
    };
    tell("a letter written and looked at", &mut written, "");
    tell("a letter as DOCX", &mut words, "20 ms");
    tell("a letter as PDF, warm", &mut pages, "60 ms");
    Ok(())
}
