//! The way of a text through the stages, block by block.

use std::rc::Rc;

use crate::attribution::record::{record, set_within};
use crate::attribution::status::end_conditions;
use crate::attribution::{Attribution, AttributionKind, Rule};
use crate::block::heading::Headings;
use crate::block::label::goes_on;
use crate::block::pasts::Called;
use crate::block::transcript::Transcript;
use crate::block::{headed_blocks, is_break, pieces, Block, BREAK};
use crate::candidate::acceptance::accept;
use crate::candidate::{candidates, Buffers};
use crate::claim::words::Words;
use crate::claim::{self, set_antecedents, Claim, Scratch};
use crate::discourse::continued::Going;
use crate::discourse::dashed::dashed;
use crate::discourse::dialogue::{leave_narration, style, tells};
use crate::discourse::resumed::resume;
use crate::discourse::{Discourse, Passage};
use crate::document::notice;
use crate::document::quote::quotes;
use crate::document::{Extraction, Sentence};
use crate::engine::Engine;
use crate::extractor::work::Work;
use crate::governed::below::take_below;
use crate::governed::framed::framed;
use crate::governed::signature::{take_label, take_signature};
use crate::governed::spoken::spoken;
use crate::governed::{governed, said_of_oneself};
use crate::lexicon::{word_hash, Person};
use crate::mention::Mentions;
use crate::quotation::{quotations, Quotation};
use crate::room::make_room;
use crate::settle::cited::cite;
use crate::settle::holder::settle_quotations;
use crate::settle::settle_together;
use crate::settle::steps::STEPS;
use crate::speaker::{speakers, LedBack, Speaker, SpeakerKind, Speakers};
use crate::Span;

/// Everything that is found in `text`, whose sentences are `spans`; without claims, unless they are wanted: they take
/// much of the time, and nothing else needs them.
pub(crate) fn extract(text: &str, spans: &[Span], engine: &Engine, words: &Words, claims: bool) -> Extraction {
    let lexicon = &engine.lexicon;
    let sentences = notice::sentences(text, spans, lexicon);
    let pieces = pieces(text, spans);
    let headings = Rc::new(Headings::of(text, &pieces, engine));
    let blocks: Vec<&[Span]> = headed_blocks(text, &pieces, lexicon, Some(&headings)).collect();
    let paragraphs = || blocks.iter().copied();
    let marks = quotations(text, paragraphs(), lexicon);
    let dashes = dashed(text, paragraphs(), &marks, lexicon);
    let marks = if dashes.is_empty() { marks } else { dashes };
    let mut run = Run::new(text, engine, words, &marks, &sentences);
    run.wants_claims = claims;
    let transcript = Transcript::of(text, paragraphs(), engine);
    run.last_label = transcript.last.max(headings.last);
    run.discourse = Discourse::new(style(text, paragraphs(), &marks, lexicon));
    let called = if run.discourse.is_novel() { Called::of(text, lexicon) } else { Called::default() };
    // what they have to know of the whole text, the blocks share
    let (fields, called) = (Rc::from(transcript.fields), Rc::new(called));
    let block = || Block {
        labels: transcript.labels,
        fields: Rc::clone(&fields),
        headings: Rc::clone(&headings),
        called: Rc::clone(&called),
        ..Block::default()
    };
    run.works = (0..BATCH.min(blocks.len())).map(|_| Work { block: block(), ..Work::default() }).collect();
    batches(&blocks).for_each(|batch| run.batch(batch));
    let novel = run.discourse.is_novel();
    let Run { mut mentions, mut attributions, mut claims, .. } = run;
    drop(marks);
    mentions.list.shrink_to_fit();
    attributions.shrink_to_fit();
    claims.shrink_to_fit();
    let first = paragraphs().filter(|_| novel).filter_map(<[Span]>::first);
    let apart = |piece: &Span| if is_break(piece.text(text)) { BREAK } else { 1 };
    let starts: Vec<u32> = first.flat_map(|it| (0..apart(it)).map(|_| it.start32())).collect();
    let Speakers { list: speakers, certainty, pronouns } =
        speakers(text, &mentions.list, &mut attributions, lexicon, &starts);
    drop(mentions);
    for (attribution, certainty) in attributions.iter_mut().zip(certainty) {
        if attribution.speaker.is_some() {
            attribution.confidence = attribution.confidence.times(certainty);
        }
    }
    // “He lied,” Roe said; ROE: He lied.
    let of_oneself = |index: usize, led: &LedBack| {
        let attribution = attributions.get(index);
        let own = attribution.filter(|it| it.kind == AttributionKind::Direct || it.rule == Rule::Colon);
        let speaker: Option<&Speaker> = own.and_then(|it| speakers.get(it.speaker?));
        let third =
            || lexicon.entry(word_hash(led.pronoun.text(text))).pronoun.is_some_and(|p| p.person == Person::Third);
        speaker.is_some_and(|speaker| speaker.mentions().binary_search(&led.mention).is_ok()) && third()
    };
    let is_body = |index: usize| {
        let speaker = attributions.get(index).and_then(|a| speakers.get(a.speaker?));
        speaker.is_some_and(|speaker| speaker.kind() == SpeakerKind::Organisation)
    };
    set_antecedents(&mut claims, &pronouns, of_oneself, is_body);
    let quotes = quotes(text, &attributions);
    Extraction { sentences, speakers, attributions, quotes, claims, ..Extraction::default() }
}

/// How many blocks go through a stage before the next one begins, and how many bytes they have where they are several.
const BATCH: usize = 16;
const BYTES: usize = 1 << 13;

/// The blocks, as many together as go through a stage before the next one begins.
fn batches<'b, 's>(blocks: &'b [&'s [Span]]) -> impl Iterator<Item = &'b [&'s [Span]]> {
    let mut rest = blocks;
    std::iter::from_fn(move || {
        let start = rest.first()?.first().map_or(0, |piece| piece.start());
        let near = |block: &&&[Span]| block.last().is_some_and(|piece| piece.end() - start <= BYTES);
        let (batch, others) = rest.split_at(rest.iter().take(BATCH).take_while(near).count().max(1));
        rest = others;
        Some(batch)
    })
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
    works: Vec<Work>,
    buffers: Buffers,
    scratch: Scratch,
    discourse: Discourse,
    mentions: Mentions,
    attributions: Vec<Attribution>,
    claims: Vec<Claim>,
    wants_claims: bool,
    /// Where the last label of the transcript is.
    last_label: u32,
    /// The attribution of the last label so far.
    turn: Option<usize>,
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
            works: Vec::new(),
            buffers: Buffers::default(),
            scratch: Scratch::default(),
            discourse: Discourse::default(),
            mentions: Mentions::default(),
            attributions: Vec::new(),
            claims: Vec::new(),
            wants_claims: true,
            last_label: 0,
            turn: None,
        }
    }

    /// Whether a piece, the next in order, is of a sentence that belongs to no article.
    fn is_skipped(&mut self, piece: Span) -> bool {
        let before = |s: &&Sentence| s.span.end() <= piece.start();
        self.sentence += self.sentences.get(self.sentence..).unwrap_or_default().iter().take_while(before).count();
        self.sentences.get(self.sentence).is_some_and(|s| s.boilerplate.is_some())
    }

    /// Takes some blocks, one after another in the text, through the stages: all of them through one before the next one
    /// begins. The code of a stage is large, and would be fetched anew for each block.
    fn batch(&mut self, batch: &[&[Span]]) {
        let mut works = std::mem::take(&mut self.works);
        let all = works.get_mut(..batch.len()).unwrap_or_default();
        self.fill(batch, all);
        all.iter().for_each(|work| self.mentions.collect(self.text, &work.block, &self.engine.lexicon));
        self.find(all);
        for (work, pieces) in all.iter_mut().zip(batch) {
            make_room(&mut self.attributions, MOST * pieces.len());
            self.attribute(work);
        }
        if self.wants_claims {
            self.claim(all);
        }
        self.works = works;
    }

    fn fill(&mut self, batch: &[&[Span]], works: &mut [Work]) {
        let Run { text, engine, marks, .. } = *self;
        for (work, pieces) in works.iter_mut().zip(batch) {
            work.clear();
            for &piece in *pieces {
                let skipped = self.is_skipped(piece);
                work.skipped.push(skipped);
            }
            work.block.read(text, pieces, marks, self.offset, engine);
            let end = work.block.span().end();
            self.offset +=
                marks.get(self.offset..).unwrap_or_default().iter().take_while(|q| q.outer.end() <= end).count();
        }
        works.iter_mut().for_each(|work| work.block.tag(text, engine));
        works.iter_mut().for_each(|work| work.block.mend(text, engine));
        works.iter_mut().for_each(|work| work.block.find_phrases(engine));
    }

    /// Finds the attributions of the blocks by their cues, and by the marks that stand for one.
    fn find(&mut self, works: &mut [Work]) {
        let Run { engine, words, .. } = *self;
        let lexicon = &engine.lexicon;
        let mut each =
            |stage: &mut dyn FnMut(&mut Work)| works.iter_mut().filter(|work| work.is_told()).for_each(stage);
        each(&mut |Work { block, found, .. }| candidates(block, engine, &mut self.buffers, found));
        each(&mut |Work { block, found, .. }| accept(block, engine, found));
        for step in STEPS {
            each(&mut |Work { block, found, .. }| found.iter_mut().for_each(|it| step(it, block, lexicon)));
        }
        each(&mut |Work { block, found, .. }| settle_together(block, lexicon, found));
        each(&mut |Work { block, found, .. }| {
            take_below(block, found);
            spoken(block, lexicon, found);
        });
        each(&mut |Work { block, found, .. }| governed(block, lexicon, found));
        each(&mut |Work { block, found, is_labelled, .. }| {
            framed(block, lexicon, found);
            cite(block, lexicon, found);
            end_conditions(block, words, found);
            take_signature(block, found);
            *is_labelled = take_label(block, found);
        });
        each(&mut |Work { block, found, .. }| settle_quotations(block, lexicon, found));
        if self.discourse.is_novel() {
            each(&mut |Work { block, found, .. }| {
                found.retain(|c| tells(block, lexicon, c));
                found.iter_mut().for_each(|c| leave_narration(block, c));
                resume(block, found);
            });
        }
    }

    /// Appends the attributions of a block, and notes what its claims have to know of them: those of the blocks that follow
    /// can still change them.
    fn attribute(&mut self, work: &mut Work) {
        let first = self.attributions.len();
        let continued = if work.is_told() { self.record(work) } else { None };
        let (old, new) = self.attributions.split_at_mut(first);
        set_within(new, first);
        if let Some(turn) = continued.map(|it| it.index).filter(|&index| self.turn == Some(index)) {
            let parts = old.get(turn).map(|a| a.content.as_slice()).unwrap_or_default();
            let part = |cue: Span| parts.get(parts.partition_point(|p| p.start() <= cue.start()).checked_sub(1)?);
            let holds =
                |a: &Attribution| a.cue.as_ref().is_some_and(|c| part(c.span).is_some_and(|p| p.covers(c.span)));
            new.iter_mut().filter(|a| a.within.is_none() && holds(a)).for_each(|a| a.within = Some(turn));
        }
        if self.wants_claims {
            new.iter().zip(first..).for_each(|(attribution, index)| work.said.push(attribution, index, 0));
            if let Some((attribution, it)) = continued.and_then(|it| Some((old.get(it.index)?, it))) {
                work.said.push(attribution, it.index, it.from);
            }
        }
    }

    /// Appends the claims of the blocks.
    fn claim(&mut self, works: &[Work]) {
        let Run { text, engine: Engine { model, .. }, words, .. } = *self;
        let attributed: Vec<_> = works.iter().map(|work| work.said.attributed()).collect();
        let sources: Vec<_> = works
            .iter()
            .zip(&attributed)
            .map(|(work, attributed)| claim::Source { text, block: &work.block, attributed, words, model })
            .collect();
        let skip = |block: usize, sentence: usize| {
            works.get(block).and_then(|work| work.skipped.get(sentence)).is_some_and(|&skipped| skipped)
        };
        claim::claims(&sources, skip, &mut self.scratch, &mut self.claims);
    }

    /// Appends the block's attributions. Gives the one before, if any, that goes on in the block.
    fn record(&mut self, work: &mut Work) -> Option<Going> {
        let Run { text, engine, words, marks, .. } = *self;
        let Work { block, found, is_labelled, .. } = work;
        let (block, is_labelled, first) = (&*block, *is_labelled, self.attributions.len());
        let passage = Passage { text, block, marks, engine, is_labelled };
        let mut given = self.discourse.give(passage, found, &mut self.attributions);
        found.iter_mut().for_each(|c| c.keep_apart(block));
        found.retain(|c| !c.pieces.is_empty());
        said_of_oneself(block, &engine.lexicon, found);
        found.sort_by_key(|c| c.cue.start);
        let record = |c| record(text, block, marks, c, &engine.lexicon, words);
        self.attributions.extend(found.iter().map(record));
        self.attributions.append(&mut given.attributions);
        let going = self.discourse.note(passage, found, given, &mut self.attributions);
        if is_labelled {
            self.turn = self.labelled(block, first);
            return going;
        }
        going.or_else(|| self.go_on(block))
    }

    /// The attribution of the block's label, among those from `first` on.
    fn labelled(&self, block: &Block, first: usize) -> Option<usize> {
        let label = block.label?;
        let end = block.bytes(0, label.end).end32();
        let new = self.attributions.get(first..)?;
        let place = new.iter().position(|a| a.source.as_ref().is_some_and(|source| source.span.end32() <= end));
        place.map(|place| first + place)
    }

    /// A paragraph without a label, with labels to come, goes on with the turn before it.
    fn go_on(&mut self, block: &Block) -> Option<Going> {
        let index = self.turn?;
        let inside = block.label.is_none() && block.span().start32() < self.last_label && goes_on(&block.tokens);
        let turn = self.attributions.get_mut(index).filter(|_| inside)?;
        let from = turn.content.len();
        let part = block.bytes(0, block.last_word(0..block.tokens.len())? + 1);
        turn.content.push(part);
        if turn.kind == AttributionKind::Indirect && !block.quotes.is_empty() {
            turn.kind = AttributionKind::Mixed;
        }
        Some(Going { index, from })
    }
}

/// More attributions than most sentences bring.
const MOST: usize = 4;
