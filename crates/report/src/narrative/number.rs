//! Numbers in prose.
