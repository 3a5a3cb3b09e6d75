//! Counts along a block, so that what a stretch of it holds is told by the two ends and not read word by word.

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::token::tag::Tag;
use crate::token::{Shape, Token};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Count {
    /// Full verbs.
    Verbs,
    /// Full verbs, auxiliaries and modals.
    Verbal,
    Commas,
    /// Marks that open a quotation.
    Opening,
    /// Marks that close one.
    Closing,
    /// Phrases, each with its first token.
    Phrases,
    /// Heads of cues.
    Heads,
}

/// How many of each there are up to some token: a block is too short to have more than 16 bits hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally([u16; 8]);

impl Tally {
    #[inline]
    pub(crate) fn count(self, what: Count) -> u16 {
        self.0.get(what as usize).copied().unwrap_or(0)
    }

    fn set(&mut self, what: Count, to: u16) {
        if let Some(count) = self.0.get_mut(what as usize) {
            *count = to;
        }
    }

    fn add(&mut self, what: Count) {
        self.set(what, self.count(what).wrapping_add(1));
    }
}

/// What one token counts for by its tag.
const OF_TAG: [Tally; Tag::COUNT] = {
    let mut table = [Tally([0; 8]); Tag::COUNT];
    let (mut rest, mut tags): (&mut [Tally], &[Tag]) = (&mut table, &Tag::ALL);
    while let ([first, tail @ ..], [tag, others @ ..]) = (rest, tags) {
        let comma = matches!(tag, Tag::Comma);
        *first = Tally([tag.is_verb() as u16, tag.is_verbal() as u16, comma as u16, 0, 0, 0, 0, 0]);
        (rest, tags) = (tail, others);
    }
    table
};

/// Where what parts a clause stands around a token; far beyond the block, if there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// The next comma or quotation mark, the token taken in.
    pub(crate) next_break: u16,
    /// The next full verb, auxiliary or modal, the token taken in.
    pub(crate) next_verbal: u16,
    /// The last one before it.
    pub(crate) last_verbal: u16,
}

impl Near {
    const NOTHING: Near = Near { next_break: u16::MAX, next_verbal: u16::MAX, last_verbal: u16::MAX };
}

/// The tally before each token of a block, and after the last.
#[derive(Default)]
pub(crate) struct Tallies {
    counts: Vec<Tally>,
    /// Of each token.
    near: Vec<Near>,
}

impl Tallies {
    /// Counts anew; no heads of cues are known yet.
    pub(crate) fn fill(&mut self, tokens: &[Token], phrases: &[Phrase]) {
        self.counts.clear();
        self.counts.reserve(tokens.len() + 1);
        let mut starts = phrases.iter().map(|p| p.start);
        let mut next = starts.next();
        let mut tally = Tally::default();
        self.counts.push(tally);
        self.counts.extend((0u32..).zip(tokens).map(|(index, token)| {
            let of_tag = OF_TAG.get(token.tag as usize).copied().unwrap_or_default();
            tally.0.iter_mut().zip(of_tag.0).for_each(|(sum, one)| *sum = sum.wrapping_add(one));
            match token.shape {
                Shape::MarkOpens => tally.add(Count::Opening),
                Shape::MarkCloses => tally.add(Count::Closing),
                _ => {}
            }
            if next == Some(index) {
                tally.add(Count::Phrases);
                next = starts.next();
            }
            tally
        }));
        self.find_near(tokens);
    }

    fn find_near(&mut self, tokens: &[Token]) {
        self.near.clear();
        let mut last_verbal = u16::MAX;
        self.near.extend(tokens.iter().enumerate().map(|(index, token)| {
            let near = Near { last_verbal, ..Near::NOTHING };
            last_verbal = if token.tag.is_verbal() { index as u16 } else { last_verbal };
            near
        }));
        let mut next = Near::NOTHING;
        for (index, (token, near)) in tokens.iter().zip(&mut self.near).enumerate().rev() {
            next.next_break = if matches!(token.tag, Tag::Comma | Tag::Mark) { index as u16 } else { next.next_break };
            next.next_verbal = if token.tag.is_verbal() { index as u16 } else { next.next_verbal };
            *near = Near { last_verbal: near.last_verbal, ..next };
        }
    }

    /// What stands around the token at `index`.
    #[inline]
    pub(crate) fn near(&self, index: usize) -> Near {
        self.near.get(index).copied().unwrap_or(Near::NOTHING)
    }

    /// Counts the heads of cues, by their places in order.
    pub(crate) fn count_heads(&mut self, heads: impl Iterator<Item = usize>) {
        let (mut from, mut count) = (0, 0u16);
        let ends = heads.map(|head| head + 1).chain([self.counts.len()]);
        for end in ends {
            let stretch = self.counts.get_mut(from..end).unwrap_or_default();
            stretch.iter_mut().for_each(|tally| tally.set(Count::Heads, count));
            (from, count) = (end, count.wrapping_add(1));
        }
    }

    /// What stands before the token at `index`.
    #[inline]
    pub(crate) fn before(&self, index: usize) -> Tally {
        self.counts.get(index).or(self.counts.last()).copied().unwrap_or_default()
    }

    /// How many `range` holds; none, where it ends before it starts.
    #[inline]
    pub(crate) fn held(&self, range: Range<usize>, what: Count) -> u32 {
        let (first, last) = (self.before(range.start), self.before(range.end.max(range.start)));
        u32::from(last.count(what).wrapping_sub(first.count(what)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::phrase::{PhraseKind, Role};

    #[test]
    fn a_stretch_holds_what_stands_in_it() {
        let tags = [Tag::Name, Tag::Past, Tag::Comma, Tag::Modal, Tag::Base, Tag::Mark];
        let mut tokens = tags.map(|tag| Token { tag, ..Token::NONE });
        tokens[5].shape = Shape::MarkCloses;
        let phrase = Phrase { start: 0, end: 1, kind: PhraseKind::Name, role: Role::Unknown, sort: 0 };
        let mut tallies = Tallies::default();
        tallies.fill(&tokens, &[phrase]);
        tallies.count_heads([1, 4].into_iter());
        let held = |range: Range<usize>| {
            let counts = [Count::Verbs, Count::Verbal, Count::Commas, Count::Closing, Count::Phrases, Count::Heads];
            counts.map(|what| tallies.held(range.clone(), what))
        };
        assert_eq!(held(0..6), [2, 3, 1, 1, 1, 2]);
        assert_eq!(held(0..9), held(0..6));
        assert_eq!(held(2..5), [1, 2, 1, 0, 0, 1]);
        assert_eq!(held(1..2), [1, 1, 0, 0, 0, 1]);
        assert_eq!(held(Range { start: 4, end: 2 }), [0; 6]);
        assert_eq!(tallies.before(1).count(Count::Phrases), 1);
        assert_eq!(tallies.near(2), Near { next_break: 2, next_verbal: 3, last_verbal: 1 });
        assert_eq!(tallies.near(1), Near { next_break: 2, next_verbal: 1, last_verbal: u16::MAX });
        assert_eq!(tallies.near(6), Near::NOTHING);
    }
}
