//! From a [`Document`](document::Document) to a [`Reading`](crate::Reading).
