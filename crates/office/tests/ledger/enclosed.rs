//! Files that go out with a reply: looked into before they are kept, the
//! applicant's once the reply went out.

use crate::engines;
use crate::room::{Room, request};
use office::application::{Actor, Refused};
use office::attachment::NewFile;
use serde_json::{Value, json};

fn text(name: &str, words: &str) -> NewFile {
    NewFile { name: name.to_owned(), bytes: words.as_bytes().to_vec() }
}

async fn draft(room: &Room, case: &store::CaseId, guard: Value, files: &[NewFile]) -> Result<office::application::Done, Refused> {
    let with = json!({"outcomes": ["D01"], "facts": "经查", "guard": guard});
    room.ledger.perform_with_files(&room.clerk(), request(case, "draft", with), files).await
}

fn leak(refused: Result<office::application::Done, Refused>) -> String {
    match refused {
        Err(Refused::Leak(says)) => says.join("；"),
        other => panic!("the files are stopped: {other:?}"),
    }
}

#[tokio::test]
async fn what_leaks_is_stopped_and_what_is_clean_becomes_the_applicants_with_the_reply() {
    engines::each("what_leaks_is_stopped_and_what_is_clean_becomes_the_applicants_with_the_reply", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        let person = [text("名单.txt", "张某，身份证号11010519491231002X，住水门路3号楼2单元501室")];
        let says = leak(draft(&room, &case, json!({}), &person).await);
        assert!(says.contains("名单.txt") && !says.contains("11010519491231002X"), "{says}");
        let secret = [text("材料.txt", "机密★10年\n关于某事的请示")];
        let says = leak(draft(&room, &case, json!({"overrule": "无"}), &secret).await);
        assert!(says.contains("材料.txt"), "a secret mark cannot be overruled: {says}");
        let removed = json!({"removed": ["丁某某商行报价"]});
        let says = leak(draft(&room, &case, removed, &[text("合同.txt", "云汀桥维修合同，丁某某商行报价见附件")]).await);
        assert!(says.contains("合同.txt"), "{says}");
        let (found, _) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!(found.head.version, 1, "nothing was done");
        assert!(room.ledger.blobs.is_empty().await.expect("asked"), "nothing was kept");
        draft(&room, &case, json!({"overrule": "是申请人本人的信息"}), &person).await.expect("their own data may pass");
        draft(&room, &case, json!({}), &[text("合同.txt", "云汀桥维修合同，总价二十万元。")]).await.expect("a clean file");
        let applicant = Actor::applicant(case.clone(), "test");
        assert_eq!(room.ledger.attachments(&applicant, &case).await.expect("none yet").len(), 0);
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        room.does(&case, "approve", json!({"opinion": "同意"})).await;
        room.does(&case, "reply", json!({})).await;
        let theirs = room.ledger.attachments(&applicant, &case).await.expect("theirs");
        assert_eq!(theirs.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["合同.txt"], "only those of the draft that went out");
    })
    .await;
}
