//! Those whom a source cites: "the Anchor reported, citing two dockers", "the Anchor quoted the general as saying so".

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::grammar::quoted::quoted_as;
use crate::lexicon::known;
use crate::lexicon::Lexicon;
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How many attributions before can tell what is cited.
const NEAR: usize = 4;

/// The most tokens of when and where a source reports.
const LONGEST: usize = 8;

/// Whoever is cited says it, too: "the Anchor reported, citing | two dockers |", "the Anchor, citing | two dockers |, said".
pub(crate) fn cite(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let token = |i: usize| at(&block.tokens, i as isize);
    for place in 0..candidates.len() {
        let Some((before, own, after)) = around(candidates, place) else { break };
        if token(own.head).tag != Tag::Gerund || lexicon.frames(token(own.head).word).is_empty() {
            continue;
        }
        let Some(phrase) = block.phrase_at(own.head + 1).filter(Phrase::is_somebody) else { continue };
        let (start, end) = (own.head + 1, phrase.end as usize);
        let is_cited = own.source.as_ref().is_some_and(|s| s.start == start);
        let piece = own.pieces.first().cloned().filter(|p| p.start == start);
        if !(is_cited || piece.is_some()) || !matches!(token(end).tag, Tag::Comma | Tag::Stop) {
            continue;
        }
        let cites = |c: &&Candidate| {
            let beside = |end: usize| end + 1 == own.head && token(end).tag == Tag::Comma;
            let subject = c.source.as_ref().is_some_and(|s| beside(s.end));
            // "the Anchor reported that | it was late |, citing two dockers"
            let ends = c.pieces.iter().any(|p| p.contains(&own.head) || p.start > c.head && beside(p.end));
            // "the Anchor reported | on Thursday |, citing two dockers, that it was late"
            let when = c.cue.end..own.head.saturating_sub(1);
            let adjunct = when.len() <= LONGEST && token(when.start).tag == Tag::Preposition && beside(when.end);
            let apart = adjunct && c.pieces.iter().all(|p| p.start > end) && !has_finite(block, when);
            subject || ends || apart || beside(c.cue.end) || !is_cited && c.source == own.source && c.source.is_some()
        };
        let after = after.iter().take(NEAR).filter(|c| c.head > end && token(end).tag == Tag::Comma);
        let cited = before.iter().rev().take(NEAR).find(cites).or_else(|| after.clone().find(cites));
        let clause = piece
            .filter(|p| token(end + 1).is(known::THAT) && p.end > end + 2)
            .map(|p| std::iter::once(end + 2..p.end).collect());
        // "that" leads to a content of the cue before it alone
        let behind_that = |p: &Range<usize>| p.start + usize::from(token(p.start).is(known::THAT))..p.end;
        // "| the mill would close |, citing two dockers"
        let cut = own.head.saturating_sub(usize::from(token(own.head.saturating_sub(1)).tag == Tag::Comma));
        let uncut = |p: Range<usize>| p.start..if p.contains(&own.head) { cut.max(p.start) } else { p.end };
        let told = |c: &Candidate| {
            let pieces = c.pieces.iter().filter(|p| p.start != own.head).map(behind_that).map(uncut);
            pieces.filter(|p| !p.is_empty()).collect()
        };
        if let Some(pieces) = clause.or_else(|| cited.map(told)) {
            (own.source, own.phrase, own.pieces) = (Some(start..end), Some(phrase), pieces);
            let head = own.head;
            for other in before.iter_mut().rev().take(NEAR) {
                other.pieces.retain(|p| p.start != head);
                let tail = |p: &&mut Range<usize>| p.contains(&head) && p.end <= end && p.start < cut;
                other.pieces.iter_mut().filter(tail).for_each(|p| p.end = cut);
            }
        }
    }
}

/// Who is quoted as saying something says it: "the Anchor quoted | the general | as saying that …".
pub(crate) fn quote_another(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let token = |i: usize| at(&block.tokens, i as isize);
    let said = |i: usize| token(i).tag == Tag::Gerund && lexicon.get(token(i).entry).cue.is_some();
    for place in 0..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        // "| quotes | an engineer as | saying | so": the cue of all of it is that of who quotes
        let (first, link) = (own.cue.start, own.head.saturating_sub(1));
        let quoted = first + 1 < link && said(own.head) && token(link).is(known::AS) && token(first).tag.is_finite();
        let alone = quoted && before.iter().rev().take(NEAR).all(|c| c.head != first);
        if alone && block.phrase_at(first + 1).is_some_and(|p| p.is_somebody() && p.end as usize == link) {
            own.head = first;
        }
    }
    for own in candidates.iter_mut() {
        // "was quoted on Monday | as saying | the pass was clear"
        let leads = |p: &&mut Range<usize>| p.start > own.head && token(p.start).is(known::AS) && said(p.start + 1);
        for piece in own.pieces.iter_mut().filter(leads).filter(|p| p.len() > 3) {
            piece.start += 2 + usize::from(token(piece.start + 2).is(known::THAT));
        }
    }
    let mut place = 0;
    while let Some(own) = candidates.get(place) {
        // "Bell was quoted by the Anchor | as saying": who says it is the subject
        if let Some(whole) = quoted_as(block, lexicon, own.head) {
            candidates.retain(|c| !whole.cue.contains(&c.head));
            place = candidates.partition_point(|c| c.head < whole.head);
            candidates.insert(place, whole);
        }
        let Some(own) = candidates.get(place) else { break };
        // "quoted the general as saying" can be one cue
        let whole = own.cue.end > own.head + 2 && said(own.cue.end - 1);
        let phrase = block.phrase_at(if whole { own.head + 1 } else { own.cue.end }).filter(|p| p.is_somebody());
        let says = phrase
            .map(|p| p.end as usize + 1)
            .filter(|&says| said(says) && token(says - 1).is(known::AS) && token(own.head).tag.is_verb());
        if let (Some(phrase), Some(says)) = (phrase, says) {
            let sentence = block.sentence_at(own.head);
            let start = says + 1 + usize::from(token(says + 1).is(known::THAT));
            // "as saying: “…”"
            let led = start + usize::from(matches!(token(start).shape, Shape::Colon | Shape::Comma));
            let quote = block.quote_at(led + 1).filter(|q| q.first == led + 1).map(|q| q.first..q.last);
            let last = block.last_word(start..sentence.end);
            let after = last.map(|last| start..last + 1);
            let first = own.source.as_ref().map_or(own.head, |s| s.start).min(own.cue.start);
            let before = block.last_quote(first).filter(|q| q.last + 2 >= first);
            let pieces = quote.or(after).or(before.map(|q| q.first..q.last));
            candidates.retain(|c| c.head != says && c.head + 1 != says);
            if let Some(own) = candidates.get_mut(place).filter(|_| pieces.is_some()) {
                own.cue.end = own.cue.end.min(phrase.start as usize);
                own.give_to(phrase);
                own.pieces = pieces.into_iter().collect();
            }
        }
        place += 1;
    }
}
