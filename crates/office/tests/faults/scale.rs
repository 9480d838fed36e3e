//! How much each test does: little with every change, more by
//! `cargo xtask soak`.

/// The variable that asks for the large figures.
const SOAK: &str = "GONGKAI_SOAK";

/// The small figure, or the large one where it is asked for.
pub fn of(small: u32, large: u32) -> u32 {
    #[expect(clippy::disallowed_methods, reason = "how long the tests may run is said by the environment")]
    let soak = std::env::var_os(SOAK).is_some();
    if soak { large } else { small }
}

/// A number below another, each as likely.
pub fn random(below: u32) -> u32 {
    getrandom::u32().expect("the system has random bytes") % below
}
