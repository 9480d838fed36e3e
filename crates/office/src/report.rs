//! Acts on annual reports: read, check, save, compare, sum, write.

pub mod check;
pub mod library;
pub mod read;
pub mod save;
pub mod stored;
pub mod units;
pub mod unpack;
pub mod wire;
