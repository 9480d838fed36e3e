//! The machine under a measurement: its processor and load, the processor
//! time and memory of processes, and what its disk can flush.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// Processor, cores and load, in one line.
pub fn told() -> String {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let of = |key: &str| {
        let found = processors.lines().find_map(|l| l.strip_prefix(key)?.split(':').nth(1));
        found.map_or("?", str::trim).to_owned()
    };
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let name = [of("vendor_id"), of("model name"), format!("family {}", of("cpu family")), format!("model {}", of("model"))].join(", ");
    format!("{name}; {cores} cores; load {}", load.split(' ').next().unwrap_or("?"))
}

/// How many times in a second a block of 4 KB is written and flushed in a
/// folder: what one commit costs at least.
///
/// # Errors
/// If the folder cannot be written.
pub fn flushes(folder: &Path) -> anyhow::Result<f64> {
    let mut file = tempfile::tempfile_in(folder)?;
    let (begun, mut flushed) = (Instant::now(), 0_u32);
    while begun.elapsed() < Duration::from_secs(1) {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        flushed += 1;
    }
    Ok(f64::from(flushed) / begun.elapsed().as_secs_f64())
}

/// The processor time of this process so far.
///
/// # Errors
/// If `/proc` does not tell.
pub fn own_time() -> anyhow::Result<Duration> {
    Ok(ticks(&std::fs::read_to_string("/proc/self/stat")?, false).1)
}

/// The processor time of a process and of all its children, with those that
/// have ended.
pub fn tree_time(process: u32) -> Duration {
    let mut parents: BTreeMap<u32, (u32, Duration)> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|n| n.parse().ok()) else { continue };
        if let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) {
            parents.insert(id, ticks(&stat, true));
        }
    }
    parents.iter().filter(|(id, (parent, _))| **id == process || *parent == process).map(|(_, (_, time))| *time).sum()
}

/// The parent and the processor time in a line of `/proc/N/stat`, in hundredths
/// of a second.
fn ticks(stat: &str, with_children: bool) -> (u32, Duration) {
    // The name of the program may hold blanks; what follows it does not.
    let fields: Vec<u64> = stat.rsplit(')').next().unwrap_or("").split_whitespace().skip(1).map(|f| f.parse().unwrap_or(0)).collect();
    let used = fields.get(10..if with_children { 14 } else { 12 }).map_or(0, |f| f.iter().sum());
    (u32::try_from(fields.first().copied().unwrap_or(0)).unwrap_or(0), Duration::from_millis(used * 10))
}

/// The value that so much of the times do not exceed; 0.95 for the 95th
/// percentile.
pub fn percentile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
    let place = ((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1));
    times.get(place).copied().unwrap_or(0.0)
}
