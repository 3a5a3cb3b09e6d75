//! Counts along a block, so that what a stretch of it holds is told by the two ends and not read word by word.

use std::ops::{Range, Sub};

use crate::phrase::Phrase;
use crate::tag::Tag;
use crate::token::{Shape, Token};

/// How many of each there are up to some token: a block is too short to have more than 16 bits hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Full verbs.
    pub(crate) verbs: u16,
    /// Full verbs, auxiliaries and modals.
    pub(crate) verbal: u16,
    pub(crate) commas: u16,
    /// Marks that open a quotation, and marks that close one.
    pub(crate) opening: u16,
    pub(crate) closing: u16,
    /// Phrases, each counted with its first token.
    pub(crate) phrases: u16,
    /// Heads of cues.
    pub(crate) heads: u16,
}

impl Sub for Tally {
    type Output = Tally;

    fn sub(self, other: Tally) -> Tally {
        Tally {
            verbs: self.verbs.wrapping_sub(other.verbs),
            verbal: self.verbal.wrapping_sub(other.verbal),
            commas: self.commas.wrapping_sub(other.commas),
            opening: self.opening.wrapping_sub(other.opening),
            closing: self.closing.wrapping_sub(other.closing),
            phrases: self.phrases.wrapping_sub(other.phrases),
            heads: self.heads.wrapping_sub(other.heads),
        }
    }
}

/// The tally before each token of a block, and after the last.
#[derive(Default)]
pub(crate) struct Tallies(Vec<Tally>);

impl Tallies {
    /// Counts anew; no heads of cues are known yet.
    pub(crate) fn fill(&mut self, tokens: &[Token], phrases: &[Phrase]) {
        self.0.clear();
        self.0.reserve(tokens.len() + 1);
        let mut starts = phrases.iter().map(|p| p.start).peekable();
        let mut tally = Tally::default();
        self.0.push(tally);
        for (index, token) in (0u32..).zip(tokens) {
            let full = token.tag.is_verb();
            tally.verbs = tally.verbs.wrapping_add(u16::from(full));
            let helps = matches!(token.tag, Tag::Auxiliary | Tag::Modal);
            tally.verbal = tally.verbal.wrapping_add(u16::from(full || helps));
            tally.commas = tally.commas.wrapping_add(u16::from(token.tag == Tag::Comma));
            tally.opening = tally.opening.wrapping_add(u16::from(token.shape == Shape::MarkOpens));
            tally.closing = tally.closing.wrapping_add(u16::from(token.shape == Shape::MarkCloses));
            tally.phrases = tally.phrases.wrapping_add(u16::from(starts.next_if_eq(&index).is_some()));
            self.0.push(tally);
        }
    }

    /// Counts the heads of cues, by their places in order.
    pub(crate) fn count_heads(&mut self, heads: impl Iterator<Item = usize>) {
        let mut heads = heads.peekable();
        let mut count = 0u16;
        for (index, tally) in self.0.iter_mut().enumerate() {
            tally.heads = count;
            count = count.wrapping_add(u16::from(heads.next_if_eq(&index).is_some()));
        }
    }

    /// What stands before the token at `index`.
    pub(crate) fn before(&self, index: usize) -> Tally {
        self.0.get(index).or(self.0.last()).copied().unwrap_or_default()
    }

    /// What `range` holds.
    pub(crate) fn of(&self, range: Range<usize>) -> Tally {
        self.before(range.end) - self.before(range.start)
    }
}
