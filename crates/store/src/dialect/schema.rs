//! Which tables there are, with columns and keys, as each engine tells it.

use sea_orm::DbBackend;

/// A row a column: table, column, type, place in the primary key (from 1; 0
/// if it is not in it).
pub(crate) fn columns(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            r"SELECT m.name AS tbl, p.name AS col, lower(p.type) AS type, p.pk AS pk
            FROM sqlite_master m JOIN pragma_table_info(m.name) p
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'"
        }
        _ => {
            "SELECT c.table_name::text AS tbl, c.column_name::text AS col, c.data_type::text AS type,
                COALESCE(k.ordinal_position, 0)::bigint AS pk
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            LEFT JOIN (
                SELECT u.table_schema, u.table_name, u.column_name, u.ordinal_position
                FROM information_schema.table_constraints s
                JOIN information_schema.key_column_usage u
                    ON u.constraint_schema = s.constraint_schema AND u.constraint_name = s.constraint_name
                    AND u.table_schema = s.table_schema AND u.table_name = s.table_name
                WHERE s.constraint_type = 'PRIMARY KEY') k
                ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'"
        }
    }
}

/// The foreign keys that stand in the way while rows come in any order; none
/// where the connection does not look at them.
pub(crate) fn foreign_keys(backend: DbBackend) -> Option<&'static str> {
    match backend {
        DbBackend::Sqlite => None,
        _ => Some(
            "SELECT conrelid::regclass::text AS tbl, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
            FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace",
        ),
    }
}

/// A row for each row that names another which is not there; where foreign
/// keys are put back instead, that finds them.
pub(crate) fn orphans(backend: DbBackend) -> Option<&'static str> {
    match backend {
        DbBackend::Sqlite => Some("SELECT \"table\" AS tbl FROM pragma_foreign_key_check"),
        _ => None,
    }
}
