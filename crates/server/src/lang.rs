//! The language of help and messages: Chinese, or English by `LANG`.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// By `--lang zh|en` on the command line, else by `LC_ALL`, `LC_MESSAGES`
    /// or `LANG`; Chinese when they say nothing.
    #[expect(clippy::disallowed_methods, reason = "the language of the terminal is read here, once")]
    pub fn from_environment() -> Lang {
        let args: Vec<String> = std::env::args().collect();
        let named = args.iter().enumerate().find_map(|(i, a)| {
            a.strip_prefix("--lang=").map(str::to_owned).or_else(|| (a == "--lang").then(|| args.get(i + 1).cloned()).flatten())
        });
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|v| std::env::var(v).ok().filter(|s| !s.is_empty()));
        match named.or(set).as_deref() {
            Some(lang) if lang.starts_with("en") => Lang::En,
            _ => Lang::Zh,
        }
    }

    /// The text in this language.
    pub fn of<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}
