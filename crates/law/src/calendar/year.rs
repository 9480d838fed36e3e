//! One file a year, each with the notice it rests on. A new year is a new file
//! and one line here.

use crate::calendar::notice::YearNotices;

mod y2008;
mod y2009;
mod y2010;
mod y2011;
mod y2012;
mod y2013;
mod y2014;
mod y2015;
mod y2016;
mod y2017;
mod y2018;
mod y2019;
mod y2020;
mod y2021;
mod y2022;
mod y2023;
mod y2024;
mod y2025;
mod y2026;

/// The years whose notice is known, oldest first.
pub static YEARS: [&YearNotices; 19] = [
    &y2008::YEAR,
    &y2009::YEAR,
    &y2010::YEAR,
    &y2011::YEAR,
    &y2012::YEAR,
    &y2013::YEAR,
    &y2014::YEAR,
    &y2015::YEAR,
    &y2016::YEAR,
    &y2017::YEAR,
    &y2018::YEAR,
    &y2019::YEAR,
    &y2020::YEAR,
    &y2021::YEAR,
    &y2022::YEAR,
    &y2023::YEAR,
    &y2024::YEAR,
    &y2025::YEAR,
    &y2026::YEAR,
];
