//! 监督: who supervises sees the cases below, masked, and does nothing in them.

use crate::engines;
use crate::room::Room;
use office::application::desk::Listing;
use office::application::{Actor, Refused, Role};
use serde_json::json;
use store::agency::Office;
use store::{AgencyId, NewAgency};

async fn unit(room: &Room, name: &str, code: &str, parent: Option<&str>) -> AgencyId {
    let new = NewAgency { name: name.to_owned(), code: Some(code.to_owned()), parent: parent.map(str::to_owned), ..NewAgency::default() };
    room.ledger.store.put_agency(new, Office::default(), room.ledger.clock.now().0).await.expect("an agency")
}

fn supervisor(agency: &AgencyId) -> Actor {
    Actor { id: "jian".to_owned(), roles: vec![Role::Supervisor], agency: Some(agency.clone()), case: None, source: "test".to_owned() }
}

#[tokio::test]
async fn a_supervisor_sees_the_cases_below_masked_and_does_nothing_in_them() {
    engines::each("a_supervisor_sees_the_cases_below_masked_and_does_nothing_in_them", async |url| {
        let room = Room::open(url).await;
        let county = unit(&room, "云汀县人民政府", "990121", None).await;
        unit(&room, "云汀县财政局", "990121-03", Some("990121")).await;
        let other = unit(&room, "澄岚县人民政府", "990122", None).await;
        let case = room.registered().await;
        let above = supervisor(&county);
        let (found, _) = room.ledger.oversee(&above, &case).await.expect("it lies below");
        assert_eq!(found.head.id, case);
        let listing = Listing { agency: Some(room.agency.clone()), ..Listing::default() };
        assert_eq!(room.ledger.list(&above, &listing).await.expect("a list").lines.len(), 1);
        let both = Actor { roles: vec![Role::Supervisor, Role::Reviewer], ..above.clone() };
        room.ledger.oversee(&both, &case).await.expect("also as a supervisor");
        for elsewhere in [supervisor(&other), supervisor(&room.other)] {
            assert!(matches!(room.ledger.oversee(&elsewhere, &case).await, Err(Refused::NotFound)));
            assert!(matches!(room.ledger.list(&elsewhere, &listing).await, Err(Refused::NotFound)));
        }
        let own = supervisor(&room.agency);
        room.ledger.oversee(&own, &case).await.expect("their own agency");
        assert!(matches!(room.ledger.attachments(&above, &case).await, Err(Refused::NotFound)), "no files");
        assert!(matches!(room.ledger.letters(&above, &case).await, Err(Refused::NotFound)), "no letters");
        assert!(room.act(&above, &case, "extend", json!({"days": 5})).await.is_err(), "no acts");
    })
    .await;
}
