//! The ledger of applications: the installation with its keys and calendars.

use crate::place::recovery;
use anyhow::Context as _;
use clap::ArgMatches;
use office::Store;
use office::application::{Ledger, Told, calendar_change};
use office::installation::{BlobPlace, Installation, Place};
use office::mail::MailPlace;
use office::world::{self, Clock};
use std::path::Path;
use std::sync::Arc;
use store::seal::Vault;
use store::setting::{self, Scope};

/// The place of a demonstration, which is wiped at the end.
pub fn fleeting(matches: &ArgMatches, folder: &Path) -> Place {
    Place { folder: folder.to_owned(), database: matches.get_one::<String>("database").cloned(), blobs: BlobPlace::Inside }
}

/// Opens the memory and, where its keys are right, the ledger over it. Without
/// them the pages of annual reports go on.
///
/// # Errors
/// If the installation does not open, or a stored notice is none.
pub async fn open(place: Place, demonstration: bool, mail: Option<&MailPlace>) -> anyhow::Result<(Store, Option<(Installation, Ledger)>)> {
    let (installation, first) = Installation::open(place, world::now()).await.context("打不开这个安装")?;
    if let Some(key) = first.filter(|_| !demonstration) {
        eprintln!("{}", recovery(&key, &installation.place));
    }
    let store = installation.store.clone();
    let vault = match installation.vault() {
        Ok(vault) => vault.clone(),
        Err(error) => {
            eprintln!("依申请公开没有开通：{error}");
            return Ok((store, None));
        }
    };
    let mut ledger = over(&installation, vault).await?;
    ledger.mail = mail.map(|m| Told { link: m.link.clone() });
    Ok((store, Some((installation, ledger))))
}

/// The ledger of an installation, with its keys, notices and settings.
///
/// # Errors
/// If a stored notice is none, or the memory fails.
pub async fn over(installation: &Installation, vault: Vault) -> anyhow::Result<Ledger> {
    let store = &installation.store;
    let calendars = calendar_change::stored(store).await.context("读不了存着的放假通知")?;
    let mut ledger = Ledger::new(store.clone(), vault, installation.blobs.clone(), Arc::new(calendars), Clock::system());
    ledger.auto_confirm = setting::get(store, &Scope::All, "auto_confirm").await?.as_deref() == Some("true");
    Ok(ledger)
}
