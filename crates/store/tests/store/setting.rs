//! Settings of one agency and of all.

use crate::engines::store;
use crate::sample::second;
use store::setting::{self, Scope};
use store::{AgencyId, StoreError};

#[tokio::test]
async fn a_setting_belongs_to_its_scope_and_the_last_one_counts() {
    store("a_setting_belongs_to_its_scope_and_the_last_one_counts", async |store| {
        let agency = Scope::Agency(AgencyId::new(second(0)));
        let puts = [(Scope::All, "1"), (agency.clone(), "2"), (agency.clone(), "3")];
        let done: Result<(), StoreError> = store
            .act(puts, |tx, puts| {
                Box::pin(async move {
                    for (scope, value) in puts {
                        setting::put(tx, scope, "quiet_hours", value, second(1)).await?;
                    }
                    assert_eq!(setting::get(tx, &puts[1].0, "quiet_hours").await?.as_deref(), Some("3"));
                    Ok(())
                })
            })
            .await;
        done.expect("written");
        assert_eq!(setting::get(&store, &Scope::All, "quiet_hours").await.expect("asked").as_deref(), Some("1"));
        assert_eq!(setting::list(&store, &agency).await.expect("asked"), [("quiet_hours".to_owned(), "3".to_owned())]);
        let removed: Result<bool, StoreError> =
            store.act(agency.clone(), |tx, scope| Box::pin(setting::remove(tx, scope, "quiet_hours"))).await;
        assert!(removed.expect("removed"));
        assert_eq!(setting::get(&store, &agency, "quiet_hours").await.expect("asked"), None);
    })
    .await;
}
