//! Names with what stands beside them and tells whose they are or how many there are: in commas, in brackets, before the
//! number.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::grammar::owner::noun_phrase;
use crate::lexicon::{known, DeterminerKind, Lexicon, NamePart, PrepositionKind, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// The most tokens of a bracket, and of all that a pair of commas holds.
const BRACKET: usize = 6;
const ASIDE: usize = 32;

/// How far behind the first words of a sentence a name that opens its clause stands.
const FRAME: usize = 12;

/// How far into a source the noun stands that a clause hangs on.
const NOUN: usize = 4;

impl Candidate {
    /// Whose description in commas, or party in brackets, was taken for the source is the one who says it: "| Ann Bell |, a
    /// lawyer in Leeds, who was there, said", "| Sen. Ann Bell | (D-Va.), who was there, said".
    pub(crate) fn take_named(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        let first = source.start;
        let Some(beside) = first.checked_sub(1).filter(|_| source.end <= self.head) else { return };
        let comma = |i: usize| token(i).tag == Tag::Comma;
        let described =
            phrase.kind == PhraseKind::Noun && phrase.start as usize == first && phrase.role != Role::NotName;
        let article = described && token(first).tag == Tag::Determiner && comma(beside);
        let bracket = token(beside).shape == Shape::Open;
        if !(article || bracket) || !(source.end..self.cue.start).any(comma) {
            return;
        }
        let end = behind_name(block, beside);
        let named = |p: &Phrase| p.kind == PhraseKind::Name && p.role != Role::NotName;
        let Some(name) = block.phrase_before(end).filter(named) else { return };
        if opens_with_name(block, block.sentence_at(self.head).start, name.start as usize) {
            source.start = name.start as usize;
            source.end = if bracket { name.end as usize } else { source.end };
            self.phrase = Some(name);
        }
    }

    /// A source has all that a pair of commas before its verb tells of it, but a clause: "| Ann Bell, 53, a clerk at a bank |,
    /// said", "| several towns, including Leeds |, said".
    pub(crate) fn take_described(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let comma = |i: usize| token(i).tag == Tag::Comma;
        let Some(source) = self.source.as_mut().filter(|s| s.end <= self.head && comma(s.end)) else { return };
        // "Ann Bell|, whose bank, Glue|, lends money, said": half of a clause
        let clause = |&i: &usize| comma(i) && is_relative(block, lexicon, i + 1);
        let half = source.clone().find(clause).filter(|&i| !has_finite(block, i + 2..source.end));
        source.end = half.unwrap_or(source.end);
        let (first, closing) = (source.end + 1, self.cue.start.saturating_sub(1));
        if !comma(closing) || closing <= first || closing - first > ASIDE {
            return;
        }
        let level = token(source.end).depth == token(closing).depth && token(first).depth == token(self.head).depth;
        // "after an outcry from | the victims |, the bill, known as Ann's Law, …"
        let before = at(&block.tokens, source.start as isize - 1);
        let governed = before.tag == Tag::Preposition && !before.is(known::AS);
        if !level || governed || !is_description(block, lexicon, self.phrase, first) {
            return;
        }
        // "Ann Bell, 53, | who lives in Leeds |, said"
        let relative = |&i: &usize| comma(i) && token(i + 1).tag == Tag::Wh;
        let last = (first..closing).find(relative).unwrap_or(closing);
        if !is_clause(block, first..last) {
            source.end = last;
            let start = source.start;
            self.pieces.retain(|p| p.end <= start || p.start >= closing);
        }
    }

    /// What stands in a bracket behind a name is of it, its initials or its party: "| the Department of Tides (DOT) |", "| Ann
    /// Bell (D-Va.) | said".
    pub(crate) fn take_bracket(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| token(s.end).shape == Shape::Open) else { return };
        let open = source.end;
        let name = matches!(token(open + 1).shape, Shape::Upper | Shape::Capital);
        let initials = token(open + 1).shape == Shape::Upper && token(open + 2).shape == Shape::Close;
        let bearer = token(open - 1).tag == Tag::Name;
        let close = (open + 2..open + BRACKET).find(|&i| token(i).shape == Shape::Close);
        let Some(close) = close.filter(|_| name && (bearer || initials)) else { return };
        let plain = |i: usize| !token(i).tag.is_verb() && token(i).tag != Tag::Comma;
        if (open + 1..close).all(plain) {
            source.end = close + 1;
            let last = source.end;
            self.pieces
                .iter_mut()
                .filter(|p| open <= p.start && p.start < last)
                .for_each(|p| p.start = last.min(p.end));
            self.pieces.retain(|p| !p.is_empty());
        }
    }

    /// What somebody is stands in commas behind his or her name: “…,” said | Ann Bell, its chairman |; “…,” said | Ann Bell, a
    /// lawyer at a bank who has left it |.
    pub(crate) fn take_apposition_behind(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        let comma = source.end;
        let named = phrase.kind == PhraseKind::Name && source.start > self.head && token(comma).tag == Tag::Comma;
        let name = |p: Phrase| p.kind == PhraseKind::Name;
        let plain = token(comma - 1).shape == Shape::Close || block.phrase_before(comma).is_some_and(name);
        let Some(apposed) = noun_phrase(block, comma + 1).filter(|_| named && plain) else { return };
        // "the head of the council", "its chairman"
        let calls = |p: Phrase| matches!(p.role, Role::Person | Role::Title) && p.kind == PhraseKind::Noun;
        let ends = [block.phrase_at(apposed.start), block.phrase_before(apposed.end)];
        let calling = ends.into_iter().flatten().any(calls);
        let article = known::INDEFINITE.contains(&token(apposed.start).word);
        let end = if article { stretch_end(block, lexicon, apposed.end) } else { apposed.end };
        // but "said Ann, a smile on her lips"
        let whole = article && end > apposed.end;
        let calling = calling || whole && !(apposed.start..end).any(|i| token(i).tag == Tag::Possessive);
        let closed = !token(apposed.end).is_word() || end > apposed.end;
        if calling && closed && token(comma).depth == token(end - 1).depth {
            source.end = end;
            let end = end + usize::from(token(end).tag == Tag::Comma);
            let own = |p: &Range<usize>| p.contains(&comma) || comma < p.start && p.start < end;
            self.pieces.iter_mut().filter(|p| own(p)).for_each(|p| p.start = end);
            self.pieces.retain(|p| p.start < p.end);
        }
    }

    /// A noun that a clause hangs on with no pronoun is no part of its subject: "at the moment | the mayor | said so", "the reason
    /// | Dahl | wept"; nor is the pronoun itself: "a gap that | two experts | call deep".
    pub(crate) fn leave_noun_of_clause(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| s.end <= self.cue.start && s.len() > 1) else { return };
        let led = matches!(token(source.start).tag, Tag::Determiner | Tag::Number | Tag::Possessive);
        let brings = |&i: &usize| {
            let kind = lexicon.get(token(i).entry).determiner;
            let brings = matches!(kind, Some(DeterminerKind::Clause | DeterminerKind::Thing));
            brings && token(i).shape == Shape::Lower && (led || i == source.start)
        };
        let opens = |i: usize| match token(i).tag {
            Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Nouns => true,
            Tag::Adjective | Tag::Noun => token(source.end - 1).tag == Tag::Name,
            _ => false,
        };
        let noun = (source.start..source.end - 1).take(NOUN).find(brings).filter(|&i| opens(i + 1));
        let own = token(source.end - 1).tag;
        let pronoun = match token(source.start).word {
            known::THAT => matches!(own, Tag::Nouns | Tag::Name) && token(source.start).shape == Shape::Lower,
            _ => token(source.start).tag == Tag::Wh && own == Tag::Name,
        };
        let start = noun.or(Some(source.start).filter(|_| pronoun)).map(|i| i + 1);
        if let Some(start) = start {
            let phrase = block.phrase_at(start).or_else(|| block.phrase_before(source.end));
            self.phrase = phrase.map(|p| Phrase { start: p.start.max(start as u32), ..p }).or(self.phrase);
            source.start = start;
        }
    }

    /// How many they are is told with about how many: "| nearly | half of them said", "| only | three towns said".
    pub(crate) fn take_count(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let bounds = |i: usize| lexicon.get(token(i).entry).determiner == Some(DeterminerKind::Bound);
        let Some(source) = self.source.as_mut().filter(|s| s.end <= self.head) else { return };
        // "41|% | say so"
        let sign = token(source.end).shape == Shape::Symbol && token(source.end - 1).shape == Shape::Number;
        source.end += usize::from(sign && source.end < self.cue.start);
        let Some(before) = source.start.checked_sub(1) else { return };
        let own = token(source.start);
        // "at | least four", "as | many as four"
        let least = token(before).is(known::AT) && bounds(source.start)
            || token(before).is(known::AS) && own.is(known::MANY) && token(source.start + 1).is(known::AS);
        // "half of them", "a third of them"
        let kind = |i: usize| lexicon.get(token(i).entry).determiner;
        let parts = matches!(kind(source.start), Some(DeterminerKind::Share | DeterminerKind::All));
        let part = matches!(kind(source.start + 1), Some(DeterminerKind::Share | DeterminerKind::Apart));
        let half = known::INDEFINITE.contains(&own.word) && part;
        let number = own.tag == Tag::Number || own.shape == Shape::Number || parts;
        if least {
            source.start = before;
            self.phrase = self.phrase.map(|p| Phrase { start: p.start.min(before as u32), ..p });
        } else if number || half {
            let start = block.sentence_at(self.head).start;
            // "four in ten of them", "four out of ten"
            let joins = token(before).is(known::IN) || token(before).is(known::OF);
            let out = usize::from(joins && at(&block.tokens, before as isize - 1).is(known::OUT));
            let numeral = |i: usize| token(i).tag == Tag::Number || token(i).shape == Shape::Number;
            let of = before.checked_sub(1 + out).filter(|&i| joins && i >= start && numeral(i) && numeral(before + 1));
            source.start = of.unwrap_or(source.start);
            let words = (start..source.start).rev().take(2).take_while(|&i| bounds(i) && token(i).depth == own.depth);
            source.start -= words.count();
        }
    }
}

/// Where the words end that go on behind a noun phrase to tell what somebody is, before the next comma or mark, and before
/// where and when it was said.
fn stretch_end(block: &Block, lexicon: &Lexicon, start: usize) -> usize {
    let token = |i: usize| at(&block.tokens, i as isize);
    let entry = |p: Phrase| lexicon.get(token(p.head()).entry);
    let beside = |i: usize| {
        let led = block.phrase_at(i + 1).filter(|_| token(i).tag == Tag::Preposition);
        led.is_some_and(|p| entry(p).is_time() || token(i).is(known::IN) && entry(p).cue_noun.is_some())
    };
    let end = (start..start + ASIDE).find(|&i| !token(i).is_word() || beside(i)).unwrap_or(start);
    let day = block.phrase_before(end).filter(|&p| p.start as usize >= start && entry(p).is_time());
    let end = day.map_or(end, |p| p.start as usize);
    if is_clause(block, start..end) || token(start).tag == Tag::Adverb {
        start
    } else {
        end
    }
}

/// Where the name ends that an age or a bracket may stand behind, before the comma or the bracket at `index`: "| Ann Bell |,
/// 53, a clerk", "| Ann Bell | (D-Va.), a lawyer".
fn behind_name(block: &Block, index: usize) -> usize {
    let token = |i: usize| at(&block.tokens, i as isize);
    let Some(last) = index.checked_sub(1) else { return index };
    let age = token(last).shape == Shape::Number && last > 0 && token(last - 1).tag == Tag::Comma;
    let open = (last.saturating_sub(BRACKET)..last).rfind(|&i| token(i).shape == Shape::Open);
    match () {
        () if age => last - 1,
        () if token(last).shape == Shape::Close => open.unwrap_or(index),
        () => index,
    }
}

/// Whether a clause begins with the name at `start`: where its sentence does, behind what joins or leads it, or behind the
/// first words of the sentence ("On Monday, | Ann Bell |, a clerk, said").
pub(crate) fn opens_with_name(block: &Block, first: usize, start: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let Some(before) = start.checked_sub(1).filter(|_| start > first) else { return true };
    let further = at(&block.tokens, start as isize - 2);
    match token(before).tag {
        Tag::Comma => {
            let frame = matches!(token(first).tag, Tag::Preposition | Tag::Adverb) && start - first <= FRAME;
            frame && !(first..before).any(|i| token(i).tag == Tag::Comma || token(i).tag.is_verbal())
        }
        Tag::Conjunction => further.tag != Tag::Name,
        Tag::Subordinator => true,
        _ => !token(before).is_word() || token(before).is(known::AS),
    }
}

/// Whether what begins at `first`, behind a comma, tells of the one before it: an age, who belongs to them, or what he, she or
/// it is.
fn is_description(block: &Block, lexicon: &Lexicon, subject: Option<Phrase>, first: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let entry = |i: usize| lexicon.get(token(i).entry);
    let plain = |p: &Phrase| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun | PhraseKind::Bare);
    let Some(subject) = subject.filter(plain) else { return false };
    if entry(first).preposition == Some(PrepositionKind::Joins) {
        return true;
    }
    // "Ann Bell, whose bank"
    if is_relative(block, lexicon, first) {
        return false;
    }
    let named = subject.kind == PhraseKind::Name && subject.role != Role::NotName;
    // "Ann Bell, now a clerk"
    let adverb = token(first).tag == Tag::Adverb && matches!(token(first + 1).tag, Tag::Determiner | Tag::Number);
    let first = first + usize::from(adverb);
    // "Ann Bell, 53,", "Ann Bell, now 53 and retired"
    if token(first).shape == Shape::Number && (adverb || token(first + 1).tag == Tag::Comma) {
        return named;
    }
    // "Ann Bell, one of two clerks"
    if token(first).is(known::ONE) && token(first + 1).is(known::OF) {
        return named;
    }
    let Some(phrase) = block.phrase_at(first).filter(|_| named || subject.is_somebody()) else { return false };
    let head = entry(phrase.head());
    // "this week"
    let when = lexicon.prefixes((first..first + NOUN).map(|i| token(i).word)).any(|(_, entry)| entry.is_time());
    let time = when || head.is_time() || head.name_part == Some(NamePart::Stretch) || phrase.role == Role::NotName;
    // "Ann Bell, the bank's head"
    let owner = matches!(token(phrase.end as usize).tag, Tag::Genitive) || phrase.kind == PhraseKind::Possessive;
    let article = token(first).tag == Tag::Determiner && phrase.kind == PhraseKind::Noun;
    let calling = phrase.kind == PhraseKind::Noun && matches!(phrase.role, Role::Person | Role::Title);
    !time && (article || owner || calling)
}

/// Whether a relative clause begins with the token: "who", "whose".
fn is_relative(block: &Block, lexicon: &Lexicon, index: usize) -> bool {
    let token = at(&block.tokens, index as isize);
    token.tag == Tag::Wh || lexicon.get(token.entry).pronoun.is_some_and(|p| p.usage == Use::Relative)
}

/// Whether a verb of the stretch has a tense, and no relative clause in it holds that verb.
fn is_clause(block: &Block, stretch: Range<usize>) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let relative = stretch.clone().find(|&i| token(i).tag == Tag::Wh).unwrap_or(stretch.end);
    has_finite(block, stretch.start..relative)
}
