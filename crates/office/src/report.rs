//! Acts on annual reports: read, check, save, compare, sum, write.

pub mod read;
pub mod check;
pub mod compare;
pub mod findings;
pub mod library;
pub mod save;
pub mod stored;
pub mod sum;
pub mod units;
pub mod unpack;
pub mod wire;
pub mod write;
