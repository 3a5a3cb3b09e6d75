//! Noun phrases with what belongs to them: "the head | of the council |", "the council's | head".

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::{known, Lexicon};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How many phrases are tied to one.
const TIED: usize = 4;

/// The base noun phrase behind "of" at `index`, but not in "accused of | taking bribes |".
fn owner(block: &Block, index: usize) -> Option<Phrase> {
    let token = |i: usize| at(&block.tokens, i as isize);
    block.phrase_at(index + 1).filter(|_| token(index).is(known::OF) && token(index + 1).tag != Tag::Gerund)
}

/// The end of a noun phrase with what it is of: "the Bureau | of Statistics |".
pub(crate) fn with_owner(block: &Block, end: usize) -> usize {
    std::iter::successors(Some(end), |&end| owner(block, end).map(|p| p.end as usize)).last().unwrap_or(end)
}

/// The noun phrase that begins at `index`, with what "of" and possessors tie to it.
pub(crate) fn noun_phrase(block: &Block, index: usize) -> Option<Range<usize>> {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    let mut last = block.phrase_at(index)?;
    for _ in 0..TIED {
        let end = last.end as usize;
        let next = match () {
            () if last.kind == PhraseKind::Possessive => block.phrase_at(end),
            () if tag(end) == Tag::Genitive => block.phrase_at(end + 1),
            () => owner(block, end),
        };
        let Some(next) = next else { break };
        last = next;
    }
    Some(index..last.end as usize)
}

/// Where a noun phrase begins with its possessor: "| Moen's | manager", "| its | editor".
pub(crate) fn owned(block: &Block, start: usize) -> usize {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    match start.checked_sub(1).map(tag) {
        Some(Tag::Genitive) => block.phrase_before(start - 1).map_or(start, |p| p.start as usize),
        Some(Tag::Possessive) => start - 1,
        _ => start,
    }
}

impl Candidate {
    /// A title before the noun of a source is a part of it: "| The ‘Heels of Fire’ | star said that …".
    pub(crate) fn take_title(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start) else { return };
        let noun = token(source.start).shape == Shape::Lower && token(source.start).tag == Tag::Noun;
        let closes = |p: &&Range<usize>| {
            let marks = p.end < source.start && (p.end..source.start).all(|i| token(i).shape == Shape::MarkCloses);
            marks && token(p.start).tag == Tag::Determiner && token(p.start + 1).shape == Shape::MarkOpens
        };
        if let Some(title) = self.pieces.iter().find(closes).filter(|_| noun).cloned() {
            self.source = Some(title.start..source.end);
            self.pieces.retain(|p| *p != title);
        }
    }

    /// Marks inside a source part it from nothing: "| the “experts” | said it was late", "| Tom “Bomber” Ruiz | said".
    pub(crate) fn take_marked(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start) else { return };
        let mut whole = source.clone();
        let word = |i: usize| token(i).is_word();
        // "the | so-called | “experts”"
        let called = source.end + 1 + usize::from(matches!(token(source.end).tag, Tag::Participle | Tag::Adjective));
        let behind = [called, source.end - 1].into_iter().find_map(|i| block.quote_at(i));
        let led = |first: usize| first > source.start + 1 && token(source.start).tag == Tag::Determiner;
        if behind.is_some_and(|q| word(q.last - 1) && q.last + 1 == self.cue.start && led(q.first)) {
            whole.end = self.cue.start;
        }
        let nickname = source.start.checked_sub(2).and_then(|last| block.quote_at(last));
        if let Some(quote) = nickname.filter(|q| word(q.last - 1) && q.last + 1 == source.start) {
            let name = |&i: &usize| token(i).tag == Tag::Name || lexicon.get(token(i).entry).given_name.is_some();
            let opening = quote.first.saturating_sub(1);
            let given = (0..opening).rev().take(TIED).take_while(name).count();
            if name(&source.start) && given > 0 {
                whole.start = opening - given;
            }
        }
        if whole == source {
            return;
        }
        self.keep_beside(block, whole.clone());
        self.source = Some(whole);
    }

    /// Leaves out of the content what touches that stretch; where nothing is left, it is what stands behind the cue.
    pub(crate) fn keep_beside(&mut self, block: &Block, stretch: Range<usize>) {
        self.pieces.retain(|p| p.end <= stretch.start || p.start >= stretch.end);
        if self.pieces.is_empty() {
            let last = block.last_word(self.cue.end..block.sentence_at(self.head).end);
            self.pieces.extend(last.map(|last| self.cue.end..last + 1));
        }
    }

    /// Whoever is called by an office before the sentence does not speak in it: "| Governor |, the mayor says that it is late".
    /// What somebody is would have a comma behind it, too.
    pub(crate) fn drop_address(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| s.end == self.cue.start && s.end <= self.head) else {
            return;
        };
        let opens = block.sentence_at(self.head).start == source.start
            || token(source.start.saturating_sub(1)).shape == Shape::MarkOpens;
        let office = block.phrase_at(source.start).filter(|p| opens && p.role == Role::Title);
        let Some(comma) = office.map(|p| p.end as usize).filter(|&end| token(end).tag == Tag::Comma) else { return };
        let plain = token(source.start).shape == Shape::Capital && token(source.start).tag != Tag::Determiner;
        let next = block.phrase_at(comma + 1).filter(|p| plain && p.start < source.end as u32);
        if let Some(next) = next.filter(|_| token(comma + 1).tag == Tag::Determiner) {
            source.start = comma + 1;
            self.phrase = Some(next);
        }
    }

    /// Who possesses somebody does not say what he or she says: "| my sister | looked at it and said", "| Glue's water envoy |, Ann
    /// Bell, said".
    pub(crate) fn take_possessed(&mut self, block: &Block) {
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        let end = source.end;
        if at(&block.tokens, end as isize).tag == Tag::Genitive && end < self.cue.start && self.cue.end == self.head + 1
        {
            let held = block.phrase_at(end + 1).filter(|p| matches!(p.kind, PhraseKind::Noun | PhraseKind::Bare));
            if let Some(held) = held.filter(|p| p.end as usize <= self.cue.start) {
                source.end = held.end as usize;
                self.phrase = Some(held);
            }
            return;
        }
        // "| her | claim that …"
        // "| her | verdict: “…”"
        let colon = |i: usize| at(&block.tokens, i as isize).shape == Shape::Colon && i == self.head;
        let apart = !self.cue.contains(&source.end) && !colon(source.end + 1);
        let whole = phrase.kind == PhraseKind::Possessive && phrase.end as usize == source.end && apart;
        // "| Holm’s sisters | wrote to him, saying"
        let owned = at(&block.tokens, source.end as isize).tag == Tag::Genitive && apart;
        if let Some(held) = block.phrase_at(source.end + 1).filter(|p| owned && p.is_somebody()) {
            source.end = held.end as usize;
            self.phrase = Some(held);
        } else if let Some(held) = block.phrase_at(source.end).filter(|p| whole && p.kind == PhraseKind::Noun) {
            source.end = held.end as usize;
            self.phrase = Some(held);
        }
    }
}
