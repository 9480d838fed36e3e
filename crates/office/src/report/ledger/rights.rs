//! Who may read and approve the numbers of a report (ux.md §11.1): the table
//! as data. What is not in it is forbidden.

use super::Unavailable;
use crate::application::{Actor, Role};
use store::{Agency, AgencyId, Store, StoreError};

/// What is done with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Reading cells and the cases behind them.
    Read,
    /// Approving.
    Approve,
}

/// Who may do what with the report of their own agency.
pub static RIGHTS: [(Deed, &[Role]); 2] =
    [(Deed::Read, &[Role::Compiler, Role::Clerk, Role::Reviewer, Role::Supervisor]), (Deed::Approve, &[Role::Compiler])];

/// So many levels of agencies stand above one another at most.
const LEVELS: usize = 12;

/// Whether a role may do something with a report.
pub fn allows(role: Role, deed: Deed) -> bool {
    RIGHTS.iter().any(|(of, roles)| *of == deed && roles.contains(&role))
}

/// Lets those through who may.
///
/// # Errors
/// [`Unavailable::NotFound`] for another agency, also where it exists;
/// [`Unavailable::NotYours`] for a role that may not.
pub async fn check(store: &Store, actor: &Actor, agency: &AgencyId, deed: Deed) -> Result<(), Unavailable> {
    let is_own = actor.agency.as_ref() == Some(agency);
    let may = actor.roles.iter().any(|role| allows(*role, deed));
    if is_own && may {
        return Ok(());
    }
    if is_own {
        let what = if deed == Deed::Read { "看年报数据" } else { "审定年报数据" };
        return Err(Unavailable::NotYours { roles: actor.roles.clone(), what });
    }
    if deed == Deed::Read && supervises(store, actor, agency).await? { Ok(()) } else { Err(Unavailable::NotFound) }
}

/// Whether an agency lies in the scope of a supervisor (监督): their own, and
/// those below it.
///
/// # Errors
/// If the memory fails.
pub(crate) async fn supervises(store: &Store, actor: &Actor, agency: &AgencyId) -> Result<bool, StoreError> {
    let Some(own) = actor.agency.as_ref().filter(|_| actor.roles.contains(&Role::Supervisor)) else { return Ok(false) };
    Ok(own == agency || is_below(&store.agencies().await?, agency, own))
}

/// Whether an agency lies below another in the tree.
fn is_below(agencies: &[Agency], agency: &AgencyId, above: &AgencyId) -> bool {
    let code_of = |id: &AgencyId| agencies.iter().find(|a| a.id == *id).and_then(|a| a.code.clone());
    let Some(above) = code_of(above) else { return false };
    let mut at = agencies.iter().find(|a| a.id == *agency);
    for _ in 0..LEVELS {
        let Some(parent) = at.and_then(|a| a.parent.as_deref()).filter(|p| !p.is_empty()) else { return false };
        if parent == above {
            return true;
        }
        at = agencies.iter().find(|a| a.code.as_deref() == Some(parent));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::rights::ROLES;

    #[test]
    fn only_the_compiler_approves_and_no_administrator_reads() {
        let may = |deed| ROLES.into_iter().filter(|r| allows(*r, deed)).map(Role::name).collect::<Vec<_>>();
        assert_eq!(may(Deed::Approve), ["compiler"]);
        assert_eq!(may(Deed::Read), ["clerk", "reviewer", "supervisor", "compiler"]);
    }
}
