//! What happens to a case, one function a course of things.
//!
//! A course is written to its end; [`super::story`] leaves out what would fall
//! on today or later.

pub mod answer;
pub mod apart;
pub mod many;
pub mod open;
pub mod remedy;
pub mod wait;

use super::story::Story;

/// A course of things with its name.
pub type Course = (&'static str, fn(&mut Story<'_>));

/// The ordinary courses with their weights: what an office sees in a year.
pub static ORDINARY: [(Course, u32); 19] = [
    (("answered", answer::answered), 46),
    (("mixed", answer::mixed), 2),
    (("returned", answer::returned), 4),
    (("deliberated", answer::deliberated), 3),
    (("late", answer::late), 1),
    (("consulted", wait::consulted), 7),
    (("consulted_organ", wait::consulted_organ), 2),
    (("extended", wait::extended), 8),
    (("corrected", wait::corrected), 6),
    (("correction_lapsed", wait::correction_lapsed), 3),
    (("paid", wait::paid), 2),
    (("fee_lapsed", wait::fee_lapsed), 1),
    (("deferred", wait::deferred), 1),
    (("withdrawn", apart::withdrawn), 4),
    (("unreachable", apart::unreachable), 1),
    (("record_corrected", apart::record_corrected), 3),
    (("handed_over", apart::handed_over), 3),
    (("suggested", apart::suggested), 2),
    (("upheld", remedy::upheld), 3),
];

/// Courses each of which is reached at least once, early enough to end.
pub static EACH_ONCE: [Course; 25] = [
    ("mixed", answer::mixed),
    ("returned", answer::returned),
    ("deliberated", answer::deliberated),
    ("late", answer::late),
    ("consulted", wait::consulted),
    ("consulted_organ", wait::consulted_organ),
    ("co_maker_silent", wait::co_maker_silent),
    ("extended", wait::extended),
    ("corrected", wait::corrected),
    ("correction_lapsed", wait::correction_lapsed),
    ("paid", wait::paid),
    ("fee_lapsed", wait::fee_lapsed),
    ("deferred", wait::deferred),
    ("withdrawn", apart::withdrawn),
    ("unreachable", apart::unreachable),
    ("record_corrected", apart::record_corrected),
    ("handed_over", apart::handed_over),
    ("suggested", apart::suggested),
    ("mistaken_extension", apart::mistaken_extension),
    ("entered_twice", apart::entered_twice),
    ("upheld", remedy::upheld),
    ("set_aside", remedy::set_aside),
    ("sued_and_upheld", remedy::sued_and_upheld),
    ("sued_and_set_aside", remedy::sued_and_set_aside),
    ("sued_otherwise", remedy::sued_otherwise),
];
