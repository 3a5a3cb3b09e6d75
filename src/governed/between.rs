//! Attributions between others that the weights have not seen: a verb of a series, a clause between dashes, and who
//! tells somebody what is quoted inside a longer content.

use std::ops::Range;

use crate::block::phrase::Phrase;
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::grammar::passive::is_passive;
use crate::grammar::Grammar;
use crate::lexicon::{Lexicon, VerbKind};
use crate::token::tag::Tag;
use crate::token::Shape;

/// How sure such attributions are.
const SURE: f32 = 0.6;

/// How many candidates ahead a series can go on.
const NEAR: usize = 4;

/// The most tokens of a cue, and of what stands between a subject and its verb.
const WORDS: usize = 6;

/// How many tokens of a quotation are looked at for a verb.
const LONGEST: usize = 48;

/// What the grammar tells of in the places between candidates.
pub(crate) fn between(block: &Block, lexicon: &Lexicon, candidates: &[Candidate]) -> Vec<Candidate> {
    let grammar = Grammar { block, lexicon };
    let series = (0..candidates.len()).filter_map(|place| grammar.series(candidates.get(place..)?));
    let openings = (0..).zip(&block.tokens).filter(|(_, token)| token.shape == Shape::Dash);
    let dashes = openings.filter_map(|(index, _)| grammar.dashes(index));
    let told = block.quotes.iter().filter_map(|quote| grammar.told_inside(quote, candidates));
    series.chain(dashes).chain(told).collect()
}

impl Grammar<'_> {
    /// "The bishop condemned the raid, | called for | calm and promised …".
    fn series(&self, candidates: &[Candidate]) -> Option<Candidate> {
        let (first, after) = candidates.split_first()?;
        let source = first.source.clone().filter(|s| s.end <= first.head)?;
        let same = |c: &&Candidate| c.source.as_ref() == Some(&source) && c.head > first.head;
        let last = after.iter().take(NEAR).find(same)?;
        let tag = self.token(first.head).tag;
        let end = first.pieces.last().map(|p| p.end).filter(|&end| end > first.head)?;
        let verb = end + 1;
        let joint = last.cue.start.checked_sub(1)?;
        let joined = self.token(end).tag == Tag::Comma && self.token(joint).tag == Tag::Conjunction;
        let same_form = tag.is_verb() && self.token(verb).tag == tag && self.token(last.head).tag == tag;
        if !joined || !same_form || verb >= joint {
            return None;
        }
        let mut words = [0; WORDS];
        for (word, index) in words.iter_mut().zip(verb..joint) {
            *word = self.token(index).word;
        }
        let (taken, _) = self.lexicon.cue(&words)?;
        let content = verb + taken..joint - usize::from(self.token(joint - 1).tag == Tag::Comma);
        let plain = |i: usize| self.token(i).is_word() && !self.token(i).tag.is_finite();
        let whole = !content.is_empty() && content.clone().all(plain);
        whole.then(|| Candidate::by_form(verb..verb + taken, source, first.phrase, vec![content], SURE))
    }

    /// "The orchard — | the tenants | claim | — was felled at night".
    fn dashes(&self, opening: usize) -> Option<Candidate> {
        let phrase = self.block.phrase_at(opening + 1).filter(Phrase::is_nominal)?;
        let verb = phrase.end as usize;
        let closing = verb + 1;
        let cue = self.token(verb).tag.is_verb() && self.entry(verb).cue.is_some();
        if !cue || self.token(closing).shape != Shape::Dash {
            return None;
        }
        let sentence = self.block.sentence_at(verb);
        let last = self.block.last_word(closing + 1..sentence.end)?;
        let (before, after) = (sentence.start..opening, closing + 1..last + 1);
        let depth = self.token(verb).depth;
        let plain = before.clone().chain(after.clone()).all(|i| self.token(i).depth == depth);
        (plain && !before.is_empty()).then(|| {
            let source = opening + 1..verb;
            Candidate::by_form(verb..closing, source, Some(phrase), vec![before, after], SURE)
        })
    }

    /// "The Standard reported that | the captain | had told | the owners “the pumps are gone”".
    fn told_inside(&self, quote: &QuotedTokens, candidates: &[Candidate]) -> Option<Candidate> {
        let opening = quote.first.checked_sub(1)?;
        let end = opening - usize::from(opening > 0 && self.token(opening - 1).tag == Tag::Comma);
        let hearer = self.block.phrase_before(end).filter(Phrase::is_nominal)?;
        let verb = (hearer.start as usize).checked_sub(1)?;
        let tells = self.entry(verb);
        let heard = matches!(self.token(verb).tag, Tag::Past | Tag::Participle) && tells.verb == Some(VerbKind::Hears);
        let told = has_finite(self.block, quote.first..quote.last.min(quote.first + LONGEST));
        if !heard || !told || tells.cue.is_none() || is_passive(self.block, self.lexicon, verb) {
            return None;
        }
        let helps = |i: &usize| matches!(self.token(*i).tag, Tag::Auxiliary | Tag::Adverb);
        let start = verb - (verb.saturating_sub(WORDS)..verb).rev().take_while(helps).count();
        let subject = self.block.phrase_before(start).filter(Phrase::is_nominal)?;
        let near = candidates.partition_point(|c| c.head < verb);
        let near = candidates.get(near.saturating_sub(NEAR)..near).unwrap_or_default();
        let reported = near.iter().any(|c| c.holds(verb) && c.holds(subject.start as usize) && c.holds(quote.first));
        reported.then(|| {
            let source: Range<usize> = subject.tokens();
            let content = std::iter::once(quote.first..quote.last).collect();
            let own = Candidate::by_form(start..verb + 1, source, Some(subject), content, SURE);
            Candidate { head: verb, ..own }
        })
    }
}
