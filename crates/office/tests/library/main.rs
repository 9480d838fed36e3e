//! The library: saving reports and finding them again, in a folder that goes
//! away.

mod library;
mod room;
mod save;
