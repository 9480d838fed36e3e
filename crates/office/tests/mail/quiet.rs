//! Staff mail: in working hours, unless the date has passed (SEC-24).

use crate::engines;
use crate::faults::room;
use crate::sink::Sink;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use office::application::Ledger;
use office::application::tell::MAILBOX;
use office::world::{Clock, Moment};
use store::setting::{self, Scope};
use store::{AgencyId, StoreError};

async fn name_a_mailbox(ledger: &Ledger, agency: &AgencyId) {
    let input = (Scope::Agency(agency.clone()), ledger.clock.now().0);
    let put: Result<(), StoreError> =
        ledger.store.act(input, |tx, (scope, at)| Box::pin(setting::put(tx, scope, MAILBOX, "office@example.org", *at))).await;
    put.expect("put");
}

fn at(ledger: &Ledger, time: &str) -> Ledger {
    let moment = Moment(time.parse().expect("an instant"));
    Ledger { clock: Clock::of(move || moment), ..ledger.clone() }
}

#[tokio::test]
async fn reminders_to_the_office_wait_for_the_morning_and_what_is_overdue_does_not() {
    engines::each("reminders_to_the_office_wait_for_the_morning_and_what_is_overdue_does_not", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        name_a_mailbox(&room.ledger, &room.agency).await;
        room.registered().await;
        room.on(3, 25);
        room.ledger.run_jobs("one").await.expect("the jobs run");
        let night = at(&room.ledger, "2024-03-25T21:30:00+08:00");
        let mailed = night.send_messages(&sink.post(), "one").await.expect("sent");
        assert_eq!((mailed.aside, mailed.sent), (1, 0));
        let early = at(&room.ledger, "2024-03-26T07:59:00+08:00");
        assert_eq!(early.send_messages(&sink.post(), "one").await.expect("sent"), Default::default());
        let morning = at(&room.ledger, "2024-03-26T08:00:00+08:00");
        assert_eq!(morning.send_messages(&sink.post(), "one").await.expect("sent").sent, 1);
        assert_eq!(sink.taken()[0].to, ["office@example.org"]);
        // Two further reminders, then the day after the date, sent at night.
        let mut day: Date = date(2024, 3, 26);
        while day <= date(2024, 4, 1) {
            room.at(day);
            room.ledger.run_jobs("one").await.expect("the jobs run");
            room.ledger.send_messages(&sink.post(), "one").await.expect("sent");
            day = day.saturating_add(1.day());
        }
        assert_eq!(sink.taken().len(), 4);
        room.at(date(2024, 4, 2));
        room.ledger.run_jobs("one").await.expect("the jobs run");
        let night = at(&room.ledger, "2024-04-02T23:00:00+08:00");
        assert_eq!(night.send_messages(&sink.post(), "one").await.expect("sent").sent, 1, "overdue");
    })
    .await;
}

#[tokio::test]
async fn an_office_without_a_mailbox_gets_no_mail() {
    engines::each("an_office_without_a_mailbox_gets_no_mail", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        room.registered().await;
        room.on(3, 25);
        room.ledger.run_jobs("one").await.expect("the jobs run");
        assert_eq!(room.ledger.send_messages(&sink.post(), "one").await.expect("sent"), Default::default());
    })
    .await;
}
