//! Those whom a source cites: "the Anchor reported, citing two dockers", "the Anchor quoted the general as saying so".

use std::ops::Range;

use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::known;
use crate::lexicon::Lexicon;
use crate::tag::Tag;
use crate::token::at;

/// How many attributions before can tell what is cited.
const NEAR: usize = 4;

/// Whoever is cited says it, too: "the Anchor reported, citing | two dockers |".
pub(crate) fn cite(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let token = |i: usize| at(&block.tokens, i as isize);
    for place in 0..candidates.len() {
        let (before, own) = candidates.split_at_mut(place);
        let Some(own) = own.first_mut() else { break };
        let cites = token(own.head).tag == Tag::Gerund && !lexicon.frames(token(own.head).word).is_empty();
        let piece = own.pieces.first().cloned().filter(|p| cites && p.start == own.head + 1);
        let Some(phrase) = piece.as_ref().and_then(|p| block.phrase_at(p.start)) else { continue };
        let end = phrase.end as usize;
        let known = phrase.is_somebody() && matches!(token(end).tag, Tag::Comma | Tag::Stop);
        let cited = before.iter().rev().take(NEAR).find(|c| c.source == own.source && own.source.is_some());
        let clause = piece
            .filter(|p| token(end + 1).is(known::THAT) && p.end > end + 2)
            .map(|p| std::iter::once(end + 2..p.end).collect());
        if let Some(pieces) = clause.or_else(|| cited.map(|c| c.pieces.clone())).filter(|_| known) {
            (own.source, own.phrase, own.pieces) = (Some(phrase.start as usize..end), Some(phrase), pieces);
        }
    }
}

/// Who is quoted as saying something says it: "the Anchor quoted | the general | as saying that …".
pub(crate) fn quote_another(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let token = |i: usize| at(&block.tokens, i as isize);
    let said = |i: usize| token(i).tag == Tag::Gerund && lexicon.get(token(i).entry).cue.is_some();
    for own in candidates.iter_mut() {
        // "was quoted on Monday | as saying | the pass was clear"
        let leads = |p: &&mut Range<usize>| p.start > own.head && token(p.start).is(known::AS) && said(p.start + 1);
        for piece in own.pieces.iter_mut().filter(leads).filter(|p| p.len() > 3) {
            piece.start += 2 + usize::from(token(piece.start + 2).is(known::THAT));
        }
    }
    let mut place = 0;
    while let Some(own) = candidates.get(place) {
        let phrase = block.phrase_at(own.cue.end).filter(|p| p.is_somebody());
        let says = phrase
            .map(|p| p.end as usize + 1)
            .filter(|&says| said(says) && token(says - 1).is(known::AS) && token(own.head).tag.is_verb());
        if let (Some(phrase), Some(says)) = (phrase, says) {
            let sentence = block.sentence_at(own.head);
            let start = says + 1 + usize::from(token(says + 1).is(known::THAT));
            let last = block.last_word(start..sentence.end);
            let after = last.map(|last| start..last + 1);
            let first = own.source.as_ref().map_or(own.head, |s| s.start).min(own.cue.start);
            let before = block.last_quote(first).filter(|q| q.last + 2 >= first);
            let pieces = after.or(before.map(|q| q.first..q.last));
            candidates.retain(|c| c.head != says && c.head + 1 != says);
            if let Some(own) = candidates.get_mut(place).filter(|_| pieces.is_some()) {
                own.source = Some(phrase.start as usize..phrase.end as usize);
                own.phrase = Some(phrase);
                own.pieces = pieces.into_iter().collect();
            }
        }
        place += 1;
    }
}
