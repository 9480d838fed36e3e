//! From values of the office and the report to what pages show. Which words
//! and which looks; what is wrong, the checks have decided.

pub mod cells;
pub mod findings;
pub mod original;
pub mod pair;
pub mod report;
pub mod verdict;
