//! What of the writer's own words only leads to somebody else's: "The mayor, *who said that* … *,* left", "*What I said
//! was that* …", "They met *and said that* …".

use crate::claim::clause::trimmed;
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::verb::{starts_clause, Verb};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The most tokens that lead to what is told in a relative clause.
const LONGEST: usize = 10;

/// Takes out the relative clauses of which nothing is left but who tells something, so that the clause around them is
/// whole: "The mayor, who said that … , left" is "The mayor left". `places` are those of `tokens` in their block. Gives how many are left.
pub(crate) fn fold(words: &Grammar, tokens: &mut [Token], places: &mut [u32], is_frame: impl Fn(u32) -> bool) -> usize {
    let stretch = places.first().zip(places.last()).map_or(0, |(first, last)| (last + 1 - first) as usize);
    if stretch == places.len() {
        return stretch; // nothing stands between them that could be taken out
    }
    let mut kept = 0;
    let mut index = 0;
    let mut last = None;
    while let Some((&token, &place)) = tokens.get(index).zip(places.get(index)) {
        let gap = last.is_some_and(|last: u32| last + 1 != place);
        last = Some(place);
        index += 1;
        let told = if gap { relative(words, tokens.get(..kept), places, &is_frame) } else { None };
        let closed = token.shape == Shape::Comma;
        let next = if closed { at(tokens, index as isize) } else { token };
        if let Some(start) = told.filter(|_| next.tag.is_verb() || matches!(next.tag, Tag::Auxiliary | Tag::Modal)) {
            let comma = closed && start > 0 && at(tokens, start as isize - 1).shape == Shape::Comma;
            kept = start - usize::from(comma);
            if comma {
                continue;
            }
        }
        if let Some((to, at)) = tokens.get_mut(kept).zip(places.get_mut(kept)) {
            (*to, *at) = (token, place);
        }
        kept += 1;
    }
    kept
}

/// Where the relative clause starts that ends `tokens` and only tells who says what follows.
fn relative(
    words: &Grammar,
    tokens: Option<&[Token]>,
    places: &[u32],
    is_frame: &impl Fn(u32) -> bool,
) -> Option<usize> {
    let tokens = tokens?;
    let frame = |i: usize| places.get(i).is_some_and(|&place| is_frame(place));
    let first = tokens.len().saturating_sub(LONGEST).max(1);
    let start = (first..tokens.len()).rev().find(|&i| at(tokens, i as isize).tag == Tag::Wh)?;
    let before = at(tokens, start as isize - 1);
    let rest = start + 1..tokens.len();
    let leads = |i: usize| {
        let token = at(tokens, i as isize);
        frame(i) || words.is(token, WordClass::Opens) || matches!(token.tag, Tag::Adverb | Tag::Auxiliary)
    };
    let told = rest.clone().any(frame) && rest.clone().all(leads);
    (told && (before.tag.is_nominal() || before.shape == Shape::Comma)).then_some(start)
}

/// Whether a content whose first piece is a pronoun is told by its second alone: "*I* was told that the lock closed".
pub(crate) fn is_told_behind(words: &Grammar, first: &[Token], second: &[Token]) -> bool {
    matches!(first, [one] if one.tag == Tag::Pronoun) && starts_clause(words, second, 0)
}

/// How many tokens behind a source another verb of it is looked for.
const NEAR: usize = 24;

/// Where a clause ends that only tells who speaks and by which cue: nowhere, it is no claim. Where it says something
/// beside that ("They met on Monday and *said* …", "The plan that *we talk about* costs …"), before the last such words.
pub(crate) fn unframed(
    words: &Grammar,
    tokens: &[Token],
    verb: Option<Verb>,
    is_frame: impl Fn(usize) -> bool,
) -> Option<usize> {
    if !(0..tokens.len()).any(&is_frame) {
        return Some(tokens.len());
    }
    // "*Asked about the fire,* he said": nobody's
    let verb = verb.filter(|v| v.leads && v.finite > 0 && !(v.finite..v.end).any(&is_frame))?;
    // "*What I said was that* …", "*The first thing she said was*, “…”": what was said follows, and is somebody's
    let only_leads = |t: &Token| !t.is_word() || words.is(*t, WordClass::Opens);
    let be = words.is(at(tokens, verb.finite as isize), WordClass::Be);
    if tokens.iter().skip(verb.end).all(only_leads) && (be || at(tokens, 0).tag == Tag::Wh) {
        return None;
    }
    // "Shares fell after *the grocer* cut its prices and *said* …": the source has a verb beside its cue
    let shares = |first: usize| {
        let near = (first..tokens.len()).take(NEAR);
        let end = near.clone().find(|&i| !is_frame(i)).unwrap_or(tokens.len());
        at(tokens, end as isize).tag.is_verb() && near.filter(|&i| i > end).any(&is_frame)
    };
    let mut frames = (verb.end..tokens.len()).filter(|&i| is_frame(i) && (i == verb.end || !is_frame(i - 1)));
    let Some(told) = frames.find(|&i| !shares(i)) else { return Some(tokens.len()) };
    let apart = |tag: Tag| matches!(tag, Tag::Conjunction | Tag::Wh | Tag::Comma);
    let joint = (verb.end..told).rev().find(|&i| apart(at(tokens, i as isize).tag));
    // "Shares fell *after the grocer said* …"
    let hangs = |token: Token| {
        // "so far as", "more prepared than"
        if token.is(known::AS) || token.is(known::THAN) {
            return false;
        }
        let when = matches!(token.tag, Tag::Subordinator | Tag::WhAdverb) && !words.is(token, WordClass::Opens);
        when || token.tag == Tag::Preposition && words.is(token, WordClass::Since)
    };
    let plain = !tokens.get(..verb.end).unwrap_or_default().iter().any(|t| t.tag == Tag::Comma);
    // "This is *why he said*"
    let first = verb.end + usize::from(words.is(at(tokens, verb.end as isize - 1), WordClass::Be));
    let clause = || (first..told).rev().find(|&i| plain && hangs(at(tokens, i as isize)));
    let joint = joint.or_else(clause)?;
    Some(trimmed(words, tokens, 0..joint).end)
}
