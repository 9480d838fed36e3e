//! What a letter says, and to whom: number, state, date and link.

use crate::engines;
use crate::faults::{case, room};
use crate::room::Room;
use crate::sink::{Mood, Sink};
use office::application::Refused;
use office::mail::{Letter, Post as _, Undelivered};
use serde_json::json;
use store::job::JobState;
use store::outbox;

#[tokio::test]
async fn an_applicant_who_chose_it_is_told_of_correction_extension_and_reply() {
    engines::each("an_applicant_who_chose_it_is_told_of_correction_extension_and_reply", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        let corrected = case(&room, "a@example.org").await;
        room.does(&corrected, "ask_correction", json!({"days": 10, "items": "请写明年份，汀小禾"})).await;
        let replied = case(&room, "b@example.org").await;
        room.does(&replied, "extend", json!({"days": 5, "reason": "汀小禾的申请复杂"})).await;
        room.replies(&replied, "D01").await;
        let mailed = room.ledger.send_messages(&sink.post(), "one").await.expect("sent");
        assert_eq!(mailed.sent, 3);
        let said: Vec<(Vec<String>, String)> = sink.taken().iter().map(|t| (t.to.clone(), body(&t.lines))).collect();
        let expected = [
            ("a@example.org", "受理编号：2024-1\n状态：需要补正，补正期限 2024-03-18\n查看：https://gk.example.org/\n"),
            ("b@example.org", "受理编号：2024-2\n状态：已延期，答复期限 2024-04-09\n查看：https://gk.example.org/\n"),
            ("b@example.org", "受理编号：2024-2\n状态：已答复，答复日期 2024-03-04\n查看：https://gk.example.org/\n"),
        ]
        .map(|(to, text)| (vec![to.to_owned()], text.to_owned()));
        assert_eq!(said, expected);
        for taken in sink.taken() {
            for (name, count) in [("from", 1), ("to", 1), ("subject", 1), ("date", 1), ("message-id", 1), ("auto-submitted", 1), ("bcc", 0)]
            {
                assert_eq!(taken.header(name).len(), count, "{name}: {:?}", taken.lines);
            }
        }
    })
    .await;
}

/// The text of a letter, whichever way it was encoded.
fn body(lines: &[String]) -> String {
    let at = lines.iter().position(String::is_empty).expect("head and body");
    let encoding = lines[..at].iter().find_map(|l| l.strip_prefix("Content-Transfer-Encoding: ")).unwrap_or("7bit");
    let joined = lines[at + 1..].join("\n");
    match encoding {
        "base64" => {
            let digits: Vec<u32> = joined.bytes().filter_map(digit).collect();
            let bytes = digits.chunks(4).flat_map(|four| {
                let value = four.iter().fold(0, |sum, d| sum << 6 | d) << (6 * (4 - four.len()));
                value.to_be_bytes()[1..four.len()].to_vec()
            });
            String::from_utf8(bytes.collect()).expect("text").replace("\r\n", "\n")
        }
        _ => format!("{}\n", joined.trim_end_matches('\n')),
    }
}

fn digit(byte: u8) -> Option<u32> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    digits.iter().position(|d| *d == byte).and_then(|n| u32::try_from(n).ok())
}

#[tokio::test]
async fn who_did_not_choose_it_is_not_told_and_without_a_mail_server_nothing_is_put() {
    engines::each("who_did_not_choose_it_is_not_told_and_without_a_mail_server_nothing_is_put", async |url| {
        let with = room(url).await;
        let silent = with.registered().await;
        with.replies(&silent, "D01").await;
        assert_eq!(outbox::count(&with.ledger.store, JobState::Waiting).await.expect("counted"), 0);
        let mut without = with;
        without.ledger.mail = None;
        let chosen = case(&without, "a@example.org").await;
        without.replies(&chosen, "D01").await;
        assert_eq!(outbox::count(&without.ledger.store, JobState::Waiting).await.expect("counted"), 0);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_would_be_a_header_is_refused_at_the_door() {
    let folder = tempfile::tempdir().expect("a folder");
    let room: Room = room(&format!("sqlite:{}", folder.path().join("db").display())).await;
    for address in ["", "nobody", "a@example.org\r\nBcc: b@example.org", "a@example.org\nb"] {
        let mut intake = room.paper();
        intake.applicant.email = Some(address.to_owned());
        intake.applicant.by_email = true;
        let refused = room.ledger.take(&room.clerk(), intake).await;
        assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains("电子邮箱")), "{address:?}: {refused:?}");
    }
}

#[tokio::test]
async fn what_a_mail_server_answers_is_told_apart() {
    let mut sink = Sink::open().await;
    let letter = Letter::new("1", "a@example.org", "主题", "内容", jiff::Timestamp::UNIX_EPOCH).expect("a letter");
    for (mood, expected) in [
        (Mood::Takes, Ok(())),
        (Mood::Later, Err(Undelivered::Later)),
        (Mood::Refuses, Err(Undelivered::Refused)),
        (Mood::HangsUpEarly, Err(Undelivered::Away)),
        (Mood::HangsUpLate, Err(Undelivered::Away)),
    ] {
        sink.is(mood);
        assert_eq!(sink.post().send(&letter).await, expected, "{mood:?}");
    }
    sink.is(Mood::Unwelcoming);
    assert!(sink.post().send(&letter).await.is_err());
    sink.goes_away().await;
    assert_eq!(sink.post().send(&letter).await, Err(Undelivered::Away));
}
