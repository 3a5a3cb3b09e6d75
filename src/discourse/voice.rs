//! Quotations that no cue's content takes in: whose they are, by the discourse around them.

use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::model::choice::choose;
use crate::model::{Features, Head, Model};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// To whom a quotation can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Nobody: it is a title, a nickname, a word as a word.
    Nobody,
    /// An attribution of the same paragraph, by its place among them.
    Candidate(usize),
    /// Whoever was quoted at the end of the paragraph before.
    Carried,
}

/// What the paragraph before leaves for the next one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Carry {
    /// It ended with a quotation that was given to somebody.
    pub(crate) quoted_last: bool,
    /// It had an attribution with quoted content at all.
    pub(crate) quoted: bool,
    /// It had any attribution.
    pub(crate) any: bool,
}

impl Carry {
    /// What `block` leaves, whose last quotation was given to somebody or not.
    pub(crate) fn after(block: &Block, candidates: &[Candidate], given_last: bool, before: Carry) -> Carry {
        let ends_quoted = block.quotes.last().is_some_and(|q| q.last + 4 >= block.tokens.len());
        let quoted = given_last || candidates.iter().any(|c| c.quotes(block));
        Carry {
            quoted_last: ends_quoted && given_last,
            quoted,
            any: !candidates.is_empty() || before.any && !block.quotes.is_empty(),
        }
    }
}

/// How many attributions before a quotation, and after it, can hold it.
const NEAR: usize = 16;

/// Whether less than seven tenths of the quotation, but for the comma that ends it, lie in contents, or in sources ("the
/// “experts” said"), what verbs inside of it tell of left aside: “She said that you had your father's ears.”
pub(crate) fn is_unheld(block: &Block, quote: &QuotedTokens, candidates: &[Candidate]) -> bool {
    let inside = |c: &Candidate| (quote.first..quote.last).contains(&c.head);
    let covers = |c: &&Candidate| !inside(c) || !at(&block.tokens, c.head as isize).tag.is_verb();
    let middle = candidates.partition_point(|c| c.head < quote.first);
    let near = middle.saturating_sub(NEAR)..(middle + NEAR).min(candidates.len());
    let end = quote.last - usize::from(at(&block.tokens, quote.last as isize - 1).tag == Tag::Comma);
    let covered: usize = candidates
        .get(near)
        .unwrap_or_default()
        .iter()
        .filter(covers)
        .flat_map(|c| c.pieces.iter().chain(c.source.as_ref().filter(|s| s.start < quote.first && quote.last < s.end)))
        .map(|p| p.end.min(end).saturating_sub(p.start.max(quote.first)))
        .sum();
    covered * 10 < (end - quote.first) * 7
}

/// Whether all of it stands in brackets, as "(Laughter.)" among what somebody says: nobody said it.
pub(crate) fn is_aside(block: &Block, quote: &QuotedTokens) -> bool {
    let tokens = block.tokens.get(quote.first..quote.last).unwrap_or_default();
    let mut ends = tokens.iter().rev().skip_while(|t| t.shape == Shape::Stop);
    tokens.first().is_some_and(|t| t.shape == Shape::Open) && ends.next().is_some_and(|t| t.shape == Shape::Close)
}

/// Whom the quotation may be given to: nobody, the nearest attributions around it, whoever was carried over.
pub(crate) fn owners(quote: &QuotedTokens, candidates: &[Candidate], carry: Carry) -> impl Iterator<Item = Owner> {
    let middle = candidates.partition_point(|c| c.head < quote.first);
    let near = middle.saturating_sub(3)..(middle + 2).min(candidates.len());
    let carried = carry.any.then_some(Owner::Carried);
    [Owner::Nobody].into_iter().chain(near.map(Owner::Candidate)).chain(carried)
}

/// The owner of a quotation, and how sure that is.
pub(crate) fn owner(
    block: &Block,
    quote: &QuotedTokens,
    candidates: &[Candidate],
    carry: Carry,
    model: &Model,
) -> (Owner, f32) {
    let chosen = choose(model.head(Head::Voice), owners(quote, candidates, carry), |owner, sum| {
        owner_features(block, quote, candidates, carry, *owner, sum);
    });
    chosen.map_or((Owner::Nobody, 1.0), |c| (c.candidate, c.probability))
}

/// The features of giving `quote` to `owner`.
pub(crate) fn owner_features(
    block: &Block,
    quote: &QuotedTokens,
    candidates: &[Candidate],
    carry: Carry,
    owner: Owner,
    out: &mut impl Features,
) {
    let t = |i: usize| at(&block.tokens, i as isize);
    let before = at(&block.tokens, quote.first as isize - 2);
    let after = t(quote.last + 1);
    let first = t(quote.first);
    let last = t(quote.last.saturating_sub(1));
    let length = match quote.last - quote.first {
        n @ 0..=6 => n as u32,
        7..=10 => 7,
        11..=20 => 8,
        _ => 9,
    };
    let sentence = block.sentence_at(quote.first);
    let leads = u32::from(quote.first <= sentence.start + 1);
    let opens_block = u32::from(quote.first <= 1);
    let ends_block = u32::from(quote.last + 2 >= block.tokens.len());
    let closed_by = last.shape as u32;
    let carried = u32::from(carry.quoted_last) | u32::from(carry.quoted) << 1 | u32::from(quote.continues) << 2;
    let kind = match owner {
        Owner::Nobody => 0,
        Owner::Carried => 1,
        Owner::Candidate(_) => 2,
    };
    let look = leads | opens_block << 1 | ends_block << 2 | kind << 4;
    out.add(0, kind, 0);
    out.add(1, kind, length);
    out.add(2, look, length);
    out.add(3, look, carried);
    out.add(4, kind, before.tag as u32 | (after.tag as u32) << 8);
    out.add(5, kind, before.common);
    out.add(6, kind, first.shape as u32 | closed_by << 8);
    out.add(7, look, closed_by | length << 8);
    out.add(8, kind | carried << 4, length | closed_by << 8);
    out.add(9, kind, candidates.len().min(4) as u32 | carried << 4);
    out.add(10, kind, after.common);
    let words = block.tokens.get(quote.first..quote.last).unwrap_or_default();
    let titled = u32::from(words.iter().take(12).all(|t| {
        t.shape != Shape::Lower || t.tag == Tag::Preposition || t.tag == Tag::Determiner || t.tag == Tag::Conjunction
    }));
    let verbs = words.iter().take(12).filter(|t| t.tag.is_verbal()).count().min(2) as u32;
    let earlier = at(&block.tokens, quote.first as isize - 3);
    let look_inside = titled | verbs << 1 | kind << 4;
    out.add(11, look_inside, length);
    out.add(12, look_inside, closed_by);
    out.add(13, kind, before.common.wrapping_mul(31).wrapping_add(earlier.common));
    out.add(14, look_inside, before.tag as u32 | (after.tag as u32) << 8);
    out.add(15, look_inside, first.tag as u32 | (last.tag as u32) << 8);
    out.add(16, kind, first.common);
    let Owner::Candidate(rank) = owner else { return };
    let Some(candidate) = candidates.get(rank) else { return };
    let head = t(candidate.head);
    let precedes = u32::from(candidate.head < quote.first);
    let same_sentence = u32::from(sentence.contains(&candidate.head));
    let quoted = u32::from(candidate.pieces.iter().any(|p| t(p.start).depth > head.depth));
    let touching = candidate.pieces.iter().any(|p| p.start < quote.last && quote.first < p.end);
    let distance = (quote.first.abs_diff(candidate.head).min(63) as u32).checked_ilog2().unwrap_or(0);
    let place = precedes | same_sentence << 1 | quoted << 2 | u32::from(touching) << 3;
    let middle = candidates.partition_point(|c| c.head < quote.first);
    let rank = rank as i64 - middle as i64;
    let inside = u32::from(quote.first <= candidate.head && candidate.head < quote.last);
    out.add(20, place, distance);
    out.add(21, place, rank as u32);
    out.add(22, place | inside << 4, look);
    out.add(23, place, head.tag as u32);
    out.add(24, place, head.common);
    out.add(25, place, length | closed_by << 8);
    out.add(26, place | rank as u32 & 0xf << 8, look);
    out.add(27, u32::from(candidate.source.is_some()), place);
    let between = if candidate.head < quote.first { candidate.head..quote.first } else { quote.last..candidate.head };
    let stops =
        block.tokens.get(between).unwrap_or_default().iter().filter(|t| t.tag == Tag::Stop).count().min(3) as u32;
    out.add(28, place, stops);
}
