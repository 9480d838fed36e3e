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
