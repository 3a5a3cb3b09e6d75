//! The passive: who stands behind "by" says it, not its subject.

use std::ops::Range;

use crate::block::phrase::PhraseKind;
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::{clause_in, has_finite};
use crate::grammar::owner::{noun_phrase, owned};
use crate::lexicon::known;
use crate::lexicon::{Lexicon, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Token};
use crate::Stance;

/// How many tokens before a participle its auxiliary is looked for.
const GAP: usize = 6;

/// Whether the participle at `head` has a form of "be" before it.
pub(crate) fn is_passive(block: &Block, lexicon: &Lexicon, head: usize) -> bool {
    let before = block.tokens.get(head.saturating_sub(GAP)..head).unwrap_or_default().iter().rev();
    let auxiliary = before.copied().find(|t| !matches!(t.tag, Tag::Adverb | Tag::Not));
    let is_be = |t: Token| lexicon.get(t.entry).verb == Some(VerbKind::Be);
    at(&block.tokens, head as isize).tag == Tag::Participle && auxiliary.is_some_and(is_be)
}

/// Whether the participle at `head` has a form of "have" before it, at once or before an adverb.
pub(crate) fn is_perfect(block: &Block, lexicon: &Lexicon, head: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let helps = (head.saturating_sub(2)..head).rfind(|&i| token(i).tag != Tag::Adverb);
    let has = helps.is_some_and(|i| token(i).tag == Tag::Auxiliary);
    has && token(head).tag == Tag::Participle && !is_passive(block, lexicon, head)
}

/// Where "by" stands behind a participle, at once or behind when it was: "warned | hours later | by".
pub(crate) fn by_behind(block: &Block, participle: usize) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let time = |i: usize| {
        let tag = token(i).tag;
        tag.is_nominal() || matches!(tag, Tag::Adverb | Tag::Number | Tag::Preposition)
    };
    let by = (participle + 1..participle + GAP).find(|&i| token(i).is(known::BY))?;
    (participle + 1..by).all(time).then_some(by)
}

/// The tokens of whoever stands behind "by" at `index`.
fn agent(block: &Block, index: usize) -> Option<Range<usize>> {
    noun_phrase(block, index + 1).filter(|_| at(&block.tokens, index as isize).is(known::BY))
}

/// What stands behind "that" where "it" is only put before the passive whose participle is at `index`: "it was announced in
/// March that | the mill would close |".
pub(crate) fn extraposed(block: &Block, index: usize) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    if token(index).tag != Tag::Participle {
        return None;
    }
    let helps = |&i: &usize| matches!(token(i).tag, Tag::Auxiliary | Tag::Adverb | Tag::Modal | Tag::Not);
    let helped = (index.saturating_sub(GAP)..index).rev().take_while(helps).count();
    let it = (index - helped).checked_sub(1).filter(|&i| helped > 0 && token(i).is(known::IT))?;
    let that = (index + 1..index + GAP).find(|&i| token(i).is(known::THAT))?;
    let idle = (index + 1..that).all(|i| token(i).is_word() && !token(i).tag.is_verbal());
    idle.then(|| clause_in(block, that + 1..block.sentence_at(it).end)).flatten()
}

impl Candidate {
    /// What is reported by somebody stands behind him or her: "it was reported by the broadcaster | that …"; and behind when
    /// and where it was: "it was announced in March that | …".
    pub(crate) fn find_extraposed(&mut self, block: &Block) {
        if let Some(clause) = self.parenthetic(block) {
            self.pieces = std::iter::once(clause).collect();
            return;
        }
        if let Some(found) = extraposed(block, self.head).filter(|_| self.source.is_none()) {
            let empty = |p: &Range<usize>| p.end <= self.cue.start && p.len() == 1;
            let that = |p: &Range<usize>| p.start + 1 == found.start;
            if self.pieces.iter().all(|p| empty(p) || that(p)) {
                self.pieces = std::iter::once(found).collect();
            }
            return;
        }
        let Some(source) = self.source.as_mut().filter(|s| s.start > self.head) else { return };
        let that = |&i: &usize| at(&block.tokens, i as isize).is(known::THAT);
        // "it was learned from a clerk | that it was late |"
        let it = self.pieces.iter().all(|p| p.len() == 1 && at(&block.tokens, p.start as isize).is(known::IT));
        let clause = source.clone().skip(1).find(that).filter(|&i| it && has_finite(block, i..source.end));
        source.end = clause.unwrap_or(source.end);
        let end = source.end;
        let sentence = block.sentence_at(self.head);
        let subject = self.pieces.iter().all(|p| p.end <= self.cue.start && p.len() <= 2);
        let stop = block.last_word(end..sentence.end);
        if let Some(last) =
            stop.filter(|&last| subject && last > end && at(&block.tokens, end as isize).is(known::THAT))
        {
            self.pieces = std::iter::once(end + 1..last + 1).collect();
        }
    }

    /// The clause before "it" with its passive: "| three pupils were sent home |, it was announced".
    fn parenthetic(&self, block: &Block) -> Option<Range<usize>> {
        let token = |i: usize| at(&block.tokens, i as isize);
        let [it] = self.pieces.as_slice() else { return None };
        let subject =
            self.source.is_none() && it.end == self.cue.start && it.len() == 1 && token(it.start).is(known::IT);
        let comma = it.start.checked_sub(1).filter(|&i| subject && token(i).tag == Tag::Comma)?;
        let start = block.sentence_at(self.head).start;
        (token(self.head).tag == Tag::Participle && has_finite(block, start..comma)).then_some(start..comma)
    }

    /// A passive begins behind the verb of the clause that it is said of: "the claim that the vote was rigged | has been rejected".
    pub(crate) fn part_passive(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let helps = |&i: &usize| matches!(tag(i), Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not);
        let own = (self.cue.start..self.head).rev().take_while(helps).count();
        let (first, cue) = (self.head - own, self.cue.start);
        if own == 0 || first <= cue || tag(first - 1) != Tag::Participle {
            return;
        }
        self.cue.start = first;
        let led = |p: &&mut Range<usize>| p.end == cue && p.start > 0 && tag(p.start - 1) == Tag::Subordinator;
        if let Some(piece) = self.pieces.iter_mut().find(led) {
            // "| the claim that | the vote was rigged"
            let noun = block.phrase_before(piece.start - 1);
            *piece = noun.map_or(piece.start, |p| owned(block, p.start as usize))..first;
        }
    }

    /// Who is told something does not say it: "the board was warned by | its auditors | that …".
    pub(crate) fn find_agent(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let hears = lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let heard = self.source.as_ref().is_some_and(|s| s.end <= self.head);
        let owner = self.phrase.is_some_and(|p| p.kind == PhraseKind::Possessive);
        let by = by_behind(block, self.head);
        let told_by = by.is_some() || token(self.head + 1).tag == Tag::Preposition;
        if !hears || !(heard || owner || told_by) || !is_passive(block, lexicon, self.head) {
            return;
        }
        let agent = agent(block, by.unwrap_or(self.head + 1));
        if let Some(agent) = &agent {
            let behind = |p: &mut Range<usize>| p.start = p.start.max(agent.end.min(p.end));
            self.pieces.iter_mut().filter(|p| p.start < agent.end && agent.start < p.end).for_each(behind);
            self.pieces.retain(|p| !p.is_empty());
        }
        self.pieces.retain(|p| p.start > self.head);
        if let Some(that) = agent.as_ref().map(|a| a.end).filter(|&end| token(end).is(known::THAT)) {
            let sentence = block.sentence_at(self.head);
            let last = block.last_word(that..sentence.end).map_or(that, |i| i + 1);
            let end = self.pieces.last().map_or(last, |p| p.end);
            self.pieces = std::iter::once(that + 1..end).filter(|p| !p.is_empty()).collect();
        }
        self.phrase = agent.as_ref().and_then(|a| block.phrase_at(a.start));
        self.source = agent;
    }

    /// What somebody is accused of, or said to do, is no part of who says so: "accused by | rivals | of taking bribes".
    pub(crate) fn part_agent(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.start > self.head) else { return };
        let Some(agent) = agent(block, source.start - 1).filter(|a| a.end + 1 < source.end) else { return };
        let verb = token(agent.end + 1).tag;
        let of = token(agent.end).tag == Tag::Preposition && verb == Tag::Gerund;
        let to = token(agent.end).tag == Tag::To && verb.is_verbal();
        if (of || to) && is_passive(block, lexicon, self.head) {
            let place = self.pieces.partition_point(|p| p.start < source.end);
            self.pieces.insert(place, agent.end + usize::from(of)..source.end);
            self.source = Some(agent);
        }
    }

    /// Who says it can stand behind what is said: "has been called a quack | by fellow physicians | for his cures".
    pub(crate) fn find_far_agent(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let subject = self.source.clone();
        if subject.as_ref().is_some_and(|s| s.start > self.head) || !is_passive(block, lexicon, self.head) {
            return;
        }
        let ends = |i: usize| {
            let tag = token(i).tag;
            matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::Wh | Tag::Subordinator) || tag.is_finite()
        };
        let behind = self.pieces.iter().position(|p| p.start > self.head);
        let Some(place) = behind else { return };
        let Some(piece) = self.pieces.get(place).cloned() else { return };
        let by = |&i: &usize| token(i).is(known::BY) && token(i).depth == token(self.head).depth;
        let Some(by) = piece.clone().take_while(|&i| !ends(i)).find(by) else { return };
        let somebody = block.phrase_at(by + 1).filter(|p| p.is_somebody() && p.kind != PhraseKind::Pronoun);
        let participle = by > piece.start && token(by - 1).tag == Tag::Participle;
        let Some(agent) = agent(block, by).filter(|_| somebody.is_some() && !participle) else { return };
        let rest = agent.end..piece.end;
        let parts = [piece.start..by, rest].into_iter().filter(|p| p.clone().any(|i| token(i).is_word()));
        self.pieces.splice(place..=place, parts);
        if let Some(subject) = subject {
            self.pieces.insert(0, subject);
        }
        (self.source, self.phrase) = (Some(agent), somebody);
    }

    /// Whether others say this of what stands as its subject: "he is said to own four islands".
    pub(crate) fn is_said_of_source(&self, block: &Block, lexicon: &Lexicon) -> bool {
        use Stance::{Accuses, Asserts, Claims, Predicts, Says, Thinks};
        let token = |i: usize| at(&block.tokens, i as isize);
        let stance = lexicon.get(token(self.head).entry).cue.map(|cue| cue.stance);
        is_passive(block, lexicon, self.head)
            && self.source.as_ref().is_some_and(|s| s.end <= self.head)
            && token(self.head + 1).tag == Tag::To
            && matches!(stance, Some(Says | Claims | Asserts | Accuses | Predicts | Thinks))
    }

    /// Whether a headline leaves out what makes a passive of its last word: "Crew ignored alarm, inquiry | told |".
    pub(crate) fn is_told_in_headline(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let last = self.head + 1 == block.sentence_at(self.head).end && token(self.head).tag == Tag::Past;
        let hears = last && lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let source = self.source.as_ref().filter(|s| hears && s.end == self.head);
        source.is_some_and(|s| matches!(token(s.start).tag, Tag::Noun | Tag::Nouns))
    }

    /// Whether what stands as its source is nobody: "| there | is talk of Perez, saying …".
    pub(crate) fn is_expletive(&self, block: &Block) -> bool {
        self.source.as_ref().is_some_and(|s| at(&block.tokens, s.start as isize).tag == Tag::There)
    }
}
