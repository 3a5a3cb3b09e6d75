//! [`Language`]: the registry of languages, one row each.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::lexicon::table::Table;
use crate::lexicon::Lexicon;

/// A language whose texts can be read.
///
/// ```
/// use inquit::Language;
/// assert_eq!(Language::from_code("en"), Some(Language::English));
/// assert_eq!(Language::English.code(), "en");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Language {
    /// English, of any country: the tables hold British and American spellings.
    #[default]
    English,
}

/// What the registry holds for a language.
struct Row {
    code: &'static str,
    tables: Tables,
    weights: &'static [u8],
    lexicon: OnceCell<Arc<Lexicon>>,
}

/// A file of weights, placed in memory so that none of the tagger's rows lies across two cache lines.
#[repr(C, align(64))]
struct Aligned<const LENGTH: usize> {
    ahead: [u8; AHEAD],
    file: [u8; LENGTH],
}

/// What lacks to whole cache lines of the scales of the two first heads and the table of the first.
const AHEAD: usize = 64 - 2 * size_of::<f32>();

/// The tables in a language's folder.
pub(crate) struct Tables {
    pub(crate) boilerplate: Table<'static>,
    pub(crate) cue_nouns: Table<'static>,
    pub(crate) cue_phrases: Table<'static>,
    pub(crate) cues: Table<'static>,
    pub(crate) determiners: Table<'static>,
    pub(crate) elisions: Table<'static>,
    pub(crate) endings: Table<'static>,
    pub(crate) given_names: Table<'static>,
    pub(crate) name_parts: Table<'static>,
    pub(crate) not_names: Table<'static>,
    pub(crate) organisations: Table<'static>,
    pub(crate) prepositions: Table<'static>,
    pub(crate) pronouns: Table<'static>,
    pub(crate) roles: Table<'static>,
    pub(crate) sources: Table<'static>,
    pub(crate) titles: Table<'static>,
    pub(crate) verbs: Table<'static>,
}

macro_rules! row {
    ($code:literal: $($table:ident)*) => {
        Row {
            code: $code,
            tables: Tables {
                $($table: Table {
                    name: concat!($code, "/", stringify!($table), ".txt"),
                    text: include_str!(concat!("lang/", $code, "/", stringify!($table), ".txt")),
                },)*
            },
            weights: &Aligned { ahead: [0; AHEAD], file: *include_bytes!(concat!("lang/", $code, "/weights.bin")) }.file,
            lexicon: OnceCell::new(),
        }
    };
    ($code:literal) => {
        row!($code: boilerplate cue_nouns cue_phrases cues determiners elisions endings given_names name_parts
             not_names organisations prepositions pronouns roles sources titles verbs)
    };
}

static ENGLISH: Row = row!("en");

impl Language {
    /// Every language there is.
    pub const ALL: &'static [Language] = &[Language::English];

    const fn row(self) -> &'static Row {
        match self {
            Language::English => &ENGLISH,
        }
    }

    /// The two-letter code of ISO 639-1, such as `"en"`.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The language with this two-letter code of ISO 639-1, in lower case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }

    /// The tables shipped for the language.
    pub(crate) fn tables(self) -> &'static Tables {
        &self.row().tables
    }

    /// The weights shipped for the language.
    pub(crate) fn weights(self) -> &'static [u8] {
        self.row().weights
    }

    /// The tables shipped for the language, parsed when first asked for, then shared.
    pub(crate) fn lexicon(self) -> Arc<Lexicon> {
        let read = || Arc::new(Lexicon::shipped(self.tables()));
        Arc::clone(self.row().lexicon.get_or_init(read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_languages() {
        for &language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("EN"), None);
        assert_eq!(Language::from_code(""), None);
    }

    #[test]
    fn a_lexicon_is_read_once() {
        let (one, two) = (Language::English.lexicon(), Language::English.lexicon());
        assert!(Arc::ptr_eq(&one, &two));
    }
}
