//! What the office remembers: SQLite and PostgreSQL
