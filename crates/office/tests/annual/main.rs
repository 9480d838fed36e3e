//! From the ledger to the report, on both engines.

mod chance;
#[path = "../../../store/tests/store/engines.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod engines;
#[path = "../ledger/room.rs"]
#[expect(dead_code, reason = "the tests of the ledger use more of it")]
mod room;
mod story;
