//! Whether a mention is a subject: a verb of its own follows it.

use super::Scene;
use crate::candidate::context::asks;
use crate::lexicon::Use;
use crate::token::tag::Tag;
use crate::token::Shape;

/// How many tokens an apposition has at most after its noun.
pub(super) const LONGEST_TAIL: usize = 14;
/// How many a relative clause has between a subject and its verb.
const LONGEST_RELATIVE: usize = 28;

/// Whether a finite verb follows: after adverbs, what stands between commas, or one phrase with a preposition.
pub(super) fn precedes_verb(scene: &Scene<'_>, end: usize, apposed: bool) -> bool {
    let is_finite = |tag| matches!(tag, Tag::Past | Tag::Present | Tag::Base | Tag::Auxiliary | Tag::Modal);
    let mut index = end;
    match scene.token(end).tag {
        // "their director, Ann Bell, urges calm"
        Tag::Comma if apposed && (is_finite(scene.token(end + 1).tag) || scene.token(end + 1).tag == Tag::Adverb) => {
            index = end + 1;
        }
        Tag::Comma => {
            let relative = opens_relative(scene, end + 1);
            let reach = if relative { LONGEST_RELATIVE } else { LONGEST_TAIL };
            let closing = (end + 1..end + reach).find(|&i| scene.token(i).tag == Tag::Comma);
            index = closing.map_or(end, |i| i + 1);
            // "Ann Bell, 58, from Leeds, | was"
            let aged = scene.token(end + 1).tag == Tag::Number && index == end + 3;
            if aged && scene.token(index).tag == Tag::Preposition {
                let closing = (index..index + LONGEST_TAIL).find(|&i| scene.token(i).tag == Tag::Comma);
                index = closing.map_or(index, |i| i + 1);
            }
            // "Bell, who left in May, | promised": it may be taken for a participle
            if closing.is_some() && scene.token(end + 1).tag == Tag::Wh && scene.token(index).tag == Tag::Participle {
                return true;
            }
        }
        // "Ann Bell (58) | sat"
        Tag::Other if scene.token(end).shape == Shape::Open => {
            let closing = (end + 1..end + LONGEST_TAIL).find(|&i| scene.token(i).shape == Shape::Close);
            index = closing.map_or(end, |i| i + 1);
        }
        // "the officer who signed it | has retired"
        Tag::Wh => {
            let tail = (end + 1..end + LONGEST_TAIL).map(|i| scene.token(i));
            let ahead = tail.take_while(|t| !matches!(t.tag, Tag::Comma | Tag::Stop | Tag::None | Tag::Mark));
            let mut verbs = ahead.filter(|t| is_finite(t.tag));
            // "the officer who says he is well": the second one is not his
            let own = verbs.next().is_some_and(|verb| scene.lexicon.get(verb.entry).cue.is_none());
            return own && verbs.next().is_some();
        }
        Tag::Preposition => {
            let inside = |tag| matches!(tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number);
            let within = |tag| inside(tag) || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Genitive);
            let after = (end + 1..end + LONGEST_TAIL).find(|&i| !within(scene.token(i).tag));
            index = after.unwrap_or(end);
        }
        _ => {}
    }
    let himself = |i| scene.entry(i).pronoun.is_some_and(|p| p.usage == Use::Reflexive);
    while (scene.token(index).tag == Tag::Adverb || himself(index)) && index < end + LONGEST_TAIL {
        index += 1;
    }
    // "Ann Bell, whose son fell ill, | dedicated | the prize to him": behind a clause it is no participle, and before what
    // it is done to neither: "Ann Bell, an analyst, | cut | her forecast"
    let comma = scene.token(end).tag == Tag::Comma;
    let participle = scene.token(index).tag == Tag::Participle && index > end + 2;
    let object = || matches!(scene.token(index + 1).tag, Tag::Determiner | Tag::Possessive);
    is_finite(scene.token(index).tag) || comma && participle && (opens_relative(scene, end + 1) || object())
}

/// Whether "who" or "whose" stands there.
pub(super) fn opens_relative(scene: &Scene<'_>, index: usize) -> bool {
    let usage = scene.entry(index).pronoun.map(|p| p.usage);
    scene.token(index).tag == Tag::Wh || usage == Some(Use::Relative)
}

/// Whether the sentence first tells what was asked, up to a comma right before `start`: "Asked what he would say, | Bell | grinned".
pub(super) fn follows_question(scene: &Scene<'_>, start: usize) -> bool {
    let head = scene.start + usize::from(scene.token(scene.start).tag == Tag::WhAdverb);
    asks(scene.lexicon, scene.token(head)) && scene.before(start).tag == Tag::Comma
}
