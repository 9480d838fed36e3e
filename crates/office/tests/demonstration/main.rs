//! The demonstration year: what it reaches, and that it is what an office
//! could have done.

mod invented;
mod lawful;
mod plan;
mod played;
mod room;
