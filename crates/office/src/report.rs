//! Acts on annual reports: read, check, save, compare, sum, write.

pub mod check;
pub mod mask;
pub mod read;
pub mod results;
pub mod source;
pub mod units;
pub mod unpack;
pub mod visit;
pub mod wire;
