//! The agencies of the county with the accounts of their people.

use super::county::{BUREAUS, POSTS, Post};
use super::play::Fault;
use crate::accounts::{self, Account};
use crate::agencies::{self, Run};
use crate::application::{Actor, Refused, Role};
use crate::installation::Installation;
use crate::letter::{ADDRESS, ONLINE, PHONE};
use crate::world::Moment;
use std::collections::HashMap;
use store::AgencyId;
use store::account::{NewAccount, Roles};
use store::setting::{self, Scope};

/// Who works where, as they are known to the program.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    agencies: Vec<AgencyId>,
    accounts: HashMap<(usize, Post), Account>,
}

impl Staff {
    /// An agency, by its place in [`BUREAUS`].
    pub fn agency(&self, bureau: usize) -> Option<&AgencyId> {
        self.agencies.get(bureau)
    }

    /// The account at a post.
    pub fn account(&self, bureau: usize, post: Post) -> Option<&Account> {
        self.accounts.get(&(bureau, post))
    }

    /// Who acts at a post, with the roles of the account.
    pub fn actor(&self, bureau: usize, post: Post) -> Option<Actor> {
        let account = self.account(bureau, post)?;
        let roles = account.roles.iter().filter_map(Role::named).collect();
        let id = account.id.to_string();
        Some(Actor { id, roles, agency: account.agency.clone(), case: None, source: "demonstration".to_owned() })
    }
}

/// Enters the agencies that keep a ledger, and opens the accounts of their
/// people. What is known of an agency is kept.
///
/// # Errors
/// If an agency or an account of that name does not fit, or the database
/// fails.
pub async fn settle(installation: &Installation, now: Moment) -> Result<Staff, Fault> {
    let entered = BUREAUS.iter().zip(1..).map(|(bureau, place)| bureau.entered(place)).collect();
    agencies::enter(installation, entered, Run::Real, now).await?;
    let mut staff = Staff::default();
    for (place, bureau) in BUREAUS.iter().enumerate() {
        let agency = agencies::named(installation, bureau.name).await?.id;
        for ((post, _, role), person) in POSTS.into_iter().zip(bureau.people) {
            let name = bureau.login(post);
            let new = NewAccount {
                name: name.clone(),
                shown: person.to_owned(),
                agency: Some(agency.clone()),
                roles: Roles::new([role]),
                password: None,
            };
            accounts::add(installation, new, now).await?;
            staff.accounts.insert((place, post), accounts::named(installation, &name).await?);
        }
        let place = u32::try_from(place).unwrap_or(0);
        let said = [
            (PHONE, format!("0000-{:07}", 1_000 + place * 10)),
            (ADDRESS, format!("云汀县{}{}号", ["望江路", "水门路", "书院路", "城南路"][place as usize % 4], 2 + place * 4)),
            (ONLINE, "云汀县行政复议网上窗口".to_owned()),
        ];
        let input = (agency.clone(), said, now.0);
        let put = installation.store.act(input, |tx, (agency, said, at)| {
            Box::pin(async move {
                for (key, value) in said {
                    setting::put(tx, &Scope::Agency(agency.clone()), key, value, *at).await?;
                }
                Ok::<_, Refused>(())
            })
        });
        put.await?;
        staff.agencies.push(agency);
    }
    Ok(staff)
}
