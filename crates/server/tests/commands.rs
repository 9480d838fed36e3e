//! The commands as others script against them: exit statuses, order, bad
//! input, resuming, the same bytes for the same input.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn gongkai(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).args(arguments).env("LANG", "zh_CN.UTF-8").output().expect("the program starts")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn demo(file: &str) -> String {
    root().join("demo/reports").join(file).display().to_string()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn help_is_in_the_language_asked_for() {
    let zh = gongkai(&["report", "read", "--help"]);
    let en = gongkai(&["report", "read", "--help", "--lang", "en"]);
    assert_eq!((zh.status.code(), en.status.code()), (Some(0), Some(0)));
    assert!(text(&zh.stdout).contains("用法"), "{}", text(&zh.stdout));
    assert!(text(&en.stdout).contains("Usage: gongkai report read"), "{}", text(&en.stdout));
}

#[test]
fn bad_usage_exits_with_two() {
    assert_eq!(gongkai(&["report", "read"]).status.code(), Some(2));
    assert_eq!(gongkai(&["report", "rules", "Z999"]).status.code(), Some(2));
    assert_eq!(gongkai(&["report", "read", "no such file"]).status.code(), Some(2));
}

#[test]
fn answers_come_in_the_order_of_the_inputs() {
    let files = [demo("land/2024.pdf"), demo("police/2022.txt"), demo("education/2024.xlsx"), demo("bailudu/2023.docx")];
    let mut arguments = vec!["report", "read", "--format", "json", "--quiet"];
    arguments.extend(files.iter().map(String::as_str));
    let output = gongkai(&arguments);
    let answers = lines(&output);
    assert_eq!(answers.iter().map(|a| a["file"].as_str().unwrap_or("")).collect::<Vec<_>>(), files);
    assert_eq!(answers.iter().map(|a| a["format"].as_str().unwrap_or("")).collect::<Vec<_>>(), ["pdf", "tsv", "xlsx", "docx"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_worst_input_is_the_exit_status() {
    let wrong_total = demo("police/2023.html");
    let sound = demo("police/2022.txt");
    assert_eq!(gongkai(&["report", "check", "--quiet", &sound]).status.code(), Some(0));
    assert_eq!(gongkai(&["report", "check", "--quiet", &sound, &wrong_total]).status.code(), Some(1));
    assert_eq!(gongkai(&["report", "check", "--quiet", "--fail-on", "never", &wrong_total]).status.code(), Some(0));
    assert_eq!(gongkai(&["report", "check", "--quiet", &wrong_total, "no such file"]).status.code(), Some(2));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = root().join("demo/reports").display().to_string();
    for format in ["json", "csv", "xlsx", "text"] {
        let once = gongkai(&["report", "read", "--quiet", "--format", format, &folder]).stdout;
        let again = gongkai(&["report", "read", "--quiet", "--format", format, "--jobs", "1", &folder]).stdout;
        assert!(once == again, "report read --format {format}");
    }
    for format in ["json", "csv", "xlsx", "html", "docx", "sarif", "text"] {
        let once = gongkai(&["report", "check", "--quiet", "--format", format, &folder]).stdout;
        let again = gongkai(&["report", "check", "--quiet", "--format", format, "--jobs", "1", &folder]).stdout;
        assert!(once == again, "report check --format {format}");
    }
}

#[test]
fn a_run_that_was_broken_off_is_resumed() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out.jsonl").display().to_string();
    let inputs = root().join("demo/reports/police").display().to_string();
    let whole = gongkai(&["report", "read", "--quiet", "--format", "json", &inputs]).stdout;
    let first = text(&whole).lines().next().expect("a line").to_owned() + "\n";
    std::fs::write(&out, &first).expect("written");
    assert_eq!(gongkai(&["report", "read", "--quiet", "--format", "json", "--out", &out, "--resume", &inputs]).status.code(), Some(0));
    assert_eq!(text(&std::fs::read(&out).expect("read")), text(&whole));
}

#[test]
fn a_zip_is_read_as_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("年报.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).expect("created"));
    for (name, file) in [("县/公安局.txt", "police/2022.txt"), ("县/教育局.html", "education/2023.html")] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        std::io::Write::write_all(&mut archive, &std::fs::read(demo(file)).expect("read")).expect("written");
    }
    archive.finish().expect("finished");
    let path = path.display().to_string();
    let answers = lines(&gongkai(&["report", "read", "--quiet", "--format", "json", &path]));
    let names: Vec<String> = answers.iter().map(|a| a["file"].as_str().unwrap_or("").replace(&path, "")).collect();
    assert_eq!(names, ["/县/公安局.txt", "/县/教育局.html"]);
    assert!(answers.iter().all(|a| a["is_report"] == true));
}

#[test]
fn what_is_written_is_read_back_with_the_same_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    for file in ["government/2019.txt", "government/2021.pdf", "health/2023.csv", "shitipu/2023.txt", "office/2024.pdf"] {
        let source = demo(file);
        let before = lines(&gongkai(&["report", "read", "--quiet", "--format", "json", &source])).remove(0);
        for to in ["docx", "html", "xlsx", "pdf"] {
            let out = folder.path().join(format!("report.{to}")).display().to_string();
            let written = gongkai(&["report", "write", &source, "--to", to, "--out", &out]);
            assert_eq!(written.status.code(), Some(0), "{file} as {to}: {}", text(&written.stderr));
            let after = lines(&gongkai(&["report", "read", "--quiet", "--format", "json", &out])).remove(0);
            for name in ["title", "agency", "year", "edition", "published"] {
                assert_eq!(after[name], before[name], "{file} as {to}: {name}");
            }
            let cells = |v: &serde_json::Value| -> Vec<(String, serde_json::Value, serde_json::Value)> {
                let cells = v["cells"].as_object().expect("cells");
                cells.iter().map(|(n, c)| (n.clone(), c["value"].clone(), c["state"].clone())).collect()
            };
            assert_eq!(cells(&after), cells(&before), "{file} as {to}");
        }
    }
}

#[test]
fn two_years_are_compared_cell_by_cell() {
    let (a, b) = (demo("police/2022.txt"), demo("police/2023.html"));
    let output = gongkai(&["report", "compare", &a, &b, "--format", "json"]);
    let answer = lines(&output).remove(0);
    let cell =
        answer["cells"].as_array().expect("cells").iter().find(|c| c["cell"] == "applications.received.total").expect("the cell").clone();
    assert!(cell["a"].is_string() && cell["b"].is_string());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(gongkai(&["report", "compare", &a, &a]).status.code(), Some(0));
}

#[test]
fn a_sum_lists_who_is_missing_and_returns_what_contradicts_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let came = folder.path().join("came");
    std::fs::create_dir(&came).expect("created");
    for (name, file) in [("1.html", "police/2023.html"), ("2.txt", "qiwu/2023.txt"), ("3.html", "education/2023.html")] {
        std::fs::copy(demo(file), came.join(name)).expect("copied");
    }
    std::fs::write(came.join("县市监局年报.docx"), b"PK\x03\x04 word/document.xml").expect("written");
    let out = folder.path().join("sum").display().to_string();
    let tree = root().join("demo/units.csv").display().to_string();
    let output = gongkai(&["report", "sum", &came.display().to_string(), "--tree", &tree, "--year", "2023", "--out-dir", &out, "--quiet"]);
    let said = text(&output.stdout);
    assert!(said.contains("应报 10 个单位"), "{said}");
    assert!(said.contains("云汀县公安局  矛盾"), "{said}");
    assert!(said.contains("云汀县卫生健康局  未报"), "{said}");
    let returned = Path::new(&out).join("退回-云汀县公安局.docx");
    let note = document::read(&std::fs::read(returned).expect("the note"), &document::Limits::default()).expect("reads");
    assert!(note.plain_text().contains("云汀县公安局2023年政府信息公开工作年度报告"), "{}", note.plain_text());
    assert!(Path::new(&out).join("2023年汇总.xlsx").is_file());
}
