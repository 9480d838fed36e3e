//! Letters with the acts that send them: complete or refused by name, kept,
//! printed once, read by whom they are for.

use crate::engines;
use crate::room::{Room, request};
use office::application::{Actor, Refused, Role};
use office::letter::{ADDRESS, ONLINE, PHONE, REQUIRED, template};
use office::report::write::Form;
use serde_json::{Value, json};
use store::agency::Office;
use store::setting::{self, Scope};
use store::{CaseId, NewAgency};

/// An office whose record is complete.
pub async fn office(url: &str) -> Room {
    let room = Room::open(url).await;
    let new = NewAgency { name: "云汀县财政局".to_owned(), level: Some("county_department".to_owned()), ..NewAgency::default() };
    let record = Office {
        unified_code: None,
        office: Some("云汀县财政局办公室".to_owned()),
        reconsideration_body: Some("云汀县人民政府".to_owned()),
        court: Some("云汀县人民法院".to_owned()),
        kind: Some("department".to_owned()),
    };
    room.ledger.store.put_agency(new, record, room.ledger.clock.now().0).await.expect("the record");
    for (key, value) in [(PHONE, "0000-0000118"), (ADDRESS, "云汀县水门路2号"), (ONLINE, "云汀县行政复议网上窗口")] {
        set(&room, key, value).await;
    }
    room
}

async fn set(room: &Room, key: &str, value: &str) {
    let input = (room.agency.clone(), key.to_owned(), value.to_owned(), room.ledger.clock.now().0);
    let put = room.ledger.store.act(input, |tx, (agency, key, value, at)| {
        Box::pin(async move { Ok::<_, Refused>(setting::put(tx, &Scope::Agency(agency.clone()), key, value, *at).await?) })
    });
    put.await.expect("a setting");
}

pub fn correction() -> Value {
    json!({"days": 15, "items": "写明哪一年的合同", "letter": {"context": {
        "items": ["写明所指的是哪一年的合同"], "guidance": "可以写合同的编号，或者施工的大致时间。", "send_to": "云汀县水门路2号办公室"
    }}})
}

pub fn reply(code: &str) -> Value {
    let context = match code {
        "D13" => json!({"searched": "检索了电子公文系统和档案目录。", "facts": "该项目由养护单位自行实施，本机关没有订立过合同。"}),
        "D10" => office::letter::template::named("D10").map(|l| (l.sample)()).unwrap_or_default(),
        code => office::letter::template::named(code).map(|l| (l.sample)()).unwrap_or_default(),
    };
    json!({"outcomes": [code], "facts": "经查", "letter": {"context": context}})
}

fn lacks(refused: Result<office::application::Done, Refused>) -> String {
    match refused {
        Err(Refused::Letter(says)) => says.join("；"),
        other => panic!("the letter is refused: {other:?}"),
    }
}

async fn text(room: &Room, case: &CaseId, seq: u32) -> String {
    let file = room.ledger.letter_file(&room.clerk(), case, seq, Form::Pdf).await.expect("a letter");
    let read = document::read(&file.bytes, &document::Limits::default()).expect("a PDF that reads back");
    read.plain_text().split_whitespace().collect()
}

#[tokio::test]
async fn a_complete_letter_goes_out_with_its_act_and_is_printed_once() {
    engines::each("a_complete_letter_goes_out_with_its_act_and_is_printed_once", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        let done = room.does(&case, "ask_correction", correction()).await;
        let letters = room.ledger.letters(&room.clerk(), &case).await.expect("letters");
        assert_eq!(letters.len(), 1);
        assert_eq!((letters[0].code.as_str(), letters[0].number.as_deref(), &letters[0].printed), ("P04", done.document.as_deref(), &None));
        room.ledger.run_jobs("one").await.expect("the job prints");
        let printed = room.ledger.letters(&room.clerk(), &case).await.expect("letters")[0].printed.clone().expect("printed");
        room.ledger.run_jobs("one").await.expect("nothing is left");
        assert_eq!(room.ledger.letters(&room.clerk(), &case).await.expect("letters")[0].printed.as_deref(), Some(printed.as_str()));
        let text = text(&room, &case, done.seq).await;
        for part in ["公开〔2024〕1号", "2024年3月4日", "15个工作日内", "第三十条", "0000-0000118", "汀小禾："] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let docx = room.ledger.letter_file(&room.clerk(), &case, done.seq, Form::Docx).await.expect("to be edited");
        assert!(docx.bytes.starts_with(b"PK") && docx.name.ends_with("公开〔2024〕1号.docx"), "{}", docx.name);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_lacks_a_part_is_refused_by_name_and_takes_no_number() {
    engines::each("a_letter_that_lacks_a_part_is_refused_by_name_and_takes_no_number", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        let mut with = correction();
        with["letter"]["context"]["guidance"] = json!("");
        let says = lacks(room.act(&room.clerk(), &case, "ask_correction", with).await);
        assert!(says.contains("“补正指导”没有内容"), "{says}");
        let mut with = correction();
        with["letter"]["context"]["days"] = json!(10);
        let says = lacks(room.act(&room.clerk(), &case, "ask_correction", with).await);
        assert!(says.contains("写的是 10，按登记应为 15"), "{says}");
        let mut with = correction();
        with["letter"]["edited"] = json!([{"text": "请补正。"}]);
        let says = lacks(room.act(&room.clerk(), &case, "ask_correction", with).await);
        for part in ["受理编号", "补正事项", "补正期限", "重新计算期限"] {
            assert!(says.contains(&format!("缺少“{part}”")), "{part}: {says}");
        }
        let done = room.does(&case, "ask_correction", correction()).await;
        assert_eq!(done.document.as_deref(), Some("公开〔2024〕1号"), "what was refused took no number");
    })
    .await;
}

#[tokio::test]
async fn the_drafted_letter_goes_out_with_number_date_and_remedies_of_the_reply() {
    engines::each("the_drafted_letter_goes_out_with_number_date_and_remedies_of_the_reply", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        room.does(&case, "record_search", json!({"systems": "档案室", "terms": "云汀桥", "result": "未找到"})).await;
        room.does(&case, "draft", reply("D13")).await;
        let drafts = room.ledger.letters(&room.clerk(), &case).await.expect("letters");
        assert_eq!((drafts[0].code.as_str(), &drafts[0].number), ("D13", &None));
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        room.on(3, 7);
        let done = room.does(&case, "reply", json!({"dated": "2024-03-06"})).await;
        room.ledger.run_jobs("one").await.expect("printed");
        let text = text(&room, &case, done.seq).await;
        let remedies = "如对本答复不服，可以自收到本答复书之日起六十日内向云汀县人民政府申请行政复议，或者自收到本答复书之日起六个月内向云汀县人民法院提起行政诉讼。";
        for part in ["公开〔2024〕1号", "2024年3月6日", "政府信息不存在", remedies] {
            assert!(document::normal::fold(&text).contains(&*document::normal::fold(part)), "{part}: {text}");
        }
        let applicant = Actor::applicant(case.clone(), "test");
        let theirs = room.ledger.letters(&applicant, &case).await.expect("theirs");
        assert_eq!(theirs.iter().map(|l| l.seq).collect::<Vec<_>>(), [done.seq], "a draft is nobody's but the office's");
    })
    .await;
}

#[tokio::test]
async fn a_refusal_by_article_16_sends_to_reconsideration_first() {
    engines::each("a_refusal_by_article_16_sends_to_reconsideration_first", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        let mut with = reply("D10");
        with["letter"]["by_internet"] = json!(true);
        room.does(&case, "draft", with).await;
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        let done = room.does(&case, "reply", json!({})).await;
        let docx = room.ledger.letter_file(&room.clerk(), &case, done.seq, Form::Docx).await.expect("a letter");
        let text = document::read(&docx.bytes, &document::Limits::default()).expect("it reads").plain_text();
        assert!(text.contains("先向云汀县人民政府申请行政复议"), "{text}");
        assert!(text.contains("云汀县行政复议网上窗口"), "RMD-3: {text}");
    })
    .await;
}

#[tokio::test]
async fn an_agency_without_a_court_in_its_record_sends_no_reply() {
    engines::each("an_agency_without_a_court_in_its_record_sends_no_reply", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        let refused = room.act(&room.clerk(), &case, "draft", reply("D01")).await;
        assert!(matches!(&refused, Err(Refused::Unusable(says)) if says.contains("RMD-4")), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn where_letters_are_required_none_goes_out_unwritten() {
    engines::each("where_letters_are_required_none_goes_out_unwritten", async |url| {
        let room = office(url).await;
        set(&room, REQUIRED, "true").await;
        let case = room.registered().await;
        let says = lacks(room.act(&room.clerk(), &case, "extend", json!({"days": 5})).await);
        assert!(says.contains("缺少文书“政府信息公开申请延期答复告知书”（P06）"), "{says}");
        let with = json!({"days": 5, "letter": {"context": {"reason": "所需材料分散在三个年度的案卷中，需要逐页核对。"}}});
        let done = room.does(&case, "extend", with).await;
        let file = room.ledger.letter_file(&room.clerk(), &case, done.seq, Form::Docx).await.expect("a letter");
        let text = document::read(&file.bytes, &document::Limits::default()).expect("it reads").plain_text();
        // 20 + 5 working days from 2024-03-04, counted by the ledger and not typed by anybody.
        assert_eq!(done.after.due.map(|d| d.to_string()).as_deref(), Some("2024-04-09"));
        assert!(text.contains("2024年4月9日"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_fee_is_told_with_its_trace_and_a_wrong_amount_is_refused() {
    engines::each("a_fee_is_told_with_its_trace_and_a_wrong_amount_is_refused", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        let with = |yuan: u64| {
            let context = json!({"basis": "per_case", "before": 28, "cases": 4, "yuan": yuan, "pay_how": "凭缴款码缴入国库"});
            json!({"cases": 4, "before": 28, "letter": {"context": context}})
        };
        let says = lacks(room.act(&room.clerk(), &case, "notify_fee", with(700)).await);
        assert!(says.contains("写的是 700，按登记应为 600"), "{says}");
        let done = room.does(&case, "notify_fee", with(600)).await;
        let file = room.ledger.letter_file(&room.clerk(), &case, done.seq, Form::Docx).await.expect("a letter");
        let text = document::read(&file.bytes, &document::Limits::default()).expect("it reads").plain_text();
        assert!(text.contains("第31至32件：每件200元，2件，小计400元"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_duplicate_names_an_earlier_reply_to_the_same_person() {
    engines::each("a_duplicate_names_an_earlier_reply_to_the_same_person", async |url| {
        let room = office(url).await;
        let earlier = room.registered().await;
        room.does(&earlier, "draft", reply("D01")).await;
        room.does(&earlier, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&earlier, "approve", json!({"opinion": "同意"})).await;
        room.does(&earlier, "reply", json!({})).await;
        let case = room.registered().await;
        let mut with = reply("D18");
        with["letter"]["context"]["earlier_number"] = json!("公开〔2024〕9号");
        room.does(&case, "draft", with.clone()).await;
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        let says = lacks(room.act(&room.clerk(), &case, "reply", json!({})).await);
        assert!(says.contains("RPL-6"), "{says}");
        room.does(&case, "return_draft", json!({"reason": "文号不对"})).await;
        with["letter"]["context"]["earlier_number"] = json!("公开〔2024〕1号");
        room.does(&case, "draft", with).await;
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        room.does(&case, "reply", json!({})).await;
    })
    .await;
}

#[tokio::test]
async fn a_third_party_gets_its_letter_and_the_applicant_does_not() {
    engines::each("a_third_party_gets_its_letter_and_the_applicant_does_not", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        let context = template::named("P08").map(|l| (l.sample)()).unwrap_or_default();
        let letter = json!({"to": {"name": "云汀禾川建设有限公司", "you": "贵单位"}, "context": context});
        room.does(&case, "consult", json!({"reference": "a", "party": "third_party", "letter": letter})).await;
        assert_eq!(room.ledger.letters(&room.clerk(), &case).await.expect("letters").len(), 1);
        let applicant = Actor::applicant(case.clone(), "test");
        assert_eq!(room.ledger.letters(&applicant, &case).await.expect("none").len(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_agency_words_a_letter_itself_and_the_gate_still_looks() {
    engines::each("an_agency_words_a_letter_itself_and_the_gate_still_looks", async |url| {
        let room = office(url).await;
        let p04 = template::named("P04").expect("a letter");
        let admin = room.staff(Role::SystemAdmin);
        let unknown = room.ledger.set_wording(&admin, &room.agency, p04, Some("{{ phone }}".to_owned())).await;
        assert!(matches!(&unknown, Err(Refused::Unusable(says)) if says.contains("phone")), "{unknown:?}");
        let own = "{% include \"opening\" %}\n请补正：{% for item in items %}{{ item }}{% endfor %}。{{ guidance }}".to_owned();
        assert!(matches!(
            room.ledger.set_wording(&room.clerk(), &room.agency, p04, Some(own.clone())).await,
            Err(Refused::NotYours { .. })
        ));
        let lacks_of = room.ledger.set_wording(&admin, &room.agency, p04, Some(own)).await.expect("it is kept");
        assert!(lacks_of.iter().any(|says| says.contains("补正期限")), "{lacks_of:?}");
        let case = room.registered().await;
        let says = lacks(room.act(&room.clerk(), &case, "ask_correction", correction()).await);
        assert!(says.contains("缺少“补正期限”"), "{says}");
        room.ledger.set_wording(&admin, &room.agency, p04, None).await.expect("taken back");
        room.does(&case, "ask_correction", correction()).await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_edited_by_hand_comes_back_and_goes_out_with_its_own_words() {
    engines::each("a_letter_edited_by_hand_comes_back_and_goes_out_with_its_own_words", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        let told = office::letter::Told::read(&correction()["letter"]).expect("told");
        let asked = request(&case, "ask_correction", json!({"days": 15, "items": "年份"}));
        let prepared = room.ledger.preview_letter(&room.clerk(), &asked, &told).await.expect("a preview");
        assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
        let mut paper = prepared.kept.written().expect("written").document().clone();
        for block in &mut paper.blocks {
            if let document::Block::Paragraph(p) = block {
                p.text = p.text.replace("为便于补正，说明如下：", "供参考：");
            }
        }
        let readers = std::sync::Arc::new(office::worker::Readers::unfenced(document::Limits::default()));
        let bytes = document::write::docx(&paper);
        let (edited, prepared) = room.ledger.edited_letter(&room.clerk(), &asked, &told, &readers, bytes).await.expect("it comes back");
        assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
        let mut with = correction();
        with["letter"]["edited"] = serde_json::to_value(&edited).expect("JSON");
        let done = room.does(&case, "ask_correction", with).await;
        room.ledger.run_jobs("one").await.expect("printed");
        let text = text(&room, &case, done.seq).await;
        assert!(text.contains("供参考：") && text.contains("公开〔2024〕1号") && !text.contains("为便于补正"), "{text}");
        let refused = room.ledger.edited_letter(&room.clerk(), &asked, &told, &readers, b"PK\x03\x04 not one".to_vec()).await;
        assert!(matches!(refused, Err(Refused::Unusable(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn who_was_forgotten_stands_in_no_letter() {
    engines::each("who_was_forgotten_stands_in_no_letter", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        room.does(&case, "ask_correction", correction()).await;
        room.ledger.run_jobs("one").await.expect("printed");
        room.does(&case, "withdraw", json!({"reason": "撤回"})).await;
        room.does(&case, "archive", json!({})).await;
        room.ledger.forget(&room.clerk(), &case).await.expect("forgotten");
        assert_eq!(room.ledger.letters(&room.clerk(), &case).await.expect("asked"), []);
        assert!(matches!(room.ledger.letter_file(&room.clerk(), &case, 2, Form::Pdf).await, Err(Refused::NotFound)));
        assert!(room.ledger.blobs.is_empty().await.expect("asked"), "the printed letter is gone");
    })
    .await;
}

#[tokio::test]
async fn only_the_letter_that_was_approved_goes_out() {
    engines::each("only_the_letter_that_was_approved_goes_out", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        room.does(&case, "draft", reply("D10")).await;
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        let mut other = reply("D10")["letter"].clone();
        other["context"]["facts"] = json!("另写的事实，没有人审核过。");
        let says = lacks(room.act(&room.clerk(), &case, "reply", json!({"letter": other})).await);
        assert!(says.contains("与审核通过的不同"), "{says}");
        let says = lacks(room.act(&room.clerk(), &case, "reply", json!({"letter": {"edited": [{"text": "另写"}]}})).await);
        assert!(says.contains("与审核通过的不同"), "{says}");
        room.does(&case, "reply", json!({"letter": {"by_internet": true}})).await;
    })
    .await;
}

#[tokio::test]
async fn a_reply_that_was_annulled_is_no_longer_the_applicants() {
    engines::each("a_reply_that_was_annulled_is_no_longer_the_applicants", async |url| {
        let room = office(url).await;
        let case = room.registered().await;
        room.does(&case, "draft", reply("D01")).await;
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        let done = room.does(&case, "reply", json!({})).await;
        let applicant = Actor::applicant(case.clone(), "test");
        assert_eq!(room.ledger.letters(&applicant, &case).await.expect("theirs").len(), 1);
        room.does(&case, "annul", json!({"seq": done.seq, "reason": "发错了件", "second": "wang"})).await;
        assert_eq!(room.ledger.letters(&applicant, &case).await.expect("none"), []);
        assert_eq!(room.ledger.letters(&room.clerk(), &case).await.expect("the office keeps it").len(), 2);
    })
    .await;
}
