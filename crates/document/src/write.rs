//! A [`Document`](crate::Document) to bytes, one file a format.
