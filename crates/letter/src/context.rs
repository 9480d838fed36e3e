//! The typed context of a letter: a struct whose fields carry their meaning,
//! so that the generated page and the check of a template read the same rows.

/// What a letter must be told beyond the facts of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name in templates and records.
    pub name: &'static str,
    /// What it says, in Chinese.
    pub means: &'static str,
    /// Its type as written in the code.
    pub kind: &'static str,
}

/// Declares the context of a letter:
/// `context! { /// 说明 name: Type, … }` makes `Context`, `FIELDS` and `typed`.
macro_rules! context {
    ($( #[doc = $means:literal] $name:ident : $kind:ty ),* $(,)?) => {
        /// What this letter must be told.
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Context {
            $( #[doc = $means] pub $name: $kind, )*
        }

        const FIELDS: &[crate::context::Field] = &[
            $( crate::context::Field { name: stringify!($name), means: $means, kind: stringify!($kind) }, )*
        ];

        fn typed(given: &serde_json::Value) -> Result<serde_json::Value, String> {
            let context: Context = serde::Deserialize::deserialize(given).map_err(|e: serde_json::Error| e.to_string())?;
            serde_json::to_value(context).map_err(|e| e.to_string())
        }
    };
}

pub(crate) use context;
