//! Progress on a terminal, and the summary at the end; both on stderr.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::Instant;

/// What became of the inputs.
#[derive(Debug, Default)]
pub struct Summary {
    /// Reports of which every cell was read.
    pub read: usize,
    /// Reports with unread cells.
    pub partly: usize,
    /// Files that are no report.
    pub not_a_report: usize,
    /// Files that could not be read, by kind.
    pub unreadable: std::collections::BTreeMap<String, usize>,
}

/// A bar over the inputs.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    quiet: bool,
}

impl Progress {
    /// Starts; shows a bar when stderr is a terminal and `quiet` is not set.
    pub fn start(inputs: usize, quiet: bool) -> Progress {
        let shown = !quiet && std::io::stderr().is_terminal() && inputs > 1;
        let bar = ProgressBar::with_draw_target(
            Some(inputs as u64),
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() },
        );
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} 份 还要 {eta}") {
            bar.set_style(style);
        }
        #[expect(clippy::disallowed_methods, reason = "measures how long the command took")]
        let begun = Instant::now();
        Progress { bar, begun, quiet }
    }

    /// So many inputs are done.
    pub fn advance(&self, by: usize) {
        self.bar.inc(by as u64);
    }

    /// Ends and prints the summary.
    pub fn finish(self, summary: &Summary) {
        self.bar.finish_and_clear();
        if self.quiet {
            return;
        }
        let unreadable: usize = summary.unreadable.values().sum();
        let kinds = summary.unreadable.iter().map(|(kind, n)| format!("{kind} {n}")).collect::<Vec<_>>().join("、");
        let kinds = if kinds.is_empty() { String::new() } else { format!("（{kinds}）") };
        eprintln!(
            "读出 {}，部分读出 {}，不是年报 {}，不能读 {unreadable}{kinds}；用时 {:.1} 秒",
            summary.read,
            summary.partly,
            summary.not_a_report,
            self.begun.elapsed().as_secs_f64()
        );
    }
}
