//! Pages for people: one endpoint a file.

pub mod assets;
pub mod check;
pub mod display;
pub mod home;
pub mod library;
pub mod rules;
pub mod styleguide;
