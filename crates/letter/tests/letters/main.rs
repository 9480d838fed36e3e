//! Every letter as its sample: complete, refused by name without each of its
//! parts, unlike every other, and safe against what is filled in.

mod checks;
mod own;
mod paper;
mod samples;
