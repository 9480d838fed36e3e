//! REL-03: a blob store that fails at the n-th write.

use crate::room::Room;
use crate::{engines, scale, sound};
use store::blob::{self, Blobs};
use store::seal::{DataKey, Owner};
use store::{CaseId, StoreError};

/// Writes an attachment and the row that names it.
async fn attach(room: &Room, blobs: &Blobs, case: &CaseId, key: &DataKey, content: &str) -> Result<(), StoreError> {
    let written = blobs.write(case, key, content.as_bytes()).await?;
    let input = (written, room.ledger.clock.now().0);
    room.ledger.store.act(input, |tx, (written, at)| Box::pin(async move { blob::remember(tx, written, "text/plain", *at).await })).await
}

#[tokio::test]
async fn rel_03_a_blob_store_that_fails_at_the_nth_write_loses_nothing() {
    engines::each("rel_03_a_blob_store_that_fails_at_the_nth_write_loses_nothing", async |url| {
        let folder = tempfile::tempdir().expect("a folder");
        let room = Room::open(url, folder.path()).await;
        let blobs = Blobs::folder(&folder.path().join("blobs")).expect("a folder of blobs");
        let writes = scale::of(25, 200);
        let mut refused = 0;
        for n in 1..=writes {
            let case = room.take(None).await.expect("a case").done.case;
            let key = room.ledger.vault.key(&room.ledger.store, &Owner::Case(case.clone())).await.expect("its key");
            let narrow = blobs.clone().with_room(n - 1);
            for write in 1..n {
                attach(&room, &narrow, &case, &key, &format!("附件{write}")).await.expect("there is room");
            }
            let error = attach(&room, &narrow, &case, &key, "多余的附件").await.expect_err("there is no room");
            assert!(error.is_full() && error.to_string().contains("空间不足"), "{error}");
            refused += 1;
            room.perform(&case, None, None, "assign").await.expect("the case goes on");
            attach(&room, &blobs, &case, &key, "多余的附件").await.expect("with room again");
            let all = blob::of_case(&room.ledger.store, &case).await.expect("asked");
            assert_eq!(all.len(), usize::try_from(n).expect("few"));
            let last = blobs.read(all.last().expect("one"), &key).await.expect("it is read");
            assert_eq!(last.as_slice(), "多余的附件".as_bytes());
        }
        assert_eq!(blobs.missing(&room.ledger.store).await.expect("asked"), Vec::new());
        sound::check(&room).await;
        println!("REL-03 {}: blob store full at the n-th write, n = 1…{refused}, 0 rows without a blob", room.ledger.store.engine());
        room.close().await;
    })
    .await;
}
