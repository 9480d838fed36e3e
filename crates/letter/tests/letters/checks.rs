//! The gate before a letter goes out.
