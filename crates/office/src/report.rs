//! Acts on annual reports: read, check, save, compare, sum, write.

pub mod read;
pub mod unpack;
pub mod wire;
