//! The way of a text through the stages, block by block.

use crate::attribution::record::{record, set_within};
use crate::attribution::status::end_conditions;
use crate::attribution::{Attribution, AttributionKind, Rule};
use crate::block::heading::Headings;
use crate::block::label::goes_on;
use crate::block::pasts::Called;
use crate::block::transcript::Transcript;
use crate::block::{headed_blocks, is_break, pieces, Block, BREAK};
use crate::candidate::acceptance::accept;
use crate::candidate::{candidates, Buffers, Candidate};
use crate::claim::words::Words;
use crate::claim::{self, set_antecedents, Attributed, Claim, ClaimKind, Saying, Scratch};
use crate::discourse::continued::Going;
use crate::discourse::dashed::dashed;
use crate::discourse::dialogue::{leave_narration, style, tells};
use crate::discourse::resumed::resume;
use crate::discourse::{Discourse, Passage};
use crate::document::notice;
use crate::document::quote::quotes;
use crate::document::{Extraction, Sentence};
use crate::engine::Engine;
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
use crate::settle::settle;
use crate::speaker::{speakers, LedBack, Speaker, SpeakerKind, Speakers};
use crate::Span;

/// Everything that is found in `text`, whose sentences are `spans`; without claims, unless they are wanted: they take
/// much of the time, and nothing else needs them.
pub(crate) fn extract(text: &str, spans: &[Span], engine: &Engine, words: &Words, claims: bool) -> Extraction {
    let lexicon = &engine.lexicon;
    let sentences = notice::sentences(text, spans, lexicon);
    let pieces = pieces(text, spans);
    let headings = Headings::of(text, &pieces, engine);
    let blocks: Vec<&[Span]> = headed_blocks(text, &pieces, lexicon, Some(&headings)).collect();
    let paragraphs = || blocks.iter().copied();
    let marks = quotations(text, paragraphs(), lexicon);
    let dashes = dashed(text, paragraphs(), &marks, lexicon);
    let marks = if dashes.is_empty() { marks } else { dashes };
    let mut run = Run::new(text, engine, words, &marks, &sentences);
    run.wants_claims = claims;
    let transcript = Transcript::of(text, paragraphs(), engine);
    (run.block.labels, run.last_label) = (transcript.labels, transcript.last.max(headings.last));
    (run.block.fields, run.block.headings) = (transcript.fields, headings.clone());
    run.discourse = Discourse::new(style(text, paragraphs(), &marks, lexicon));
    if run.discourse.is_novel() {
        run.block.called = Called::of(text, lexicon);
    }
    for pieces in paragraphs() {
        run.block(pieces);
    }
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
            skipped: Vec::new(),
            block: Block::default(),
            found: Vec::new(),
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

    fn block(&mut self, pieces: &[Span]) {
        let Run { text, engine, words, marks, .. } = *self;
        make_room(&mut self.attributions, MOST * pieces.len());
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
        if let Some(turn) = continued.map(|it| it.index).filter(|&index| self.turn == Some(index)) {
            let parts = old.get(turn).map(|a| a.content.as_slice()).unwrap_or_default();
            let part = |cue: Span| parts.get(parts.partition_point(|p| p.start() <= cue.start()).checked_sub(1)?);
            let holds =
                |a: &Attribution| a.cue.as_ref().is_some_and(|c| part(c.span).is_some_and(|p| p.covers(c.span)));
            new.iter_mut().filter(|a| a.within.is_none() && holds(a)).for_each(|a| a.within = Some(turn));
        }
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

    /// Finds the block's attributions by their cues, and by the marks that stand for one. Tells whether it is labelled.
    fn find(&mut self) -> bool {
        let Run { engine, words, .. } = *self;
        let lexicon = &engine.lexicon;
        self.found.clear();
        candidates(&mut self.block, engine, &mut self.buffers, &mut self.found);
        accept(&self.block, engine, &mut self.found);
        settle(&self.block, lexicon, &mut self.found);
        take_below(&self.block, &mut self.found);
        spoken(&self.block, lexicon, &mut self.found);
        governed(&self.block, lexicon, &mut self.found);
        framed(&self.block, lexicon, &mut self.found);
        cite(&self.block, lexicon, &mut self.found);
        end_conditions(&self.block, words, &mut self.found);
        take_signature(&self.block, &mut self.found);
        let is_labelled = take_label(&self.block, &mut self.found);
        settle_quotations(&self.block, lexicon, &mut self.found);
        if self.discourse.is_novel() {
            self.found.retain(|c| tells(&self.block, lexicon, c));
            self.found.iter_mut().for_each(|c| leave_narration(&self.block, c));
            resume(&self.block, &mut self.found);
        }
        is_labelled
    }

    /// Appends the block's attributions. Gives the one before, if any, that goes on in the block.
    fn attribute(&mut self) -> Option<Going> {
        let Run { text, engine, words, marks, .. } = *self;
        let (is_labelled, first) = (self.find(), self.attributions.len());
        let passage = Passage { text, block: &self.block, marks, engine, is_labelled };
        let mut given = self.discourse.give(passage, &mut self.found, &mut self.attributions);
        self.found.iter_mut().for_each(|c| c.keep_apart(&self.block));
        self.found.retain(|c| !c.pieces.is_empty());
        said_of_oneself(&self.block, &engine.lexicon, &mut self.found);
        self.found.sort_by_key(|c| c.cue.start);
        let record = |c| record(text, &self.block, marks, c, &engine.lexicon, words);
        self.attributions.extend(self.found.iter().map(record));
        self.attributions.append(&mut given.attributions);
        let going = self.discourse.note(passage, &self.found, given, &mut self.attributions);
        if is_labelled {
            self.turn = self.labelled(first);
            return going;
        }
        going.or_else(|| self.go_on())
    }

    /// The attribution of the block's label, among those from `first` on.
    fn labelled(&self, first: usize) -> Option<usize> {
        let label = self.block.label?;
        let end = self.block.bytes(0, label.end).end32();
        let new = self.attributions.get(first..)?;
        let place = new.iter().position(|a| a.source.as_ref().is_some_and(|source| source.span.end32() <= end));
        place.map(|place| first + place)
    }

    /// A paragraph without a label, with labels to come, goes on with the turn before it.
    fn go_on(&mut self) -> Option<Going> {
        let (block, index) = (&self.block, self.turn?);
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
