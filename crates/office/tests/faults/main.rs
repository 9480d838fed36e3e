//! Faults: killed programs, full disks, cut power, many hands on one case,
//! clocks that jump. Each test prints its figure; `cargo xtask soak` runs them
//! with the large ones.

mod blobs;
mod child;
mod clock;
#[path = "../../../store/tests/store/engines.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod engines;
mod full;
mod kill;
mod numbers;
mod one_case;
mod power;
mod room;
mod scale;
mod sound;
