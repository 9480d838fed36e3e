//! The ledgers of the demonstration county through the program: `gongkai demo`
//! fills an installation, `serve --demo` lets a newcomer in at once.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server that ends with its test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good.
        let _gone = self.0.kill();
        let _status = self.0.wait();
    }
}

fn run(data: &Path, arguments: &[&str], status: i32) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let output = command.args(arguments).arg("--data").arg(data).output().expect("the program starts");
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {out}{err}");
    (out, err)
}

#[test]
fn the_county_is_installed_once_and_its_journal_and_ledger_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let (out, _) = run(folder.path(), &["demo"], 0);
    assert!(out.contains("36 份演示报告"), "{out}");
    let (_, again) = run(folder.path(), &["demo"], 2);
    assert!(again.contains("只装进空的安装"), "{again}");
    run(folder.path(), &["journal", "verify"], 0);
    let (checks, _) = run(folder.path(), &["doctor", "--deep"], 0);
    assert!(checks.contains("与办理记录一致"), "{checks}");
    let (cases, _) = run(folder.path(), &["export", "cases", "--format", "jsonl", "--agency", "云汀县自然资源局"], 0);
    let cases: Vec<Value> = cases.lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect();
    assert!(cases.len() > 100, "{}", cases.len());
    // The last full year: what came in and was there is what was ended and is left.
    let year = cases.iter().filter_map(|c| c["submitted"].as_str()?.get(..4)?.parse::<i16>().ok()).max().expect("a year") - 1;
    let (report, _) = run(folder.path(), &["export", "report", "--agency", "云汀县自然资源局", "--year", &year.to_string()], 0);
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let cell = |name: &str| report["cells"][format!("applications.{name}.total")]["value"].as_u64().unwrap_or_else(|| panic!("{name}"));
    assert_eq!(cell("received") + cell("carried_in"), cell("result.total") + cell("carried_out"));
    assert!(cell("received") > 40, "{}", cell("received"));
}

#[test]
fn a_newcomer_calls_the_interface_with_a_printed_token_at_once() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(["serve", "--demo", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = Server(command.spawn().expect("the program starts"));
    let out = BufReader::new(server.0.stdout.take().expect("its output"));
    let mut lines = out.lines().map(|l| l.expect("a line"));
    let mut next = |sign: &str| lines.find(|l| l.contains(sign)).unwrap_or_else(|| panic!("no line with {sign}"));
    let first = next("http://");
    let address = first.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    for post in ["ziran.chengban1", "ziran.shenhe"] {
        let line = next(post);
        let token = line.split('　').next_back().expect("a token");
        let asked = |token: &str| {
            let mut stream = TcpStream::connect(address).expect("it listens");
            let head = format!(
                "GET /api/v1/applications HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).expect("sent");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("an answer");
            answer.lines().next().unwrap_or_default().to_owned()
        };
        assert_eq!(asked(token), "HTTP/1.1 200 OK", "{post}");
        assert!(asked(&format!("{token}0")).starts_with("HTTP/1.1 401"), "{post}");
    }
}
