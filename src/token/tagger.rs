//! Gives each token its part of speech.
//!
//! In two steps: the word alone tells its *class* (which parts of speech it can be, and how likely; the
//! commonest words are classes of their own; a word never seen goes by its ending), then a greedy
//! averaged perceptron (Collins 2002) over the classes around it chooses.

use crate::lexicon::known;
use crate::model::{feature, Head, Known, Model, Weights};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How many features a token has.
pub(crate) const FEATURES: usize = 9;

/// Tags `tokens`, one sentence, from left to right.
pub(crate) fn tag(text: &str, tokens: &mut [Token], model: &Model) {
    let (classes, weights) = (model.head(Head::Class), model.head(Head::Tag));
    for token in tokens.iter_mut() {
        let known = class(text, *token, |key| classes.slot(key));
        (token.class, token.tag) = (known.class, known.tag());
    }
    let (mut before, mut last) = (Tag::None, Tag::None);
    for index in 0..tokens.len() {
        let token = at(tokens, index as isize);
        let no_verb = is_article(at(tokens, index as isize - 1));
        let verb = |tag: Tag| no_verb && (tag == Tag::Base || tag.is_finite());
        let tag = if token.tag != Tag::None && !verb(token.tag) {
            token.tag
        } else {
            let scores = Scores::of_token(text, tokens, index, [before, last], weights);
            let open = || class(text, token, |key| classes.slot(key)).is_open();
            let best = scores.best();
            if verb(best) || best.is_closed() && open() {
                scores.best_of(|tag| tag.is_open() && !verb(tag))
            } else {
                best
            }
        };
        if let Some(token) = tokens.get_mut(index) {
            retag(token, tag);
        }
        (before, last) = (last, tag);
    }
}

/// The fewest and the most words of a sentence that is given a verb.
const SHORTEST: usize = 3;
const LONGEST: usize = 16;

/// How much likelier a word may be a noun than a verb and still be the verb of a sentence that has none.
const MARGIN: u16 = 128;

/// A sentence has a verb: makes one of the likeliest noun where no word is one ("Vaccines | cause | rashes.").
pub(crate) fn find_verb(text: &str, tokens: &mut [Token], model: &Model) {
    let (classes, weights) = (model.head(Head::Class), model.head(Head::Tag));
    let ends = tokens.last().is_some_and(|t| t.shape == Shape::Stop);
    let words = SHORTEST + 1..=LONGEST + 1;
    if !ends || !words.contains(&tokens.len()) || tokens.iter().any(|t| t.tag.is_verbal()) {
        return;
    }
    let tag = |i: usize| at(tokens, i as isize).tag;
    let stands = |&i: &usize| {
        let token = at(tokens, i as isize);
        token.shape == Shape::Lower
            && token.tag == Tag::Noun
            && tag(i - 1) == Tag::Nouns
            && tag(i + 1).is_nominal()
            && class(text, token, |key| classes.slot(key)).tag() == Tag::None
    };
    let margin = |i: usize| {
        let before = [2, 1].map(|back| at(tokens, i as isize - back).tag);
        let scores = Scores::of_token(text, tokens, i, before, weights);
        scores.of(Tag::Noun).saturating_sub(scores.of(Tag::Base))
    };
    let likeliest = (1..tokens.len() - 1).filter(stands).map(|i| (margin(i), i)).min();
    if let Some(verb) = likeliest.filter(|(margin, _)| *margin <= MARGIN).and_then(|(_, i)| tokens.get_mut(i)) {
        retag(verb, Tag::Base);
    }
}

/// Gives a token its part of speech, or another than it had.
pub(crate) fn retag(token: &mut Token, tag: Tag) {
    token.tag = tag;
    token.common = common(*token);
}

/// A token's word, with all names alike and all numbers alike.
fn common(token: Token) -> u32 {
    match token.tag {
        Tag::Name => 1,
        Tag::Number => 2,
        Tag::Mark => token.shape as u32,
        _ => token.word,
    }
}

/// The tag of what is not a word: its shape says it.
pub(crate) fn plain(token: Token) -> Option<Tag> {
    match token.shape {
        Shape::None => Some(Tag::None),
        Shape::Comma => Some(Tag::Comma),
        Shape::Stop => Some(Tag::Stop),
        Shape::Mark | Shape::MarkOpens | Shape::MarkCloses => Some(Tag::Mark),
        Shape::Colon | Shape::Semicolon | Shape::Dash | Shape::Open | Shape::Close | Shape::Symbol => Some(Tag::Other),
        Shape::Lower | Shape::Capital | Shape::Upper | Shape::Number | Shape::Clitic => None,
    }
}

/// The class of capitalised words that were never seen, small or capitalised: names.
const UNSEEN_CAPITAL: u8 = Shape::Symbol as u8 + 1;

/// The sums of all tags at once, two tags in a number as their weights stand side by side in a row.
struct Scores {
    /// The sums of the first tag of each two, and 256 times those of the second.
    both: [u16; Tag::COUNT / 2],
    second: [u16; Tag::COUNT / 2],
}

impl Scores {
    fn new() -> Self {
        Self { both: [0; Tag::COUNT / 2], second: [0; Tag::COUNT / 2] }
    }

    /// The sums for the token at `index`, which the two tags `before` stand before.
    #[inline(always)] // the sums stay in vectors
    fn of_token(text: &str, tokens: &[Token], index: usize, [before, last]: [Tag; 2], weights: &Weights) -> Self {
        let mut scores = Self::new();
        let ending = ending(text, at(tokens, index as isize), 2);
        for feature in features(tokens, index, ending, last, before) {
            scores.add(weights.row(feature));
        }
        scores
    }

    /// Adds a row, each weight as much larger that it has no sign: that changes no order.
    fn add(&mut self, row: &[u8; Tag::COUNT]) {
        for ((both, second), weights) in self.both.iter_mut().zip(&mut self.second).zip(row.chunks_exact(2)) {
            let weights = weights.first_chunk().map_or(0, |pair| u16::from_le_bytes(*pair) ^ 0x8080);
            *both = both.wrapping_add(weights);
            *second += weights >> 8;
        }
    }

    /// The tag with the highest sum, the first of equals.
    #[inline(never)] // the sums stay in vectors, which they leave where this is taken in
    fn best(&self) -> Tag {
        const { assert!(FEATURES * 255 < 1 << 12 && Tag::COUNT / 2 <= 1 << 4) }
        // each sum brings its place along, the first places as the highest
        let key = |sum: u16, behind: u16| (sum << 4 | behind).wrapping_sub(1 << 15) as i16;
        let (mut firsts, mut seconds) = ([0; Tag::COUNT / 2], [0; Tag::COUNT / 2]);
        let keys = firsts.iter_mut().zip(&mut seconds).zip((0..Tag::COUNT as u16 / 2).rev());
        for (((first, second), behind), (both, sum)) in keys.zip(self.both.iter().zip(self.second)) {
            *first = key(both.wrapping_sub(sum << 8), behind);
            *second = key(sum, behind);
        }
        // no word has the tag that stands before all others
        let [_, firsts @ ..] = firsts;
        let top = |keys: &[i16]| keys.iter().fold(i16::MIN, |top, &key| top.max(key));
        let (first, second) = (top(&firsts), top(&seconds));
        let place = Tag::COUNT - 2 - 2 * (first.max(second) as usize & (Tag::COUNT / 2 - 1));
        Tag::ALL.get(place + usize::from(second > first)).copied().unwrap_or(Tag::Noun)
    }

    /// The sum of a tag.
    fn of(&self, tag: Tag) -> u16 {
        let pair = tag as usize / 2;
        let [both, second] = [&self.both, &self.second].map(|sums| sums.get(pair).copied().unwrap_or(0));
        if tag as usize % 2 == 0 {
            both.wrapping_sub(second << 8)
        } else {
            second
        }
    }

    /// The tag with the highest sum of those that can be.
    fn best_of(&self, can_be: impl Fn(Tag) -> bool) -> Tag {
        let sums =
            self.both.iter().zip(self.second).flat_map(|(both, second)| [both.wrapping_sub(second << 8), second]);
        let possible = Tag::ALL.into_iter().zip(sums).filter(|&(tag, _)| can_be(tag));
        possible.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(Tag::Noun, |(tag, _)| tag)
    }
}

/// The class of a token: its word's, else its ending's, else its shape's. A capitalised word can borrow the
/// class of the same word without its capital.
pub(crate) fn class(text: &str, token: Token, lookup: impl Fn(u32) -> Option<Known>) -> Known {
    if let Some(tag) = plain(token) {
        let class = if tag == Tag::Mark { Shape::Mark as u8 } else { token.shape as u8 };
        return Known { class, certain: tag as u8 };
    }
    let unseen = Known { class: UNSEEN_CAPITAL, certain: Tag::Name as u8 };
    let capital = token.shape == Shape::Capital;
    lookup(word_key(token, capital))
        .or_else(|| if capital { lookup(word_key(token, false)).or(Some(unseen)) } else { None })
        .or_else(|| (2..=4).rev().find_map(|length| lookup(ending_key(text, token, length))))
        .or_else(|| lookup(ending_key(text, token, 0)))
        .unwrap_or_default()
}

/// The key under which a word's class is kept.
pub(crate) fn word_key(token: Token, capital: bool) -> u32 {
    feature(31, token.word, u32::from(capital))
}

/// Whether the word was seen in small letters, so that with a capital it need not be a name.
pub(crate) fn is_common_word(word: u32, model: &Model) -> bool {
    model.head(Head::Class).slot(feature(31, word, 0)).is_some_and(|known| known.tag() != Tag::Name)
}

/// The key under which the class of words of that shape with that ending is kept.
pub(crate) fn ending_key(text: &str, token: Token, length: usize) -> u32 {
    feature(32 + length as u32, ending(text, token, length), token.shape as u32)
}

/// The last bytes of a word, lower-cased.
pub(crate) fn ending(text: &str, token: Token, length: usize) -> u32 {
    let start = (token.end as usize).saturating_sub(length).max(token.start as usize);
    let tail = text.as_bytes().get(start..token.end as usize).unwrap_or_default();
    tail.iter().fold(0, |hash, &b| hash << 8 | u32::from(b.to_ascii_lowercase()))
}

/// The features of the token at `index`, given its ending and the two tags before.
pub(crate) fn features(tokens: &[Token], index: usize, ending: u32, last: Tag, before: Tag) -> [u32; FEATURES] {
    let i = index as isize;
    let class = |offset: isize| u32::from(at(tokens, i + offset).class);
    let this = at(tokens, i);
    let (c, next) = (class(0), class(1));
    let (last, before) = (last as u32, before as u32);
    [
        feature(1, c, this.shape as u32 | u32::from(begins(at(tokens, i - 1))) << 5),
        feature(2, c, last),
        feature(3, c, last | before << 8),
        feature(4, c, next),
        feature(5, c, class(-1)),
        feature(6, c | next << 8, last),
        feature(7, c, class(2)),
        feature(8, ending, this.shape as u32),
        feature(9, c | next << 8, class(2)),
    ]
}

/// Whether a capital after this token says nothing: something begins there. After a closing mark and in the middle
/// ("…,” Gates said") it makes a name.
fn begins(before: Token) -> bool {
    matches!(before.shape, Shape::None | Shape::MarkOpens | Shape::Stop | Shape::Colon)
}

/// Whether no verb can stand right behind it.
fn is_article(token: Token) -> bool {
    token.is(known::THE) || known::INDEFINITE.contains(&token.word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best tag by sums that are added up one by one.
    fn plainly(rows: &[[u8; Tag::COUNT]]) -> Tag {
        let sum = |tag: usize| rows.iter().map(|row| i32::from(row[tag] as i8)).sum::<i32>();
        let mut best = 1;
        for tag in 2..Tag::COUNT {
            best = if sum(tag) > sum(best) { tag } else { best };
        }
        Tag::ALL[best]
    }

    #[test]
    fn the_best_tag_has_the_highest_sum_and_is_the_first_of_equals() {
        let mut state = 7u32;
        let mut weight = |few: bool| {
            state = state.wrapping_mul(0x9e37_79b1).wrapping_add(1);
            if few {
                (state >> 31) as u8
            } else {
                (state >> 24) as u8
            }
        };
        for round in 0..2000 {
            let rows: [[u8; Tag::COUNT]; FEATURES] =
                std::array::from_fn(|_| std::array::from_fn(|_| weight(round < 1000)));
            let mut scores = Scores::new();
            rows.iter().for_each(|row| scores.add(row));
            assert_eq!(scores.best(), plainly(&rows));
        }
        for extreme in [0x80, 0x7f] {
            let mut scores = Scores::new();
            (0..FEATURES).for_each(|_| scores.add(&[extreme; Tag::COUNT]));
            assert_eq!(scores.best(), Tag::Noun);
        }
    }
}
