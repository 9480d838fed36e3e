//! Answering several applications in one letter (合并答复), and putting one
//! act in the place of another.
//!
//! Each application keeps its number, its act, its outcome and its row
//! (CNT-14); only the letter is one.

use crate::application::act::annul::Annul;
use crate::application::step::{Beside, perform_with};
use crate::application::{Actor, Done, Ledger, Refused, Request};
use std::sync::Arc;
use store::Tx;

/// Most applications answered in one letter.
const MOST: usize = 200;

impl Ledger {
    /// Sends one letter that answers several applications: all of them, or
    /// none.
    ///
    /// # Errors
    /// As [`Ledger::perform`], for the first that cannot be answered.
    pub async fn reply_jointly(&self, actor: &Actor, requests: Vec<Request>) -> Result<Vec<Done>, Refused> {
        if requests.len() < 2 || requests.len() > MOST {
            return Err(Refused::Unusable(format!("合并答复要有二至{MOST}件申请")));
        }
        let mut cases: Vec<_> = requests.iter().map(|r| r.case.as_str()).collect();
        cases.sort_unstable();
        cases.dedup();
        if cases.len() < requests.len() {
            return Err(Refused::Unusable("同一件申请列了两次".to_owned()));
        }
        let input = (self.clone(), actor.clone(), requests);
        self.store.act(input, |tx, (ledger, actor, requests)| Box::pin(jointly(tx, ledger, actor, requests))).await
    }

    /// Annuls an act entered wrongly and does another in its place, both or
    /// neither. `request` is the new act; it takes effect on its own day.
    ///
    /// # Errors
    /// As [`Ledger::perform`].
    pub async fn replace(&self, actor: &Actor, wrong: Annul, request: Request) -> Result<(Done, Done), Refused> {
        let input = (self.clone(), actor.clone(), wrong, request);
        self.store.act(input, |tx, (ledger, actor, wrong, request)| Box::pin(replace(tx, ledger, actor, wrong, request))).await
    }
}

async fn jointly(tx: &Tx, ledger: &Ledger, actor: &Actor, requests: &[Request]) -> Result<Vec<Done>, Refused> {
    let mut done: Vec<Done> = Vec::with_capacity(requests.len());
    for request in requests {
        let beside = Beside { letter: done.first().and_then(|d| d.document.clone()), ..Beside::default() };
        done.push(perform_with(tx, ledger, actor, request, &beside).await?);
    }
    Ok(done)
}

async fn replace(tx: &Tx, ledger: &Ledger, actor: &Actor, wrong: &Annul, request: &Request) -> Result<(Done, Done), Refused> {
    let annul = Request {
        case: request.case.clone(),
        seen: request.seen,
        on: None,
        key: request.key.as_ref().map(|key| format!("{key}/annul")),
        command: Arc::new(wrong.clone()),
    };
    let annulled = perform_with(tx, ledger, actor, &annul, &Beside::default()).await?;
    let again = Request { seen: None, ..request.clone() };
    Ok((annulled, perform_with(tx, ledger, actor, &again, &Beside::default()).await?))
}
