//! The decision at one end mark or line break.

use super::glyph::{char_at, char_before, is_dash, Gap, Glyph};
use super::lexicon::{Class, Follows, Lexicon, Start};
use super::lines::Lines;
use super::stop::{Closed, First, Kind, Next, Stop};

/// What was decided, by the rule that decided it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Verdict {
    // The sentence ends:
    /// at the end of the text;
    TextEnds,
    /// at a blank line;
    ParagraphEnds,
    /// at a line break that is not there because the line was full;
    LineEnds,
    /// at a stop of a script without spaces;
    FullStop,
    /// at an end mark before what starts like a sentence;
    SentenceStarts,
    /// at an end mark before a word in lower case that starts a clause, as in chats;
    ClauseStarts,
    /// at a smiley before a capital: "see you :-) Bring cake";
    Smiley,
    /// at an end mark after which the space was left out: "the end.The next".
    SpaceMissing,

    // The sentence goes on:
    /// over a line break that only fills the line;
    LineWrapped,
    /// in a word, a number, an address;
    InsideWord,
    /// with a word in lower case, a comma and the like;
    GoesOn,
    /// after an abbreviation before what belongs to it;
    Abbreviated,
    /// after a single capital before a name;
    Initial,
    /// after a name that is written with its mark: "Yahoo!";
    Brand,
    /// after a time that stands alone before its clause: "At 5 a.m. Mr. Lee left.";
    TimeAlone,
    /// in an ellipsis, or after a mark in brackets of its own: `[...]`, `(!)`;
    LeftOut,
    /// after a quotation with the words that say who spoke: “Why?” Smith asked.
    Attributed,
}

impl Verdict {
    /// Whether a sentence ends here.
    pub(super) fn ends(self) -> bool {
        use Verdict::*;
        match self {
            TextEnds | ParagraphEnds | LineEnds | FullStop | SentenceStarts | ClauseStarts | SpaceMissing | Smiley => {
                true
            }
            LineWrapped | InsideWord | GoesOn | Abbreviated | Initial | Brand | TimeAlone | LeftOut | Attributed => {
                false
            }
        }
    }
}

/// What a decision is taken in: the text, the tables, and what is known of the sentence so far.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    /// Where the sentence starts, after any marker.
    pub(super) sentence: usize,
    pub(super) lines: Lines,
}

impl Scene<'_> {
    /// What is decided for the glyph at `at`, and the white space before which the sentence ends
    /// if it ends there.
    pub(super) fn decide(self, glyph: Glyph, at: usize) -> Option<(Verdict, Gap)> {
        Some(match glyph {
            Glyph::Bullet => return None,
            Glyph::Parenthesis => (self.at_smiley(at)?, Gap::read(self.text, at + 1)),
            Glyph::Break => {
                let end = Gap::trim_before(self.text, self.sentence, at);
                let next = Next::read(self.text, end);
                (self.at_break(next), next.gap)
            }
            Glyph::Dot if self.is_inside_word(at) => return None,
            Glyph::Dot | Glyph::Dots | Glyph::Strong | Glyph::Full => {
                let mut stop = Stop::read(self.text, self.sentence, at);
                let mut next = Next::read(self.text, stop.end);
                if let Some(end) = self.note(stop, next) {
                    stop.end = end;
                    next = Next::read(self.text, end);
                }
                (self.at_stop(stop, next), next.gap)
            }
        })
    }

    /// Whether the dot at `at` is plainly part of a word or a number: "3.5", "www.example.org".
    fn is_inside_word(self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        match (bytes.get(at.wrapping_sub(1)), bytes.get(at + 1)) {
            (Some(before), Some(after)) if after.is_ascii_digit() => before.is_ascii_digit(),
            (Some(before), Some(after)) => after.is_ascii_lowercase() && before.is_ascii_alphanumeric(),
            _ => false,
        }
    }

    /// A smiley whose `)` is at `at`, before a capital.
    fn at_smiley(self, at: usize) -> Option<Verdict> {
        let lead = self.text.as_bytes().get(self.sentence..at)?;
        let is_smiley = [" :", " ;", " :-", " ;-", " =", " :'"].iter().any(|eyes| lead.ends_with(eyes.as_bytes()));
        let next = Next::read(self.text, at + 1);
        let apart = !next.gap.is_empty() && next.first == First::Upper;
        (is_smiley && apart).then_some(Verdict::Smiley)
    }

    /// Whether the line break between sentence and `next`, without an end mark, ends the sentence.
    fn at_break(self, next: Next) -> Verdict {
        match next {
            Next { first: First::Nothing, .. } => Verdict::TextEnds,
            Next { gap: Gap { breaks: 2.., .. }, .. } => Verdict::ParagraphEnds,
            _ if self.lines.joins(self.text, self.lexicon, next) => Verdict::LineWrapped,
            _ => Verdict::LineEnds,
        }
    }

    /// Where the number of a note ends: "the end.4 Even so" or "the end. 4 Even so".
    fn note(self, stop: Stop, next: Next) -> Option<usize> {
        let gap = next.gap;
        if next.first != First::Digit || next.at != gap.end {
            return None;
        }
        let digits = self.text.as_bytes().get(gap.end..)?.iter();
        let count = digits.take(4).take_while(|b| b.is_ascii_digit()).count();
        if !(1..=3).contains(&count) {
            return None;
        }
        let end = gap.end + count;
        let next = Next::read(self.text, end);
        let apart =
            !next.gap.is_empty() && next.gap.breaks == 0 && next.first == First::Upper && next.at == next.gap.end;
        let after_word = char_before(self.text, stop.start).is_some_and(char::is_lowercase);
        let is_note = gap.breaks == 0
            && apart
            && after_word
            && (gap.is_empty() || self.starts_sentence(next))
            && self.class(self.word(stop), stop).is_none();
        is_note.then_some(end)
    }

    /// Whether the sentence ends at `stop`.
    fn at_stop(self, stop: Stop, next: Next) -> Verdict {
        if next.first == First::Nothing {
            return Verdict::TextEnds;
        }
        if next.gap.breaks >= 2 {
            return Verdict::ParagraphEnds;
        }
        if stop.kind == Kind::Full {
            return self.after_full(stop, next);
        }
        if stop.kind == Kind::Bracketed {
            return Verdict::LeftOut;
        }
        if next.gap.is_empty() {
            return self.without_space(stop, next);
        }
        let verdict = match next.first {
            First::Link => Verdict::GoesOn,
            First::Dash => self.before_dash(stop, next),
            First::Lower => self.before_lower(stop, next),
            _ => match stop.kind {
                Kind::Period => self.after_period(stop, next),
                Kind::Strong => self.after_strong(stop, next),
                _ => self.after_dots(stop, next),
            },
        };
        let wrapped = || self.lines.joins(self.text, self.lexicon, next);
        if next.gap.breaks == 1 && !verdict.ends() && verdict != Verdict::Abbreviated && !wrapped() {
            return Verdict::LineEnds;
        }
        verdict
    }

    /// A full stop before a capital, a digit or a sign: the class of the word before it decides.
    fn after_period(self, stop: Stop, next: Next) -> Verdict {
        if stop.closed == Closed::Quotation {
            return Verdict::SentenceStarts;
        }
        let word = self.word(stop);
        let Some(class) = self.class(word, stop) else {
            return Verdict::SentenceStarts;
        };
        if next.in_bracket(self.text) {
            return Verdict::Abbreviated;
        }
        if matches!(class, Class::Title | Class::Joining) {
            return Verdict::Abbreviated;
        }
        let follows = self.lexicon.follows(next.word(self.text));
        if follows == Some(Follows::Class(class)) || self.is_citation(class, next) {
            return Verdict::Abbreviated;
        }
        let digit = next.first == First::Digit;
        match class {
            Class::Clock if self.is_time_alone(stop) => Verdict::TimeAlone,
            Class::Reference | Class::Unit | Class::State | Class::Company if digit => Verdict::Abbreviated,
            Class::Reference if self.is_numeral(next) => Verdict::Abbreviated,
            Class::Reference | Class::Unit | Class::State | Class::Company | Class::Closing | Class::Clock => {
                Verdict::SentenceStarts
            }
            _ if self.starts_sentence(next) => Verdict::SentenceStarts,
            Class::Acronym if word.len() == 1 => Verdict::Initial,
            _ => Verdict::Abbreviated,
        }
    }

    /// `!` or `?` before a capital, a digit or a sign.
    fn after_strong(self, stop: Stop, next: Next) -> Verdict {
        let brand = self.lexicon.class(self.word(stop)) == Some(Class::Brand);
        if brand && stop.closed == Closed::Nothing && !self.starts_sentence(next) {
            return Verdict::Brand;
        }
        if stop.closed == Closed::Quotation && self.is_attribution(next) {
            return Verdict::Attributed;
        }
        Verdict::SentenceStarts
    }

    /// An ellipsis before a capital, a digit or a sign.
    fn after_dots(self, stop: Stop, next: Next) -> Verdict {
        // ". . . I", but "... I": spaced as in print, where an ellipsis rather stands inside.
        let spaced = self.text.as_bytes().get(stop.start + 1) == Some(&b' ');
        let pronoun = stop.kind == Kind::Ellipsis && spaced && next.word(self.text) == "I";
        if pronoun || stop.start <= self.sentence {
            Verdict::LeftOut
        } else {
            Verdict::SentenceStarts
        }
    }

    /// An end mark before a word in lower case, which is the rule in chats and rare elsewhere.
    fn before_lower(self, stop: Stop, next: Next) -> Verdict {
        if stop.closed != Closed::Nothing {
            return Verdict::GoesOn;
        }
        let clause = || self.lexicon.start(next.word(self.text)) == Some(Start::Clause);
        let word = self.word(stop);
        let ends = match stop.kind {
            Kind::Strong => {
                let name = word.starts_with(char::is_uppercase) && stop.start - word.len() > self.sentence;
                !name && self.lexicon.class(word) != Some(Class::Brand)
            }
            Kind::Period => {
                let known = self.lexicon.start(word).is_some()
                    || (word.len() >= 5 || self.is_chat()) && !self.lexicon.is_listed(word);
                !word.contains('.') && self.class(word, stop).is_none() && (known || clause())
            }
            _ => false,
        };
        if ends {
            Verdict::ClauseStarts
        } else {
            Verdict::GoesOn
        }
    }

    /// A dash starts a sentence only where a capital comes after it: an item, a signature.
    fn before_dash(self, stop: Stop, next: Next) -> Verdict {
        if self.class(self.word(stop), stop).is_some() {
            return Verdict::Abbreviated;
        }
        let rest = self.text.get(next.at..).unwrap_or_default();
        let dashes = rest.find(|c| !is_dash(c)).unwrap_or(rest.len());
        let after = Gap::read(self.text, next.at + dashes);
        match char_at(self.text, after.end) {
            Some(c) if c.is_uppercase() && after.breaks == 0 => Verdict::SentenceStarts,
            _ => Verdict::GoesOn,
        }
    }

    /// An end mark with no white space after it.
    fn without_space(self, stop: Stop, next: Next) -> Verdict {
        let word = self.word(stop);
        let follower = next.word(self.text);
        let before = char_before(self.text, stop.start);
        let lower = before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ')');
        let starts = next.first == First::Upper
            && follower.chars().skip(1).all(char::is_lowercase)
            && (follower.len() > 1 || self.lexicon.start(follower).is_some())
            && self.lexicon.follows(follower) != Some(Follows::Domain);
        let head = word.rsplit('.').next().unwrap_or_default();
        let plain = head.chars().all(char::is_lowercase)
            || head.chars().all(|c| c.is_ascii_digit())
            || self.lexicon.start(follower).is_some()
            || self.lexicon.class(follower) == Some(Class::Title);
        let asked = stop.kind == Kind::Strong
            && stop.closed == Closed::Nothing
            && next.first == First::Lower
            && follower.len() > 1
            && word.len() > 1
            && word.chars().all(char::is_lowercase);
        if asked && next.at == stop.end && !self.in_address(stop) {
            return Verdict::SpaceMissing;
        }
        let trails_off = stop.kind != Kind::Ellipsis || self.lexicon.start(follower).is_some();
        let ends = starts
            && lower
            && plain
            && trails_off
            && (word.len() > 1 || stop.kind != Kind::Period || stop.closed != Closed::Nothing)
            && self.class(word, stop).is_none()
            && !self.in_address(stop);
        if ends {
            Verdict::SpaceMissing
        } else {
            Verdict::InsideWord
        }
    }

    /// A stop that needs no space: it ends the sentence unless a quotation it closed goes on.
    fn after_full(self, stop: Stop, next: Next) -> Verdict {
        let goes_on =
            next.first == First::Link || (stop.closed != Closed::Nothing && next.gap.is_empty() && next.at == stop.end);
        if goes_on {
            Verdict::GoesOn
        } else {
            Verdict::FullStop
        }
    }
}
