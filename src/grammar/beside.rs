//! What stands beside a quotation: who is named behind it, and what only leads from it to who says it.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The most words that lead a line.
const FIELD: usize = 6;

/// How many words can lead from a quotation to who says it.
const SHORT: usize = 3;

impl Candidate {
    /// Who is told of in a quotation does not say it, but who is named behind its verb: “| Who | knows?” says the guide; “no,”
    /// declared | he |.
    pub(crate) fn leave_quotation(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let first = self.cue.start;
        let depth = token(self.head).depth;
        if self.source.as_ref().is_some_and(|s| s.end >= first || token(s.start).depth <= depth) {
            return;
        }
        let from = self.source.as_ref().map_or(first, |s| s.start);
        let quote = block.last_quote(first).filter(|q| q.last + 1 == first && q.first <= from);
        // he “never saw it.” | Asked about Bell, she shrugged.
        let begins = |q: &QuotedTokens| token(q.last - 1).is(known::STOP) && token(self.head).shape == Shape::Capital;
        let quote = quote.filter(|q| !begins(q));
        let subject = block.phrase_at(self.cue.end).filter(Phrase::is_nominal);
        let idle = |p: &Phrase| !token(p.end as usize).tag.is_finite() && token(p.end as usize).tag != Tag::Genitive;
        if let (Some(quote), Some(subject)) = (quote, subject.filter(idle)) {
            self.give_to(subject);
            self.pieces = std::iter::once(quote.first..quote.last).collect();
        }
    }

    /// Whoever is the subject of what is quoted does not say it: his aide, | Ann Lee |, said | the mayor “looked tired” |.
    pub(crate) fn leave_quoted_subject(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.start == self.cue.end && s.start > self.head) else {
            return;
        };
        let verb = source.end + 1;
        let goes_on = token(source.end).shape == Shape::MarkOpens && token(verb).tag.is_finite();
        let Some(quote) =
            block.quote_at(verb).filter(|q| goes_on && q.first == verb && token(verb).shape == Shape::Lower)
        else {
            return;
        };
        // “Rates,” said the mayor “will rise”
        let before = token(self.cue.start.wrapping_sub(1));
        if before.shape == Shape::MarkCloses {
            return;
        }
        let comma = usize::from(before.tag == Tag::Comma);
        let own = block.phrase_before(self.cue.start.saturating_sub(comma)).filter(Phrase::is_somebody);
        self.source = own.map(|p| p.tokens());
        self.phrase = own;
        self.pieces = std::iter::once(source.start..quote.last).collect();
    }

    /// A pronoun that can only be a subject, right behind its verb, says it: “I am early,” said | he | to the housekeeper.
    pub(crate) fn take_inverted(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let subject = |p: &Phrase| {
            let pronoun = lexicon.get(token(p.head()).entry).pronoun;
            p.kind == PhraseKind::Pronoun && pronoun.is_some_and(|p| p.usage == Use::Subject)
        };
        // “Who goes?” cried | a voice | above my head; “Late,” said | the toad | to the king
        let voice = |p: &Phrase| {
            let unknown = p.kind == PhraseKind::Noun && p.role == Role::Unknown;
            let noun = lexicon.get(token(p.head()).entry);
            let read = noun.source.is_some() || noun.cue_noun.is_some() && !token(p.head()).is(known::VOICE);
            let behind = p.end as usize + 1;
            let tied = matches!(token(p.end as usize).tag, Tag::Preposition | Tag::To)
                && token(self.head.wrapping_sub(1)).shape == Shape::MarkCloses;
            let within = self.source.as_ref().is_some_and(|s| (behind..behind + 2).contains(&s.start));
            let first = token(p.start as usize);
            let led = matches!(first.tag, Tag::Determiner | Tag::Possessive) || known::INDEFINITE.contains(&first.word);
            unknown && !read && led && tied && within
        };
        let behind = block.phrase_at(self.head + 1).filter(|p| subject(p) || voice(p));
        let passes = |p: &Phrase| self.source.as_ref().is_some_and(|s| s.start >= p.end as usize);
        let opens = !token(self.head.wrapping_sub(1)).is_word() && token(self.head).tag.is_finite();
        if let Some(phrase) = behind.filter(passes).filter(|_| opens) {
            self.cue = self.cue.start.min(self.head)..self.head + 1;
            self.give_to(phrase);
        }
    }

    /// What somebody is called behind a quotation is no part of it: “Don't ask,” | his lawyer, Ann Lee |, had said.
    pub(crate) fn part_apposed(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let depth = token(self.head).depth;
        let Some(source) = self.source.as_mut().filter(|s| s.end <= self.cue.start) else { return };
        let [piece] = self.pieces.as_mut_slice() else { return };
        let Some(quote) = block.last_quote(source.start).filter(|q| q.first == piece.start) else { return };
        let first = quote.last + 1;
        let plain = |i: usize| token(i).depth == depth && !token(i).tag.is_verbal();
        let named = block.phrase_at(first).is_some_and(|p| matches!(p.kind, PhraseKind::Noun | PhraseKind::Possessive));
        if named && first < piece.end && piece.end < source.start && (first..source.start).all(plain) {
            (piece.end, source.start) = (quote.last, first);
        }
    }

    /// A word in capitals before a colon leads a line and is no part of what is said in it: "UPDATE 14:05: | Ten are hurt |,
    /// police say".
    pub(crate) fn drop_field(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = self.head;
        for piece in self.pieces.iter_mut().filter(|p| p.end <= head && token(p.start).shape == Shape::Upper) {
            let field = |&i: &usize| matches!(token(i).shape, Shape::Upper | Shape::Number | Shape::Colon);
            let led = piece.clone().take(FIELD).take_while(field);
            let colon = led.filter(|&i| token(i).shape == Shape::Colon).last();
            let begins = piece.start == block.sentence_at(head).start;
            if let Some(colon) = colon.filter(|colon| begins && colon + 1 < piece.end) {
                piece.start = colon + 1;
            }
        }
    }

    /// What leads from a quotation to who says it is no part of it: “no,” | was all | she would say; “no” – she rose – “never”.
    /// Nor is the clause before one that begins a sentence: | when they had sat down |, “It is late,” said Ann.
    pub(crate) fn part_quotation(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let depth = token(self.head).depth;
        let begins_at = self.source.as_ref().map_or(self.cue.start, |s| s.start.min(self.cue.start));
        let leads = |p: &&mut Range<usize>| p.end <= self.cue.start && token(p.start).depth == depth;
        if let Some(piece) = self.pieces.iter_mut().find(leads) {
            let quote = block.quotes.get(block.quotes.partition_point(|q| q.first <= piece.start));
            let begins = |q: &&QuotedTokens| {
                let capital = matches!(token(q.first).shape, Shape::Capital | Shape::Upper);
                let comma = q.first.checked_sub(2).is_some_and(|i| token(i).shape == Shape::Comma);
                // "in his book, “The Low Tide,” | he said": a title has capitals
                let small = |t: &Token| t.shape == Shape::Lower && (t.tag.is_nominal() || t.tag.is_verbal());
                let words = block.tokens.get(q.first..q.last).unwrap_or_default();
                let titled = words.iter().filter(|t| t.is_word()).count() > 1 && !words.iter().any(small);
                // "if it passes, “I think so,” | he said |": "I" has a capital anywhere
                let capital = capital && !token(q.first).is(known::I);
                // "telling a paper in May, “It is late,” | he said |"
                let told = (piece.start..q.first).any(|i| token(i).tag == Tag::Gerund);
                capital && comma && !titled && !told && q.last + 1 == begins_at && q.first < piece.end
            };
            if let Some(quote) = quote.filter(begins) {
                piece.start = quote.first;
            }
        }
        let before = |p: &&mut Range<usize>| p.end <= self.cue.start && token(p.start).depth > depth;
        let Some(piece) = self.pieces.iter_mut().find(before) else { return };
        let Some(quote) = block.quote_at(piece.start).filter(|q| q.first == piece.start && q.last + 1 < piece.end)
        else {
            return;
        };
        let rest = quote.last + 1..piece.end;
        let next = block.quote_at(piece.end - 1).filter(|q| q.first > quote.last);
        match next {
            None if rest.len() <= SHORT && has_finite(block, rest) => piece.end = quote.last,
            Some(next) => {
                let aside = |i: usize| token(i).shape == Shape::Dash;
                if aside(quote.last + 1) && next.first >= 2 && aside(next.first - 2) {
                    let last = next.first..piece.end;
                    piece.end = quote.last;
                    self.pieces.push(last);
                    self.pieces.sort_by_key(|p| p.start);
                }
            }
            None => {}
        }
    }
}
