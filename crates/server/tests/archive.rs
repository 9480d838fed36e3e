//! `gongkai archive` through the program: a package of the demonstration year
//! out of one installation, verified without any, and into another.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn run(arguments: &[&str], data: Option<&Path>, status: i32) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(arguments);
    if let Some(data) = data {
        command.arg("--data").arg(data);
    }
    let output = command.output().expect("the program starts");
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {out}{err}");
    (out, err)
}

#[test]
fn a_package_is_made_verified_off_line_and_taken_in_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    let file = |name: &str| folder.path().join(name).display().to_string();
    run(&["demo"], Some(&here), 0);
    let agency = "云汀县自然资源局";
    let (cases, _) = run(&["export", "cases", "--format", "jsonl", "--agency", agency], Some(&here), 0);
    let archived = cases.lines().map(|l| serde_json::from_str::<Value>(l).expect("JSON")).find(|c| c["stage"] == "archived");
    let number = archived.expect("an archived case")["number"].as_str().expect("a number").to_owned();
    let (a, b) = (file("a.zip"), file("b.zip"));
    let (_, told) = run(&["archive", "export", &number, "--agency", agency, "--out", &a], Some(&here), 0);
    assert!(told.contains("按案卷保密"), "{told}");
    let (_, again) = run(&["archive", "export", &number, "--agency", agency, "--out", &a], Some(&here), 2);
    assert!(again.contains("没有覆盖"), "{again}");

    let (holds, _) = run(&["archive", "verify", &a, "--format", "json"], None, 0);
    let holds: Value = serde_json::from_str(&holds).expect("JSON");
    assert_eq!((&holds["holds"], holds["number"].as_str()), (&Value::Bool(true), Some(number.as_str())));
    let mut bytes = std::fs::read(&a).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(file("bad.zip"), &bytes).expect("written");
    let (bad, _) = run(&["archive", "verify", &file("bad.zip")], None, 1);
    assert!(bad.starts_with("不成立。"), "{bad}");
    std::fs::write(file("none.zip"), b"no package").expect("written");
    let (none, _) = run(&["archive", "verify", &file("none.zip")], None, 2);
    assert!(none.contains("不是归档包"), "{none}");
    run(&["archive", "import", &file("bad.zip")], Some(&there), 2);

    run(&["archive", "import", &a], Some(&there), 0);
    run(&["journal", "verify"], Some(&there), 0);
    run(&["archive", "export", &number, "--agency", agency, "--out", &b], Some(&there), 0);
    assert!(std::fs::read(&a).expect("read") == std::fs::read(&b).expect("read"), "the same bytes");
    let (_, same) = run(&["archive", "import", &b], Some(&here), 0);
    assert!(same.contains("完全相同"), "{same}");
}
