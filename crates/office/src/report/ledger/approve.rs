//! 审定: the cells of a year and the cases behind each are frozen (CNT-15).

use super::rights::{self, Deed};
use super::{Annual, Unavailable, annual};
use crate::application::{Actor, Ledger};
use store::AgencyId;
use store::approval::{self, Approval, ApprovedCell};

impl Ledger {
    /// Approves the numbers of a year, once it is over. `seen` is the
    /// [`Annual::digest`] of what was looked at.
    ///
    /// # Errors
    /// If it is not theirs, not over, approved before, or the numbers changed
    /// since they were looked at.
    pub async fn approve_report(&self, actor: &Actor, agency: &AgencyId, year: i16, seen: Option<&str>) -> Result<Annual, Unavailable> {
        rights::check(&self.store, actor, agency, Deed::Approve).await?;
        let counted = annual(&self.store, agency, year).await?;
        if counted.approval.is_some() {
            return Err(Unavailable::Approved(year));
        }
        let now = self.clock.now();
        if now.date() < counted.over_on() {
            return Err(Unavailable::NotOver(year));
        }
        if seen.is_some_and(|seen| seen != counted.digest()) {
            return Err(Unavailable::Changed);
        }
        let approval =
            Approval { agency: agency.clone(), year, edition: counted.edition.name().to_owned(), at: now.0, actor: actor.id.clone() };
        let cells = frozen(&counted);
        let input = (self.vault.suite(), approval, cells, actor.source.clone());
        let is_new: bool = self
            .store
            .act(input, |tx, (suite, approval, cells, source)| {
                Box::pin(async move { Ok::<_, Unavailable>(approval::approve(tx, *suite, approval, cells, source).await?) })
            })
            .await?;
        if !is_new {
            return Err(Unavailable::Approved(year));
        }
        annual(&self.store, agency, year).await
    }
}

fn frozen(counted: &Annual) -> Vec<ApprovedCell> {
    let cell = |cell: &super::Cell| ApprovedCell {
        name: cell.id.name().to_owned(),
        cases: cell.cases.iter().map(|c| (c.id.clone(), c.number.clone(), c.remedy.clone())).collect(),
    };
    counted.cells.iter().map(cell).collect()
}
