//! Tokens: words, numbers, punctuation and quotation marks of one sentence, by offset.

mod scanner;
pub(crate) mod tag;
pub(crate) mod tagger;

pub(crate) use scanner::tokenize;

use crate::lexicon::{known, EntryId};
use crate::token::tag::Tag;
use crate::Span;

/// One token, 24 bytes. Its text is looked up by offset; its identity is the hash of its lower-cased form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// [`word_hash`] of the text.
    pub(crate) word: u32,
    /// The same, but one number for all names, one for all numbers, one for marks of a shape; known once it is tagged, and
    /// until then what is [certain](crate::model::Known) of the word.
    pub(crate) common: u32,
    /// What the tables say of the word; known in a block.
    pub(crate) entry: EntryId,
    pub(crate) tag: Tag,
    pub(crate) shape: Shape,
    /// How many quotations it lies in.
    pub(crate) depth: u8,
    /// Which parts of speech the word can be; see [`tagger`].
    pub(crate) class: u8,
}

impl Token {
    /// What stands beyond either end of a slice of tokens.
    pub(crate) const NONE: Token = Token {
        start: 0,
        end: 0,
        word: 0,
        common: 0,
        entry: EntryId::NONE,
        tag: Tag::None,
        shape: Shape::None,
        depth: 0,
        class: 0,
    };

    pub(crate) fn span(self) -> Span {
        Span::between(self.start, self.end)
    }

    pub(crate) fn is(self, word: u32) -> bool {
        self.word == word
    }

    /// "the", "a", "an": neither a verb nor a pronoun can stand right behind it.
    pub(crate) fn is_article(self) -> bool {
        self.is(known::THE) || known::INDEFINITE.contains(&self.word)
    }

    pub(crate) fn is_word(self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper | Shape::Number | Shape::Clitic)
    }
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Shape {
    None,
    /// A word that begins with a small letter, or with one of a script that has no cases.
    Lower,
    /// A word with a capital first letter, or a capital inside ("iPhone").
    Capital,
    /// A word of two letters or more, all of them capitals ("NATO", "U.S.").
    Upper,
    Number,
    /// 's, n't, 'll and their like, cut from the word they lean on.
    Clitic,
    Comma,
    /// A mark that ends a sentence: . ! ? …
    Stop,
    Colon,
    Semicolon,
    Dash,
    /// A quotation mark without a partner, or an apostrophe that leans on no word.
    Mark,
    /// A mark that opens a quotation.
    MarkOpens,
    /// A mark that closes one.
    MarkCloses,
    Open,
    Close,
    Symbol,
}

/// A slice of tokens that can be asked about any position: beyond its ends stands [`Token::NONE`].
pub(crate) fn at(tokens: &[Token], index: isize) -> Token {
    // what is below 0 is beyond the end as an unsigned number
    *tokens.get(index as usize).unwrap_or(&Token::NONE)
}
