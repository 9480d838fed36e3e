//! An agency's own wording of a letter, kept as a setting.

use crate::application::{Actor, Ledger, Refused, Role};
use letter::{Letter, Template};
use store::journal::{self, Chain, NewEntry};
use store::setting::{self, Scope};
use store::{AgencyId, Read, StoreError};

fn key(letter: &Letter) -> String {
    format!("letter/{}", letter.code.name())
}

/// The letter with a code, in either case.
pub fn named(code: &str) -> Option<&'static Letter> {
    Letter::named(code)
}

/// The agency's own wording, where it has one.
///
/// # Errors
/// If the memory fails.
pub(super) async fn own(from: &impl Read, agency: &AgencyId, letter: &Letter) -> Result<Option<String>, StoreError> {
    setting::get(from, &Scope::Agency(agency.clone()), &key(letter)).await
}

impl Ledger {
    /// The wording of a letter at an agency: its own, or ours.
    ///
    /// # Errors
    /// If the memory fails.
    pub async fn wording(&self, agency: &AgencyId, letter: &'static Letter) -> Result<(String, bool), Refused> {
        let own = own(&self.store, agency, letter).await?;
        let is_own = own.is_some();
        Ok((own.unwrap_or_else(|| letter.template.to_owned()), is_own))
    }

    /// Puts an agency's wording in place of ours, or takes it back. What a
    /// sample in this wording lacks is told; the letters themselves are
    /// stopped by the gate.
    ///
    /// # Errors
    /// If it is not theirs to set; if the template names unknown fields or does
    /// not work.
    pub async fn set_wording(
        &self,
        actor: &Actor,
        agency: &AgencyId,
        letter: &'static Letter,
        source: Option<String>,
    ) -> Result<Vec<String>, Refused> {
        let may = actor.roles.contains(&Role::SystemAdmin) && actor.agency.as_ref().is_none_or(|own| own == agency);
        if !may {
            return Err(Refused::NotYours { roles: actor.roles.clone(), act: "设置文书模板" });
        }
        let lacks = match &source {
            Some(source) => lacks(letter, source)?,
            None => Vec::new(),
        };
        let input = (agency.clone(), actor.clone(), key(letter), source, self.vault.suite(), self.clock.now().0);
        self.store
            .act(input, |tx, (agency, actor, key, source, suite, at)| {
                Box::pin(async move {
                    let scope = Scope::Agency(agency.clone());
                    match source {
                        Some(source) => setting::put(tx, &scope, key, source, *at).await?,
                        None => drop(setting::remove(tx, &scope, key).await?),
                    }
                    let entry = NewEntry {
                        chain: Chain::Agency(agency.clone()),
                        agency: agency.clone(),
                        at: *at,
                        actor: actor.id.clone(),
                        kind: "setting".to_owned(),
                        object: key.clone(),
                        before: None,
                        after: None,
                        result: if source.is_some() { "set" } else { "removed" }.to_owned(),
                        source: actor.source.clone(),
                    };
                    journal::append(tx, *suite, &entry).await?;
                    Ok::<_, Refused>(())
                })
            })
            .await?;
        Ok(lacks)
    }
}

/// What the sample of a letter lacks in a wording.
fn lacks(letter: &'static Letter, source: &str) -> Result<Vec<String>, Refused> {
    let unusable = |e: &dyn std::fmt::Display| Refused::Unusable(e.to_string());
    let own = Template::new(letter, source).map_err(|e| unusable(&e))?;
    let (facts, context, _) = letter::letter::written_sample(letter).map_err(|e| unusable(&e))?;
    let written = letter::write(letter, &facts, &context, Some(&own)).map_err(|e| unusable(&e))?;
    Ok(letter::check::parts(letter, &facts, &context, &written.lines()).into_iter().map(|f| f.says).collect())
}
