//! The "he said" behind a quotation of which a mark was left out: “It is late, | said Ann; it is late,” | said Ann |.

use crate::lexicon::{known, word_hash, Lexicon, Person, Stance};

/// How many characters from the end it is looked for in, and how many words it has at most.
const NEAR: usize = 120;
const WORDS: usize = 12;
/// The most words before a verb that ends it: "the old mayor said".
const SUBJECT: usize = 4;

/// Where the quotation ends that an opening mark before `stretch` begins, if the stretch ends in who says it and nothing
/// else: right behind the comma.
pub(super) fn before_inquit(stretch: &str, lexicon: &Lexicon) -> Option<usize> {
    let sentence = stretch.trim_end().strip_suffix('.')?;
    let marks = sentence.char_indices().rev().take(NEAR).filter(|(_, c)| matches!(c, ',' | '?' | '!'));
    let ends = marks.map(|(at, c)| at + c.len_utf8());
    ends.filter(|&end| sentence.get(end..).is_some_and(|rest| is_inquit(rest, lexicon))).last()
}

/// Whether a closing mark before `rest`, which nothing opens, is followed by who says it.
pub(super) fn begins_with_inquit(rest: &str, lexicon: &Lexicon) -> bool {
    let end = rest.char_indices().take(NEAR).find(|(_, c)| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\n'));
    end.and_then(|(end, _)| rest.get(..end)).is_some_and(|words| is_inquit(words, lexicon))
}

/// Whether the words are a verb of saying with its subject: "said Ann Bell, the clerk", "she said".
fn is_inquit(words: &str, lexicon: &Lexicon) -> bool {
    let mut words = words.trim_start_matches(['\'', '’', '"', '”']).split_whitespace();
    let Some(first) = words.next().filter(|_| words.clone().count() < WORDS) else { return false };
    let says = |word: &str| {
        word.starts_with(char::is_lowercase)
            && lexicon.entry(word_hash(word)).cue.is_some_and(|cue| cue.stance == Stance::Says)
    };
    let pronoun = |word: &str| lexicon.entry(word_hash(word)).pronoun.map(|p| p.person);
    let somebody = |word: &str| word.starts_with(char::is_uppercase) || pronoun(word) == Some(Person::Third);
    let article = |word: u32| word == known::THE || known::INDEFINITE.contains(&word);
    let begins = |word: &str| somebody(word) || article(word_hash(word));
    match words.clone().next_back() {
        Some(last) if says(last) && words.clone().count() <= SUBJECT => begins(first),
        _ => says(first) && words.next().is_some_and(begins),
    }
}
