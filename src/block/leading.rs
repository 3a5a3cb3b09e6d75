//! Verbs that lead a sentence, or lead to a quotation, and are nouns to the tagger: "Ann nods.", "the singer jokes, “I sleep.”"

use crate::lexicon::{known, Lexicon};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The most words of a name before its verb.
const LONGEST_NAME: usize = 3;

/// How many tokens to either side another verb is looked for.
const AROUND: usize = 24;

/// The singer | jokes |, “I sleep.” No other verb stands around the quotation.
pub(super) fn precedes_quotation(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let [before, own, next, mark] = [-1, 0, 1, 2].map(|ahead| at(tokens, index as isize + ahead));
    let leads = next.shape == Shape::Comma && matches!(mark.shape, Shape::MarkOpens | Shape::Mark);
    let says = own.shape == Shape::Lower && before.tag.is_nominal() && lexicon.get(own.entry).cue.is_some();
    let around = index.saturating_sub(AROUND)..(index + AROUND).min(tokens.len());
    let acts = |t: &Token| t.depth == own.depth && t.tag.is_finite();
    leads && says && !tokens.get(around).unwrap_or_default().iter().any(acts)
}

/// Ann Bell | nods |. Bell | leans | back in her chair and closes her eyes.: no noun stands so behind a name.
pub(super) fn leads_sentence(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    if index > LONGEST_NAME || token(index).shape != Shape::Lower {
        return false;
    }
    let named = tokens.iter().take(index).all(|t| t.tag == Tag::Name);
    // His mother | nods |.
    let opens = index == 2 && matches!(token(0).tag, Tag::Possessive | Tag::Determiner);
    let called = opens && token(1).tag == Tag::Noun && lexicon.get(token(1).entry).title.is_some();
    let next = token(index + 1);
    if !named && !called {
        return false;
    }
    let ahead = || (index + 1..(index + AROUND).min(tokens.len())).take_while(|&i| !token(i).tag.is_finite());
    // "Rovers fans in Leeds sing"
    let joined = || ahead().last().is_some_and(|i| token(i).is(known::AND) && token(i + 1).tag == Tag::Present);
    let goes_on = matches!(next.tag, Tag::Adverb | Tag::Particle | Tag::Preposition | Tag::Conjunction);
    next.shape == Shape::Stop || goes_on && joined()
}
