//! The sentence that mentions are looked for in.

use crate::lexicon::{Entry, Lexicon};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// A sentence to look for mentions in.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    /// The sentence's tokens.
    pub(super) tokens: &'a [Token],
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Scene<'_> {
    /// The token at `index`, where it belongs to the sentence.
    pub(super) fn token(&self, index: usize) -> Token {
        at(self.tokens, index.wrapping_sub(self.start) as isize)
    }

    pub(super) fn before(&self, index: usize) -> Token {
        index.checked_sub(1).map_or(Token::NONE, |i| self.token(i))
    }

    /// What the tables say of the token's word.
    pub(super) fn entry(&self, index: usize) -> &Entry {
        self.lexicon.get(self.token(index).entry)
    }

    pub(super) fn words(&self, token: Token) -> &str {
        token.span().text(self.text)
    }

    /// Whether it has no end, or most of its words have capitals.
    pub(super) fn is_headline(&self) -> bool {
        let (mut all, mut capitals, mut plain) = (0, 0, false);
        for token in self.tokens {
            let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
            all += usize::from(matches!(token.shape, Shape::Lower | Shape::Capital | Shape::Upper | Shape::Number));
            plain |= (token.shape == Shape::Lower) & matches!(token.tag, Tag::Past | Tag::Present);
            capitals += usize::from(capital);
        }
        // “Mr. Owen Bell,” Gill announced.
        let verb = |i: usize| self.token(i).tag == Tag::Participle && self.token(i - 1).tag == Tag::Name;
        let plain = plain || self.end > self.start + 2 && self.before(self.end).tag == Tag::Stop && verb(self.end - 2);
        !matches!(self.before(self.end).tag, Tag::Stop | Tag::Mark) || !plain && all > 4 && capitals * 10 > all * 7
    }

    /// The number of a token's word without full stops at its end.
    pub(super) fn bare_word(&self, index: usize) -> u32 {
        let token = self.token(index);
        let words = self.words(token);
        match words.strip_suffix('.') {
            Some(rest) => crate::lexicon::word_hash(rest),
            None => token.word,
        }
    }

    /// The bytes of the tokens from `first` to the one before `last`.
    pub(super) fn bytes(&self, first: usize, last: usize) -> Span {
        if first >= last {
            return Span::default();
        }
        let (a, b) = (self.token(first), self.before(last));
        Span::between(a.start, b.end.max(a.start))
    }
}
