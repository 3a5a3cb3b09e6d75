//! What is counted or measured where the tables do not say it: the noun after a number, the one joined to it, that of
//! the quantity before.

use super::{age, Draft};
use crate::claim::amount::{Form, Reader};
use crate::claim::kinds::{Bound, QuantityKind};
use crate::claim::quantity::{Quantity, Unit};
use crate::claim::time::pointed;
use crate::claim::words::{Meaning, TimeWord};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{Shape, Token};
use crate::Span;

impl Draft<'_> {
    /// Takes the unit of the quantity before it, of which it is the other end or another of a list: "from 9 per cent to *3*",
    /// "aged 15 and *17*".
    pub(super) fn follow(&mut self, reader: Reader<'_>, last: &Quantity, seen: usize) {
        let joint = reader.token(seen);
        let bare = matches!(self.amount.form, Form::Digits | Form::Words) && self.bound == Bound::Exact;
        let own = seen + 1 == self.start && !reader.token(self.next).tag.is_nominal() && bare;
        let first = reader.tokens.partition_point(|t| t.start < last.span.start32());
        let led = joint.is(known::TO) && reader.before(first).is(known::FROM);
        let aged = joint.is(known::AND) && last.unit.as_ref().is_some_and(|u| u.span.is_none() && u.name == age::UNIT);
        if own
            && (led || aged)
            && matches!(last.kind, QuantityKind::Percent | QuantityKind::Money | QuantityKind::Measure)
        {
            self.kind = last.kind;
            self.unit = last.unit.as_ref().map(|unit| Unit { name: unit.name.clone(), span: None });
        }
    }

    /// "12-member": what is counted is part of the same token.
    pub(super) fn joined(&mut self, reader: Reader<'_>) {
        let token = reader.token(self.amount.next - 1);
        let text = token.span().text(reader.text);
        let rest = text.split_once(['-', '‑']).map_or(text, |(_, rest)| rest);
        let noun = rest.split('-').next().unwrap_or_default();
        let start = token.end - rest.len() as u32;
        self.unit = Some(Unit { name: noun.to_owned(), span: Some(Span::between(start, start + noun.len() as u32)) });
    }

    /// The noun that is counted, from `index` on, and the words before it that belong to it.
    pub(super) fn counted(&mut self, reader: Reader<'_>, index: usize) {
        if self.unit.is_some() {
            return;
        }
        let goes_on = |t: &Token| {
            t.is_word()
                && matches!(t.tag, Tag::Adjective | Tag::Participle | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Gerund)
                || t.is_word() && t.tag == Tag::Adverb && t.word == known::MORE
        };
        let mut noun = None;
        for offset in index..index + 4 {
            let token = reader.token(offset);
            let timed = reader.found(offset).any(|f| match f.meaning {
                Meaning::Time(TimeWord::Month | TimeWord::Weekday) => true,
                // "three clinics next year"
                Meaning::Time(TimeWord::Pointer) => pointed(reader, offset + f.len).is_some(),
                _ => false,
            });
            if !goes_on(&token) || timed || token.shape == Shape::Number {
                break;
            }
            let plural = || is_plural_letters(token.span().text(reader.text));
            noun = match token.tag {
                Tag::Noun | Tag::Nouns => Some(offset),
                Tag::Name if plural() || offset == index && is_people(reader, offset) => Some(offset),
                // "12 Labour Party"
                Tag::Name => noun.filter(|&noun| reader.token(noun).shape == Shape::Lower),
                _ => noun,
            };
            if token.tag == Tag::Nouns || token.tag == Tag::Name && noun == Some(offset) {
                break;
            }
        }
        if let Some(noun) = noun {
            let span = reader.token(noun).span();
            self.unit = Some(Unit { name: span.text(reader.text).to_lowercase(), span: Some(span) });
            self.next = noun + 1;
        }
    }
}

/// Whether the name at `index` stands for several: "two *Republicans*", but "12 *Jones* Street".
fn is_people(reader: Reader<'_>, index: usize) -> bool {
    let (text, next) = (reader.token(index).span().text(reader.text), reader.token(index + 1));
    text.len() > 4
        && text.ends_with('s')
        && !text.ends_with("ss")
        && !matches!(next.tag, Tag::Name | Tag::Noun | Tag::Nouns | Tag::Genitive)
}

/// Whether it is the plural of letters: "MPs".
fn is_plural_letters(text: &str) -> bool {
    let capitals = text.strip_suffix('s').unwrap_or_default();
    capitals.len() > 1 && capitals.bytes().all(|b| b.is_ascii_uppercase())
}
