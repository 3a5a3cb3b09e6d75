//! Gives each token its part of speech.
//!
//! In two steps: the word alone tells its *class* (which parts of speech it can be, and how likely; the
//! commonest words are classes of their own; a word never seen goes by its ending), then a greedy log-linear
//! model (Ratnaparkhi 1996) over the words and classes around it chooses. Few of its weights are not 0: they are
//! estimated with a penalty on their sizes (dual averaging: Xiao 2010).

use crate::model::{feature, Head, Known, Model, Weights};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How many features a token has.
pub(crate) const FEATURES: usize = 12;

/// The largest weight of one, so that a sum and the place of its tag fit a small number.
pub(crate) const MOST: i8 = 85;

/// Tags `tokens`, one sentence, from left to right.
pub(crate) fn tag(text: &str, tokens: &mut [Token], model: &Model) {
    let (classes, weights) = (model.head(Head::Class), model.head(Head::Tag));
    let mut before = Token::NONE;
    for token in tokens.iter_mut() {
        let known = class(text, *token, before, |key| classes.slot(key));
        before = *token;
        (token.class, token.tag, token.common) = (known.class, known.tag(), u32::from(known.certain));
    }
    let (mut before, mut last) = (Tag::None, Tag::None);
    for index in 0..tokens.len() {
        let token = at(tokens, index as isize);
        // "the mine", "the shed"
        let led = at(tokens, index as isize - 1).is_article();
        let none = |tag: Tag| led && (matches!(tag, Tag::Base | Tag::Pronoun) || tag.is_finite());
        let tag = if token.tag != Tag::None && !none(token.tag) {
            token.tag
        } else {
            let scores = Scores::of_token(text, tokens, index, [before, last], weights);
            let known = Known { class: token.class, certain: token.common as u8 };
            // "the price will | double |"
            let acts = last == Tag::Modal && (before.is_nominal() || before == Tag::Pronoun) && known.can_be(Tag::Base);
            match scores.best() {
                Tag::Name => Tag::Name,
                Tag::Noun | Tag::Nouns if acts => Tag::Base,
                best if none(best) || !known.can_be(best) => {
                    scores.best_of(|tag| tag.is_open() && !none(tag) && known.can_be(tag))
                }
                best => best,
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

/// How much likelier a word may be a noun, or a function word, than a verb and still be the verb of a sentence that has none.
const MARGIN: i16 = 40;

/// A sentence has a verb: makes one of the likeliest word where none is one ("Vaccines | cause | rashes.").
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
            && (token.tag == Tag::Noun || token.tag.is_closed())
            && tag(i - 1) == Tag::Nouns
            && tag(i + 1).is_nominal()
            && class(text, token, Token::NONE, |key| classes.slot(key)).tag() == Tag::None
    };
    let margin = |i: usize| {
        let before = [2, 1].map(|back| at(tokens, i as isize - back).tag);
        let scores = Scores::of_token(text, tokens, i, before, weights);
        scores.of(tag(i)) - scores.of(Tag::Base)
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

/// The sums of the weights of all tags.
struct Scores([i16; Tag::COUNT]);

impl Scores {
    /// The sums for the token at `index`, which the two tags `before` stand before.
    fn of_token(text: &str, tokens: &[Token], index: usize, [before, last]: [Tag; 2], weights: &Weights) -> Self {
        let mut scores = Self([0; Tag::COUNT]);
        weights.each_class(&features(text, tokens, index, [before, last]), |tag, weight| {
            if let Some(score) = scores.0.get_mut(usize::from(tag) % Tag::COUNT) {
                *score += i16::from(weight);
            }
        });
        scores
    }

    /// The tag with the highest sum, the first of equals.
    fn best(&self) -> Tag {
        const { assert!(FEATURES * (MOST as usize) < 1 << 10 && Tag::COUNT == 1 << 5) }
        // each sum brings its place along, the first places as the highest; no word has the tag before all others, nor one of
        // what is no word
        let places = (0..Tag::COUNT as i16).rev();
        let keys = self.0.iter().zip(places).take(Tag::MARKS).skip(1).map(|(sum, behind)| sum << 5 | behind);
        let place = Tag::COUNT - 1 - (keys.fold(i16::MIN, i16::max) as usize % Tag::COUNT);
        Tag::ALL.get(place).copied().unwrap_or(Tag::Noun)
    }

    /// The sum of a tag.
    fn of(&self, tag: Tag) -> i16 {
        self.0.get(tag as usize).copied().unwrap_or(0)
    }

    /// The tag with the highest sum of those that can be.
    fn best_of(&self, can_be: impl Fn(Tag) -> bool) -> Tag {
        let possible = Tag::ALL.into_iter().zip(self.0).filter(|&(tag, _)| can_be(tag));
        possible.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(Tag::Noun, |(tag, _)| tag)
    }
}

/// The class of a token that stands behind `before`: its word's, else its ending's, else its shape's. A capitalised word
/// can borrow the class of the same word without its capital.
pub(crate) fn class(text: &str, token: Token, before: Token, lookup: impl Fn(u32) -> Option<Known>) -> Known {
    if let Some(tag) = plain(token) {
        let class = if tag == Tag::Mark { Shape::Mark as u8 } else { token.shape as u8 };
        return Known { class, certain: tag as u8 };
    }
    let unseen = Known { class: UNSEEN_CAPITAL, certain: Tag::Name as u8 };
    let capital = token.shape == Shape::Capital;
    // what borrows has more to choose from: it can be a name
    let borrowed = |known: Known| match known.tag().is_closed() || begins(before) {
        true => known,
        false => Known { certain: known.certain.max(Known::OPEN), ..known },
    };
    lookup(word_key(token, capital))
        .or_else(|| if capital { lookup(word_key(token, false)).map(borrowed).or(Some(unseen)) } else { None })
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

/// The features of the token at `index`, given the two tags before.
pub(crate) fn features(text: &str, tokens: &[Token], index: usize, [before, last]: [Tag; 2]) -> [u32; FEATURES] {
    let token = |offset: isize| at(tokens, index as isize + offset);
    let class = |offset: isize| u32::from(token(offset).class);
    let this = token(0);
    let ending = |length: usize| ending(text, this, length);
    let (c, next) = (class(0), class(1));
    let look = this.shape as u32 | u32::from(begins(token(-1))) << 5;
    let capital = |offset: isize| u32::from(token(offset).shape == Shape::Capital);
    let near = look | (capital(-1) | capital(1) << 1) << 6;
    let (last, before) = (last as u32, before as u32);
    [
        feature(2, c, last | look << 8),
        feature(3, c, last | before << 8),
        feature(4, c, next),
        feature(5, c, class(-1)),
        feature(7, c, class(2)),
        feature(8, ending(2), near),
        feature(10, this.word, 0),
        feature(12, ending(2), next),
        feature(14, token(-1).word, c),
        feature(15, token(1).word, c),
        feature(17, ending(3), look),
        feature(18, last, next),
    ]
}

/// Whether a capital after this token says nothing: something begins there. After a closing mark and in the middle
/// ("…,” Gates said") it makes a name.
fn begins(before: Token) -> bool {
    matches!(before.shape, Shape::None | Shape::MarkOpens | Shape::Stop | Shape::Colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_tag_has_the_highest_sum_and_is_the_first_of_equals() {
        let extremes = [i16::from(MOST) * FEATURES as i16, -i16::from(MOST) * FEATURES as i16];
        for high in 1..Tag::MARKS {
            for [top, rest] in [[1, 0], extremes, [-1, extremes[1]]] {
                let mut scores = Scores([rest; Tag::COUNT]);
                scores.0[high] = top;
                assert_eq!(scores.best(), Tag::ALL[high]);
                scores.0[Tag::MARKS - 1] = top;
                (scores.0[0], scores.0[Tag::MARKS]) = (extremes[0], extremes[0]);
                assert_eq!(scores.best(), Tag::ALL[high]);
                assert_eq!(scores.best_of(|tag| tag.is_open() || tag.is_closed()), Tag::ALL[high]);
            }
        }
    }
}
