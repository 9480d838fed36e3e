//! Acts on annual reports: read, check, save, compare, sum, write.

pub mod check;
pub mod compare;
pub mod findings;
pub mod ledger;
pub mod library;
pub mod mask;
pub mod read;
pub mod results;
pub mod save;
pub mod source;
pub mod stored;
pub mod sum;
pub mod units;
pub mod unpack;
pub mod visit;
pub mod wire;
pub mod write;
