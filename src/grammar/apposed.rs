//! Names and what their bearers are, in commas beside each other before a verb: "| her co-author, Prof. Ann Bell |, said",
//! "| Ann Bell, head of the bank's legal arm |, said"; and what does not belong to a source, though it stands beside one.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::control::clause_subject;
use crate::grammar::owner::noun_phrase;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, SourceKind, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How many phrases tell what somebody is: "the rector | of the college | of the arts".
const TIED: usize = 5;

/// The most tokens of a bracket behind a name.
const BRACKET: usize = 8;

/// How many tokens the first words of a sentence have with the clause behind them.
const FAR: usize = 32;

impl Candidate {
    /// "| No | 10 said": no house says anything by its number alone.
    pub(crate) fn take_number(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut() else { return };
        // "| more than | half of them said"
        if let Some(more) = source.start.checked_sub(2).filter(|&i| token(i + 1).is(known::THAN)) {
            source.start = if token(more).tag == Tag::Adverb && token(more).is_word() { more } else { source.start };
        }
        let before = source.start.checked_sub(1).filter(|_| token(source.start).shape == Shape::Number);
        let before = before.filter(|&i| token(i).is(known::NO) && token(i).shape == Shape::Capital);
        source.start = before.unwrap_or(source.start);
    }

    /// What stands in a bracket before the verb is nobody: "| Hallam et al. | (2015) maintain", "| Hallam | (Letters, June 3) says".
    pub(crate) fn leave_bracket(&mut self, block: &Block) {
        let shape = |i: usize| at(&block.tokens, i as isize).shape;
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start) else { return };
        let Some(close) = self.cue.start.checked_sub(1).filter(|&i| shape(i) == Shape::Close) else { return };
        let open = (close.saturating_sub(BRACKET)..close).rfind(|&i| shape(i) == Shape::Open);
        let inside = open.filter(|&open| open < source.start && source.end <= close + 1);
        if let Some(named) = inside.and_then(|open| block.phrase_before(open)) {
            (self.source, self.phrase) = (Some(named.start as usize..named.end as usize), Some(named));
        }
    }

    /// What is told of in a relative clause with no pronoun says nothing: "an aim | Dr Bell | called", "a claim | the bank | denied".
    pub(crate) fn leave_antecedent(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.len() > 2 && s.end == self.cue.start) else { return };
        let thing = source.start + 1;
        let entry = lexicon.get(token(thing).entry);
        let plain = token(thing).shape == Shape::Lower && matches!(token(thing).tag, Tag::Noun | Tag::Gerund);
        let nobody = entry.title.is_none() && entry.name_part.is_none();
        let nobody = nobody && entry.source.is_none_or(|kind| kind == SourceKind::Document);
        if !known::INDEFINITE.contains(&token(source.start).word) || !plain || !nobody {
            return;
        }
        let own = thing + 1;
        let named = (own..source.end).all(|i| token(i).tag == Tag::Name) && source.end > own;
        let led =
            token(own).tag == Tag::Determiner && block.phrase_at(own).is_some_and(|p| p.end as usize == source.end);
        if named || led {
            self.pieces.retain(|p| p.start > self.head);
            self.pieces.insert(0, source.start..own);
            self.source = Some(own..source.end);
            self.phrase = block.phrase_at(own).or(self.phrase);
        }
    }

    /// What somebody is, or who it is, stands in commas beside the subject.
    pub(crate) fn take_beside(&mut self, block: &Block) {
        let comma = |i: usize| at(&block.tokens, i as isize).tag == Tag::Comma;
        let Some(source) = self.source.clone().filter(|s| s.end < self.cue.start && comma(s.end)) else { return };
        let before = source.start.checked_sub(1).filter(|&i| comma(i));
        let description = before.and_then(|i| description_before(block, i));
        let named = named_at(block, source.start);
        if let Some(start) = description.filter(|_| named.is_some_and(|p| source.contains(&p.head()))) {
            self.source = Some(start..source.end);
            self.pieces.retain(|p| p.end <= start || source.end <= p.start);
            return;
        }
        // "| its | president, Ann Bell |, says"
        let possessor = source.start.checked_sub(1).filter(|&i| at(&block.tokens, i as isize).tag == Tag::Possessive);
        if let Some(possessor) = possessor.filter(|_| source.clone().any(comma)) {
            self.source = Some(possessor..source.end);
            return;
        }
        if source.end + 1 >= self.cue.start {
            return;
        }
        // "| Pruitt's attorney, public defender Ann Bell |, said"
        let calling = description_before(block, source.end).filter(|&start| start == source.start);
        let name = named_at(block, source.end + 1).filter(|_| calling.is_some());
        // "| Dr. Ann Bell, managing director of the bank's German arm |, said"
        let called = || {
            // "| the governor, the son of a miner |, says"
            let office = |p: &Phrase| p.kind == PhraseKind::Noun && matches!(p.role, Role::Person | Role::Title);
            let own = |p: &Phrase| p.kind == PhraseKind::Name || office(p);
            let phrase = self.phrase.filter(|p| own(p) && p.end as usize == source.end)?;
            let own = noun_phrase(block, source.end + 1).filter(|_| phrase.role != Role::NotName)?;
            let first = block.phrase_at(own.start).filter(is_calling)?;
            (first.kind == PhraseKind::Noun).then_some(own.end)
        };
        let end = name.map(|p| p.end as usize).or_else(called);
        if let Some(end) = end.filter(|&end| end + 1 == self.cue.start && comma(end)) {
            self.source = Some(source.start..end);
        }
    }

    /// A source neither begins with the day nor ends with the first word of a clause: "on Tuesday, | the board | said", "| the
    /// union |, which has two members, said", "| people | we have spoken to | said".
    pub(crate) fn trim_source(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(mut source) = self.source.clone().filter(|s| s.len() > 1) else { return };
        let first = source.start;
        if token(first + 1).tag == Tag::Comma && lexicon.get(token(first).entry).is_date() && source.len() > 2 {
            source.start += 2;
            self.phrase = block.phrase_at(source.start).or(self.phrase);
        }
        if token(source.end - 1).tag == Tag::Wh && source.end <= self.head {
            source.end -= 1;
            source.end -= usize::from(token(source.end - 1).tag == Tag::Comma);
        }
        // "Ann Bell (the People's Party)": no half of a bracket
        let whole = token(source.end).shape == Shape::Close;
        let open = source.clone().rev().find(|&i| !whole && matches!(token(i).shape, Shape::Open | Shape::Close));
        if let Some(open) = open.filter(|&i| token(i).shape == Shape::Open && i > source.start) {
            source.end = open;
        }
        let last = at(&block.tokens, source.end as isize - 1);
        let usage = lexicon.get(last.entry).pronoun.map(|p| p.usage);
        let near = self.head.saturating_sub(source.end) <= TIED && self.head > source.end;
        let between = (source.end..self.head).any(|i| token(i).tag.is_verbal());
        let relative = usage == Some(Use::Subject) && source.len() > 1 && near && between;
        let after = at(&block.tokens, source.end as isize - 2).tag;
        if relative && after.is_nominal() && self.cue.start >= source.end && token(self.head).tag.is_verb() {
            source.end = self.head;
            self.cue.start = self.head;
        }
        if !source.is_empty() {
            self.source = Some(source);
        }
    }

    /// By what means something is said does not say it: “…,” | Ann Bell |, says by | email |.
    pub(crate) fn leave_means(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let bare = |s: &Range<usize>| s.len() == 1 && s.start > self.head && token(s.start).tag == Tag::Noun;
        let Some(means) = self.source.clone().filter(bare) else { return };
        let active = matches!(token(self.head).tag, Tag::Past | Tag::Present) && token(means.start - 1).is(known::BY);
        let end = self.cue.start.min(self.head);
        let comma = end.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma);
        let subject = block.phrase_before(end).or_else(|| comma.and_then(|i| block.phrase_before(i)));
        let Some(subject) = subject.filter(|p| active && p.is_somebody()) else { return };
        let start = subject.start as usize;
        let quote = block.last_quote(start).filter(|q| q.first >= block.sentence_at(self.head).start);
        self.give_to(subject);
        if let Some(quote) = quote {
            self.pieces = std::iter::once(quote.first..quote.last).collect();
        } else {
            self.pieces.iter_mut().filter(|p| p.start < start && start < p.end).for_each(|p| p.end = start);
        }
    }

    /// No number of things compared says anything: "three times as | many | as last year, and warned".
    pub(crate) fn leave_comparison(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let bare = |s: &Range<usize>| s.len() == 1 && s.end <= self.head && token(s.start).tag == Tag::Adjective;
        let Some(source) = self.source.clone().filter(bare) else { return };
        let compared = source.start.checked_sub(1).is_some_and(|i| token(i).is(known::AS));
        if compared {
            let subject = clause_subject(block, self.cue.start, token(self.head).depth);
            let opening = || block.phrase_at(block.sentence_at(self.head).start).filter(Phrase::is_somebody);
            self.phrase = subject.or_else(opening);
            self.source = self.phrase.map(Phrase::tokens);
        }
    }

    /// Some of those told of before, with a relative clause behind them: "| one of them |, who wept, said".
    pub(crate) fn leave_relative_of_several(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start) else { return };
        let Some(opening) = source.start.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma) else { return };
        if token(source.start).tag != Tag::Wh || token(self.cue.start - 1).tag != Tag::Comma {
            return;
        }
        let Some(them) = block.phrase_before(opening).filter(|p| p.kind == PhraseKind::Pronoun) else { return };
        let of = (them.start as usize).checked_sub(1).filter(|&i| token(i).is(known::OF));
        if let Some(some) = of.and_then(|of| block.phrase_before(of)).filter(|p| p.kind == PhraseKind::Bare) {
            self.source = Some(some.start as usize..opening);
            self.phrase = Some(some);
        }
    }
}

/// Whether a clause that may lead from the first words of a sentence ends with the source, right before a cue: "a woman who
/// stayed at | the firm's office | said".
pub(crate) fn ends_relative(block: &Block, start: usize, source: &Range<usize>, cue: usize) -> bool {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    let governed = tag(source.start.saturating_sub(1)) == Tag::Preposition;
    if !governed || source.end != cue || source.start > start + FAR || !matches!(tag(cue), Tag::Past | Tag::Present) {
        return false;
    }
    (start..source.start).filter(|&i| tag(i).is_finite() && tag(i + 1) != Tag::Past).count() == 1
}

/// The name with the words before it that tell what its bearer is, in the phrase or the two phrases at `index`.
fn named_at(block: &Block, index: usize) -> Option<Phrase> {
    let named = |p: &Phrase| p.kind == PhraseKind::Name && !matches!(p.role, Role::NotName | Role::Organisation);
    let first = block.phrase_at(index)?;
    if named(&first) {
        return Some(first);
    }
    block.phrase_at(first.end as usize).filter(|p| first.kind == PhraseKind::Noun && named(p))
}

/// Where the words begin that tell what one person is and end at `comma`, if a clause can begin with them: "| the rector of
/// the college |, Ann Bell, said".
fn description_before(block: &Block, comma: usize) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let sentence = block.sentence_at(comma);
    let mut phrase = block.phrase_before(comma)?;
    let mut head = phrase;
    for _ in 0..TIED {
        let Some(link) = (phrase.start as usize).checked_sub(1).filter(|&i| i >= sentence.start) else { break };
        let possessor = block.phrase_before(phrase.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
        // "the committee on | Roads | and Transport"
        let joined = token(link).tag == Tag::Conjunction && phrase.kind == PhraseKind::Name;
        let joined = joined && token(phrase.start as usize).tag == Tag::Name;
        let before = match token(link).tag {
            Tag::Conjunction if joined => block.phrase_before(link).filter(|p| p.kind == PhraseKind::Name),
            Tag::Preposition => block.phrase_before(link),
            Tag::Genitive => block.phrase_before(link),
            _ => possessor,
        };
        let Some(before) = before else { break };
        if token(link).tag == Tag::Preposition {
            head = before;
        }
        phrase = before;
    }
    let start = phrase.start as usize;
    let before = at(&block.tokens, start as isize - 1);
    let opens = start == sentence.start
        || !before.is_word()
        || matches!(before.tag, Tag::Conjunction | Tag::Subordinator | Tag::WhAdverb | Tag::Adverb);
    // "President of the union, Ann Bell, said"
    let own = token(start).is(known::THE)
        || start == sentence.start && head.start as usize == start && phrase.end as usize != comma
        || phrase.kind == PhraseKind::Possessive
        || token(phrase.end as usize).tag == Tag::Genitive;
    (opens && own && is_calling(&head)).then_some(start)
}

/// Whether it tells what one person is: "the rector", "Director".
fn is_calling(phrase: &Phrase) -> bool {
    let person = matches!(phrase.role, Role::Person | Role::Title);
    person || phrase.kind == PhraseKind::Name && phrase.role == Role::Human
}
