//! Whose the words of some blocks are, and which of their clauses are claims. All of them go through a step before the next
//! one begins: the code of each is large, and would be fetched anew for each clause.

use std::ops::Range;

use crate::claim::amount::Reader;
use crate::claim::evidence::Evidence;
use crate::claim::grammar::WordClass;
use crate::claim::verb::{main_verb, Verb};
use crate::claim::{
    aside, asked, clause, describe, fragment_asserts, mend, own, sense, Attributed, Claim, ClaimKind, Saying, Scratch,
    Source,
};
use crate::token::tag::Tag;
use crate::token::tagger::find_verb;
use crate::token::{at, Shape, Token};

/// The words of one voice in one sentence.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// Which of the sources they are of, and which of its attributions; none for the author.
    source: usize,
    attributed: Option<usize>,
    /// Where they stand in the scratch, as their places in the block do.
    tokens: Range<usize>,
    /// Where the block's tokens begin among the frames.
    frames: usize,
    clauses: Range<usize>,
}

/// A clause that may be a claim.
#[derive(Clone, Debug)]
pub(super) struct Told {
    voice: usize,
    /// Where its words stand in the scratch.
    tokens: Range<usize>,
    verb: Option<Verb>,
    /// Whether it is the whole of what stands between two ends of sentences.
    whole: bool,
}

impl Voice {
    fn of<'a>(&self, sources: &'a [Source<'a>]) -> Option<(Source<'a>, Option<&'a Attributed<'a>>)> {
        let source = sources.get(self.source)?;
        Some((*source, self.attributed.and_then(|index| source.attributed.get(index))))
    }
}

fn is_retold(attributed: Option<&Attributed<'_>>) -> bool {
    attributed.is_some_and(|a| a.kind != ClaimKind::Quoted)
}

/// Calls `take` with each claim of the blocks, in their order, which block it is of, and what its worth is told from. No claim
/// is made of a block's sentence for which `skip` holds.
pub(super) fn each_claim_of(
    sources: &[Source<'_>],
    skip: impl Fn(usize, usize) -> bool,
    scratch: &mut Scratch,
    mut take: impl FnMut(usize, Evidence<'_>, Claim),
) {
    scratch.clear();
    scratch.make_room(sources);
    for (number, source) in sources.iter().enumerate() {
        scratch.part(number, *source, |sentence| skip(number, sentence));
    }
    scratch.mend(sources);
    scratch.fold(sources);
    scratch.find_clauses(sources);
    scratch.find_told(sources);
    scratch.describe(sources);
    let mut described = std::mem::take(&mut scratch.described);
    for (told, claim) in described.drain(..) {
        let voice = scratch.voices.get(told.voice);
        let Some((voice, evidence)) = voice.and_then(|voice| Some((voice, scratch.evidence(voice, &told, sources)?)))
        else {
            continue;
        };
        take(voice.source, evidence, claim);
    }
    scratch.described = described;
}

impl Scratch {
    fn clear(&mut self) {
        self.frames.clear();
        self.tokens.clear();
        self.places.clear();
        self.voices.clear();
        self.clauses.clear();
        self.told.clear();
    }

    /// Makes room for the words of all blocks, and for as many voices and clauses as most have.
    fn make_room(&mut self, sources: &[Source<'_>]) {
        let tokens = sources.iter().map(|source| source.block.tokens.len()).sum();
        let sentences = sources.iter().map(|source| source.block.sentences.len()).sum::<usize>();
        self.frames.reserve(tokens);
        self.tokens.reserve(tokens);
        self.places.reserve(tokens);
        self.voices.reserve(2 * sentences);
        self.clauses.reserve(2 * sentences);
        self.told.reserve(2 * sentences);
        self.described.reserve(sentences);
    }

    /// Parts the words of a block's sentences by whose they are.
    fn part(&mut self, number: usize, source: Source<'_>, skip: impl Fn(usize) -> bool) {
        let frames = self.frames.len();
        own(source, self);
        let mut runs = std::mem::take(&mut self.runs);
        for (_, sentence) in source.block.sentences.iter().enumerate().filter(|(number, _)| !skip(*number)) {
            let range = sentence.tokens.clone();
            runs.clear();
            let mut start = range.start;
            for run in self.owners.get(range).unwrap_or_default().chunk_by(|a, b| a == b) {
                let owner = run.first().copied().unwrap_or(0);
                runs.push((owner, start..start + run.len()));
                start += run.len();
            }
            // each voice's words together, in order
            runs.sort_by_key(|&(owner, _)| owner);
            for voice in runs.chunk_by(|a, b| a.0 == b.0) {
                let owner = voice.first().map_or(0, |v| v.0);
                let attributed = (owner as usize).checked_sub(1);
                let saying = attributed.and_then(|i| source.attributed.get(i)).map(|a| a.saying);
                if matches!(saying, Some(Saying::Nothing | Saying::Stays)) {
                    continue;
                }
                let first = self.tokens.len();
                for (_, run) in voice {
                    self.places.extend(run.start as u32..run.end as u32);
                    self.tokens.extend(source.block.tokens.get(run.clone()).unwrap_or_default());
                }
                find_verb(source.text, self.tokens.get_mut(first..).unwrap_or_default(), source.model);
                let tokens = first..self.tokens.len();
                self.voices.push(Voice { source: number, attributed, tokens, frames, clauses: 0..0 });
            }
        }
        self.runs = runs;
    }

    fn mend(&mut self, sources: &[Source<'_>]) {
        for voice in &self.voices {
            let Some((source, attributed)) = voice.of(sources) else { continue };
            let tokens = self.tokens.get_mut(voice.tokens.clone()).unwrap_or_default();
            mend::mend(&source.words.grammar, source.text, tokens, is_retold(attributed));
        }
    }

    fn fold(&mut self, sources: &[Source<'_>]) {
        for voice in &mut self.voices {
            let Some((source, _)) = voice.of(sources) else { continue };
            let tokens = self.tokens.get_mut(voice.tokens.clone()).unwrap_or_default();
            let places = self.places.get_mut(voice.tokens.clone()).unwrap_or_default();
            let is_frame = |place: u32| self.frames.get(voice.frames + place as usize) == Some(&true);
            voice.tokens.end = voice.tokens.start + aside::fold(&source.words.grammar, tokens, places, is_frame);
        }
    }

    fn find_clauses(&mut self, sources: &[Source<'_>]) {
        for voice in &mut self.voices {
            let Some((source, _)) = voice.of(sources) else { continue };
            let tokens = self.tokens.get(voice.tokens.clone()).unwrap_or_default();
            let first = self.clauses.len();
            clause::clauses(&source.words.grammar, source.text, tokens, &mut self.clauses);
            voice.clauses = first..self.clauses.len();
        }
    }

    /// Finds the clauses that assert something of their own.
    fn find_told(&mut self, sources: &[Source<'_>]) {
        for (number, voice) in self.voices.iter().enumerate() {
            let Some((source, attributed)) = voice.of(sources) else { continue };
            let grammar = &source.words.grammar;
            let tokens = self.tokens.get(voice.tokens.clone()).unwrap_or_default();
            let places = self.places.get(voice.tokens.clone()).unwrap_or_default();
            // "You say that the dam broke?", not "You know that it broke?"
            let cue = attributed.and_then(|a| a.cue).map_or(&[][..], |s| source.block.tokens_in(s));
            let known = cue.iter().any(|t| grammar.is(*t, WordClass::Factive))
                && !tokens.first().is_some_and(|t| matches!(t.tag, Tag::Wh | Tag::WhAdverb));
            let asks = |t: &Token| t.shape == Shape::Stop && t.span().text(source.text) == "?";
            let doubted = is_retold(attributed) && !known && sentence_of(source, places).last().is_some_and(asks);
            for clause in self.clauses.get(voice.clauses.clone()).unwrap_or_default() {
                let own = clause::trimmed(grammar, tokens, clause.tokens.clone());
                let Some(own) = asked::asserted(grammar, tokens, own, clause.asked || doubted) else { continue };
                let own_tokens = tokens.get(own.clone()).unwrap_or_default();
                let own_places = places.get(own.clone()).unwrap_or_default();
                let verb = main_verb(grammar, own_tokens);
                let frame = |&p: &u32| self.frames.get(voice.frames + p as usize) == Some(&true);
                let is_frame = |index: usize| own_places.get(index).is_some_and(frame);
                let Some(end) = aside::unframed(grammar, own_tokens, verb, is_frame) else { continue };
                let own_tokens = own_tokens.get(..end).unwrap_or_default();
                // "Do." is no assertion
                if own_tokens.iter().filter(|t| t.is_word()).nth(1).is_none() {
                    continue;
                }
                let first = voice.tokens.start + own.start;
                let tokens = first..first + own_tokens.len();
                self.told.push(Told { voice: number, tokens, verb, whole: clause.whole });
            }
        }
    }

    /// Makes claims of them, all but their worth.
    fn describe(&mut self, sources: &[Source<'_>]) {
        let Scratch { tokens, places, voices, told, described, found, lists, .. } = self;
        for told in told.drain(..) {
            let Some((source, attributed)) = voices.get(told.voice).and_then(|voice| voice.of(sources)) else {
                continue;
            };
            let grammar = &source.words.grammar;
            let tokens = tokens.get(told.tokens.clone()).unwrap_or_default();
            let places = places.get(told.tokens.clone()).unwrap_or_default();
            found.fill(source.words, tokens, |f| sense::fits(grammar, tokens, *f, told.verb));
            let retold = is_retold(attributed) && tokens.len() > 1 && at(tokens, 0).tag != Tag::Preposition;
            if told.verb.is_none() && !(told.whole && (retold || fragment_asserts(grammar, tokens, found))) {
                continue;
            }
            let reader = Reader { text: source.text, tokens, found, words: source.words };
            let claim = describe(reader, places, attributed, told.verb, lists);
            described.push((told, claim));
        }
    }

    /// What the worth of a claim is told from.
    fn evidence<'a>(&'a self, voice: &Voice, told: &Told, sources: &'a [Source<'a>]) -> Option<Evidence<'a>> {
        let (source, attributed) = voice.of(sources)?;
        let tokens_in = |span: Option<crate::Span>| span.map_or(&[][..], |span| source.block.tokens_in(span));
        Some(Evidence {
            text: source.text,
            tokens: self.tokens.get(told.tokens.clone()).unwrap_or_default(),
            sentence: sentence_of(source, self.places.get(voice.tokens.clone()).unwrap_or_default()),
            verb: told.verb,
            saying: attributed.map_or(Saying::Asserts, |a| a.saying),
            cue: tokens_in(attributed.and_then(|a| a.cue)),
            source: tokens_in(attributed.and_then(|a| a.source)),
        })
    }
}

/// The sentence in which the first of some places stands.
fn sentence_of<'a>(source: Source<'a>, places: &[u32]) -> &'a [Token] {
    let place = places.first().map_or(0, |&p| p as usize);
    source.block.tokens.get(source.block.sentence_at(place)).unwrap_or_default()
}
