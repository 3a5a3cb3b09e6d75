//! The discourse from paragraph to paragraph: who says the quotations that have no cue of their own, by what stands
//! beside them and by who spoke before.

pub(crate) mod action;
mod asked;
pub(crate) mod continued;
pub(crate) mod dashed;
pub(crate) mod dialogue;
mod given;
pub(crate) mod resumed;
pub(crate) mod voice;

use std::ops::Range;

use crate::attribution::record::{continued, source};
use crate::attribution::{Attribution, AttributionKind, Rule, Source};
use crate::block::label::Labels;
use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::discourse::action::{actor, is_left_short, is_sentence, SURE_AFTER};
use crate::discourse::asked::answerer;
use crate::discourse::continued::{Going, Last, LeftOpen};
use crate::discourse::dialogue::{is_alone, leave_narration, Dialogue, Style, SURE_SPEECH};
use crate::discourse::given::Given;
use crate::discourse::voice::{is_aside, is_unheld, owner, Carry, Owner};
use crate::engine::Engine;
use crate::lexicon::{known, word_hash, Lexicon, Number, Person, SourceKind};
use crate::quotation::Quotation;
use crate::settle::holder::{go_on_after, told_before};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::Span;

/// What earlier paragraphs leave for the next one.
#[derive(Debug, Default)]
pub(crate) struct Discourse {
    carry: Carry,
    dialogue: Dialogue,
    /// Whether anybody was quoted so far.
    speaks: bool,
    /// Whoever was quoted last.
    carried: Option<Source>,
    /// Whether the paragraph before told of what one person said, and nobody else.
    alone: bool,
    /// Whether the paragraph before quoted one source, and told of nothing else that was said.
    quoted: bool,
    /// Whether a paragraph that is nothing but a quotation went on with whoever was quoted before it.
    goes_on: bool,
    /// Who says what the paragraph before ended with.
    left_open: LeftOpen,
}

/// A block of a text, and the marks of the text.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) block: &'a Block,
    pub(crate) marks: &'a [Quotation],
    pub(crate) engine: &'a Engine,
    /// Whether the block begins with the label of whoever speaks.
    pub(crate) is_labelled: bool,
}

impl Passage<'_> {
    fn inner(&self, quote: &QuotedTokens) -> Option<Span> {
        self.marks.get(quote.quotation).map(|q| q.inner)
    }
}

impl Discourse {
    pub(crate) fn new(style: Style) -> Self {
        Discourse { dialogue: Dialogue::new(style), ..Discourse::default() }
    }

    pub(crate) fn is_novel(&self) -> bool {
        self.dialogue.is_novel()
    }

    /// Gives the quotations that no candidate has: to one of them, to who spoke before, to whose turn it is, to nobody.
    pub(crate) fn give(
        &self,
        passage: Passage<'_>,
        found: &mut [Candidate],
        attributions: &mut [Attribution],
    ) -> Given {
        go_on_after(passage.block, &passage.engine.lexicon, found);
        let mut given = Given { first: attributions.len(), ..Given::default() };
        for run in passage.block.quote_runs() {
            given.last = true;
            if run.iter().any(|quote| !is_unheld(passage.block, quote, found)) {
                continue;
            }
            self.give_one(passage, run, found, attributions, &mut given);
        }
        given
    }

    /// Gives one quotation, which can stand in several marks on one line after another.
    fn give_one(
        &self,
        passage: Passage<'_>,
        run: &[QuotedTokens],
        found: &mut [Candidate],
        attributions: &mut [Attribution],
        given: &mut Given,
    ) {
        let Passage { text, block, engine, .. } = passage;
        let Some(quote) = run.first().filter(|quote| !is_aside(block, quote)) else { return };
        let parts: Vec<Span> = run.iter().filter_map(|q| passage.inner(q)).collect();
        if quote.continues {
            given.going = self.left_open.go_on(&parts, attributions);
            if given.going.is_some() {
                return;
            }
        }
        if let Some((source, sure)) = self.dialogue.turn(text, block, quote) {
            given.attributions.push(continued(parts, Some(source.clone()), Rule::Turn, sure));
            return;
        }
        let (who, probability) = owner(block, quote, found, self.carry, &engine.model);
        // “Yes,” said Ann. “And no.” | Tom declared it late |.
        let reports = |place: usize| found.get(place).is_some_and(|c| c.head >= quote.last && !c.quotes(block));
        let who = match who {
            Owner::Candidate(place) if !self.is_novel() && reports(place) => {
                told_before(block, quote, found).map_or(who, Owner::Candidate)
            }
            who => who,
        };
        let acting = actor(block, &engine.lexicon, quote, self.dialogue.style());
        // what is said inside of it, or of another, is nobody's cue for the whole
        let unquoted = |c: &&mut Candidate| block.quote_at(c.head).is_none();
        if let Owner::Candidate(place) = who {
            // “What time is it?” asked Tom. Ann found her watch. “Nearly ten.”
            let only_acts = |other: &Range<usize>| {
                let sentence = block.sentence_at(other.start);
                sentence.end < quote.last && !found.iter().any(|c| sentence.contains(&c.head))
            };
            let passing = acting.as_ref().filter(|(other, _)| self.is_novel() || only_acts(other));
            let passed = |c: &Candidate| passing.is_some_and(|(other, _)| passes(block, c, other));
            let apart = |c: &Candidate| {
                !reaches(block, &engine.lexicon, c, quote) || !self.is_novel() && leads_on(block, c, quote)
            };
            let told = inner(block, found, place);
            if let Some(candidate) = found.get_mut(place).filter(unquoted).filter(|c| !passed(c) && !apart(c)) {
                if candidate.reports(block, quote) || goes_on_from(block, candidate, quote) {
                    let who = answerer(block, &engine.lexicon, candidate).or_else(|| candidate.source.clone());
                    let source = who.map(|who| source(text, block, &who));
                    given.add(parts, source, Rule::NextSentence, probability);
                } else {
                    run.iter().for_each(|quote| candidate.take_quote(block, quote));
                    if self.is_novel() {
                        leave_narration(block, candidate);
                    }
                    if let Some(inner) = told.and_then(|inner| found.get_mut(inner)) {
                        run.iter().for_each(|quote| inner.take_quote(block, quote));
                    }
                }
                return;
            }
        }
        // “It is late.” Rosalind took the lamp. Her hands were steady. “It is very late.”
        let goes_on = |given: &Given| {
            let last = given.attributions.last().filter(|a| a.rule == Rule::Action && is_sentence(block, quote))?;
            Some(last.source.clone())
        };
        if let Some((who, sure)) = acting {
            given.add(parts, Some(source(text, block, &who)), Rule::Action, sure);
        } else if let Some(source) = goes_on(given) {
            given.add(parts, source, Rule::Action, SURE_AFTER);
        } else if who == Owner::Carried && !self.is_novel() && !self.dialogue.is_answer(block, quote) {
            given.add(parts, self.carried.clone(), Rule::NextParagraph, probability);
        } else if self.tells_of_oneself(passage, quote) {
            given.add(parts, self.carried.clone(), Rule::NextParagraph, SURE_SPEECH);
        } else if (self.is_novel() || self.speaks && is_alone(block, quote)) && is_sentence(block, quote)
            || self.is_novel() && is_left_short(block, quote)
        {
            given.add(parts, None, Rule::Uncued, SURE_SPEECH);
        } else {
            given.last = false;
        }
    }

    /// Whether a paragraph that is nothing but `quote` tells of "me" right after one of what somebody said, or goes on after
    /// one that quotes a single source, as its open mark or earlier paragraphs of the text tell: Bell said that it was late. ¶
    /// “I warned them.” “It is late,” Bell said. ¶ “It rains.”
    fn tells_of_oneself(&self, passage: Passage<'_>, quote: &QuotedTokens) -> bool {
        let Passage { block, engine, .. } = passage;
        let first = |t: &Token| {
            engine
                .lexicon
                .get(t.entry)
                .pronoun
                .is_some_and(|p| p.person == Person::First && p.number == Number::Singular)
        };
        let plain = !self.is_novel() && is_alone(block, quote) && is_sentence(block, quote);
        let words = || block.tokens.get(quote.first..quote.last).unwrap_or_default();
        let opens = |q: &Quotation| q.inner.end() == q.outer.end();
        let left_open = || self.goes_on || passage.marks.get(quote.quotation).is_some_and(opens);
        let goes_on = || self.quoted && block.labels == Labels::None && left_open();
        plain && !self.dialogue.is_answer(block, quote) && (goes_on() || self.alone && words().iter().any(first))
    }

    /// Notes what the block, whose attributions are by now the last, leaves for the next one. Gives the earlier one, if
    /// any, that goes on in the block.
    pub(crate) fn note(
        &mut self,
        passage: Passage<'_>,
        found: &[Candidate],
        given: Given,
        attributions: &mut Vec<Attribution>,
    ) -> Option<Going> {
        let Passage { text, block, is_labelled, .. } = passage;
        let first = given.first;
        self.carry = Carry::after(block, found, given.last, self.carry);
        let inner = |quote: &QuotedTokens| passage.inner(quote).unwrap_or_default();
        let mut going = given.going;
        if let Some(quote) = block.quotes.first().filter(|q| q.continues && going.is_none() && !is_labelled) {
            going = self.left_open.name(inner(quote), first, attributions);
        }
        let alone = block.quotes.len() == 1;
        let told = block.quotes.last().filter(|quote| !is_aside(block, quote));
        let last = told.map(|quote| Last {
            inner: inner(quote),
            continues: quote.continues,
            going: going.filter(|_| alone).map(|it| it.index),
        });
        self.left_open.note(last, first, attributions);
        let new = attributions.get(first..).unwrap_or_default();
        if let Some(it) = going.and_then(|it| attributions.get(it.index)).filter(|_| new.is_empty()) {
            self.carried.clone_from(&it.source);
        } else {
            self.dialogue.note(text, block, new);
        }
        self.alone = is_of_one(new, &passage.engine.lexicon);
        let one = |a: &Attribution| a.kind == AttributionKind::Direct && a.source.is_some();
        let first = new.first().filter(|a| one(a));
        self.quoted = first.is_some_and(|first| new.iter().all(|a| one(a) && a.source == first.source));
        let carried = |a: &Attribution| a.rule == Rule::NextParagraph && a.source.is_some();
        self.goes_on |= new.first().is_some_and(carried) && block.quotes.first().is_some_and(|q| is_alone(block, q));
        self.speaks |= new.iter().any(|a| a.kind == AttributionKind::Direct && a.source.is_some());
        let quoting = new.iter().rev().find(|a| a.kind != AttributionKind::Indirect);
        if let Some(source) = quoting.or(new.last()).and_then(|a| a.source.clone()) {
            self.carried = Some(source);
        }
        going
    }
}

/// Whether all that is said is of one source that can be a person, pronouns aside.
fn is_of_one(attributions: &[Attribution], lexicon: &Lexicon) -> bool {
    let sources = attributions.iter().map(|a| a.source.as_ref().map(|s| s.text.as_str()));
    let mut named = sources.filter(|s| s.is_none_or(|text| lexicon.entry(word_hash(text)).pronoun.is_none()));
    let human = |text: &&str| {
        let noun = lexicon.entry(word_hash(text.split_whitespace().last().unwrap_or_default()));
        noun.organisation.is_none() && matches!(noun.source, None | Some(SourceKind::Person))
    };
    named.next().flatten().filter(human).is_some_and(|first| named.all(|other| other == Some(first)))
}

/// Whether somebody else, by name or as somebody's, acts after the candidate's cue.
fn passes(block: &Block, candidate: &Candidate, actor: &Range<usize>) -> bool {
    let Some(phrase) = block.phrase_at(actor.start) else { return false };
    let word = |i: usize| at(&block.tokens, i as isize).word;
    let mut source = candidate.source.clone().unwrap_or_default();
    // One critic, who would not be named, called her a “pike.” She laughs. “He’s right.”
    let relative = source.start > 1 && at(&block.tokens, source.start as isize).tag == Tag::Wh;
    let first = word(source.start.saturating_sub(if relative { 2 } else { 0 }));
    let unnamed = || known::INDEFINITE.contains(&first) || first == known::ONE;
    let other = match phrase.kind {
        PhraseKind::Name | PhraseKind::Possessive => !source.any(|i| word(i) == word(actor.end - 1)),
        PhraseKind::Pronoun => unnamed() && !source.is_empty(),
        _ => false,
    };
    other && candidate.head < actor.start
}

/// Who is told to have said what the candidate only tells the place of: “We lost,” | Roe said |, according to a transcript.
/// “All of it.”
fn inner(block: &Block, found: &[Candidate], place: usize) -> Option<usize> {
    let outer = found.get(place).filter(|c| !at(&block.tokens, c.head as isize).tag.is_verb())?;
    let first = place.saturating_sub(NEAR);
    let inner = found.get(first..place)?.iter().rposition(|c| outer.holds(c.head) && c.quotes(block))?;
    Some(first + inner)
}

/// Whether the quotation can go on from what the candidate tells before it: neither another's clause stands between (“Yes,”
/// said Ann, and Tom came in crying, “no”), nor is it something else in a sentence of the writer's.
fn reaches(block: &Block, lexicon: &Lexicon, candidate: &Candidate, quote: &QuotedTokens) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let sentence = block.sentence_at(quote.first);
    if candidate.head < sentence.start {
        return goes_on(block, lexicon, quote);
    }
    // Ann knew a boy who “would never ask.” | “He’s shy,” said Tom.
    if candidate.head >= sentence.end.max(quote.last + 1) && is_led(block, quote) {
        return false;
    }
    if is_led(block, quote) && is_title(block, quote) {
        return false;
    }
    let told = candidate.pieces.iter().map(|p| p.end).filter(|&end| end < quote.first).max();
    let end = candidate.source.as_ref().map_or(0, |s| s.end).max(candidate.cue.end).max(told.unwrap_or(0));
    let end = end.max(quote.first.saturating_sub(REACH));
    let subject = |i: usize| block.phrase_at(i).filter(|p| p.kind != PhraseKind::Pronoun);
    let acts = |p: Phrase| matches!(token(p.end as usize).tag, Tag::Past | Tag::Present);
    let other = |i: usize| token(i).tag == Tag::Conjunction && subject(i + 1).is_some_and(acts);
    !candidate.quotes(block) || !(end..quote.first).any(|i| token(i).depth == 0 && other(i))
}

/// Whether the candidate tells of a clause of its own behind a sentence that goes on in the quotation: he apologised
/// “unreservedly” and | said | it was late.
fn goes_on_from(block: &Block, candidate: &Candidate, quote: &QuotedTokens) -> bool {
    let joint = at(&block.tokens, quote.last as isize + 1).tag == Tag::Conjunction;
    let own = candidate.pieces.iter().all(|p| p.start >= candidate.cue.end);
    candidate.cue.start == quote.last + 2 && joint && own && is_led(block, quote)
}

/// Whether a quotation in a sentence of the writer's can be what is said before: no label on a thing ("has a “buy” rating",
/// "the so-called “bomb cyclone” killed"), and nothing to be read ("on the wall hung a sign: “No smoking”").
fn goes_on(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let sentence = block.sentence_at(quote.first);
    let Some(before) = quote.first.checked_sub(2).filter(|&i| i >= sentence.start) else { return true };
    let after = token(quote.last + 1).tag;
    let words = block.tokens.get(quote.first..quote.last).unwrap_or_default();
    let short = words.len() <= LABEL && words.iter().all(|t| t.is_word());
    let qualifies =
        |tag| matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Participle);
    let label = short && qualifies(token(before).tag) && (after.is_nominal() || after.is_verbal());
    let shows = |i: usize| lexicon.get(token(i).entry).source == Some(SourceKind::Document);
    let owned =
        |i: usize| matches!(at(&block.tokens, i as isize - 1).tag, Tag::Preposition | Tag::Genitive | Tag::Possessive);
    let stands = |p: &Phrase| (p.start as usize) >= sentence.start && !owned(p.start as usize);
    let ended = block.phrases_ended(before + 1);
    let near = block.phrases.get(ended.saturating_sub(NEAR)..ended).unwrap_or_default();
    let read = near.iter().filter(|p| stands(p)).any(|p| (p.start..p.end).any(|i| shows(i as usize)));
    !label && !read
}

/// Whether the words right before a quotation are of a sentence of the writer's that goes on in it.
fn is_led(block: &Block, quote: &QuotedTokens) -> bool {
    let before = quote.first.checked_sub(2).filter(|&i| i >= block.sentence_at(quote.first).start);
    before.is_some_and(|i| at(&block.tokens, i as isize).is_word())
}

/// Whether the candidate leads to another quotation, in a later sentence that it does not open: “It leaks.” The dam is, in
/// | Ann's words |, “a sieve”.
fn leads_on(block: &Block, candidate: &Candidate, quote: &QuotedTokens) -> bool {
    let first = candidate.source.as_ref().map_or(candidate.cue.start, |s| s.start.min(candidate.cue.start));
    let later = block.sentence_at(candidate.head).start > quote.last && first > quote.last + 1;
    later && candidate.quotes(block) && candidate.pieces.iter().all(|p| p.start > candidate.head)
}

/// Whether it is called by its words, with a capital each: the man at the heart of “Low Tide”.
fn is_title(block: &Block, quote: &QuotedTokens) -> bool {
    let words = block.tokens.get(quote.first..quote.last).unwrap_or_default();
    let mut named = words.iter().filter(|t| t.is_word() && (t.tag.is_nominal() || t.tag.is_verbal()));
    let capital = |t: &Token| matches!(t.shape, Shape::Capital | Shape::Upper);
    words.len() <= LABEL + 1 && words.iter().filter(|t| capital(t)).count() > 1 && named.all(capital)
}

/// How many words before a quotation another's clause is looked for in.
const REACH: usize = 48;

/// The most words of a label, and how many phrases before it are looked at.
const LABEL: usize = 4;
const NEAR: usize = 4;
