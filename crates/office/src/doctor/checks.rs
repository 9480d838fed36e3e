//! The questions, one a function.

use super::{Check, State};
use crate::clock::Calendars;
use crate::installation::{Installation, InstallationError};
use crate::world::Moment;
use jiff::SignedDuration;

/// A backup older than this is worth a word.
const BACKUP_DAYS: i64 = 7;

/// So far the clock may be behind what is written down.
const BEHIND: SignedDuration = SignedDuration::from_secs(60);

pub(super) fn database(installation: &Installation) -> Check {
    // Opening brings the tables up to date, or fails.
    let says = format!("数据库 {} 已打开，表到第 {} 步。", installation.store.engine(), store::Store::newest_step());
    Check::new("database", State::Sound, says)
}

pub(super) async fn keys(installation: &Installation) -> Result<Check, InstallationError> {
    let vault = installation.vault()?;
    vault.check(&installation.store).await?;
    let versions: Vec<String> = vault.versions().iter().map(ToString::to_string).collect();
    Ok(Check::new("keys", State::Sound, format!("主密钥第 {} 版，与数据相符。", versions.join("、"))))
}

pub(super) async fn recovery_key(installation: &Installation) -> Result<Check, InstallationError> {
    Ok(match installation.recovery_key().await? {
        Some(key) => {
            let says = format!("恢复密钥指纹 {}，{} 制。", key.public.fingerprint(), Moment(key.made_at).minute());
            Check::new("recovery_key", State::Sound, says)
        }
        None => Check::new("recovery_key", State::Wrong, "没有恢复密钥，不能备份。请执行 gongkai key recovery。"),
    })
}

pub(super) fn calendar(calendars: &Calendars, now: Moment) -> Vec<Check> {
    let (year, month) = (now.date().year(), now.date().month());
    let national = calendars.national();
    let this = if national.knows(year) {
        Check::new("calendar_this_year", State::Sound, format!("{year}年的放假安排已有。"))
    } else {
        let says = format!("缺{year}年的放假安排，期限只按周一至周五推算。请放入放假通知。");
        Check::new("calendar_this_year", State::Wrong, says)
    };
    let next = year + 1;
    let next = if national.knows(next) {
        Check::new("calendar_next_year", State::Sound, format!("{next}年的放假安排已有。"))
    } else {
        // The notice usually comes in November.
        let state = if month >= 12 { State::Doubtful } else { State::NotTold };
        Check::new("calendar_next_year", state, format!("{next}年的放假安排还没有，跨年的日期是暂定的。"))
    };
    vec![this, next]
}

pub(super) async fn clock(installation: &Installation, now: Moment) -> Result<Check, InstallationError> {
    let Some(latest) = store::journal::latest(&installation.store).await? else {
        return Ok(Check::new("clock", State::NotTold, "日志还是空的，没有可比的时间。"));
    };
    if latest.duration_since(now.0) > BEHIND {
        let says = format!("系统时间 {} 比最后一条记录 {} 还早。请校准时间后再办件。", now.minute(), Moment(latest).minute());
        return Ok(Check::new("clock", State::Wrong, says));
    }
    Ok(Check::new("clock", State::Sound, format!("系统时间 {}，不早于最后一条记录。", now.minute())))
}

pub(super) async fn blobs(installation: &Installation) -> Result<Check, InstallationError> {
    let missing = installation.blobs.missing(&installation.store).await?;
    Ok(match missing.first() {
        None => Check::new("blobs", State::Sound, "登记的附件都在。"),
        Some(first) => {
            let says = format!(
                "缺 {} 个附件，第一个属于申请 {}（{}）。请从最近的备份恢复。",
                missing.len(),
                first.case,
                first.address.get(..12).unwrap_or(&first.address)
            );
            Check::new("blobs", State::Wrong, says)
        }
    })
}

pub(super) async fn backup(installation: &Installation, now: Moment) -> Result<Check, InstallationError> {
    Ok(match installation.last_backup().await? {
        None => Check::new("backup", State::Doubtful, "还没有备份过。请执行 gongkai backup 文件。"),
        Some(last) => {
            let days = now.0.duration_since(last.at).as_hours() / 24;
            let state = if days > BACKUP_DAYS { State::Doubtful } else { State::Sound };
            Check::new("backup", state, format!("最近一次备份在 {}，{days} 天前。", Moment(last.at).minute()))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Moment;

    fn check(now: &str, expected: [State; 2]) {
        let now = Moment(now.parse().expect("an instant"));
        let states: Vec<State> = calendar(&Calendars::default(), now).iter().map(|c| c.state).collect();
        assert_eq!(states, expected, "{now:?}");
    }

    #[test]
    fn a_year_without_a_notice_is_told_and_the_next_one_from_december_on() {
        check("2024-06-01T00:00:00Z", [State::Sound, State::Sound]);
        check("2060-06-01T00:00:00Z", [State::Wrong, State::NotTold]);
        check("2060-12-01T00:00:00Z", [State::Wrong, State::Doubtful]);
    }
}
