//! Quotations that a noun tells of, or "like": “Police,” came the reply; “No,” was his answer; she was like, “No.” And what
//! somebody is of the opinion that is so.

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::grammar::owner::noun_phrase;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How sure such attributions are.
const SURE: f32 = 0.6;

/// The most tokens of such a noun with what is said of it: "the inspector's first question".
const LONGEST: usize = 8;

/// The attribution of a quotation to the noun right behind it, or to "like" right before it.
pub(crate) fn replied(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    noun_behind(block, lexicon, quote).or_else(|| like_before(block, lexicon, quote))
}

/// “Police,” | came the reply |; “Alive?” | was | the inspector’s | first question |. It is whose the noun is, or nobody's.
fn noun_behind(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let verb = quote.last + 1;
    let opens = quote.first <= block.sentence_at(quote.first).start + 1 && token(quote.last).shape == Shape::MarkCloses;
    let acts = matches!(token(verb).tag, Tag::Past | Tag::Auxiliary) && lexicon.get(token(verb).entry).cue.is_none();
    let led = matches!(token(verb + 1).tag, Tag::Determiner | Tag::Possessive) || block.phrase_at(verb + 1).is_some();
    if !(opens && acts && led) {
        return None;
    }
    let says = |i: &usize| token(*i).tag == Tag::Noun && lexicon.get(token(*i).entry).cue_noun.is_some();
    let part = |i: &usize| {
        token(*i).is_word() && !token(*i).tag.is_verbal() && token(*i).tag != Tag::Preposition
            || token(*i).tag == Tag::Genitive
            // "the swift, inevitable question"
            || token(*i).tag == Tag::Comma && token(*i - 1).tag == Tag::Adjective
    };
    let noun = (verb + 1..verb + LONGEST).take_while(part).find(says)?;
    // "was the reply he gave": nothing more is told of it
    let ends = token(noun + 1);
    if ends.is_word() && !matches!(ends.tag, Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Conjunction) {
        return None;
    }
    let owner = block.phrase_at(verb + 1).filter(|p| {
        p.kind == PhraseKind::Possessive || token(p.end as usize).tag == Tag::Genitive && p.end as usize <= noun
    });
    let from = || block.phrase_at(noun + 2).filter(|p| ends.is(known::FROM) && p.is_somebody());
    let owner = owner.or_else(from);
    let source = owner.map_or(noun..noun + 1, |p| p.tokens());
    let content = std::iter::once(quote.first..quote.last).collect();
    let end = if owner.is_some_and(|p| p.start as usize > noun) { noun + 2 } else { noun + 1 };
    let mut found = Candidate::by_form(verb..end, source, owner, content, SURE);
    found.head = noun;
    if owner.is_none() {
        found.source = None;
    }
    Some(found)
}

/// And | she | ’s like |, “I’d rather die.”
fn like_before(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let comma = quote.first.checked_sub(2).filter(|&i| matches!(token(i).shape, Shape::Comma | Shape::Colon))?;
    let like = comma.checked_sub(1).filter(|&i| token(i).is(known::LIKE))?;
    let be = like.checked_sub(1).filter(|&i| is_being(block, lexicon, i))?;
    let subject = block.phrase_before(be).filter(Phrase::is_somebody)?;
    let source = subject.tokens();
    let content = std::iter::once(quote.first..quote.last).collect();
    Some(Candidate::by_form(be..like + 1, source, Some(subject), content, SURE))
}

/// | The colonel | was of the opinion | that the bridge would hold.
pub(crate) fn held(
    block: &Block,
    lexicon: &Lexicon,
    noun: usize,
    content: Option<std::ops::Range<usize>>,
) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    lexicon.get(token(noun).entry).cue_noun?;
    let article = usize::from(noun.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Determiner));
    let of = noun.checked_sub(1 + article).filter(|&i| token(i).is(known::OF))?;
    let be = of.checked_sub(1).filter(|&i| is_being(block, lexicon, i))?;
    let subject = block.phrase_before(be).filter(|p| p.is_somebody() && p.end as usize == be)?;
    let source = noun_phrase(block, subject.start as usize).filter(|s| s.end == be);
    let source = source.unwrap_or(subject.start as usize..be);
    let mut found = Candidate::by_form(be..noun + 1, source, Some(subject), vec![content?], SURE);
    found.head = noun;
    Some(found)
}

fn is_being(block: &Block, lexicon: &Lexicon, index: usize) -> bool {
    let token = at(&block.tokens, index as isize);
    token.tag == Tag::Auxiliary && lexicon.get(token.entry).verb != Some(VerbKind::Has)
        || lexicon.get(token.entry).verb == Some(VerbKind::Be)
}
