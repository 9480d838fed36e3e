//! What the office does: one file an act
