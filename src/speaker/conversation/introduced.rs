//! Who tells his or her own name: “My name is | Lowe |.” “Your name?” ¶ “| Lowe |, sir.”

use super::turn::Turn;
use crate::lexicon::{known, word_hash};
use crate::mention::{Flags, Mention, NOBODY};
use crate::speaker::refer::Reader;
use crate::Span;

/// Whether the words around a name say that it is the speaker's own: "I am | Lowe |", "the name is | Lowe |", "| Lowe | is my
/// name".
pub(super) fn is_own_name(reader: &Reader<'_>, mention: &Mention, part: Span) -> bool {
    let before = Span::between(part.start32(), mention.span.start32().max(part.start32())).text(reader.text);
    let after = Span::between(mention.span.end32().min(part.end32()), part.end32()).text(reader.text);
    let mut after = after.split(|c: char| c.is_whitespace() || c == '’' || c == '\'').filter(|word| !word.is_empty());
    let mut next = || after.next().map_or(0, |word| word_hash(word.trim_end_matches(['.', ',', '!'])));
    let verb = next();
    if matches!(verb, known::IS | known::S) && is_the(next()) && next() == known::NAME {
        return true;
    }
    let mut before = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let mut last = || before.next().map_or(0, word_hash);
    let owns = !mention.flags.has(Flags::POSSESSOR);
    owns && match last() {
        known::I_AM => true,
        known::AM => last() == known::I,
        known::ME => last() == known::CALL,
        known::NAME_IS => is_the(last()),
        known::IS => last() == known::NAME && is_the(last()),
        _ => false,
    }
}

/// Whether the words before a name tell whoever listens that it is his or hers: "You are | Lowe |?"
pub(super) fn is_yours(before: &str) -> bool {
    let mut words = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).map(word_hash);
    match words.next() {
        Some(known::YOU_ARE) => true,
        Some(known::ARE) => words.next() == Some(known::YOU),
        Some(known::YOU) => words.next() == Some(known::ARE),
        Some(known::BE) => words.next() == Some(known::MUST) && words.next() == Some(known::YOU),
        _ => false,
    }
}

/// "My name", "the name".
fn is_the(word: u32) -> bool {
    matches!(word, known::MY | known::THE)
}

/// Takes the name that a turn begins with for the speaker's own, where the turn before asks for a name.
pub(super) fn answer(reader: &Reader<'_>, said: &Turn, turn: &mut Turn) {
    let words = Span::between(said.start, said.end).text(reader.text);
    let asks = || asks_who(words);
    if turn.opens != NOBODY && said.manner.asks && turn.paragraph == said.paragraph + 1 && asks() {
        turn.introduces = turn.opens;
        turn.called.iter_mut().filter(|it| **it == turn.opens).for_each(|it| *it = NOBODY);
    }
}

/// Whether the words ask for a name: "Your name?", "Who are you?", "And who's the boy?"
fn asks_who(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(word_hash);
    while let Some(word) = words.next() {
        let mut next = words.clone();
        let who = word == known::WHO && matches!(next.next(), Some(known::IS | known::S | known::ARE));
        if matches!(word, known::NAME | known::NAMES)
            || who && matches!(next.next(), Some(known::YOU | known::THE | known::THIS))
        {
            return true;
        }
    }
    false
}
