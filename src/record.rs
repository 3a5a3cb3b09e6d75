//! From tokens to records: a candidate becomes an [`Attribution`] of the text.

use crate::attribution::{Attribution, AttributionKind, Cue, Rival, Rule, Source, Status};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::word::phrase_hash;
use crate::lexicon::{Lexicon, Stance};
use crate::quotation::Quotation;
use crate::tag::Tag;
use crate::token::{at, Shape, Token};
use crate::{Confidence, Span};

/// The record of a candidate: its tokens as bytes of the text.
pub(crate) fn record(text: &str, block: &Block, marks: &[Quotation], it: &Candidate, lexicon: &Lexicon) -> Attribution {
    let words = |span: Span| span.text(text).to_owned();
    let source = it.source.as_ref().map(|s| block.bytes(s.start, s.end));
    let cue = block.bytes(it.cue.start, it.cue.end);
    let rivals = it.rivals.iter().flatten();
    Attribution {
        kind: kind(block, it),
        content: it.pieces.iter().map(|piece| content(block, marks, piece.start, piece.end)).collect(),
        source: source.map(|span| Source { span, text: words(span) }),
        cue: Some(Cue { span: cue, text: words(cue) }),
        speaker: None,
        confidence: Confidence::nearest(it.probability),
        rule: rule(block, it),
        stance: stance(block, it, lexicon),
        status: status(block, it),
        within: None,
        rivals: rivals
            .map(|(phrase, probability)| Rival {
                span: block.bytes(phrase.start as usize, phrase.end as usize),
                confidence: Confidence::nearest(*probability),
            })
            .collect(),
    }
}

/// A quotation that goes on from the paragraph before.
pub(crate) fn continued(inner: Span, source: Option<Source>, probability: f32) -> Attribution {
    Attribution {
        kind: AttributionKind::Direct,
        content: vec![inner],
        source,
        cue: None,
        speaker: None,
        confidence: Confidence::nearest(probability),
        rule: Rule::NextParagraph,
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
            .filter(|(_, a)| !mutual(attributions.get(index), a))
            .min_by_key(|(i, a)| (size(a), *i));
        let within = holder.map(|(i, _)| first + i);
        if let Some(attribution) = attributions.get_mut(index) {
            attribution.within = within;
        }
    }
}

/// How many attributions to either side can hold one.
const NEAR: usize = 12;

/// Whether the other's cue stands in our content as well: then neither is the outer one.
fn mutual(one: Option<&Attribution>, other: &Attribution) -> bool {
    let cue = other.cue.as_ref().map(|c| c.span);
    one.zip(cue).is_some_and(|(a, cue)| a.content.iter().any(|part| part.covers(cue)))
}

/// The bytes of a stretch of content. Inside a quotation it is what stands between the marks, punctuation and all;
/// where it holds more than the quotation, the marks stand in it as a pair.
fn content(block: &Block, marks: &[Quotation], first: usize, last: usize) -> Span {
    let quotation = |index: usize| {
        let quote = block.quote_at(index)?;
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

fn kind(block: &Block, it: &Candidate) -> AttributionKind {
    let depth = at(&block.tokens, it.head as isize).depth;
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
        () if matches!(head.shape, Shape::Colon | Shape::Dash) => Rule::Colon,
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
    let mut words = [0; 6];
    let ahead = block.tokens.get(it.head..).unwrap_or_default();
    for (slot, token) in words.iter_mut().zip(ahead) {
        *slot = token.word;
    }
    let head = at(&block.tokens, it.head as isize);
    let entry = lexicon.entry(head.word);
    let noun = entry.cue_noun.filter(|_| matches!(head.tag, Tag::Noun | Tag::Nouns));
    let found = noun.or_else(|| lexicon.cue(&words).map(|(_, cue)| cue)).or(entry.cue).or(entry.cue_noun);
    let starts = words.iter().scan(None, |so_far, &next| {
        let hash = so_far.map_or(next, |hash| phrase_hash(hash, next));
        *so_far = Some(hash);
        Some(hash)
    });
    let frame = || starts.filter_map(|start| lexicon.frames(start).first()).last();
    // "according to" is a phrase of its own, whatever "accord" means
    frame().map(|f| f.stance).or_else(|| noun.or(found).map(|cue| cue.stance))
}

/// Whether the cue tells of something said: by the words of the cue and those before it.
fn status(block: &Block, it: &Candidate) -> Status {
    let from = it.head.saturating_sub(BEFORE_HEAD).max(it.source.as_ref().map_or(0, |s| s.end.min(it.head)));
    let before = block.tokens.get(from..it.head).unwrap_or_default();
    let has = |test: &dyn Fn(Tag, u32) -> bool| before.iter().any(|t| test(t.tag, t.word));
    let opener = it.source.as_ref().and_then(|s| s.start.checked_sub(1)).map(|i| at(&block.tokens, i as isize).word);
    match () {
        () if has(&|tag, word| tag == Tag::Not || word == known::NEVER) => Status::Negated,
        () if has(&|tag, word| tag == Tag::Modal && !known::FUTURE.contains(&word)) => Status::Hypothetical,
        () if opener.is_some_and(|word| known::CONDITIONS.contains(&word)) => Status::Hypothetical,
        () if has(&|tag, word| tag == Tag::Modal && known::FUTURE.contains(&word)) => Status::Expected,
        () if before.windows(2).any(is_expected) => Status::Expected,
        () => Status::Actual,
    }
}

/// "expected to", "going to".
fn is_expected(pair: &[Token]) -> bool {
    matches!(pair, [a, b] if b.tag == Tag::To && matches!(a.tag, Tag::Participle | Tag::Gerund))
}

/// How many tokens before the head of a cue can change its status.
const BEFORE_HEAD: usize = 5;

mod known {
    use crate::lexicon::word::ascii_hash;
    pub(super) const NEVER: u32 = ascii_hash("never");
    pub(super) const FUTURE: [u32; 3] = [ascii_hash("will"), ascii_hash("'ll"), ascii_hash("shall")];
    pub(super) const CONDITIONS: [u32; 3] = [ascii_hash("if"), ascii_hash("whether"), ascii_hash("unless")];
}
