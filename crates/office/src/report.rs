//! Acts on annual reports: read, check, save, compare, sum, write.

pub mod check;
pub mod read;
pub mod units;
pub mod unpack;
pub mod wire;
