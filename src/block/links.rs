//! Words that lead clauses and look like other words: "stressed | that | fishing pays", "| while | the union called it late".

use crate::block::nouns::is_before_verb;
use crate::block::phrasal::has_particle;
use crate::lexicon::{known, Lexicon, SourceKind, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Token};

/// How many tokens ahead another clause is looked for.
const AHEAD: usize = 24;

/// The mayor stressed | that | fishing pays: no noun in the singular comes next.
pub(super) fn is_that(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |ahead: isize| at(tokens, index as isize + ahead);
    let (own, next) = (token(0), token(1));
    // "points out | that | it is late"
    let phrasal = token(-1).tag == Tag::Particle && has_particle(token(-2), token(-1), lexicon);
    // "told parliament | that | wages rose"
    let hears = |ahead: isize| lexicon.get(token(ahead).entry).verb == Some(VerbKind::Hears);
    // "told the court | that | her brother had left"
    let hearer = lexicon.get(token(-1).entry);
    let somebody = hearer.source.is_some_and(|it| it != SourceKind::Document) || hearer.title.is_some();
    let article = somebody && matches!(token(-2).tag, Tag::Determiner | Tag::Possessive) && hears(-3);
    let told = token(-1).tag.is_nominal() && (hears(-2) || article);
    let says = phrasal || told || token(-1).tag.is_verb() && lexicon.get(token(-1).entry).cue.is_some();
    // "adding | that | capital spending had grown", "points out | that | half of it had"
    let compound = || next.tag == Tag::Noun && (token(2).tag.is_nominal() || token(2).is(known::OF));
    let opens = matches!(next.tag, Tag::Gerund | Tag::Nouns | Tag::Determiner | Tag::Possessive | Tag::Pronoun);
    let subject = opens || compound();
    // "insisted | that | despite the rain, it was dry"
    let framed = || next.tag == Tag::Preposition && !next.is(known::TO) && opens_behind_comma(tokens, index + 2);
    own.is(known::THAT) && says && (subject || is_before_verb(tokens, index + 1) || framed())
}

/// Whether a comma ends what stands from `index` on, and another clause comes behind it.
fn opens_behind_comma(tokens: &[Token], index: usize) -> bool {
    let ahead = tokens.get(index..).unwrap_or_default().iter().take(AHEAD);
    let comma = ahead.clone().position(|t| t.tag == Tag::Comma);
    comma.is_some_and(|comma| ahead.skip(comma).any(|t| t.tag.is_finite()))
}

/// …, | while | the union called it late; but "for a | while |".
pub(super) fn is_while(tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1);
    at(tokens, index as isize).is(known::WHILE) && !before.is_word() && !before.tag.is_nominal()
}
