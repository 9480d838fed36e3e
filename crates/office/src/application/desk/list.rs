//! Lists of cases, a page at a time: no personal data in them.

use crate::application::{Actor, Ledger, Refused, Role};
use crate::report::ledger::rights::supervises;
use jiff::civil::Date;
use law::application::stage::{STAGES, Stage};
use store::application::{After, Filter, Head};
use store::{AgencyId, CaseId};

/// Cases on a page unless asked otherwise, and at most.
const USUAL: u64 = 50;
const MOST: u64 = 200;

/// Roles that read cases of their own agency.
pub static READERS: [Role; 2] = [Role::Clerk, Role::Reviewer];

/// Which cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Of which agency; one's own if not told.
    pub agency: Option<AgencyId>,
    /// Only those in this stage.
    pub stage: Option<String>,
    /// Only those on which something is to be done, the most urgent first.
    pub urgent: bool,
    /// Of those only what one account works on.
    pub clerk: Option<String>,
    /// How many.
    pub limit: Option<u64>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The cases.
    pub lines: Vec<Head>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<String>,
}

impl Ledger {
    /// A page of the cases of an agency, for who may read them: its own people,
    /// and supervisors above it.
    ///
    /// # Errors
    /// [`Refused::NotFound`] for another agency; [`Refused::NoReader`] for a
    /// role that reads no cases; [`Refused::Unusable`] if what is asked for
    /// means nothing.
    pub async fn list(&self, actor: &Actor, listing: &Listing) -> Result<Page, Refused> {
        let own = actor.agency.as_ref().ok_or(Refused::NotFound)?;
        let asked = listing.agency.as_ref().unwrap_or(own);
        let is_overseen = supervises(&self.store, actor, asked).await?;
        if asked != own && !is_overseen {
            return Err(Refused::NotFound);
        }
        let reads = is_overseen || actor.roles.iter().any(|role| READERS.contains(role));
        if !reads || actor.roles.iter().any(|role| role.is_admin()) {
            return Err(Refused::NoReader { roles: actor.roles.clone() });
        }
        let filter = filter(listing)?;
        let after = listing.cursor.as_deref().map(cursor).transpose()?;
        let limit = listing.limit.unwrap_or(USUAL).clamp(1, MOST);
        // One more tells whether there is a next page.
        let mut lines = self.store.applications(asked, &filter, after.as_ref(), limit + 1).await?;
        let is_more = u64::try_from(lines.len()).is_ok_and(|found| found > limit);
        if is_more {
            lines.pop();
        }
        let next = lines.last().filter(|_| is_more).map(|last| {
            let earliest = last.projection.earliest.map(|d| d.to_string()).unwrap_or_default();
            format!("{earliest}~{}", last.id)
        });
        Ok(Page { lines, next })
    }
}

fn filter(listing: &Listing) -> Result<Filter, Refused> {
    let unusable = |message: String| Err(Refused::Unusable(message));
    let in_hand = || STAGES.into_iter().filter(|s| !s.is_closed() && *s != Stage::Draft).map(|s| s.name().to_owned()).collect();
    match (&listing.stage, listing.urgent, &listing.clerk) {
        (None, false, None) => Ok(Filter::Newest),
        (Some(stage), false, None) => match Stage::named(stage) {
            Some(stage) => Ok(Filter::Stage(stage.name().to_owned())),
            None => unusable(format!("没有“{stage}”这个阶段")),
        },
        (None, _, Some(clerk)) => Ok(Filter::Clerk(clerk.clone(), in_hand())),
        (None, true, None) => Ok(Filter::Urgent(in_hand())),
        (Some(_), ..) => unusable("stage 不能与 urgent、clerk 同用".to_owned()),
    }
}

fn cursor(text: &str) -> Result<After, Refused> {
    let parts = text.split_once('~').and_then(|(earliest, id)| {
        let earliest = if earliest.is_empty() { None } else { Some(earliest.parse::<Date>().ok()?) };
        Some(After { earliest, id: CaseId::parse(id)? })
    });
    parts.ok_or_else(|| Refused::Unusable("cursor 要用上一页的 next".to_owned()))
}
