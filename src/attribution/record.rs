//! From tokens to records: a candidate becomes an [`Attribution`] of the text.

use std::ops::Range;

use crate::attribution::status::status;
use crate::attribution::{Attribution, AttributionKind, Cue, Rival, Rule, Source, Status};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::claim::words::Words;
use crate::grammar::bounds::has_finite;
use crate::lexicon::known;
use crate::lexicon::{Cue as Listed, Lexicon, Stance};
use crate::quotation::Quotation;
use crate::token::tag::Tag;
use crate::token::{at, Shape};
use crate::{Confidence, Span};

/// The longest source, in bytes: each attribution holds a copy of its own.
const LONGEST: usize = 512;

/// The record of a candidate: its tokens as bytes of the text.
pub(crate) fn record(
    text: &str,
    block: &Block,
    marks: &[Quotation],
    it: &Candidate,
    lexicon: &Lexicon,
    tables: &Words,
) -> Attribution {
    let cue = block.bytes(it.cue.start, it.cue.end);
    let rivals = it.rivals.iter().flatten();
    let kind = kind(block, it);
    let direct = kind == AttributionKind::Direct;
    let pieces = it.pieces.iter().flat_map(|piece| quotations(block, piece.clone(), direct));
    Attribution {
        kind,
        content: apart(pieces.map(|piece| content(block, marks, it.head, piece))),
        source: it.source.as_ref().map(|s| source(text, block, s)).filter(|s| s.span.len() <= LONGEST),
        cue: (!it.cue.is_empty()).then(|| Cue { span: cue, text: cue.text(text).to_owned() }),
        speaker: None,
        confidence: Confidence::nearest(it.probability),
        rule: rule(block, it),
        stance: stance(block, it, lexicon),
        status: status(block, it, tables),
        within: None,
        rivals: rivals
            .map(|(phrase, probability)| Rival {
                span: block.bytes(phrase.start as usize, phrase.end as usize),
                confidence: Confidence::nearest(*probability),
            })
            .collect(),
    }
}

/// The parts without what an earlier one holds already, as it can where marks cross each other.
fn apart(parts: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    for part in parts {
        if kept.last().is_none_or(|before| before.end() <= part.start()) {
            kept.push(part);
        }
    }
    kept
}

/// The quotations of a piece that is nothing but some side by side: “It is over” “Nobody was hurt”; else the piece.
fn quotations(block: &Block, piece: Range<usize>, direct: bool) -> impl Iterator<Item = Range<usize>> + '_ {
    let shape = |i: usize| at(&block.tokens, i as isize).shape;
    let mut start = piece.start;
    std::iter::from_fn(move || {
        let rest = (start < piece.end).then_some(start..piece.end)?;
        let joint = rest.clone().find(|&i| {
            direct && i + 1 < piece.end && shape(i) == Shape::MarkCloses && shape(i + 1) == Shape::MarkOpens
        });
        start = joint.map_or(piece.end, |joint| joint + 2);
        Some(rest.start..joint.unwrap_or(rest.end))
    })
    .filter(|part| !part.is_empty())
}

/// The tokens of a source as bytes of the text.
pub(crate) fn source(text: &str, block: &Block, tokens: &Range<usize>) -> Source {
    let span = block.bytes(tokens.start, tokens.end);
    Source { span, text: span.text(text).to_owned() }
}

/// A quotation without a cue of its own, that goes on from a sentence or a paragraph before.
pub(crate) fn continued(content: Vec<Span>, source: Option<Source>, rule: Rule, probability: f32) -> Attribution {
    Attribution {
        kind: AttributionKind::Direct,
        content,
        source,
        cue: None,
        speaker: None,
        confidence: Confidence::nearest(probability),
        rule,
        stance: None,
        status: Status::Actual,
        within: None,
        rivals: Vec::new(),
    }
}

/// Sets, for attributions of one block of which the first has the index `first`, in whose content each stands.
pub(crate) fn set_within(attributions: &mut [Attribution], first: usize) {
    for index in 0..attributions.len() {
        let Some(cue) = attributions.get(index).and_then(|a| a.cue.as_ref()).map(|c| c.span) else { continue };
        let holds = |other: &Attribution| other.content.iter().any(|part| part.covers(cue));
        let size = |other: &Attribution| other.content.iter().map(|part| part.len()).sum::<usize>();
        let near = index.saturating_sub(NEAR)..(index + NEAR).min(attributions.len());
        let holder = near
            .filter(|&i| i != index)
            .filter_map(|i| attributions.get(i).map(|a| (i, a)))
            .filter(|(_, a)| holds(a))
            .filter(|(i, a)| !mutual(attributions.get(index), a) && !stands_in(attributions, first, *i, index))
            .min_by_key(|(i, a)| (size(a), *i));
        let within = holder.map(|(i, _)| first + i);
        if let Some(attribution) = attributions.get_mut(index) {
            attribution.within = within;
        }
    }
}

/// How many attributions to either side can hold one, and how many stand in each other at most.
const NEAR: usize = 12;
const DEEPEST: usize = 64;

/// Whether the one at `inner` stands, as far as is known, in what `outer` says, or too deep to tell.
fn stands_in(attributions: &[Attribution], first: usize, inner: usize, outer: usize) -> bool {
    let mut next = Some(inner);
    for _ in 0..DEEPEST {
        match next {
            None => return false,
            Some(this) if this == outer => return true,
            Some(this) => next = attributions.get(this).and_then(|a| a.within).and_then(|w| w.checked_sub(first)),
        }
    }
    true
}

/// Whether the other's cue stands in our content as well: then neither is the outer one.
fn mutual(one: Option<&Attribution>, other: &Attribution) -> bool {
    let cue = other.cue.as_ref().map(|c| c.span);
    one.zip(cue).is_some_and(|(a, cue)| a.content.iter().any(|part| part.covers(cue)))
}

/// The bytes of a stretch of content. Inside a quotation it is what stands between the marks, punctuation and all;
/// where it holds more than the quotation, the marks stand in it as a pair. What is said by somebody who is quoted
/// is no quotation for that.
fn content(block: &Block, marks: &[Quotation], head: usize, piece: Range<usize>) -> Span {
    let (first, last) = (clause_start(block, head, &piece), bracket_end(block, &piece));
    let quotation = |index: usize| {
        let quote = block.quote_at(index).filter(|q| head < q.first || q.last <= head)?;
        marks.get(quote.quotation).map(|q| (quote, *q))
    };
    let mut span = block.bytes(first, last);
    if let Some((quote, it)) = quotation(first).filter(|(quote, _)| quote.first >= first) {
        let start = if quote.last < last { it.outer } else { it.inner };
        span = Span::between(start.start32(), span.end32());
    }
    if let Some((quote, it)) = last.checked_sub(1).and_then(quotation) {
        let rest = block.tokens.get(last..quote.last).unwrap_or_default();
        let end = if quote.first > first { it.outer } else { it.inner };
        if rest.iter().all(|t| !t.is_word()) && end.end32() > span.start32() {
            span = Span::between(span.start32(), end.end32());
        }
    }
    span
}

/// Where a piece ends without half a pair of brackets and the numbers of notes: "(who said | it was late |)", "said | it was
/// late |.[12]".
fn bracket_end(block: &Block, piece: &Range<usize>) -> usize {
    let token = |i: usize| at(&block.tokens, i as isize);
    let mut end = piece.end;
    for _ in 0..NOTES {
        if end < piece.start + 2 || token(end - 1).shape != Shape::Close {
            break;
        }
        let first = piece.start.max(end.saturating_sub(CLAUSE));
        let open = (first..end).rfind(|&i| token(i).shape == Shape::Open);
        let note = open.filter(|&open| (open + 1..end - 1).all(|i| token(i).shape == Shape::Symbol));
        match (open, note) {
            (None, _) if first == piece.start => end -= 1,
            (_, Some(open)) => end = block.last_word(first..open).map_or(end, |last| last + 1),
            _ => break,
        }
    }
    end
}

/// The most notes behind a sentence.
const NOTES: usize = 4;

/// Where the clause of a piece begins, behind what only leads to it: "(told) | the inquiry that | she had called".
fn clause_start(block: &Block, head: usize, piece: &Range<usize>) -> usize {
    let token = |i: usize| at(&block.tokens, i as isize);
    let hearer = block.phrase_at(piece.start).map_or(piece.start, |p| p.end as usize);
    let leads = |i: usize| {
        let next = token(i + 1).tag;
        let bare = matches!(next, Tag::Noun | Tag::Nouns) && token(i + 2).tag.is_finite();
        let subject = bare || matches!(next, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::There);
        // "that | after the storm the bridge was shut", "that | nearly half were out"
        let fronted = matches!(next, Tag::Preposition | Tag::Adverb | Tag::Number | Tag::Gerund | Tag::To | Tag::Not)
            || next == Tag::Adjective && token(i + 2).tag == Tag::Nouns;
        let subject = subject || fronted && has_finite(block, i + 1..piece.end);
        let opens = token(i).tag == Tag::Subordinator && !next.is_finite() || subject && i == piece.start;
        // "That" with a capital begins a sentence, and is its subject
        token(i).is(known::THAT) && token(i).shape == Shape::Lower && opens
    };
    let plain = head < piece.start && token(piece.start).depth == token(head).depth;
    let that = [piece.start, hearer].into_iter().find(|&i| plain && i + 1 < piece.end && leads(i));
    that.map_or(piece.start, |i| i + 1)
}

fn kind(block: &Block, it: &Candidate) -> AttributionKind {
    let head = at(&block.tokens, it.head as isize);
    // “PENCE: Well, look …”: the label stands inside the marks with what it labels
    let first = it.source.as_ref().filter(|_| head.shape == Shape::Colon).map(|s| s.start);
    let labels = first.is_some_and(|first| block.quote_at(it.head).is_some_and(|quote| quote.first == first));
    let depth = head.depth - u8::from(labels && head.depth > 0);
    let words = it.pieces.iter().flat_map(|p| block.tokens.get(p.clone()).unwrap_or_default()).filter(|t| t.is_word());
    let (mut quoted, mut plain) = (false, false);
    for word in words {
        quoted |= word.depth > depth;
        plain |= word.depth <= depth;
    }
    match (quoted, plain) {
        (true, false) => AttributionKind::Direct,
        (true, true) => AttributionKind::Mixed,
        _ => AttributionKind::Indirect,
    }
}

/// By what the source was found: how it stands to the cue.
fn rule(block: &Block, it: &Candidate) -> Rule {
    let token = |index: usize| at(&block.tokens, index as isize);
    let head = token(it.head);
    let Some(source) = &it.source else { return Rule::NoSource };
    let before_source = source.start.checked_sub(1).map(token);
    match () {
        () if matches!(head.shape, Shape::Colon | Shape::Dash) || it.cue.is_empty() => Rule::Colon,
        () if matches!(head.tag, Tag::Noun | Tag::Nouns) => Rule::Noun,
        () if source.start > it.head
            && before_source.is_some_and(|t| t.tag == Tag::Preposition || t.tag == Tag::To) =>
        {
            Rule::Preposition
        }
        () if source.start > it.head => Rule::Inverted,
        () if block
            .tokens
            .get(source.end..it.cue.start)
            .unwrap_or_default()
            .iter()
            .any(|t| t.class == crate::block::CUE_HEAD) =>
        {
            Rule::SharedSubject
        }
        () => Rule::Subject,
    }
}

/// What the tables say that the source does: the longest phrase from the head of the cue on, else the word.
fn stance(block: &Block, it: &Candidate, lexicon: &Lexicon) -> Option<Stance> {
    let ahead = |from: usize| {
        let mut words = [0; 6];
        let tokens = block.tokens.get(from..).unwrap_or_default();
        words.iter_mut().zip(tokens).for_each(|(slot, token)| *slot = token.word);
        words
    };
    let mut words = ahead(it.head);
    // "said it was sorry": a clause is no part of a cue
    let clause = |i: usize| at(&block.tokens, (it.head + i) as isize).tag.is_finite();
    if let Some(clause) = (1..words.len()).find(|&i| clause(i)) {
        words.iter_mut().skip(clause).for_each(|word| *word = 0);
    }
    let head = at(&block.tokens, it.head as isize);
    let entry = lexicon.get(head.entry);
    let noun = entry.cue_noun.filter(|_| matches!(head.tag, Tag::Noun | Tag::Nouns));
    // "denied claims": the verb tells what is done with them
    let first = at(&block.tokens, it.cue.start as isize);
    let verb = lexicon.get(first.entry).cue.filter(|_| it.cue.start < it.head && first.tag.is_verb());
    let noun = noun.map(|noun| verb.unwrap_or(noun));
    let found = noun.or_else(|| lexicon.cue(&words).map(|(_, cue)| cue)).or(entry.cue).or(entry.cue_noun);
    let frame = |from: usize| lexicon.frames_ahead(ahead(from)).filter_map(|(_, frames)| frames.first()).last();
    // "according to" is a phrase of its own, whatever "accord" and "to" mean
    let told = |cue: Listed| if tells_fact(block, it) { cue.told } else { cue.stance };
    // "there is no doubt that"
    let sure = |stance| match stance {
        Stance::Doubts if it.head > 0 && at(&block.tokens, it.head as isize - 1).is(known::NO) => Stance::Asserts,
        stance => stance,
    };
    frame(it.cue.start).or_else(|| frame(it.head)).map(|f| f.stance).or_else(|| noun.or(found).map(told).map(sure))
}

/// How many tokens of a content are looked at for its verb.
const CLAUSE: usize = 40;

/// Whether what is told is a clause with a verb that says that it is so: "suggests | rents have doubled |", not "suggested
/// | that he leave |".
fn tells_fact(block: &Block, it: &Candidate) -> bool {
    let after = it.pieces.iter().find(|p| p.start > it.head).or(it.pieces.first());
    let tokens = after.and_then(|p| block.tokens.get(p.start..p.end.min(p.start + CLAUSE))).unwrap_or_default();
    let verb = tokens.iter().find(|t| t.tag.is_verbal() || t.tag == Tag::To);
    verb.is_some_and(|t| matches!(t.tag, Tag::Past | Tag::Present | Tag::Auxiliary) && !t.is(known::BE))
}
