//! Those who are quoted: "| Bell | was quoted | by the Anchor | as saying | that it was late |", "| it was late |, | Bell | was
//! quoted as saying | by the Anchor".

use std::ops::Range;

use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::clause_in;
use crate::grammar::owner::noun_phrase;
use crate::grammar::passive::is_passive;
use crate::grammar::trailing::clause_before;
use crate::lexicon::{known, Lexicon};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How sure one is that the weights have not seen.
const SURE: f32 = 0.6;

/// The most words that stand between a participle and what makes a passive of it.
const GAP: usize = 6;

/// The attribution whose passive has its participle at `index`, if it is one.
pub(crate) fn quoted_as(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    // one after "by" and whom it leads to, if they stand there
    let behind = |by: usize| {
        let paper = if token(by).is(known::BY) { noun_phrase(block, by + 1) } else { None };
        paper.map_or(by, |paper| paper.end)
    };
    let link = behind(index + 1);
    let says = link + 1;
    let leads = token(link).is(known::AS) && token(says).tag == Tag::Gerund;
    lexicon.get(token(says).entry).cue.filter(|_| leads && is_passive(block, lexicon, index))?;
    let auxiliary = (index.saturating_sub(GAP)..index).rfind(|&i| token(i).tag != Tag::Adverb)?;
    let end = auxiliary - usize::from(token(auxiliary.checked_sub(1)?).tag == Tag::Comma);
    let subject = block.phrase_before(end).filter(|p| p.is_somebody())?;
    // "was quoted as saying | by the Anchor | that it was late"
    let content = told(block, behind(says + 1)).or_else(|| told_before(block, lexicon, subject.start as usize))?;
    let cue = auxiliary..says + 1;
    let content = std::iter::once(content).collect();
    Some(Candidate { head: index, ..Candidate::by_form(cue, subject.tokens(), Some(subject), content, SURE) })
}

/// The clause that begins at `start`, behind "that" or at once, or the quotation that is opened there.
fn told(block: &Block, start: usize) -> Option<Range<usize>> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let start = start + usize::from(token(start).is(known::THAT));
    let mark = start + usize::from(matches!(token(start).shape, Shape::Comma | Shape::Colon));
    if let Some(quote) = block.quote_at(mark + 1).filter(|q| q.first == mark + 1) {
        return Some(quote.first..quote.last);
    }
    let led = token(start).tag == Tag::Preposition || mark > start;
    (!led).then(|| clause_in(block, start..block.sentence_at(start).end)).flatten()
}

/// The quotation or the clause that ends before `first`.
fn told_before(block: &Block, lexicon: &Lexicon, first: usize) -> Option<Range<usize>> {
    let quote = block.last_quote(first).filter(|q| q.last + 1 == first);
    quote.map(|q| q.first..q.last).or_else(|| clause_before(block, lexicon, first))
}
