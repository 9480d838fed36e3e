//! Rest days of a region count for the agencies in it, and only where they
//! were loaded or turned on.

use crate::engines;
use crate::room::Room;
use jiff::civil::date;
use office::application::{Intake, Ledger, calendar_change};
use std::sync::Arc;
use store::agency::Office;
use store::setting::{self, Scope};
use store::{AgencyId, NewAgency, StoreError};

async fn agency(room: &Room, name: &str, region: &str) -> AgencyId {
    let new = NewAgency { name: name.to_owned(), region: Some(region.to_owned()), ..NewAgency::default() };
    room.ledger.store.put_agency(new, Office::default(), room.ledger.clock.now().0).await.expect("an agency")
}

/// The due date of an application that an agency receives on 2024-04-01.
async fn due(room: &Room, ledger: &Ledger, agency: &AgencyId) -> Option<jiff::civil::Date> {
    room.on(4, 1);
    let clerk = office::application::Actor { agency: Some(agency.clone()), ..room.clerk() };
    let intake = Intake { agency: agency.clone(), ..room.paper() };
    ledger.take(&clerk, intake).await.expect("registered").done.after.due
}

/// The ledger as the program opens it.
async fn opened(room: &Room) -> Ledger {
    let calendars = calendar_change::stored(&room.ledger.store).await.expect("calendars");
    Ledger { calendars: Arc::new(calendars), ..room.ledger.clone() }
}

#[tokio::test]
async fn a_region_that_comes_with_the_program_counts_once_it_is_turned_on_and_nowhere_else() {
    engines::each("a_region_that_comes_with_the_program_counts_once_it_is_turned_on_and_nowhere_else", async |url| {
        let room = Room::open(url).await;
        let (inside, outside) = (agency(&room, "桂试局", "广西壮族自治区/试市").await, agency(&room, "鲁试局", "370000").await);
        let national = Some(date(2024, 4, 29));
        let before = opened(&room).await;
        assert_eq!((due(&room, &before, &inside).await, due(&room, &before, &outside).await), (national, national), "off by default");
        let on: Result<(), StoreError> = room
            .ledger
            .store
            .act(room.ledger.clock.now().0, |tx, at| Box::pin(setting::put(tx, &Scope::All, calendar_change::REGIONAL, "true", *at)))
            .await;
        on.expect("put");
        let ledger = opened(&room).await;
        // 11 and 12 April 2024 are rest days there: two working days more.
        assert_eq!(due(&room, &ledger, &inside).await, Some(date(2024, 5, 6)));
        assert_eq!(due(&room, &ledger, &outside).await, national);
        assert_eq!(due(&room, &ledger, &room.agency).await, national, "an agency without a region");
    })
    .await;
}

#[tokio::test]
async fn a_notice_of_a_region_that_an_office_loads_moves_open_cases_there_and_nowhere_else() {
    engines::each("a_notice_of_a_region_that_an_office_loads_moves_open_cases_there_and_nowhere_else", async |url| {
        let room = Room::open(url).await;
        let (inside, outside) = (agency(&room, "桂试局", "450100").await, agency(&room, "鲁试局", "370100").await);
        let ledger = opened(&room).await;
        due(&room, &ledger, &inside).await;
        due(&room, &ledger, &outside).await;
        let file = "date,kind,name,notice\n2024-04-11,holiday,壮族三月三,桂试〔2024〕1号\n";
        let moved = ledger.moved_by("region-4501.csv", file.as_bytes()).await.expect("a notice");
        let dates: Vec<_> = moved.iter().map(|m| (m.before, m.after)).collect();
        assert_eq!(dates, [(Some(date(2024, 4, 29)), Some(date(2024, 4, 30)))]);
        let (counting, _) = ledger.load_notice("region-4501.csv", file.as_bytes(), "admin").await.expect("loaded");
        assert_eq!(due(&room, &counting, &inside).await, Some(date(2024, 4, 30)));
        assert_eq!(due(&room, &counting, &outside).await, Some(date(2024, 4, 29)));
        assert_eq!(due(&room, &opened(&room).await, &inside).await, Some(date(2024, 4, 30)), "also after the next start");
    })
    .await;
}
