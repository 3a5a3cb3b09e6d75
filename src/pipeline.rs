//! The way of a text through the stages, block by block.

use crate::acceptance::accept;
use crate::action::{actor, is_sentence};
use crate::attribution::{Attribution, AttributionKind, Rule, Source};
use crate::block::{blocks, pieces, Block, QuotedTokens};
use crate::candidate::{candidates, Buffers, Candidate};
use crate::claim::words::Words;
use crate::claim::{self, set_antecedents, Attributed, Claim, ClaimKind, Saying, Scratch};
use crate::continued::{Going, Last, LeftOpen};
use crate::dialogue::{self, is_alone, style, tells, Dialogue};
use crate::document::{Extraction, Sentence};
use crate::engine::Engine;
use crate::framed::framed;
use crate::governed::{governed, said_of_oneself};
use crate::holder::settle_quotations;
use crate::lexicon::{Boilerplate, Lexicon};
use crate::mention::Mentions;
use crate::quotation::{quotations, Quotation};
use crate::quote::quotes;
use crate::record::{continued, record, set_within, source};
use crate::settle::settle;
use crate::signature::{is_transcript, label, signature};
use crate::speaker::{speakers, Speakers};
use crate::status::end_conditions;
use crate::voice::{is_aside, is_uncovered, owner, Carry, Owner};
use crate::Span;

/// Everything that is found in `text`, whose sentences are `spans`; without claims, unless they are wanted: they take a
/// quarter of the time, and nothing else needs them.
pub(crate) fn extract(text: &str, spans: &[Span], engine: &Engine, words: &Words, claims: bool) -> Extraction {
    let lexicon = &engine.lexicon;
    let sentences: Vec<Sentence> =
        spans.iter().map(|&span| Sentence { span, boilerplate: boilerplate(text, span, lexicon) }).collect();
    let pieces = pieces(text, spans);
    let blocks: Vec<&[Span]> = blocks(text, &pieces).collect();
    let paragraphs = || blocks.iter().copied();
    let marks = quotations(text, paragraphs(), |word| lexicon.is_elision(word));
    let mut run = Run::new(text, engine, words, &marks, &sentences);
    run.wants_claims = claims;
    run.block.labels = is_transcript(text, paragraphs());
    run.dialogue = Dialogue::new(style(text, paragraphs(), &marks, lexicon));
    for pieces in paragraphs() {
        run.block(pieces);
    }
    let novel = run.dialogue.is_novel();
    let Run { mut mentions, mut attributions, mut claims, .. } = run;
    drop(marks);
    mentions.list.shrink_to_fit();
    attributions.shrink_to_fit();
    claims.shrink_to_fit();
    let starts: Vec<u32> =
        paragraphs().filter(|_| novel).filter_map(|it| it.first()).map(|piece| piece.start32()).collect();
    let Speakers { list: speakers, certainty, pronouns } =
        speakers(text, &mentions.list, &mut attributions, lexicon, &starts);
    drop(mentions);
    for (attribution, certainty) in attributions.iter_mut().zip(certainty) {
        if attribution.speaker.is_some() {
            attribution.confidence = attribution.confidence.times(certainty);
        }
    }
    set_antecedents(&mut claims, &pronouns);
    let quotes = quotes(text, &attributions);
    Extraction { sentences, speakers, attributions, quotes, claims, ..Extraction::default() }
}

/// What goes along from block to block: results, and buffers that are used again.
struct Run<'r> {
    text: &'r str,
    engine: &'r Engine,
    words: &'r Words,
    marks: &'r [Quotation],
    /// The first quotation that can touch the next block.
    offset: usize,
    sentences: &'r [Sentence],
    /// The sentence that the last piece was of.
    sentence: usize,
    /// Which pieces of the block belong to no article.
    skipped: Vec<bool>,
    block: Block,
    found: Vec<Candidate>,
    buffers: Buffers,
    scratch: Scratch,
    carry: Carry,
    dialogue: Dialogue,
    /// Whether anybody was quoted so far.
    speaks: bool,
    /// Whoever was quoted last.
    carried: Option<Source>,
    /// Who says what the paragraph before ended with.
    left_open: LeftOpen,
    mentions: Mentions,
    attributions: Vec<Attribution>,
    claims: Vec<Claim>,
    wants_claims: bool,
}

impl<'r> Run<'r> {
    fn new(
        text: &'r str,
        engine: &'r Engine,
        words: &'r Words,
        marks: &'r [Quotation],
        sentences: &'r [Sentence],
    ) -> Self {
        Self {
            text,
            engine,
            words,
            marks,
            offset: 0,
            sentences,
            sentence: 0,
            skipped: Vec::new(),
            block: Block::default(),
            found: Vec::new(),
            buffers: Buffers::default(),
            scratch: Scratch::default(),
            carry: Carry::default(),
            dialogue: Dialogue::default(),
            speaks: false,
            carried: None,
            left_open: LeftOpen::default(),
            mentions: Mentions::default(),
            attributions: Vec::new(),
            claims: Vec::new(),
            wants_claims: true,
        }
    }

    /// Whether a piece, the next in order, is of a sentence that belongs to no article.
    fn is_skipped(&mut self, piece: Span) -> bool {
        let before = |s: &&Sentence| s.span.end() <= piece.start();
        self.sentence += self.sentences.get(self.sentence..).unwrap_or_default().iter().take_while(before).count();
        self.sentences.get(self.sentence).is_some_and(|s| s.boilerplate.is_some())
    }

    fn block(&mut self, pieces: &[Span]) {
        let Run { text, engine, words, marks, .. } = *self;
        make_room(&mut self.mentions.list, pieces.len());
        make_room(&mut self.attributions, pieces.len());
        make_room(&mut self.claims, pieces.len());
        self.skipped.clear();
        for &piece in pieces {
            let skipped = self.is_skipped(piece);
            self.skipped.push(skipped);
        }
        self.block.fill(text, pieces, marks, self.offset, engine);
        let end = self.block.span().end();
        self.offset += marks.get(self.offset..).unwrap_or_default().iter().take_while(|q| q.outer.end() <= end).count();
        self.mentions.collect(text, &self.block, &engine.lexicon);
        let first = self.attributions.len();
        let mut continued = None;
        if self.skipped.contains(&false) {
            continued = self.attribute();
        }
        let (old, new) = self.attributions.split_at_mut(first);
        set_within(new, first);
        if !self.wants_claims {
            return;
        }
        let continued = continued.and_then(|it| old.get(it.index).map(|a| attributed(a, it.index, it.from)));
        let attributed: Vec<Attributed<'_>> =
            new.iter().zip(first..).map(|(a, n)| attributed(a, n, 0)).chain(continued).collect();
        let (block, model) = (&self.block, &engine.model);
        let source = claim::Source { text, block, attributed: &attributed, words, model };
        let skip = |number: usize| self.skipped.get(number).is_some_and(|&skipped| skipped);
        claim::claims(source, skip, &mut self.scratch, &mut self.claims);
    }

    /// Appends the block's attributions. Gives the one before, if any, that goes on in the block.
    fn attribute(&mut self) -> Option<Going> {
        let Run { text, engine, words, marks, .. } = *self;
        self.found.clear();
        candidates(&mut self.block, engine, &mut self.buffers, &mut self.found);
        accept(&self.block, engine, &mut self.found);
        settle(&self.block, &engine.lexicon, &mut self.found);
        governed(&self.block, &engine.lexicon, &mut self.found);
        framed(&self.block, &engine.lexicon, &mut self.found);
        end_conditions(&self.block, words, &mut self.found);
        if let Some(signed) = signature(&self.block) {
            self.found.retain(|c| c.probability > signed.probability || !c.overlaps(&signed));
            let place = self.found.partition_point(|c| c.head < signed.head);
            self.found.insert(place, signed);
        }
        let mut is_labelled = false;
        if let Some(labelled) = label(&self.block) {
            self.found.retain(|c| c.head > labelled.head);
            // "COUNSEL: Did anyone tell you that …?" is no saying of counsel's that they told
            self.found.iter_mut().filter(|c| c.source.as_ref().is_some_and(|s| s.end <= labelled.head)).for_each(|c| {
                (c.source, c.phrase) = (None, None);
            });
            self.found.insert(0, labelled);
            is_labelled = true;
        }
        settle_quotations(&self.block, &mut self.found);
        if self.dialogue.is_novel() {
            self.found.retain(|c| tells(&self.block, &engine.lexicon, c));
        }
        let mut carried_on: Vec<Attribution> = Vec::new();
        let mut given_last = false;
        let mut going = None;
        for run in self.block.quote_runs() {
            let Some(quote) = run.first() else { continue };
            given_last = true;
            let told = run.iter().any(|quote| !is_uncovered(quote, &self.found));
            if told || is_aside(&self.block, quote) {
                continue;
            }
            let parts: Vec<Span> = run.iter().filter_map(|q| marks.get(q.quotation)).map(|q| q.inner).collect();
            if quote.continues {
                going = self.left_open.go_on(&parts, &mut self.attributions);
                if going.is_some() {
                    continue;
                }
            }
            if let Some((source, sure)) = self.dialogue.turn(text, &self.block, quote) {
                carried_on.push(continued(parts, Some(source.clone()), Rule::Turn, sure));
                continue;
            }
            let (who, probability) = owner(&self.block, quote, &self.found, self.carry, &engine.model);
            let mut add = |source: Option<Source>, rule, sure| {
                // “Against fire.” He rubbed his eyes. “Not against this.”
                let last = carried_on
                    .last_mut()
                    .filter(|a| is_beside(a.rule) && is_beside(rule) && a.source == source && ends_before(a, &parts));
                match last {
                    Some(last) => last.content.extend_from_slice(&parts),
                    None => carried_on.push(continued(parts.clone(), source, rule, sure)),
                }
            };
            let acts = actor(&self.block, &engine.lexicon, quote);
            // what is said inside of it, or of another, is nobody's cue for the whole
            let quoted = |c: &Candidate| self.block.quote_at(c.head).is_some();
            let who = match who {
                Owner::Candidate(place) if self.found.get(place).is_some_and(quoted) => Owner::Nobody,
                who => who,
            };
            match (who, acts) {
                (Owner::Candidate(place), _) => {
                    let Some(candidate) = self.found.get_mut(place) else { continue };
                    if candidate.reports(&self.block, quote) {
                        let source = candidate.source.as_ref().map(|s| source(text, &self.block, s));
                        add(source, Rule::NextSentence, probability);
                    } else {
                        run.iter().for_each(|quote| candidate.take_quote(&self.block, quote));
                    }
                }
                (_, Some((who, sure))) => add(Some(source(text, &self.block, &who)), Rule::Action, sure),
                (Owner::Carried, None) if !self.dialogue.is_novel() => {
                    add(self.carried.clone(), Rule::NextParagraph, probability);
                }
                _ if (self.dialogue.is_novel() || self.speaks && is_alone(&self.block, quote))
                    && is_sentence(&self.block, quote) =>
                {
                    add(None, Rule::Uncued, dialogue::SURE_SPEECH);
                }
                _ => given_last = false,
            }
        }
        self.found.retain(|c| !c.pieces.is_empty());
        said_of_oneself(&self.block, &engine.lexicon, &mut self.found);
        self.carry = Carry::after(&self.block, &self.found, given_last, self.carry);
        let first = self.attributions.len();
        let record = |c| record(text, &self.block, marks, c, &engine.lexicon, words);
        self.attributions.extend(self.found.iter().map(record));
        self.attributions.extend(carried_on);
        let inner = |quote: &QuotedTokens| marks.get(quote.quotation).map_or(Span::default(), |q| q.inner);
        if let Some(quote) = self.block.quotes.first().filter(|q| q.continues && going.is_none() && !is_labelled) {
            going = self.left_open.name(inner(quote), first, &mut self.attributions);
        }
        let alone = self.block.quotes.len() == 1;
        let told = self.block.quotes.last().filter(|quote| !is_aside(&self.block, quote));
        let last = told.map(|quote| Last {
            inner: inner(quote),
            continues: quote.continues,
            going: going.filter(|_| alone).map(|it| it.index),
        });
        self.left_open.note(last, first, &self.attributions);
        let new = self.attributions.get(first..).unwrap_or_default();
        if let Some(it) = going.and_then(|it| self.attributions.get(it.index)).filter(|_| new.is_empty()) {
            self.carried.clone_from(&it.source);
        } else {
            self.dialogue.note(text, &self.block, new);
        }
        self.speaks |= new.iter().any(|a| a.kind == AttributionKind::Direct && a.source.is_some());
        let quoting = new.iter().rev().find(|a| a.kind != AttributionKind::Indirect);
        if let Some(source) = quoting.or(new.last()).and_then(|a| a.source.clone()) {
            self.carried = Some(source);
        }
        going
    }
}

/// Whether all that it holds stands before the quotation of these parts.
fn ends_before(attribution: &Attribution, parts: &[Span]) -> bool {
    let last = attribution.content.last();
    last.zip(parts.first()).is_none_or(|(last, first)| last.end() <= first.start())
}

/// Whether the rule gives a quotation to who is told of in a sentence beside it.
fn is_beside(rule: Rule) -> bool {
    matches!(rule, Rule::NextSentence | Rule::Action)
}

/// Room for what a block of so many sentences brings, so that a list does not take twice the memory it needs, as one
/// that doubles does.
fn make_room<T>(list: &mut Vec<T>, sentences: usize) {
    let room = MOST * sentences;
    if list.capacity() - list.len() < room {
        list.reserve_exact(room.max(LEAST).max(list.len() / 8));
    }
}

/// More records than most sentences bring, and for how many there is to be room at least.
const MOST: usize = 4;
const LEAST: usize = 64;

fn boilerplate(text: &str, span: Span, lexicon: &Lexicon) -> Option<Boilerplate> {
    if span.len() <= LONGEST_NOTICE {
        lexicon.boilerplate(span.text(text))
    } else {
        None
    }
}

/// No sentence longer than this is looked at for boilerplate, in bytes.
const LONGEST_NOTICE: usize = 160;

/// What the claim stage has to know of an attribution, whose parts of the block at hand begin with `from`.
pub(crate) fn attributed(attribution: &Attribution, index: usize, from: usize) -> Attributed<'_> {
    Attributed {
        index,
        content: attribution.content.get(from..).unwrap_or_default(),
        source: attribution.source.as_ref().map(|s| s.span),
        cue: attribution.cue.as_ref().map(|c| c.span),
        kind: match attribution.kind {
            AttributionKind::Direct => ClaimKind::Quoted,
            AttributionKind::Mixed => ClaimKind::Mixed,
            AttributionKind::Indirect => ClaimKind::Reported,
        },
        saying: Saying::of(attribution.stance, attribution.status),
    }
}
