//! The doors: pages for people, `/api/v1` for machines.
//!
//! What a page shows is a plain value of [`view`]; what a chart draws is a
//! function of [`chart`]. Nothing here decides anything.
//!
//! Order of reading: [`routes`], [`guard`], [`visitor`], one endpoint under
//! [`portal`], what it fills with [`fill`].

#![forbid(unsafe_code)]

pub mod api;
pub mod chart;
pub mod doors;
pub mod fill;
pub mod guard;
pub mod official;
pub mod portal;
pub mod rates;
pub mod routes;
pub mod view;
pub mod visitor;
pub mod wrong;
