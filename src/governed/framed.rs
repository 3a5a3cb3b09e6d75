//! Sources held in phrases that tables list: "in the words of one survivor", "as Holm put it", "per the club".
//!
//! The weights know the common ones by heart. This takes the others, where commas or the sentence's ends set them
//! apart, so that they can hardly mean anything else.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::governed::told_as::{bracket_end, told_as, ToldAs};
use crate::grammar::bounds::{has_finite, opens_finite};
use crate::grammar::owner::with_owner;
use crate::lexicon::{known, Frame, Lexicon, Person, SourcePlace};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How sure such an attribution is.
const SURE: f32 = 0.6;

/// The most words before a frame's source, and the fewest words of a content.
const LONGEST: usize = 6;
const SHORTEST: usize = 3;

/// The most tokens of a bracket behind a name: "the Bureau of Roads | (BR) |".
const BRACKET: usize = 6;

/// The most tokens of a relative clause behind a frame's source.
const FAR: usize = 24;

/// Adds the attributions by frames that none of the candidates has seen.
pub(crate) fn framed(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    for sentence in &block.sentences {
        let mut opens = true;
        for (index, token) in sentence.tokens.clone().zip(block.tokens_of(sentence)) {
            // at the sentence's start, or after a comma or mark
            let after = matches!(token.shape, Shape::Comma | Shape::MarkCloses | Shape::MarkOpens)
                || token.tag == Tag::Conjunction;
            if !std::mem::replace(&mut opens, after) {
                continue;
            }
            let again = || said_again(block, &sentence.tokens, index, lexicon);
            let Some(found) = framed_at(block, &sentence.tokens, index, lexicon).or_else(again) else { continue };
            // a cue for which nobody, or nothing, was found
            let whole = |c: &Candidate| c.source.is_some() && !c.pieces.is_empty();
            candidates.retain(|c| whole(c) || c.cue.end <= index || found.end() <= c.cue.start);
            // "In | the view of | the minister, it was late": the words before are of the cue
            let cut = |c: &Candidate| found.cue.start < c.cue.start && c.cue.end == found.cue.end;
            // “No,” is how | Ann | describes the deal
            let behind = found.source.as_ref().is_some_and(|s| s.end <= found.cue.start) && found.quotes(block);
            let deal = |c: &Candidate| behind && found.cue.contains(&c.head) && !c.quotes(block);
            candidates.retain(|c| !(deal(c) || cut(c) && c.source == found.source));
            let seen = |c: &Candidate| c.cue.start < found.end() && index < c.cue.end || c.source == found.source;
            if !candidates.iter().any(seen) {
                // "told friends that | he was tired |, according to the mayor"
                for c in candidates.iter_mut().filter(|c| found.holds(c.head)) {
                    let around = c.pieces.iter_mut().filter(|p| p.start < index && index < p.end && p.start > c.head);
                    around.for_each(|p| p.end = block.last_word(p.start..index).map_or(p.end, |last| last + 1));
                }
                let place = candidates.partition_point(|c| c.head < found.head);
                candidates.insert(place, found);
            }
        }
    }
}

fn framed_at(block: &Block, sentence: &Range<usize>, index: usize, lexicon: &Lexicon) -> Option<Candidate> {
    let words = block.tokens.get(index..sentence.end.min(index + LONGEST))?;
    let mut longest = None;
    for (count, frames) in lexicon.frames_ahead(words.iter().map(|t| t.word)) {
        let start = index + count;
        let found = frames.iter().find_map(|frame| held(block, lexicon, frame, start));
        longest = found.map(|held| (start, held)).or(longest);
    }
    let (cue_end, Held { phrase, source, end, owned }) = longest?;
    let behind = bracket_end(block, end, BRACKET).unwrap_or(end);
    let after = at(&block.tokens, behind as isize);
    let closed = behind >= sentence.end || matches!(after.shape, Shape::Comma | Shape::Stop | Shape::MarkOpens);
    let goes_on = end > with_owner(block, source);
    // "he died, and according to Ann, | he was poor |"
    let joined = index > sentence.start && at(&block.tokens, index as isize - 1).tag == Tag::Conjunction;
    let around = if joined { index..sentence.end } else { sentence.clone() };
    // "according to Ann Bell, | a lawyer for the bank |, …": what she is is no content
    let apposed = if index == sentence.start { apposed_end(block, behind, sentence.end) } else { None };
    let whole = relative_end(block, end, sentence.end).or(apposed).unwrap_or(behind);
    let pieces = contents(block, &around, index..whole, goes_on);
    // “…,” is how Holm | describes | the deal
    let behind_mark = goes_on && at(&block.tokens, index as isize - 1).shape == Shape::MarkCloses;
    if !(closed || behind_mark) || is_short(block, &pieces) {
        return None;
    }
    // "as Holm | put it", "in Holm's | words": the words after the source are the cue
    let last = with_owner(block, source);
    let cue = if end > last { last..end } else { index..cue_end };
    let source = phrase.start as usize..apposed.filter(|_| phrase.is_nominal() && end == last).unwrap_or(last);
    let mut found = Candidate::by_form(cue.clone(), source, Some(phrase), pieces, SURE);
    found.take_bracket(block);
    // "her own | words |"
    let head = if owned { cue.end - 1 } else { found.head };
    Some(Candidate { head, ..found })
}

/// What is said again: "as Holm noted in her report".
fn said_again(block: &Block, sentence: &Range<usize>, index: usize, lexicon: &Lexicon) -> Option<Candidate> {
    let ToldAs { source, cue, end } = told_as(block, sentence, index, lexicon)?;
    let pieces = contents(block, sentence, index..end, false);
    if is_short(block, &pieces) {
        return None;
    }
    let head = cue.clone().rev().find(|&i| at(&block.tokens, i as isize).tag.is_verb()).unwrap_or(cue.start);
    let phrase = block.phrase_at(source.start);
    let found = Candidate::by_form(cue, source, phrase, pieces, SURE);
    Some(Candidate { head, ..found })
}

/// Whether a content has too few words to be one.
fn is_short(block: &Block, pieces: &[Range<usize>]) -> bool {
    let words = pieces.iter().flat_map(|p| block.tokens.get(p.clone()).unwrap_or_default()).filter(|t| t.is_word());
    words.take(SHORTEST).count() < SHORTEST
}

/// Where a relative clause in commas ends that stands behind whom a frame holds: "according to Ann, | whom I met in Graz |, …".
fn relative_end(block: &Block, start: usize, end: usize) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let opens = token(start).tag == Tag::Comma && token(start + 1).tag == Tag::Wh;
    let stretch = start + 2..end.min(start + FAR);
    let closing = stretch.clone().find(|&i| opens && token(i).tag == Tag::Comma && has_finite(block, start + 2..i))?;
    opens_finite(block, closing + 1).then_some(closing)
}

/// Where what somebody is ends that stands in commas behind whom a frame holds, before a clause or a quotation.
fn apposed_end(block: &Block, start: usize, end: usize) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let opens = token(start).tag == Tag::Comma;
    let phrase = block.phrase_at(start + 1).filter(|p| opens && p.kind != PhraseKind::Pronoun)?;
    let closing = (phrase.end as usize..end.min(start + FAR)).find(|&i| token(i).tag == Tag::Comma)?;
    let calls = matches!(phrase.role, Role::Person | Role::Title) || token(start + 1).tag == Tag::Determiner;
    let led = token(closing + 1).shape == Shape::MarkOpens || opens_finite(block, closing + 1);
    (calls && led && !has_finite(block, start + 1..closing)).then_some(closing)
}

/// What a frame holds: the phrase of its source, the end of the source, and the end of the whole.
struct Held {
    phrase: Phrase,
    source: usize,
    end: usize,
    /// Whether the words that follow are the source's own.
    owned: bool,
}

/// What the frame holds whose first words end before `start`.
fn held(block: &Block, lexicon: &Lexicon, frame: &Frame, start: usize) -> Option<Held> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let phrase = block.phrase_at(start)?;
    // "according to | his | daughter"
    let owned = block.phrase_at(phrase.end as usize).filter(|_| phrase.kind == PhraseKind::Possessive);
    let own = owned.filter(|owned| owned.is_somebody() && frame.source != SourcePlace::Possessive);
    let phrase = own.map_or(phrase, |own| Phrase { start: phrase.start, ..own });
    // "in the words of | the collector | Irwin Stahl"
    let name = block
        .phrase_at(phrase.end as usize)
        .filter(|name| name.kind == PhraseKind::Name && name.is_somebody() && phrase.kind == PhraseKind::Noun);
    let phrase = name.map_or(phrase, |name| Phrase { start: phrase.start, ..name });
    let end = phrase.end as usize;
    let goes_on = |end: usize| frame.goes_on_with(block.tokens.get(end..)?.iter().map(|t| t.word)).then_some(());
    let held = || block.phrase_at(end + 1).filter(|p| token(end).tag == Tag::Genitive && p.is_somebody());
    match frame.source {
        // "per | the club's website |"
        SourcePlace::Last if phrase.is_somebody() || held().is_some() || is_per(block, &phrase) => {
            let phrase = held().map_or(phrase, |held| Phrase { start: phrase.start, ..held });
            let end = with_joined(block, with_owner(block, phrase.end as usize));
            Some(Held { phrase, source: end, end: with_owner(block, end), owned: false })
        }
        SourcePlace::Inside if phrase.is_somebody() => {
            goes_on(end)?;
            Some(Held { phrase, source: end, end: end + frame.len_after(), owned: false })
        }
        SourcePlace::Possessive => {
            let owner = phrase.is_somebody() && token(end).tag == Tag::Genitive;
            let pronoun = lexicon.get(token(start).entry).pronoun.filter(|_| phrase.kind == PhraseKind::Possessive);
            // "in my view": who speaks speaks for himself or herself anyway
            let her = pronoun.is_some_and(|p| p.person != Person::First);
            let source = end + usize::from(owner);
            goes_on(source).filter(|()| owner || her)?;
            Some(Held { phrase, source, end: source + frame.len_after(), owned: true })
        }
        _ => None,
    }
}

/// Whether it stands behind "per", and so is a source where a comma is before that: "40,000, per | the venue |".
fn is_per(block: &Block, phrase: &Phrase) -> bool {
    let token = |i: usize| at(&block.tokens, phrase.start as isize - i as isize);
    let led = token(1).is(known::PER) && token(2).tag == Tag::Comma;
    led && at(&block.tokens, phrase.start as isize).tag == Tag::Determiner
}

/// One after the name that is joined to one that ends before `end`: "the Bureau of Roads | and Rivers |".
fn with_joined(block: &Block, end: usize) -> usize {
    let also = block
        .phrase_at(end + 1)
        .filter(|p| at(&block.tokens, end as isize).is(known::AND) && p.kind == PhraseKind::Name);
    also.map_or(end, |also| also.end as usize)
}

/// The quotation that the frame stands beside, else the sentence without the frame and the commas around it.
fn contents(block: &Block, sentence: &Range<usize>, frame: Range<usize>, goes_on: bool) -> Vec<Range<usize>> {
    let beside = |q: &&QuotedTokens| {
        let between = if q.last < frame.start { q.last..frame.start } else { frame.end..q.first };
        // "Roe was “tired”, according to Bell": more than the quotation
        let whole = goes_on || frame.end < q.first || q.first <= sentence.start + 1;
        whole && between.len() <= 2 && block.tokens.get(between).is_some_and(|t| t.iter().all(|t| !t.is_word()))
    };
    if let Some(quote) = block.quotes.iter().find(beside) {
        return std::iter::once(quote.first..quote.last).collect();
    }
    let bare = |range: Range<usize>| {
        let tokens = block.tokens.get(range.clone())?;
        let is_told = |t: &Token| t.is_word() || t.shape == Shape::Symbol;
        let first = tokens.iter().position(is_told)?;
        let last = tokens.iter().rposition(is_told)?;
        Some(range.start + first..range.start + last + 1)
    };
    [bare(sentence.start..frame.start), bare(frame.end..sentence.end)].into_iter().flatten().collect()
}

impl Candidate {
    /// One after the last token of its cue and source.
    fn end(&self) -> usize {
        self.source.as_ref().map_or(0, |s| s.end).max(self.cue.end)
    }
}
