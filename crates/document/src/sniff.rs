//! Which format bytes are: decided by the bytes, never by a name.
