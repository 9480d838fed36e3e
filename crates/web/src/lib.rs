//! The doors: pages for people, `/api/v1` for machines.
//!
//! What a page shows is a plain value of [`view`]; what a chart draws is a
//! function of [`chart`]. Nothing here decides anything.

pub mod chart;
pub mod official;
pub mod view;
