//! The clocks and the case against models written without them.

mod deadlines;
mod machine;
mod walker;
