//! A visit from its first byte to its wiping, on a frozen clock.

use super::*;
use document::Limits;
use jiff::Timestamp;
use std::io::Write as _;
use std::path::Path;

const REPORT: &str = "云汀县教育局2024年政府信息公开工作年度报告\n一、总体情况\n全年没有收到申请。\n二、主动公开政府信息情况\n";

fn at(minutes: i64) -> Moment {
    Moment(Timestamp::from_second(1_760_000_000 + 60 * minutes).expect("a time"))
}

fn visits(root: &Path, limits: VisitLimits) -> Visits {
    let readers = Arc::new(Readers::unfenced(Limits::default()));
    Visits::new(root.join("visits"), limits, readers, Clock::of(|| at(1))).expect("a folder")
}

fn send(visits: &Visits, files: &[(&str, &[u8])]) -> Result<Arc<Visit>, Refused> {
    let mut batch = visits.receive(at(0))?;
    for (name, bytes) in files {
        batch.file(name)?.push(bytes)?;
    }
    visits.begin(batch, at(0))
}

/// Waits for the background, which is bounded by the limits of reading.
fn outcome(visit: &Visit) -> &Outcome {
    loop {
        match visit.outcome() {
            Some(outcome) => return outcome,
            None => std::thread::yield_now(),
        }
    }
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("a zip").into_inner()
}

fn files_below(root: &Path) -> usize {
    let visit = std::fs::read_dir(root.join("visits")).into_iter().flatten().flatten();
    visit.map(|d| std::fs::read_dir(d.path()).map_or(0, Iterator::count)).sum()
}

#[test]
fn a_zip_is_a_folder_and_every_file_has_its_answer() {
    let root = tempfile::tempdir().expect("a folder");
    let visits = visits(root.path(), VisitLimits::default());
    let packed = zip(&[("甲/2024.txt", REPORT.as_bytes()), ("乙.bin", b"\x89PNG\r\n\x1a\n0000")]);
    let visit = send(&visits, &[("一.txt", REPORT.as_bytes()), ("全部.zip", &packed)]).expect("taken");
    let outcome = outcome(&visit);
    let names: Vec<&str> = outcome.files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["一.txt", "全部.zip/甲/2024.txt", "全部.zip/乙.bin"]);
    assert!(outcome.files[1].result.is_ok());
    assert!(outcome.files[2].result.is_err());
    assert_eq!(outcome.files[1].result.as_ref().expect("read").1.same_as, Some(0));
    assert_eq!(visit.progress(), (3, 3));
    assert_eq!(visit.original(2).expect("kept"), REPORT.as_bytes());
}

#[test]
fn the_end_wipes_the_originals() {
    let root = tempfile::tempdir().expect("a folder");
    let visits = visits(root.path(), VisitLimits::default());
    let visit = send(&visits, &[("一.txt", REPORT.as_bytes())]).expect("taken");
    outcome(&visit);
    assert_eq!(files_below(root.path()), 1);
    assert!(visits.end(visit.token()));
    assert_eq!(files_below(root.path()), 0);
    assert!(visits.find(visit.token(), at(0)).is_none());
    assert!(!visits.end(visit.token()));
}

#[test]
fn after_sixty_minutes_nothing_is_left() {
    let root = tempfile::tempdir().expect("a folder");
    let visits = visits(root.path(), VisitLimits::default());
    let visit = send(&visits, &[("一.txt", REPORT.as_bytes())]).expect("taken");
    outcome(&visit);
    assert!(visits.find(visit.token(), at(59)).is_some());
    assert!(visits.find(visit.token(), at(60)).is_none());
    assert_eq!(files_below(root.path()), 0);
}

#[test]
fn the_start_wipes_what_an_earlier_run_left() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(root.path().join("visits/old")).expect("a folder");
    std::fs::write(root.path().join("visits/old/000000"), "left").expect("a file");
    let _visits = visits(root.path(), VisitLimits::default());
    assert_eq!(files_below(root.path()), 0);
}

#[test]
fn what_is_over_a_limit_is_refused_with_a_sentence() {
    let root = tempfile::tempdir().expect("a folder");
    let limits = VisitLimits { files: 1, bytes: 1 << 20, ..VisitLimits::default() };
    let visits = visits(root.path(), limits);
    let refused = |files: &[(&str, &[u8])]| send(&visits, files).err().map(|e| e.to_string()).unwrap_or_default();
    assert_eq!(refused(&[]), "没有选文件。请选一份或几份报告，也可以选一个 ZIP。");
    assert_eq!(refused(&[("a", b"1"), ("b", b"2")]), "一次至多 1 个文件。请分几次。");
    assert_eq!(refused(&[("a", &[0; (1 << 20) + 1])]), "一次共 1 MB 为限，这次超过了。请分几次。");
    assert_eq!(files_below(root.path()), 0);
    let visit = send(&visits, &[("全部.zip", &zip(&[("a", b"1"), ("b", b"2")]))]).map(|v| outcome(&v).files[0].result.is_err());
    assert!(visit.expect("taken"), "a ZIP with more files than a visit may hold is one file that was not read");
}

#[test]
fn too_many_visits_wait() {
    let root = tempfile::tempdir().expect("a folder");
    let visits = visits(root.path(), VisitLimits { visits: 1, ..VisitLimits::default() });
    send(&visits, &[("一.txt", REPORT.as_bytes())]).expect("taken");
    assert!(matches!(visits.receive(at(0)), Err(Refused::Busy)));
    assert!(visits.receive(at(60)).is_ok());
}

#[cfg(unix)]
#[test]
fn only_the_account_of_the_program_can_look_in() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a folder");
    let visits = visits(root.path(), VisitLimits::default());
    let visit = send(&visits, &[("../../一.txt", REPORT.as_bytes())]).expect("taken");
    outcome(&visit);
    let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    let folder = std::fs::read_dir(root.path().join("visits")).expect("a folder").next().expect("a visit").expect("a visit").path();
    assert_eq!((mode(&folder), mode(&folder.join("000000"))), (0o700, 0o600));
}
