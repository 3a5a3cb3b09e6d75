//! Control: who says what a verb tells that has no subject of its own, as participles and second verbs have none: the
//! subject of the clause that they hang on (Quirk et al. 1985, *A Comprehensive Grammar of the English Language*, 15.58).

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::grammar::clauses::joins_clauses;
use crate::grammar::owner::{owned, with_owner};
use crate::grammar::Grammar;
use crate::lexicon::{known, Lexicon, SourceKind, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How many attributions before are looked at.
const NEAR: usize = 4;

/// How many phrases before a verb its clause's subject is looked for, and how many tokens the verb of that.
const PHRASES: usize = 16;
const REACH: usize = 24;

/// Gives each of a block's candidates whose verb has no subject of its own that of its clause.
pub(crate) fn find_controllers(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let grammar = Grammar { block, lexicon };
    for place in 0..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        grammar.leave_colon(own);
        grammar.go_on_from_sentence(own, before);
        grammar.go_on_from_inverted(own, before);
        grammar.leave_governed(own, before);
        grammar.find_near_subject(own, before);
        grammar.find_set_apart(own);
        grammar.leave_told(own, before);
    }
}

/// The subject of the clause that goes on at `end`: the nearest one before it that has its verb there, somebody's.
pub(crate) fn clause_subject(block: &Block, end: usize, depth: u8) -> Option<Phrase> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let first = block.sentence_at(end).start;
    let is_subject = |p: &Phrase| {
        let start = owned(block, p.start as usize);
        let before = token(start.wrapping_sub(1)).tag;
        let hangs =
            before.is_verb() || matches!(before, Tag::Preposition | Tag::Subordinator | Tag::WhAdverb | Tag::Wh);
        let nobody =
            matches!(token(start).tag, Tag::There | Tag::Wh) || p.kind == PhraseKind::Relative || !p.is_somebody();
        let apart = hangs && start > first || token(p.head()).depth != depth;
        !nobody && !apart && verb_behind(block, with_owner(block, p.end as usize)).is_some_and(|verb| verb < end)
    };
    let phrases = block.phrases.get(block.phrases_before(first)..block.phrases_before(end)).unwrap_or_default();
    phrases.iter().rev().take(PHRASES).find(|p| is_subject(p)).copied()
}

/// The subject of a verb that the conjunction at `joint` joins to one before: "| Bell | rose and said"; of another than the
/// one before a semicolon, "one wept; | another | rolled his eyes and said".
pub(crate) fn joined_subject(block: &Block, joint: usize, depth: u8) -> Option<Phrase> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let first = block.sentence_at(joint).start.max(joint.saturating_sub(REACH));
    let clause = (first..joint).rev().find(|&i| token(i).shape == Shape::Semicolon && token(i).depth == depth);
    let start = clause.map_or(first, |i| i + 1);
    let opening = block.phrase_at(start).filter(|p| p.kind == PhraseKind::Bare || p.is_somebody());
    let own = |p: &Phrase| clause.is_some() && verb_behind(block, p.end as usize).is_some();
    opening.filter(own).or_else(|| clause_subject(block, joint, depth).filter(|p| p.start as usize >= start))
}

/// Who begins the sentence and does what looks like no finite verb, before `end`: | the porter | looked at him and said.
pub(crate) fn opening_subject(block: &Block, lexicon: &Lexicon, end: usize) -> Option<Phrase> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let subject = block.phrase_at(block.sentence_at(end).start)?;
    let verb = subject.end as usize;
    let past = lexicon.get(token(verb).entry).verb == Some(VerbKind::Past);
    let acts = (past || token(verb).tag == Tag::Participle) && verb < end && end - verb <= REACH;
    (acts && !has_finite(block, verb + 1..end)).then_some(subject)
}

/// The finite verb that a subject which ends at `end` would have, right behind it or behind its apposition's comma.
fn verb_behind(block: &Block, end: usize) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let opens = |i: usize| token(i).tag == Tag::Comma || token(i).shape == Shape::Dash;
    let alike = |&i: &usize| token(i).tag == token(end).tag && token(i).depth == token(end).depth;
    // "Dahl | – whose firm it was – | derided"
    let closing = Some(end).filter(|&end| opens(end)).and_then(|end| (end + 1..end + REACH).find(alike));
    let relative = closing.filter(|_| token(end + 1).tag == Tag::Wh);
    let first = relative.map_or(end + usize::from(token(end).tag == Tag::Comma), |closing| closing + 1);
    let passed = |i: &usize| matches!(token(*i).tag, Tag::Adverb | Tag::Not);
    let verb = first + (first..first + NEAR).take_while(passed).count();
    (token(verb).tag.is_finite() || is_told(block, verb)).then_some(verb)
}

/// Whether what looks like a participle is finite, as a name has none to itself, nor has one an object: "Chen disagreed,
/// saying", "the firm attacked | the school |, saying".
fn is_told(block: &Block, index: usize) -> bool {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    let [before, after] = [index.wrapping_sub(1), index + 1].map(tag);
    let object = matches!(after, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name);
    tag(index) == Tag::Participle && (before == Tag::Name || before.is_nominal() && object)
}

impl Grammar<'_> {
    /// Whom a clause only tells of does not say what stands behind its colon: "| Ann Bell | breaks her silence on Ruiz: “…”";
    /// nor what a headline is about, where somebody follows: "Rugby: ‘No’ – | Ann Bell | on the late call".
    fn leave_colon(&self, own: &mut Candidate) {
        if self.token(own.head).shape != Shape::Colon || !own.quotes(self.block) {
            return;
        }
        let Some(source) = own.source.clone().filter(|s| s.end == own.head) else { return };
        let start = owned(self.block, source.start);
        let first = self.block.sentence_at(own.head).start;
        if start == first && source.len() == 1 {
            let behind = self.block.quote_at(own.head + 2).map(|q| q.last + 1);
            let dash = behind.filter(|&i| self.token(i).shape == Shape::Dash);
            let somebody = |p: &Phrase| matches!(p.role, Role::Human | Role::Person | Role::Title);
            if let Some(subject) = dash.and_then(|dash| self.block.phrase_at(dash + 1)).filter(somebody) {
                own.give_to(subject);
            }
            return;
        }
        let Some(link) = start.checked_sub(1) else { return };
        let governor = self.token(link);
        if !(governor.tag.is_verb() || matches!(governor.tag, Tag::Preposition | Tag::To)) || governor.is(known::BY) {
            return;
        }
        // "she read a letter from Bell: “…”", "he quotes Bell: “…”"
        let says = |i: usize| {
            let entry = self.entry(i);
            entry.cue_noun.is_some() || entry.source == Some(SourceKind::Document) || entry.cue.is_some()
        };
        if says(link) || link > first && says(link - 1) {
            return;
        }
        let subject = clause_subject(self.block, start, self.token(own.head).depth);
        if let Some(subject) = subject.filter(|p| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun)) {
            own.give_to(subject);
        }
    }

    /// A sentence that is only a participle with what it tells goes on with whoever spoke: Moen called it late. | Adding, | “So
    /// late.”
    fn go_on_from_sentence(&self, own: &mut Candidate, before: &[Candidate]) {
        let sentence = self.block.sentence_at(own.head);
        let opens = own.source.is_none() && own.head == sentence.start && self.token(own.head).tag == Tag::Gerund;
        if !opens || !own.quotes(self.block) {
            return;
        }
        let Some(last) = before.last().filter(|c| self.block.sentence_at(c.head).end == sentence.start) else { return };
        (own.source, own.phrase) = (last.source.clone(), last.phrase);
    }

    /// A second verb behind who stands behind the first goes on with him or her: “No,” said | Novak |, and warned that …
    fn go_on_from_inverted(&self, own: &mut Candidate, before: &[Candidate]) {
        let finite = matches!(self.token(own.head).tag, Tag::Past | Tag::Present);
        let Some(last) = before.last().filter(|_| own.source.is_none() && finite) else { return };
        let adverb = usize::from(self.token(own.head.wrapping_sub(1)).tag == Tag::Adverb);
        let Some(joint) = own.head.checked_sub(1 + adverb) else { return };
        let Some(source) = last.source.clone().filter(|s| s.start > last.head && s.end <= joint) else { return };
        let comma = self.token(source.end).tag == Tag::Comma;
        let beside = source.end + usize::from(comma) == joint;
        if beside && self.token(joint).tag == Tag::Conjunction {
            (own.source, own.phrase) = (Some(source), last.phrase);
        }
    }

    /// Nobody says it whom the clause's verb or a preposition governs: "| Chen | attacked Ruiz for her silence, saying …", "|
    /// Chen | met reporters and said …".
    fn leave_governed(&self, own: &mut Candidate, before: &[Candidate]) {
        let Some(source) = own.source.clone().filter(|s| s.end <= own.head) else { return };
        let governor = self.token(owned(self.block, source.start).wrapping_sub(1));
        let governs = governor.tag.is_verbal() || governor.tag == Tag::Preposition || governor.is(known::TO);
        // "Dahl – | whose firm | knew Moen – derided it, saying …"
        let relative = self.token(source.start).tag == Tag::Wh || matches!(governor.tag, Tag::Wh | Tag::WhAdverb);
        let governed = relative || governs && !governor.is(known::BY);
        let end = own.phrase.map_or(source.end, |p| p.end as usize);
        if !governed || !relative && verb_behind(self.block, end).is_some() || !self.hangs(own, &source, governor) {
            return;
        }
        let mut near = before.iter().rev().take(NEAR);
        let depth = self.token(own.head).depth;
        if !relative && near.any(|c| c.source.as_ref() == Some(&source) && self.token(c.head).tag != Tag::Gerund) {
            return;
        }
        if let Some(subject) = clause_subject(self.block, if relative { own.cue.start } else { source.start }, depth) {
            own.give_to(subject);
        }
    }

    /// Whether the candidate's verb can hang on the clause before it, and not on `source`.
    fn hangs(&self, own: &Candidate, source: &Range<usize>, governor: Token) -> bool {
        let link = self.token(own.cue.start.wrapping_sub(1)).tag;
        let start = own.cue.start.saturating_sub(REACH).max(self.block.sentence_at(own.head).start);
        let told = |i: usize| self.token(i).tag == Tag::Gerund && self.token(i.wrapping_sub(1)).tag == Tag::Comma;
        let relative = |i: usize| matches!(self.token(i).tag, Tag::Wh | Tag::WhAdverb);
        match (self.token(own.head).tag, link) {
            (Tag::Gerund, Tag::Comma) => true,
            // "they marched – where the team was playing – | while chanting |"
            (Tag::Gerund, Tag::Subordinator | Tag::WhAdverb) => true,
            // "saying that A | and adding that B"
            (Tag::Gerund, Tag::Conjunction) => (start..own.cue.start).any(told),
            // "emailed | supporters | saying"
            (Tag::Gerund, _) => {
                let sends = self.lexicon.get(governor.entry).verb == Some(VerbKind::Hears) && governor.tag.is_verb();
                // "wrote to | the mayor | on Tuesday asking"
                let link = owned(self.block, source.start).wrapping_sub(2);
                let writes = governor.is(known::TO) && self.entry(link).cue.is_some();
                let writes = writes && matches!(self.token(link).tag, Tag::Past | Tag::Present);
                let day = |i: usize| self.token(i).tag == Tag::Preposition || self.entry(i).is_date();
                let near = own.cue.start - source.end <= 2 && (source.end..own.cue.start).all(day);
                sends && source.end == own.cue.start || writes && near
            }
            (Tag::Past | Tag::Present, Tag::Conjunction) => !(source.end..own.cue.start).any(relative),
            _ => false,
        }
    }

    /// What a participle tells is said by the subject of the clause that it ends: "Ruiz wept, but | Chen | laughed, saying …".
    fn find_near_subject(&self, own: &mut Candidate, before: &[Candidate]) {
        let Some(source) = self.source_before(own) else { return };
        let Some(comma) = own.cue.start.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Comma) else { return };
        let first = source.end.max(comma.saturating_sub(REACH));
        let is_verb = |i: usize| self.token(i).tag.is_finite() || is_told(self.block, i);
        let Some(verb) = (first..comma).rev().find(|&i| is_verb(i)) else { return };
        let helps = |i: &usize| matches!(self.token(*i).tag, Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not);
        let start = verb - (first..verb).rev().take_while(helps).count();
        let somebody = |p: &Phrase| p.is_somebody() && matches!(p.kind, PhraseKind::Name | PhraseKind::Noun);
        let Some(subject) = self.block.phrase_before(start).filter(somebody) else { return };
        let Some(joint) = (subject.start as usize).checked_sub(1) else { return };
        let depth = self.token(own.head).depth;
        let told = before.iter().rev().take(NEAR).any(|c| c.holds(verb) && !c.holds(own.head));
        if joint >= source.end && joins_clauses(self.token(joint)) && !told && self.token(verb).depth == depth {
            own.give_to(subject);
        }
    }

    /// What a participle in commas tells is said by who stands before it, where the verb of the clause comes behind: "they
    /// noted one more: | Glue AG |, citing “low demand,” cut its outlook".
    fn find_set_apart(&self, own: &mut Candidate) {
        let Some(source) = self.source_before(own) else { return };
        let depth = self.token(own.head).depth;
        let comma = own.cue.start.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Comma);
        let somebody = |p: &Phrase| p.kind == PhraseKind::Name && p.is_somebody() && p.start as usize >= source.end;
        let Some(subject) = comma.and_then(|comma| self.block.phrase_before(comma)).filter(somebody) else { return };
        let link = self.token((subject.start as usize).wrapping_sub(1));
        let opens = matches!(link.shape, Shape::Colon | Shape::Semicolon)
            || matches!(link.tag, Tag::Conjunction | Tag::Subordinator | Tag::WhAdverb);
        let sentence = self.block.sentence_at(own.head).end;
        let Some(end) = own.pieces.iter().map(|p| p.end).max().filter(|&end| end < sentence && opens) else { return };
        // its mark and its comma
        let behind = (end..end + NEAR).find(|&i| self.token(i).is_word() && self.token(i).tag != Tag::Adverb);
        if behind.is_some_and(|i| i > end && self.token(i).tag.is_finite() && self.token(i).depth == depth) {
            // "last week | Glue AG |"
            let name = (subject.start..subject.end).find(|&i| self.token(i as usize).tag == Tag::Name);
            own.source = Some(name.unwrap_or(subject.start) as usize..subject.end as usize);
            own.phrase = Some(subject);
        }
    }

    /// What a participle tells behind a report is said by who reports, and by nobody whom the report only tells of: "| Dahl |
    /// rejected the claim that Ruiz had lied, saying …", "| Dahl | said that Ruiz had left, adding …".
    fn leave_told(&self, own: &mut Candidate, before: &[Candidate]) {
        let Some(source) = self.source_before(own) else { return };
        let first = self.block.sentence_at(own.head).start;
        let comma = own.cue.start.checked_sub(1).is_some_and(|i| self.token(i).tag == Tag::Comma);
        if !comma || source.start <= first {
            return;
        }
        let depth = self.token(own.head).depth;
        let reports = |c: &&Candidate| {
            let head = self.token(c.head);
            let told = |p: &Range<usize>| {
                let inside = p.start > c.head && p.start <= source.start && source.end <= p.end;
                inside && self.token(p.start).tag != Tag::Conjunction
            };
            let verb = matches!(head.tag, Tag::Past | Tag::Present | Tag::Participle) && head.depth == depth;
            // "made it clear that …"
            let that = |p: &Range<usize>| p.start > c.head && self.token(p.start - 1).is(known::THAT);
            let verb = verb && (self.entry(c.head).cue.is_some() || c.pieces.iter().any(that));
            c.head >= first && verb && c.pieces.iter().any(told)
        };
        let Some(outer) = before.iter().rev().take(NEAR).find(reports) else { return };
        let whose = outer.source.clone().filter(|s| s.end <= outer.head && self.token(s.start).tag != Tag::Wh);
        if let Some(whose) = whose {
            (own.source, own.phrase) = (Some(whose), outer.phrase);
        }
    }

    /// The source of a participle that stands before it.
    fn source_before(&self, own: &Candidate) -> Option<Range<usize>> {
        let gerund = self.token(own.head).tag == Tag::Gerund;
        own.source.clone().filter(|s| gerund && s.end <= own.head)
    }
}
