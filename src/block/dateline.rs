//! Datelines: the place, the day and the agency before the first words of a report. They say where it was written and
//! belong to no sentence: nobody there says anything, and nothing there is said.

use crate::lexicon::{phrase_hash, Lexicon, NotName, Person};
use crate::token::{at, Shape, Token};

/// The most tokens of a dateline: "GENEVA, Switzerland, March 5 (Reuters) —".
const LONGEST: usize = 14;

/// The most tokens of what stands between two dashes of a dateline: "14 May 2024".
const DATE: usize = 8;

/// The most words of a place that no table lists, and the most tokens that are looked at for the day of its report.
const SHORT: usize = 2;
const REPORT: usize = 48;

/// The most words of a place: "Ho Chi Minh City".
const PLACE: usize = 4;

/// How many of a paragraph's first `tokens`, before they are tagged, are a dateline.
pub(crate) fn dateline(tokens: &[Token], lexicon: &Lexicon) -> usize {
    let token = |i: usize| at(tokens, i as isize);
    if is_clock(tokens) {
        return CLOCK;
    }
    let name = |t: Token| matches!(t.shape, Shape::Capital | Shape::Upper);
    let within = |t: &Token| {
        name(*t)
            || matches!(
                t.shape,
                Shape::Comma | Shape::Stop | Shape::Number | Shape::Open | Shape::Close | Shape::Symbol
            )
    };
    let mark = tokens.iter().take(LONGEST).position(|t| !within(t)).unwrap_or(0);
    let begins = token(mark + 1);
    // a sentence begins behind it, with or without a quotation mark
    let first = if matches!(begins.shape, Shape::Mark | Shape::MarkOpens) { token(mark + 2) } else { begins };
    if mark == 0 || !(name(first) || matches!(first.shape, Shape::Number | Shape::Open)) {
        return 0;
    }
    let agency = token(mark - 1).shape == Shape::Close;
    let place = is_place(tokens.get(..mark).unwrap_or_default(), lexicon);
    let dateline = match token(mark).shape {
        // "OSLO, May 14 /NordNewswire/ -- "
        Shape::Dash => {
            // "SIR – ", as letters to an editor begin
            let called = mark == 1 && token(0).shape == Shape::Upper && lexicon.get(token(0).entry).title.is_some();
            called
                || agency
                || place
                || is_shouted(token(0))
                || token(mark - 1).shape == Shape::Symbol && name(token(0))
        }
        Shape::Colon => place || agency && name(token(0)) || mark <= SHORT && is_dated(tokens, mark, lexicon),
        _ => false,
    };
    if !dateline {
        return 0;
    }
    // "PARIS – 14 May 2024 – ", "OSLO--(BUSINESS WIRE)--"
    let further =
        tokens.iter().skip(mark + 1).take(DATE).position(|t| !within(t)).map_or(0, |further| mark + 1 + further);
    let closed = matches!(token(further).shape, Shape::Dash | Shape::Colon) && token(mark).shape == Shape::Dash;
    let told = tokens.get(mark + 1..further).unwrap_or_default();
    let agency = token(mark + 1).shape == Shape::Open;
    let date = told.iter().any(|t| t.shape == Shape::Number) && told.iter().any(|t| lexicon.entry(t.word).is_date());
    if closed && !told.is_empty() && (agency || date) {
        further + 1
    } else {
        mark + 1
    }
}

/// Whether what stands behind the colon after an unknown place is a report of some day, and nobody's own words: "Sundvik: The
/// council met on Tuesday."
fn is_dated(tokens: &[Token], mark: usize, lexicon: &Lexicon) -> bool {
    let place = tokens.get(..mark).unwrap_or_default();
    let named = |t: &Token| {
        let entry = lexicon.get(t.entry);
        t.shape != Shape::Capital && t.shape != Shape::Upper
            || entry.given_name.is_some()
            || entry.title.is_some()
            || entry.source.is_some()
            || entry.organisation.is_some()
            || entry.name_part.is_some()
    };
    let told = tokens.get(mark + 1..).unwrap_or_default();
    let last = tokens.iter().rev().find(|t| !matches!(t.shape, Shape::Mark | Shape::MarkCloses));
    if place.iter().any(named) || last.is_none_or(|t| t.shape != Shape::Stop) {
        return false;
    }
    let own =
        |t: &Token| lexicon.get(t.entry).pronoun.is_some_and(|p| matches!(p.person, Person::First | Person::Second));
    let near = || told.iter().take(REPORT);
    near().any(|t| lexicon.get(t.entry).is_date()) && !near().any(own)
}

/// Whether a time of day stands before a sentence, as in a report that is added to all day: "12:05pm Heavy rain has …".
fn is_clock(tokens: &[Token]) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let number = |i: usize| token(i).shape == Shape::Number;
    let tight = token(0).end == token(1).start && token(1).end == token(2).start;
    let begins = matches!(token(CLOCK).shape, Shape::Capital | Shape::Upper | Shape::Mark | Shape::MarkOpens);
    number(0) && number(2) && token(1).shape == Shape::Colon && tight && begins
}

/// How many tokens the time of day is: "12", ":" and "05pm".
const CLOCK: usize = 3;

/// Whether the words before the first comma or bracket are a place that is not also somebody's name.
fn is_place(tokens: &[Token], lexicon: &Lexicon) -> bool {
    let words = tokens.iter().take_while(|t| t.is_word()).take(PLACE);
    let Some(hash) = words.map(|t| t.word).reduce(phrase_hash) else { return false };
    let entry = lexicon.entry(hash);
    entry.not_name == Some(NotName::Place) && entry.given_name.is_none()
}

/// Whether it is a word of capitals that is too long for most initials.
fn is_shouted(token: Token) -> bool {
    token.shape == Shape::Upper && token.end - token.start >= SHOUTED
}

/// The least bytes of such a word: "ROME".
const SHOUTED: u32 = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;
    use crate::{Language, Span};

    fn rest(text: &str) -> &str {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()).unwrap(), &mut tokens);
        let count = dateline(&tokens, &Language::English.lexicon());
        tokens.get(count).map_or("", |t| text.get(t.start as usize..).unwrap_or_default())
    }

    #[test]
    fn places_days_and_agencies_are_left_out() {
        for line in [
            "COLUMBUS, Ohio — ",
            "PARIS (AFP) - ",
            "London, March 5 (Reuters) – ",
            "(Reuters) - ",
            "Nairobi — ",
            "LAGOS: ",
            "BRAYTON, March 5 -- ",
            "ROTTERDAM, NETHERLANDS – 14 May 2024 – ",
            "SAN FRANCISCO--(BUSINESS WIRE)--",
            "LONDON, Jan. 5, 2024 /PRNewswire/ -- ",
            "10:02 ",
            "12:05pm ",
        ] {
            assert_eq!(rest(&format!("{line}The dam held.")), "The dam held.", "{line}");
            assert_eq!(rest(&format!("{line}“It held,” she said.")), "“It held,” she said.", "{line}");
        }
    }

    #[test]
    fn whoever_speaks_or_is_told_of_is_none() {
        for text in [
            "RUIZ: The dam held.",
            "Mayor: The dam held.",
            "NASA — which built it — said so.",
            "The dam – it held – was old.",
            "Georgia: I love it.",
            "Ruiz — He said no.",
            "Kenya said: “No.”",
            "Brayton (pop. 300) held.",
            "3:1 was the score.",
        ] {
            assert_eq!(rest(text), text);
        }
    }
}
