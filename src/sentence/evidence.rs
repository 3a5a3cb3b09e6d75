//! The evidence that a decision asks for: the words around an end mark, held against the tables.

use super::glyph::{char_at, Gap};
use super::lexicon::{Class, Follows, Start};
use super::stop::{word_at, word_before, Kind, Next, Stop};
use super::verdict::Scene;

impl Scene<'_> {
    pub(super) fn word(&self, stop: Stop) -> &str {
        word_before(self.text, self.sentence, stop.start)
    }

    /// The class of the word before a full stop, by the table or else by its look.
    pub(super) fn class(self, word: &str, stop: Stop) -> Option<Class> {
        let mut letters = word.chars();
        let first = letters.next()?;
        let single = letters.next().is_none();
        if single && first.is_uppercase() {
            return Some(Class::Acronym);
        }
        match self.lexicon.class(word) {
            Some(Class::Brand) => return None,
            // "m. 1949", "b. 1912"
            None if single && first.is_lowercase() => return Some(Class::Reference),
            None => {}
            known => return known,
        }
        let tail = word.rsplit('.').next().unwrap_or_default();
        if tail.len() < word.len() {
            let dotted = word.split('.').all(|part| {
                let mut part = part.chars();
                part.next().is_some_and(char::is_alphabetic) && part.next().is_none()
            });
            return if dotted {
                Some(Class::Acronym)
            } else {
                self.lexicon.class(tail).filter(|&class| class != Class::Brand)
            };
        }
        // "Mfg.", "Hwy.": a capital and no vowel.
        let clipped = (2..=4).contains(&word.len())
            && first.is_ascii_uppercase()
            && word.bytes().skip(1).all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
            && !b"AEIOUY".contains(&(first as u8))
            && stop.kind == Kind::Period;
        clipped.then_some(Class::Place)
    }

    /// Whether the next word starts sentences much more often than it is part of a name.
    pub(super) fn starts_sentence(self, next: Next) -> bool {
        let word = next.word(self.text);
        let initial = word.len() == 1 && char_at(self.text, next.at + 1) == Some('.');
        !initial && self.lexicon.start(word).is_some()
    }

    /// Whether the next word is abbreviated too and belongs to this one: "Cal. App.", "Ala. Gov."
    pub(super) fn is_citation(self, class: Class, next: Next) -> bool {
        let word = next.word(self.text);
        let abbreviated = char_at(self.text, next.at + word.len()) == Some('.');
        abbreviated
            && match self.lexicon.class(word) {
                Some(Class::Citation) => true,
                Some(Class::Title) => class == Class::State && !self.starts_sentence(next),
                _ => false,
            }
    }

    /// Whether the sentence so far is only a time: "At 5 a.m."
    pub(super) fn is_time_alone(self, stop: Stop) -> bool {
        let so_far = self.text.get(self.sentence..stop.start).unwrap_or_default();
        let first = word_at(self.text, self.sentence);
        so_far.len() <= 24
            && so_far.split(char::is_whitespace).count() <= 4
            && self.lexicon.start(first) == Some(Start::Preposition)
    }

    /// Whether a Roman numeral or a single capital comes next, as in "Fig. B", "Vol. IV".
    pub(super) fn is_numeral(self, next: Next) -> bool {
        let word = next.word(self.text);
        let roman = word.len() > 1 && word.bytes().all(|b| b"IVXLC".contains(&b));
        roman || (word.len() == 1 && word != "A" && word != "I")
    }

    /// Whether a name and a verb of saying come next, and no clause after them.
    pub(super) fn is_attribution(self, next: Next) -> bool {
        let pronoun = next.word(self.text) == "I";
        if next.at != next.gap.end || (self.starts_sentence(next) && !pronoun) {
            return false;
        }
        let mut at = next.at;
        for _ in 0..if pronoun { 2 } else { 5 } {
            let word = word_at(self.text, at);
            let after = at + word.len();
            if self.lexicon.follows(word) == Some(Follows::Speaker) {
                let gap = Gap::read(self.text, after);
                let clause = self.lexicon.start(word_at(self.text, gap.end));
                return gap.breaks > 1 || clause != Some(Start::Clause);
            }
            if !word.starts_with(char::is_uppercase) {
                return false;
            }
            let dot = after + usize::from(char_at(self.text, after) == Some('.'));
            let gap = Gap::read(self.text, dot);
            if gap.is_empty() || gap.breaks > 1 {
                return false;
            }
            at = gap.end;
        }
        false
    }

    /// Whether the sentence is written without capitals.
    pub(super) fn is_chat(self) -> bool {
        char_at(self.text, self.sentence).is_some_and(char::is_lowercase)
    }

    /// Whether the mark stands in an address: the characters around it up to white space tell.
    pub(super) fn in_address(self, stop: Stop) -> bool {
        const REACH: usize = 80;
        let bytes = self.text.as_bytes();
        let telling = |b: &u8| matches!(b, b'@' | b'/' | b'_' | b'\\' | b'=');
        let before = bytes.get(stop.start.saturating_sub(REACH).max(self.sentence)..stop.start);
        let after = bytes.get(stop.end..bytes.len().min(stop.end + REACH));
        let lead = before.unwrap_or_default().iter().rev();
        let rest = after.unwrap_or_default().iter();
        lead.take_while(|b| !b.is_ascii_whitespace()).any(telling)
            || rest.take_while(|b| !b.is_ascii_whitespace()).any(telling)
    }
}
