//! Who may do which act (ux.md §11.1): the table as data. What is not in it is
//! forbidden.

use law::application::act::ActKind;
use store::{AgencyId, CaseId};

/// A role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 公众.
    Public,
    /// 申请人, known by number and query code.
    Applicant,
    /// 承办.
    Clerk,
    /// 审核.
    Reviewer,
    /// 发布.
    Publisher,
    /// 监督.
    Supervisor,
    /// 年报编制.
    Compiler,
    /// 系统管理员.
    SystemAdmin,
    /// 安全管理员.
    SecurityAdmin,
    /// 审计管理员.
    AuditAdmin,
    /// The program itself: terms that ran out.
    System,
}

/// All roles, in the order of the table.
pub const ROLES: [Role; 11] = [
    Role::Public,
    Role::Applicant,
    Role::Clerk,
    Role::Reviewer,
    Role::Publisher,
    Role::Supervisor,
    Role::Compiler,
    Role::SystemAdmin,
    Role::SecurityAdmin,
    Role::AuditAdmin,
    Role::System,
];

impl Role {
    /// Its name in accounts and tokens.
    pub fn name(self) -> &'static str {
        match self {
            Role::Public => "public",
            Role::Applicant => "applicant",
            Role::Clerk => "clerk",
            Role::Reviewer => "reviewer",
            Role::Publisher => "publisher",
            Role::Supervisor => "supervisor",
            Role::Compiler => "compiler",
            Role::SystemAdmin => "system_admin",
            Role::SecurityAdmin => "security_admin",
            Role::AuditAdmin => "audit_admin",
            Role::System => "system",
        }
    }

    /// The role with a name.
    pub fn named(name: &str) -> Option<Role> {
        ROLES.into_iter().find(|r| r.name() == name)
    }

    /// What a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Role::Public => "公众",
            Role::Applicant => "申请人",
            Role::Clerk => "承办",
            Role::Reviewer => "审核",
            Role::Publisher => "发布",
            Role::Supervisor => "监督",
            Role::Compiler => "年报编制",
            Role::SystemAdmin => "系统管理员",
            Role::SecurityAdmin => "安全管理员",
            Role::AuditAdmin => "审计管理员",
            Role::System => "程序",
        }
    }

    /// The three administrators, who cannot open cases (SEC-02).
    pub fn is_admin(self) -> bool {
        matches!(self, Role::SystemAdmin | Role::SecurityAdmin | Role::AuditAdmin)
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account, `applicant` or `system`.
    pub id: String,
    /// Its roles.
    pub roles: Vec<Role>,
    /// Its agency; none for the public and for the program.
    pub agency: Option<AgencyId>,
    /// For an applicant: the one case they opened with its code.
    pub case: Option<CaseId>,
    /// From where: a channel or a network address.
    pub source: String,
}

impl Actor {
    /// The program itself.
    pub fn system() -> Actor {
        Actor { id: "system".to_owned(), roles: vec![Role::System], agency: None, case: None, source: "job".to_owned() }
    }

    /// An applicant who showed number and code of a case.
    pub fn applicant(case: CaseId, source: &str) -> Actor {
        Actor { id: "applicant".to_owned(), roles: vec![Role::Applicant], agency: None, case: Some(case), source: source.to_owned() }
    }

    /// Anyone.
    pub fn public(source: &str) -> Actor {
        Actor { id: "applicant".to_owned(), roles: vec![Role::Public], agency: None, case: None, source: source.to_owned() }
    }

    /// Within which keys of repeated requests are its own: an account's, or
    /// those of one case. Strangers share none: `said` parts them by a keyed
    /// digest of what they send.
    pub(super) fn scope(&self, said: &str) -> String {
        match &self.case {
            Some(case) => format!("{}/{case}", self.id),
            None if self.roles.contains(&Role::Public) => format!("{}/{said}", self.id),
            None => self.id.clone(),
        }
    }

    /// Whether one of its roles may do a kind of act.
    pub fn may(&self, kind: ActKind) -> bool {
        self.roles.iter().any(|role| allows(*role, kind))
    }

    /// Whether it may see a case of an agency at all.
    pub fn sees(&self, agency: &AgencyId, case: &CaseId) -> bool {
        if self.roles.contains(&Role::System) {
            return true;
        }
        if self.roles.contains(&Role::Applicant) && self.case.as_ref() == Some(case) {
            return true;
        }
        let reads = |role: &Role| matches!(role, Role::Clerk | Role::Reviewer);
        self.agency.as_ref() == Some(agency) && self.roles.iter().any(reads)
    }
}

/// Whether a role may do a kind of act.
pub fn allows(role: Role, kind: ActKind) -> bool {
    RIGHTS.iter().any(|(of, roles)| *of == kind && roles.contains(&role))
}

/// Kinds of acts and who may do them. 审核 decides on drafts of others only;
/// that a draft is their own is judged where the case is known. 发布 publishes
/// and sees no case.
pub static RIGHTS: [(ActKind, &[Role]); 39] = [
    (ActKind::Submitted, &[Role::Public]),
    (ActKind::Registered, &[Role::Clerk]),
    (ActKind::Confirmed, &[Role::Clerk, Role::System]),
    (ActKind::Split, &[Role::Clerk]),
    (ActKind::Assigned, &[Role::Clerk]),
    (ActKind::HandedOver, &[Role::Clerk]),
    (ActKind::Substituted, &[Role::Clerk]),
    (ActKind::CorrectionNotified, &[Role::Clerk]),
    (ActKind::CorrectionNoticeDelivered, &[Role::Clerk]),
    (ActKind::Corrected, &[Role::Applicant, Role::Clerk]),
    (ActKind::ReasonsRequested, &[Role::Clerk]),
    (ActKind::ReasonsReceived, &[Role::Clerk]),
    (ActKind::Deferred, &[Role::Clerk]),
    (ActKind::ConsultationSent, &[Role::Clerk]),
    (ActKind::ConsultationDelivered, &[Role::Clerk]),
    (ActKind::OpinionReceived, &[Role::Clerk]),
    (ActKind::MeetingHeld, &[Role::Clerk]),
    (ActKind::CounselAdvised, &[Role::Clerk]),
    (ActKind::Extended, &[Role::Clerk]),
    (ActKind::FeeNotified, &[Role::Clerk]),
    (ActKind::FeeNoticeDelivered, &[Role::Clerk]),
    (ActKind::Paid, &[Role::Clerk]),
    (ActKind::SearchRecorded, &[Role::Clerk]),
    (ActKind::Drafted, &[Role::Clerk]),
    (ActKind::SecrecyReviewed, &[Role::Reviewer]),
    (ActKind::Returned, &[Role::Reviewer]),
    (ActKind::Approved, &[Role::Reviewer]),
    (ActKind::Replied, &[Role::Clerk]),
    // By itself only what an applicant has read on line (CLK-7).
    (ActKind::Delivered, &[Role::Clerk, Role::System]),
    (ActKind::Withdrawn, &[Role::Applicant, Role::Clerk]),
    (ActKind::Closed, &[Role::Clerk, Role::System]),
    (ActKind::Archived, &[Role::Clerk]),
    (ActKind::Reopened, &[Role::Clerk]),
    (ActKind::RemedyRegistered, &[Role::Clerk]),
    (ActKind::RemedyDecided, &[Role::Clerk]),
    (ActKind::PublicationSuggested, &[Role::Applicant, Role::Clerk]),
    (ActKind::PublicationDecided, &[Role::Reviewer]),
    (ActKind::RecordCorrected, &[Role::Clerk]),
    (ActKind::Annulled, &[Role::Clerk]),
];

/// Acts on a draft that its author may not do.
pub const NOT_BY_THE_AUTHOR: [ActKind; 3] = [ActKind::SecrecyReviewed, ActKind::Returned, ActKind::Approved];

#[cfg(test)]
mod tests {
    use super::*;
    use law::application::permit::RULES;

    #[test]
    fn every_act_has_a_row_and_somebody_who_may_do_it() {
        for rule in &RULES {
            let row = RIGHTS.iter().find(|(kind, _)| *kind == rule.kind);
            assert!(row.is_some_and(|(_, roles)| !roles.is_empty()), "{}", rule.recorded);
        }
    }

    #[test]
    fn the_three_administrators_do_no_act_of_a_case() {
        for role in ROLES.into_iter().filter(|r| r.is_admin()) {
            assert!(RULES.iter().all(|rule| !allows(role, rule.kind)), "{}", role.name());
        }
    }

    #[test]
    fn who_drafts_does_not_approve_by_role() {
        assert!(!allows(Role::Clerk, ActKind::Approved) && !allows(Role::Reviewer, ActKind::Drafted));
    }
}
