//! 依申请公开: what the office does with an application, one file an act.
//!
//! Every act goes one way ([`step`]): who may ([`rights`]), what the law says
//! (`law::application::admit`), then case, act, sealed text, journal entry,
//! number, reminder and notice in one transaction, or none of them.
//!
//! Order of reading: [`rights`], [`command`], one act, [`step`], [`intake`].

pub mod act;
pub mod attach;
pub mod calendar_change;
pub mod command;
pub mod desk;
pub mod enclose;
pub mod forget;
pub mod import;
pub mod intake;
pub mod jobs;
pub mod joint;
pub mod outbox;
pub mod projection;
pub mod refused;
pub(crate) mod remind;
pub mod rights;
pub mod step;
pub mod tell;
pub mod track;

use crate::clock::Calendars;
use crate::letter::Printing;
use crate::worker::Readers;
use crate::world::Clock;
use law::Calendar;
use std::sync::Arc;
use store::blob::Blobs;
use store::seal::Vault;
use store::{AgencyId, Store};

pub use command::Command;
pub use intake::{Intake, Registered};
pub use refused::Refused;
pub use rights::{Actor, Role};
pub use step::{Done, Request};
pub use store::application::Applicant;

/// The ledger of applications: memory, keys, calendar and clock.
#[derive(Clone)]
pub struct Ledger {
    /// The memory.
    pub store: Store,
    /// The keys under which persons and texts are sealed.
    pub vault: Vault,
    /// The working days.
    pub calendars: Arc<Calendars>,
    /// Where the present comes from.
    pub clock: Clock,
    /// The attachments.
    pub blobs: Blobs,
    /// Whether an announced automatic receipt confirms an application by
    /// internet (`auto_confirm`, REG-31-4; off by default).
    pub auto_confirm: bool,
    /// Who looks into files before they leave the house, in children.
    pub readers: Arc<Readers>,
    /// When letters are printed.
    pub printing: Printing,
    /// What messages by mail say beside the case; none while no mail is sent.
    pub mail: Option<Told>,
}

/// What every message by mail says beside number, state and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The address under which a case is followed; none if there is none yet.
    pub link: Option<String>,
}

impl Ledger {
    /// A ledger in which nothing is confirmed by itself and no mail is sent;
    /// the program gives it readers in children of its own.
    pub fn new(store: Store, vault: Vault, blobs: Blobs, calendars: Arc<Calendars>, clock: Clock) -> Ledger {
        let readers = Arc::new(Readers::unfenced(document::Limits::default()));
        Ledger { store, vault, blobs, calendars, clock, auto_confirm: false, readers, printing: Printing::AtOnce, mail: None }
    }

    /// The calendar an agency counts by.
    pub(crate) fn calendar(&self, agency: &AgencyId) -> &Calendar {
        self.calendars.of(agency)
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ledger")
    }
}
