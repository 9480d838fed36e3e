//! Mail: what goes out when, through a mail server that may fail in every
//! way (REL-15), on both engines.

#[path = "../../../store/tests/store/engines.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod engines;
mod faults;
mod headers;
mod quiet;
#[path = "../ledger/room.rs"]
#[expect(dead_code, reason = "the tests of the ledger use more of it")]
mod room;
mod sink;
