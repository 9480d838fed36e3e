//! The formats that come in containers, both ways: what is good is read, what
//! is odd is noted, what is bad is refused with a sentence.

mod bad;
mod docx;
mod pdf;
mod round;
mod sample;
mod write;
mod xlsx;
