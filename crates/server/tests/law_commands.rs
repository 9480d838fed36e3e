//! `law outcome`, `law fee` and `report tally` as others script against them:
//! JSON, exit statuses, batches that go on after a bad question.

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn gongkai(arguments: &str, input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(arguments.split_whitespace())
        .env("LANG", "zh_CN.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input");
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A program that refuses its arguments does not read its input.
            let _closed_pipe = stdin.write_all(input);
        });
        child.wait_with_output().expect("the program ends")
    })
}

fn answers(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
}

/// One question of the command line: exit status and some of the answer.
fn check(arguments: &str, status: i32, expected: &Value) {
    let output = gongkai(&format!("{arguments} --format json"), b"");
    let answers = answers(&output);
    assert_eq!(output.status.code(), Some(status), "{arguments}: {answers:?}");
    if let Some(fields) = expected.as_object() {
        for (key, value) in fields {
            assert_eq!(&answers[0][key], value, "{arguments}: {key}");
        }
    }
}

/// A batch: exit status and, for each answer, some of it.
fn check_batch(command: &str, questions: &[u8], status: i32, expected: &[Value]) {
    let output = gongkai(&format!("{command} --batch -"), questions);
    let answers = answers(&output);
    assert_eq!(answers.len(), expected.len(), "{answers:#?}");
    for (answer, expected) in answers.iter().zip(expected) {
        assert_eq!(answer.as_object().and_then(|a| a.keys().next()).map(String::as_str), Some("id"));
        for (key, value) in expected.as_object().expect("fields") {
            match (key.as_str(), value) {
                ("error", kind) => {
                    assert_eq!(&answer["error"]["kind"], kind, "{answer}");
                    let message = answer["error"]["message"].as_str().unwrap_or("");
                    assert!(message.ends_with('。'), "{message}");
                }
                (key, value) => assert_eq!(&answer[key], value, "{answer}: {key}"),
            }
        }
    }
    assert_eq!(output.status.code(), Some(status));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn an_outcome_tells_its_rows_and_its_remedies() {
    let refused = "refused.third_party_rights";
    let answer = |remedies: &[&str]| json!({"code": "D08", "row_2021": refused, "row_2019": refused, "remedies": remedies});
    check("law outcome --code D08 --dated 2023-12-31", 0, &answer(&["R2"]));
    check("law outcome --code D08 --dated 2024-01-01", 0, &answer(&["R1"]));
    check("law outcome --code d08 --dated 2024-01-01 --ground third_party_rights", 0, &answer(&["R1"]));
    let fee = json!({"row_2021": "other.fee_overdue", "row_2019": null, "remedies": ["R2"]});
    check("law outcome --code D24 --dated 2021-03-01 --received 2021-01-01", 0, &fee);
    check("law outcome --code P04 --dated 2024-01-01", 0, &json!({"row_2021": null, "row_2019": null, "remedies": []}));
    check("law outcome --code P15 --dated 2024-01-01", 0, &json!({"code": "P15", "row_2021": "other.correction_overdue"}));
}

#[test]
fn a_partial_reply_and_an_ending_depend_on_the_ground() {
    let dated = "--dated 2024-01-01";
    check(&format!("law outcome --code D04 {dated} --ground internal_affairs.personnel"), 0, &json!({"remedies": ["R1", "R2"]}));
    check(&format!("law outcome --code D04 {dated} --ground D13 --ground D08"), 0, &json!({"remedies": ["R1", "R2"]}));
    check(&format!("law outcome --code D04 {dated} --ground not_held"), 0, &json!({"remedies": ["R2"]}));
    check(&format!("law outcome --code D25 {dated} --ground withdrawn"), 0, &json!({"remedies": []}));
    check(&format!("law outcome --code D25 {dated} --ground unreachable"), 0, &json!({"remedies": ["R2"]}));
    check(&format!("law outcome --code D25 {dated}"), 2, &json!({"remedies": null}));
    check(&format!("law outcome --code D04 {dated} --ground secret"), 2, &Value::Null);
    check(&format!("law outcome --code D09 {dated} --ground state_secret"), 2, &Value::Null);
}

#[test]
fn what_the_law_does_not_allow_is_a_finding_and_what_cannot_be_meant_is_bad_usage() {
    check("law outcome --code D24 --dated 2021-03-01 --received 2020-12-31", 1, &Value::Null);
    check("law outcome --code D24 --dated 2020-12-31", 1, &Value::Null);
    check("law fee --cases 11 --received 2020-12-31", 1, &Value::Null);
    check("law outcome --code D01 --dated 2024-03-01 --received 2024-03-02", 2, &Value::Null);
    check("law outcome --code D28 --dated 2024-03-01", 2, &Value::Null);
    check("law outcome --code D01 --dated 2008-04-30", 2, &Value::Null);
    check("law outcome --code D01", 2, &Value::Null);
}

#[test]
fn a_fee_tells_its_tiers() {
    check("law fee --cases 31", 0, &json!({"yuan": 2200, "last": 200}));
    check("law fee --cases 10", 0, &json!({"yuan": 0, "last": 0}));
    check("law fee --before 29 --cases 3", 0, &json!({"yuan": 500, "last": 200}));
    let tiers = json!([
        {"from": 1, "to": 30, "price": 0, "count": 30, "yuan": 0},
        {"from": 31, "to": 32, "price": 10, "count": 2, "yuan": 20},
    ]);
    check("law fee --pages 32", 0, &json!({"yuan": 20, "last": 10, "tiers": tiers}));
    check("law fee --cases 11 --received 2021-01-01", 0, &json!({"yuan": 100}));
    check("law fee --cases 3 --pages 4", 2, &Value::Null);
    check("law fee --before 3", 2, &Value::Null);
    check("law fee --before 3 --pages 4", 2, &Value::Null);
    check("law fee --cases 1000001", 2, &Value::Null);
    check("law fee", 2, &Value::Null);
}

#[test]
fn the_text_is_for_people() {
    let said = |arguments: &str| String::from_utf8_lossy(&gongkai(arguments, b"").stdout).into_owned();
    let outcome = said("law outcome --code D08 --dated 2024-05-06");
    assert!(outcome.contains("先向〔复议机关〕申请行政复议") && outcome.contains("4.保护第三方合法权益"), "{outcome}");
    let before = said("law outcome --code D08 --dated 2018-05-06");
    assert!(!before.contains("条例第十五条") && !before.contains("行政复议法第二十条"), "{before}");
    let fee = said("law fee --cases 42");
    assert!(fee.contains("共 4600 元") && fee.contains("10 件 × 200 元 = 2000 元"), "{fee}");
}

#[test]
fn a_batch_goes_on_after_a_bad_question() {
    let mut questions = b"\xef\xbb\xbf{\"id\":\"a\",\"cases\":42}\n{\"id\":2,\"pages\":4000}\n\n".to_vec();
    questions.extend(b"not json\n[1]\n{\"id\":\"c\",\"cases\":1,\"pages\":1}\n{\"id\":\"n\",\"cases\":-1}\n\xff\xfe\n");
    questions.extend([b'{'].iter().chain(&vec![b' '; 2 << 20]).chain(b"}\n"));
    questions.extend(b"{\"id\":\"b\",\"before\":29,\"cases\":3}");
    let expected = [
        json!({"id": "a", "yuan": 4600}),
        json!({"id": 2, "yuan": 154_700}),
        json!({"id": null, "error": "unreadable"}),
        json!({"id": null, "error": "malformed"}),
        json!({"id": "c", "error": "malformed"}),
        json!({"id": "n", "error": "malformed"}),
        json!({"id": null, "error": "unreadable"}),
        json!({"id": null, "error": "too_large"}),
        json!({"id": "b", "yuan": 500}),
    ];
    check_batch("law fee", &questions, 2, &expected);
    check_batch("law fee", b"", 0, &[]);
}

#[test]
fn the_worst_answer_of_a_batch_is_the_exit_status() {
    let late = "{\"id\":\"l\",\"code\":\"D24\",\"dated\":\"2021-02-01\",\"received\":\"2020-12-31\"}\n";
    let sound = "{\"id\":\"s\",\"code\":\"D04\",\"dated\":\"2024-02-01\",\"ground\":[\"state_secret\",\"D13\"]}\n";
    let bad = "{\"id\":\"b\",\"code\":\"D25\",\"dated\":\"2024-02-01\"}\n";
    let told = json!({"id": "s", "code": "D04", "row_2021": "partial", "remedies": ["R1", "R2"]});
    let refused = json!({"id": "l", "error": "refused"});
    check_batch("law outcome", sound.as_bytes(), 0, std::slice::from_ref(&told));
    check_batch("law outcome", format!("{late}{sound}").as_bytes(), 1, &[refused.clone(), told.clone()]);
    let malformed = json!({"id": "b", "error": "malformed"});
    check_batch("law outcome", format!("{bad}{late}{sound}").as_bytes(), 2, &[malformed, refused, told]);
}

#[test]
fn answers_come_in_the_order_of_the_questions() {
    let questions: String = (0..5000).map(|n| format!("{{\"id\":{n},\"pages\":{n}}}\n")).collect();
    let output = gongkai("law fee --batch -", questions.as_bytes());
    let ids: Vec<u64> = answers(&output).iter().filter_map(|a| a["id"].as_u64()).collect();
    assert!(ids.into_iter().eq(0..5000));
}

/// A ledger with everything in it that changes the count.
const LEDGER: &str = r#"
{"id":"2024-001","received":"2024-03-01","applicant_type":"natural_person","outcome":"D01","outcome_date":"2024-03-20"}
{"id":"2024-002","received":"2024-03-01","applicant_type":"natural_person","outcome":["D04","D05"],"outcome_date":"2024-03-20","later":[{"outcome":"D01","outcome_date":"2024-09-01"}]}
{"id":"2024-003","received":"2024-03-01","applicant_type":"commercial_enterprise","outcome":["D05","D13"],"primary":"D13","outcome_date":"2024-03-20"}
{"id":"2023-090","received":"2023-12-20","applicant_type":"legal_service_org","outcome":"D08","outcome_date":"2024-01-10"}
{"id":"2024-004","received":"2024-12-20","applicant_type":"other_org","outcome":null}
{"id":"2024-005","received":"2024-05-20","applicant_type":"natural_person","parts":[{"outcome":"D01","outcome_date":"2024-06-01"},{"outcome":"D23","outcome_date":"2025-01-03"}]}
{"id":"2024-006","received":"2024-05-20","applicant_type":"natural_person","kind":"art41","outcome":"P21","outcome_date":"2024-06-01"}
{"id":"2024-007","received":null,"applicant_type":"natural_person"}
"#;

/// The totals of a tally that are not zero.
fn totals(answer: &Value) -> String {
    let cells = answer["cells"].as_object().expect("cells");
    let shown = cells.iter().filter(|(_, count)| count.as_u64() != Some(0));
    let row = |name: &str| name.strip_suffix(".total").map(|n| n.trim_start_matches("applications.").to_owned());
    shown.filter_map(|(name, count)| row(name).map(|row| format!("{row} {count}"))).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_ledger_gives_table_3() {
    let check = |arguments: &str, edition: &str, cells: usize, expected: &str| {
        let output = gongkai(&format!("report tally - --format json {arguments}"), LEDGER.as_bytes());
        let answer = answers(&output).remove(0);
        assert_eq!(output.status.code(), Some(0), "{answer}");
        let keys: Vec<&str> = answer.as_object().expect("an object").keys().map(String::as_str).take(4).collect();
        assert_eq!(keys, ["id", "year", "edition", "cells"]);
        assert_eq!((answer["edition"].as_str(), answer["cells"].as_object().map(|c| c.len())), (Some(edition), Some(cells)));
        assert_eq!(totals(&answer), expected, "{arguments}");
    };
    let of_2024 = "received 6, carried_in 1, result.granted 2, result.partial 1, result.refused.third_party_rights 1, result.unavailable.not_held 1, result.total 5, carried_out 2";
    check("--year 2024", "2021", 175, of_2024);
    check("--year 2025", "2021", 175, "carried_in 2, result.other.correction_overdue 1, result.total 1, carried_out 1");
    check("--year 2025 --edition 2019", "2019", 161, "carried_in 2, result.other_undivided 1, result.total 1, carried_out 1");
    check("--year 2020", "2019", 161, "");
}

#[test]
fn every_number_opens() {
    let answer = answers(&gongkai("report tally - --year 2024 --list --format json", LEDGER.as_bytes())).remove(0);
    assert_eq!(answer["cases"]["applications.received.natural_person"], json!(["2024-001", "2024-002", "2024-005#1", "2024-005#2"]));
    for (name, cases) in answer["cases"].as_object().expect("lists") {
        assert_eq!(answer["cells"][name].as_u64(), cases.as_array().map(|c| c.len() as u64), "{name}");
    }
    let text = gongkai("report tally - --year 2024 --list", LEDGER.as_bytes());
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("上年结转政府信息公开申请数量”法律服务机构（1）：2023-090"), "{text}");
}

#[test]
fn what_cannot_be_counted_stops_the_tally_with_its_number() {
    let check = |from: &str, to: &str, status: i32, says: &str| {
        let output = gongkai("report tally - --year 2024", LEDGER.replace(from, to).as_bytes());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(says), "{said}");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(status), 0));
    };
    check("other_org", "lawyer", 2, "申请 2024-004：没有“lawyer”这种申请人");
    check("\"D08\"", "\"D88\"", 2, "第 5 行，申请 2023-090：没有编号“D88”的结果");
    check("2024-002", "2024-001", 2, "申请 2024-001：编号重复");
    check("2024-03-20", "2024-02-20", 2, "申请 2024-001：结果日期 2024-02-20 早于收到日期 2024-03-01");
    check(",\"outcome_date\":\"2024-01-10\"", "", 2, "申请 2023-090：有 outcome（结果编号），缺 outcome_date");
    check("\"primary\":\"D13\"", "\"primary\":\"D14\"", 2, "申请 2024-003：主要结果 D14 不在各项结果之中");
    check("art41", "art14", 2, "没有“art14”这种 kind");
    check("{\"id\":\"2024-004\"", "{\"id\":", 2, "第 6 行第");
    check("\"received\":\"2023-12-20\",", "", 2, "申请 2023-090：缺 received");
    check(
        "\"2023-12-20\",\"applicant_type\":\"legal_service_org\",\"outcome\":\"D08\"",
        "\"2020-12-20\",\"applicant_type\":\"other_org\",\"outcome\":\"D24\"",
        1,
        "申请 2023-090：2021年1月1日以前",
    );
}

#[test]
fn a_batch_of_ledgers_goes_on_after_a_bad_one() {
    let entries: Vec<Value> = LEDGER.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    let questions = [
        json!({"id": "a", "year": 2024, "edition": "2021", "applications": entries}),
        json!({"id": "b", "year": 2018, "applications": []}),
        json!({"id": "c", "year": 2024, "applications": [{"id": "x", "received": "2024-01-01"}]}),
        json!({"id": "d", "year": 2024}),
        json!({"id": "e", "year": 2021, "edition": 2019, "applications": []}),
    ];
    let input: String = questions.iter().map(|q| format!("{q}\n")).collect();
    let expected = [
        json!({"id": "a", "year": 2024, "edition": "2021"}),
        json!({"id": "b", "error": "malformed"}),
        json!({"id": "c", "error": "malformed"}),
        json!({"id": "d", "error": "malformed"}),
        json!({"id": "e", "year": 2021, "edition": "2019"}),
    ];
    check_batch("report tally", input.as_bytes(), 2, &expected);
}
