//! Verbs that lead a sentence, or lead to a quotation, and are nouns to the tagger: "Ann nods.", "the singer jokes, “I sleep.”"

use crate::lexicon::{known, Lexicon, Stance};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The most words of a name before its verb.
const LONGEST_NAME: usize = 3;

/// How many tokens to either side another verb is looked for.
const AROUND: usize = 24;

/// The singer | jokes |, “I sleep.” No other verb stands around the quotation.
pub(super) fn precedes_quotation(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let [before, own, next, mark] = [-1, 0, 1, 2].map(|ahead| at(tokens, index as isize + ahead));
    let leads = next.shape == Shape::Comma && opens(mark);
    let says = own.shape == Shape::Lower && before.tag.is_nominal() && lexicon.get(own.entry).cue.is_some();
    let around = index.saturating_sub(AROUND)..(index + AROUND).min(tokens.len());
    let acts = |t: &Token| t.depth == own.depth && t.tag.is_finite();
    leads && says && !tokens.get(around).unwrap_or_default().iter().any(acts)
}

/// Mill workers were underpaid, | claims | union: in a headline who says it may stand behind, with no article and no stop.
pub(super) fn trails_headline(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let comma = index.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma);
    let says = token(index).shape == Shape::Lower && lexicon.get(token(index).entry).cue.is_some();
    let Some(comma) = comma.filter(|_| says) else { return false };
    let last = tokens.len() - 1;
    let nouns = || (index + 1..=last).all(|i| matches!(token(i).tag, Tag::Noun | Tag::Nouns | Tag::Adjective));
    let subject = (index + 1..=index + LONGEST_NAME).contains(&last) && nouns();
    let somebody = subject && lexicon.get(token(last).entry).source.is_some();
    somebody && (comma.saturating_sub(AROUND)..comma).any(|i| token(i).tag.is_finite())
}

/// …, his sister | whispered | to him: “Go.”
pub(super) fn leads_to_quotation(tokens: &[Token], index: usize) -> bool {
    let token = |ahead: isize| at(tokens, index as isize + ahead);
    let hearer = matches!(token(1).tag, Tag::To | Tag::Preposition) && token(2).tag.is_nominal();
    let link = if hearer { 3 } else { 1 };
    let leads = matches!(token(link).shape, Shape::Comma | Shape::Colon);
    let around = index.saturating_sub(AROUND)..index;
    let clause = tokens.get(around).unwrap_or_default().iter().rev().take_while(|t| t.is_word());
    let subject = token(-1).tag.is_nominal() && !clause.clone().any(|t| t.tag.is_verbal());
    subject && leads && opens(token(link + 1))
}

/// She heard the guard | shouting |, “Go away!”: what somebody is heard to do is no noun.
pub(super) fn is_overheard(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let [before, own, next, mark] = [-1, 0, 1, 2].map(|ahead| at(tokens, index as isize + ahead));
    let leads = matches!(next.shape, Shape::Comma | Shape::Colon) && opens(mark);
    let doing = || lexicon.get(own.entry).cue_noun.is_none() && own.span().text(text).ends_with("ing");
    if !leads || !before.tag.is_nominal() || !doing() {
        return false;
    }
    let led = tokens.get(index.saturating_sub(AROUND)..index).unwrap_or_default().iter().rev();
    let verb = led
        .copied()
        .find(|t| !t.tag.is_nominal() && !matches!(t.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective));
    let takes_in = |t: Token| lexicon.get(t.entry).cue.is_some_and(|cue| cue.stance == Stance::Thinks);
    verb.is_some_and(|t| t.tag.is_verb() && takes_in(t))
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

/// Whether it opens a quotation, as far as a mark by itself tells.
fn opens(mark: Token) -> bool {
    matches!(mark.shape, Shape::MarkOpens | Shape::Mark)
}
