//! Reports inside reports: each is told by the subject of its own clause, and the outer one holds the inner one whole.

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::grammar::owner::noun_phrase;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, Stance};
use crate::token::tag::Tag;
use crate::token::{at, Token};

/// How many attributions ahead one can be told inside another.
const NEAR: usize = 4;

impl Candidate {
    /// The subject behind another cue is not the one before it: "Roe said | the guard | shouted “stop”", "told the court that
    /// | a man accused of theft | said so".
    pub(crate) fn find_inner_subject(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_ref().filter(|s| s.start < self.head) else { return };
        let helps = |&i: &usize| matches!(token(i).tag, Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not);
        let helping = (source.start..self.head).rev().take_while(helps).count();
        let verb = self.head - helping;
        // "authorities say": what is no past looks like an infinitive
        let plain = token(self.head).tag == Tag::Base && token(self.head.wrapping_sub(1)).tag == Tag::Nouns;
        let inflected =
            plain || token(self.head).tag.is_finite() || (verb..self.head).any(|i| token(i).tag.is_finite());
        let subject = block.phrase_before(verb).filter(|p| p.start as usize > source.start && inflected);
        let Some(last) = subject.filter(|p| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun)) else { return };
        let owned = usize::from(token(last.start as usize - 1).tag == Tag::Possessive);
        let mut inner = self.clone();
        inner.source = Some(last.start as usize - owned..last.end as usize);
        inner.phrase = Some(last);
        inner.lead_back(block, lexicon);
        let somebody = |p: &Phrase| owned > 0 || p.is_somebody() || token(p.start as usize).tag == Tag::Determiner;
        if !inner.phrase.as_ref().is_some_and(somebody) {
            return;
        }
        let start = inner.source.as_ref().map_or(0, |s| s.start);
        let Some(link) = start.checked_sub(1).filter(|&link| link > source.start) else { return };
        let that = token(link).is(known::THAT) && token(link).tag == Tag::Subordinator;
        // "the official who relayed | the exchange | said" has no subject of its own before its cue
        let subject = token(link - 1).tag;
        let told =
            (subject.is_nominal() || matches!(subject, Tag::Adverb | Tag::Auxiliary)) && tells(token(link), lexicon);
        // "a man who | authorities | say fled told deputies": what they say is told of "who"
        let around = token(link).tag == Tag::Wh && (token(link).is(known::WHO) || token(link).is(known::THAT));
        // "the mayor says it is safe and | traders | say it is not"
        let joined = token(link).tag == Tag::Conjunction && source.end == verb && has_finite(block, source.start..link);
        if that || around || joined || told && (source.end <= link || source.end >= last.end as usize) {
            (self.source, self.phrase) = (inner.source, inner.phrase);
            self.cue.start = self.cue.start.min(verb).max(last.end as usize);
        }
    }

    /// Who is seen or heard to say it says it: "she heard | the guard | roaring, “no”".
    pub(crate) fn find_overheard(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_ref().filter(|s| s.end < self.cue.start) else { return };
        let own = block.phrase_before(self.cue.start).filter(|p| p.start as usize > source.end && p.is_somebody());
        let Some(own) = own.filter(|p| p.kind != PhraseKind::Pronoun) else { return };
        let verb = token(own.start as usize - 1);
        let object = matches!(verb.tag, Tag::Past | Tag::Present | Tag::Base | Tag::Participle);
        if object && token(self.head).tag == Tag::Gerund {
            self.give_to(own);
        }
    }
}

/// Whether a clause that is told can stand right behind the token.
fn tells(token: Token, lexicon: &Lexicon) -> bool {
    let cue = lexicon.get(token.entry).cue.filter(|_| matches!(token.tag, Tag::Past | Tag::Present | Tag::Base));
    cue.is_some_and(|cue| !matches!(cue.stance, Stance::Orders | Stance::Asks | Stance::Declines))
}

/// What is told begins with the subject of the report inside it: "Roe said | the guards had told them that it was late |".
pub(crate) fn hold_inner(block: &Block, candidates: &mut [Candidate]) {
    for place in 0..candidates.len() {
        let Some((_, own, after)) = around(candidates, place) else { break };
        let first = own.cue.end;
        // "Roe told | the court | the guards had said so"
        let hearer = noun_phrase(block, first).map_or(first, |hearer| hearer.end);
        let begins = |c: &&Candidate| {
            let verb = matches!(at(&block.tokens, c.head as isize).tag, Tag::Past | Tag::Present | Tag::Participle);
            let starts = |start: usize| start == first || start == hearer;
            verb && c.source.as_ref().is_some_and(|s| starts(s.start) && s.end <= c.head)
        };
        let Some(inner) = after.iter().take(NEAR).find(begins) else { continue };
        let start = inner.source.as_ref().map_or(first, |s| s.start);
        if let Some(piece) = own.pieces.iter_mut().find(|p| p.start > inner.head && inner.pieces.contains(p)) {
            piece.start = start;
        }
    }
}

/// What is said of something begins behind the cue around it: "the bank says | growth | is expected | to slow |".
pub(crate) fn begin_behind_cue(candidates: &mut [Candidate]) {
    for place in 1..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        if own.source.is_some() {
            continue;
        }
        for piece in own.pieces.iter_mut().filter(|p| p.end <= own.head) {
            let around = |c: &&Candidate| piece.contains(&c.head) && c.pieces.iter().any(|p| p.contains(&own.head));
            let around = before.iter().rev().take(NEAR).find(around);
            let start = around.and_then(|c| c.pieces.iter().find(|p| p.contains(&own.head))).map(|p| p.start);
            piece.start = start.filter(|&start| start < piece.end).unwrap_or(piece.start);
        }
    }
}
