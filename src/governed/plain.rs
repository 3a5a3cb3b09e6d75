//! Clauses that have all that an attribution needs, wherever they stand: a subject, a verb of saying and what is said: "…, and
//! | Chen | thinks | it will not |", "said | his client | denied | taking it |", "| neither side | would confirm | that …".

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::governed::{BEFORE, SURE};
use crate::grammar::bounds::has_finite;
use crate::grammar::fronted::front_whom;
use crate::grammar::owner::{noun_phrase, owned};
use crate::grammar::passive::is_passive;
use crate::grammar::trailing::clause_before;
use crate::grammar::Grammar;
use crate::lexicon::{known, Lexicon, NamePart, Person, Stance, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// The most tokens between whom it is for and the colon.
const SHORT: usize = 8;

/// The most words that help a verb: "would not have".
const HELPING: usize = 4;

/// "| The plan |, | the mayor | claims |, | was sound |": a verb at `verb` that looks like a noun.
pub(super) fn interposed(block: &Block, lexicon: &Lexicon, verb: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    lexicon.get(token(verb).entry).cue.filter(|cue| puts_forward(cue.stance))?;
    // "divers | report |, is"
    let plural = token(verb).tag == Tag::Noun && token(verb.wrapping_sub(1)).tag == Tag::Nouns;
    let looks = plural || token(verb).tag == Tag::Nouns;
    let phrase = block.phrase_before(verb + 1).filter(|p| looks && (p.start as usize) < verb)?;
    let start = phrase.start as usize;
    if !plural && token(start).tag != Tag::Determiner {
        return None;
    }
    let pieces = if token(verb + 1).tag == Tag::Stop {
        // "Growth will slow, the treasury | forecasts |."
        vec![clause_before(block, lexicon, start)?]
    } else {
        let parts = token(verb + 1).tag == Tag::Comma && token(verb + 2).tag.is_finite();
        let comma = start.checked_sub(1).filter(|&i| parts && token(i).tag == Tag::Comma)?;
        let sentence = block.sentence_at(verb);
        let last = block.last_word(verb + 2..sentence.end)?;
        let before = sentence.start..comma;
        if before.is_empty() || has_finite(block, before.clone()) {
            return None;
        }
        vec![before, verb + 2..last + 1]
    };
    let phrase = Phrase { end: verb as u32, ..phrase };
    Some(Candidate::by_form(verb..verb + 1, start..verb, Some(phrase), pieces, SURE))
}

/// A quotation behind what somebody used to say, or behind what is somebody's to say.
pub(super) fn led_to(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    used_to(block, lexicon, quote).or_else(|| for_whom(block, lexicon, quote))
}

/// "For | Ole Brun |, the reason is plain: “…”".
fn for_whom(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let colon = quote.first.checked_sub(2).filter(|&i| token(i).shape == Shape::Colon)?;
    let whom = front_whom(block, block.sentence_at(colon).start)?;
    let between = whom.end as usize + 1..colon;
    let be = between.clone().any(|i| lexicon.get(token(i).entry).verb == Some(VerbKind::Be));
    let plain = between.len() <= SHORT && be;
    let content = std::iter::once(quote.first..quote.last).collect();
    plain.then(|| Candidate::by_form(colon..colon + 1, whom.tokens(), Some(whom), content, SURE))
}

/// "| He | used to tell | us, “…”": a quotation behind what somebody said again and again.
fn used_to(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let link = quote.first.checked_sub(2).filter(|&i| matches!(token(i).shape, Shape::Comma | Shape::Colon))?;
    let hearer = block.phrase_before(link).map_or(link, |p| p.start as usize);
    let verb = [link, hearer].into_iter().filter_map(|i| i.checked_sub(1)).find(|&i| token(i).tag == Tag::Base)?;
    let used = verb.checked_sub(2).filter(|&i| token(i).is(known::USED) && token(i + 1).tag == Tag::To)?;
    lexicon.get(token(verb).entry).cue?;
    let subject = block.phrase_before(used).filter(Phrase::is_somebody)?;
    let source = owned(block, subject.start as usize)..used;
    let content = std::iter::once(quote.first..quote.last).collect();
    Some(Candidate { head: verb, ..Candidate::by_form(used..verb + 1, source, Some(subject), content, SURE) })
}

/// Whether what stands behind such a verb is put forward, or denied.
fn puts_forward(stance: Stance) -> bool {
    use Stance::{Admits, Announces, Asserts, Claims, Confirms, Denies, Notes, Predicts, Says, Thinks, Warns};
    matches!(
        stance,
        Admits | Announces | Asserts | Claims | Confirms | Denies | Notes | Predicts | Says | Thinks | Warns
    )
}

impl Grammar<'_> {
    /// "| Chen | thinks | it will not |": one whose verb is at `verb`, if it is one.
    pub(super) fn plain(&self, verb: usize) -> Option<Candidate> {
        let entry = self.entry(verb);
        let stance = entry.cue.map(|cue| cue.stance).filter(|&stance| puts_forward(stance))?;
        let first = self.helped(verb).filter(|_| self.token(verb).depth == 0)?;
        let (source, phrase) = self.subject(first, stance)?;
        let opening = source.start == self.block.sentence_at(verb).start;
        let content = self.put_forward(verb + 1, stance, &phrase, opening)?;
        // whose a quotation is the weights know better
        let place = self.block.quotes.partition_point(|q| q.last <= content.start);
        if self.block.quotes.get(place).is_some_and(|q| q.first < content.end) {
            return None;
        }
        let found = Candidate::by_form(first..verb + 1, source, Some(phrase), vec![content], SURE);
        Some(Candidate { head: verb, ..found })
    }

    /// The first word of the finite verb whose last is at `verb`: "| would not confirm |", "| has said |".
    fn helped(&self, verb: usize) -> Option<usize> {
        let helps = |&i: &usize| matches!(self.token(i).tag, Tag::Auxiliary | Tag::Modal | Tag::Not);
        let first = verb - (verb.saturating_sub(HELPING)..verb).rev().take_while(helps).count();
        let finite = match self.token(verb).tag {
            Tag::Past | Tag::Present => first == verb,
            Tag::Base => self.token(first).tag == Tag::Modal || first < verb && self.token(verb - 1).tag == Tag::Not,
            Tag::Participle => first < verb && !is_passive(self.block, self.lexicon, verb),
            _ => false,
        };
        finite.then_some(first)
    }

    /// The subject that ends at `end` and begins its clause, with whose it is.
    fn subject(&self, end: usize, stance: Stance) -> Option<(Range<usize>, Phrase)> {
        let near = self.block.phrase_before(end)?;
        let start = owned(self.block, near.start as usize);
        let own = start < near.start as usize;
        let pronoun = self.entry(near.head()).pronoun;
        let known = match near.kind {
            PhraseKind::Name => near.is_somebody() || own,
            PhraseKind::Noun => near.is_somebody() || own || self.token(start).is(known::NEITHER),
            PhraseKind::Pronoun => pronoun.is_some_and(|p| p.usage == Use::Subject && p.person == Person::Third),
            PhraseKind::Relative => self.token(start).is(known::WHO),
            _ => false,
        };
        let before = at(&self.block.tokens, start as isize - 1);
        let sentence = self.block.sentence_at(end);
        let near_start = sentence.start.max(start.saturating_sub(BEFORE));
        // "said | he believed |", "said that | he believed |", "…, and | he believed |"
        let tells = |i: usize| {
            let cue = self.entry(i).cue;
            matches!(self.token(i).tag, Tag::Past | Tag::Present) && cue.is_some_and(|cue| puts_forward(cue.stance))
        };
        let opens = start == sentence.start && self.token(end - 1).tag != Tag::Pronoun
            || start > sentence.start && tells(start - 1)
            || before.tag == Tag::Conjunction && has_finite(self.block, near_start..start)
            || before.tag == Tag::Subordinator && before.is(known::THAT)
            || near.kind == PhraseKind::Relative && before.tag.is_nominal();
        // "a man | called | Bell said"
        let names = self.entry(end).name_part == Some(NamePart::Named);
        let thing = self.token(near.head()).is(known::IT) && stance == Stance::Thinks;
        (known && opens && !names && !thing).then_some((start..end, near))
    }

    /// Where what begins at `start` ends with its sentence or its quotation.
    pub(super) fn end(&self, start: usize) -> Option<usize> {
        let limit = self.block.sentence_at(start).end;
        let limit = self.block.quote_at(start).map_or(limit, |quote| limit.min(quote.last));
        let end = self.block.last_word(start..limit)? + 1;
        // "it was late (and dark)", but "(she said | it was late |)"
        let opens = |i: usize| self.token(i).shape == Shape::Open;
        let closes = end < limit && self.token(end).shape == Shape::Close;
        Some(end + usize::from(closes && (start.max(end.saturating_sub(BEFORE))..end).any(opens)))
    }

    /// The clause behind the verb, or behind who hears it and "that"; or what is denied to have been done.
    fn put_forward(&self, after: usize, stance: Stance, subject: &Phrase, opening: bool) -> Option<Range<usize>> {
        let end = self.end(after)?;
        let gerund = stance == Stance::Denies && self.token(after).tag == Tag::Gerund;
        if gerund {
            let ends = |i: &usize| matches!(self.token(*i).tag, Tag::Comma | Tag::Conjunction | Tag::Subordinator);
            let end = (after..end).find(|i| ends(i) || self.token(*i).shape == Shape::Dash).unwrap_or(end);
            return Some(after..end);
        }
        let mut start = after;
        let hears = self.entry(after - 1).verb == Some(VerbKind::Hears);
        if !self.token(start).is(known::THAT) && hears {
            start = noun_phrase(self.block, start)?.end;
        }
        let that = self.token(start).is(known::THAT) && !self.token(start + 1).tag.is_verbal();
        if that {
            return has_finite(self.block, start + 1..end.min(start + BEFORE)).then_some(start + 1..end);
        }
        // "he thought it was late": a story tells so; and the weights know what begins a sentence
        if opening || subject.kind == PhraseKind::Pronoun && stance == Stance::Thinks {
            return None;
        }
        let clause = noun_phrase(self.block, start)?;
        // "those who reviewed | them | told us", "a poll released | Friday | shows"
        let first = self.entry(start);
        if first.is_date() || first.pronoun.is_some_and(|p| p.usage == Use::Object) || stance == Stance::Announces {
            return None;
        }
        let verb = (clause.end..clause.end + 2).find(|&i| self.token(i).tag != Tag::Adverb)?;
        (clause.end < end && self.token(verb).tag.is_finite()).then_some(start..end)
    }
}
