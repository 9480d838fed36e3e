//! How much room is left where the data lie.

use super::{Check, State};
use crate::installation::Installation;

/// Below so many bytes somebody should look.
const DOUBTFUL: u64 = 5 << 30;

/// Below so many bytes acts will soon fail.
const WRONG: u64 = 512 << 20;

pub(super) fn room(installation: &Installation) -> Check {
    match free(&installation.place.folder) {
        None => Check::new("room", State::NotTold, "看不出数据文件夹所在的磁盘还有多少空间。"),
        Some(bytes) => answer(bytes),
    }
}

fn answer(free: u64) -> Check {
    let gigabytes = free >> 30;
    let (state, advice) = match free {
        0..WRONG => (State::Wrong, "请马上清理或扩容，否则办件会存不进去"),
        WRONG..DOUBTFUL => (State::Doubtful, "请尽快清理或扩容"),
        _ => (State::Sound, "够用"),
    };
    Check::new("room", state, format!("数据文件夹所在的磁盘还有 {gigabytes} GB，{advice}。"))
}

#[cfg(unix)]
fn free(folder: &std::path::Path) -> Option<u64> {
    let about = rustix::fs::statvfs(folder).ok()?;
    about.f_bavail.checked_mul(about.f_frsize)
}

#[cfg(not(unix))]
fn free(_: &std::path::Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_told_before_there_is_none() {
        let check = |free, expected| assert_eq!(answer(free).state, expected, "{free}");
        check(0, State::Wrong);
        check(WRONG, State::Doubtful);
        check(DOUBTFUL, State::Sound);
    }
}
