//! Why an act was not done, and who can do what about it.

use crate::application::Role;
use law::application::act::ActKind;
use law::application::admit::Denied;
use store::{ActError, StoreError};

/// An act that was not done. Nothing of it is there.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such case for who asks; also where it exists but not for
    /// them.
    #[error("没有这件申请，或您看不到它")]
    NotFound,
    /// The role does not allow the act.
    #[error("{}不能办理“{act}”", labels(.roles))]
    NotYours {
        /// The roles of who asks.
        roles: Vec<Role>,
        /// The act, as a person reads it.
        act: &'static str,
    },
    /// The role reads no cases.
    #[error("{}不能看申请", labels(.roles))]
    NoReader {
        /// The roles of who asks.
        roles: Vec<Role>,
    },
    /// Who applied is shown in full only to who works on the case.
    #[error("完整的个人信息只给这件申请的承办人和审核人看，请先指定承办人")]
    NotAssigned,
    /// The author of a draft may not decide on it.
    #[error("不能审核自己起草的答复稿，请由另一人审核")]
    OwnDraft,
    /// A second person is needed because a letter had gone out.
    #[error("这一步的文书已经发出，作废要由另一人确认")]
    SecondPerson,
    /// The law does not allow it.
    #[error("{}", told(.0))]
    Law(Denied),
    /// Another act came first.
    #[error("这件申请在您打开以后已有新的步骤（现在是第{now}步，您看到的是第{seen}步），请看过再办")]
    Stale {
        /// The number of the last act that was known.
        seen: u32,
        /// The number of the last act.
        now: u32,
    },
    /// The same key was used for something else.
    #[error("同一个重复提交标识用在了不同的内容上")]
    KeyReused,
    /// The letter must not go out so; a sentence for each thing it lacks.
    #[error("文书不能发出：{}", .0.join("；"))]
    Letter(Vec<String>),
    /// What was sent cannot be meant so.
    #[error("{0}")]
    Unusable(String),
    /// The memory failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ActError for Refused {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Refused::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Denied> for Refused {
    fn from(denied: Denied) -> Refused {
        Refused::Law(denied)
    }
}

impl Refused {
    /// The act was refused because of the role.
    pub(super) fn by_role(roles: &[Role], kind: ActKind) -> Refused {
        Refused::NotYours { roles: roles.to_vec(), act: law::application::permit::rule(kind).label }
    }

    /// In one word, for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Refused::NotFound => "not_found",
            Refused::NotYours { .. } => "not_yours",
            Refused::NoReader { .. } => "not_yours",
            Refused::NotAssigned => "not_assigned",
            Refused::OwnDraft => "own_draft",
            Refused::SecondPerson => "second_person",
            Refused::Law(_) => "not_allowed",
            Refused::Stale { .. } => "stale",
            Refused::KeyReused => "key_reused",
            Refused::Letter(_) => "letter",
            Refused::Unusable(_) => "unusable",
            Refused::Store(error) if error.is_full() => "full",
            Refused::Store(error) if error.is_away() => "away",
            Refused::Store(_) => "failed",
        }
    }
}

fn labels(roles: &[Role]) -> String {
    roles.iter().map(|r| r.label()).collect::<Vec<_>>().join("、")
}

fn told(denied: &Denied) -> String {
    let (_, cite, reason) = denied.told();
    if cite.is_empty() { reason } else { format!("{reason}（{cite}）") }
}
