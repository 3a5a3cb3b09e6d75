//! To whom the words are said, where the writer tells it: “How is it?” he asked | me |. “No,” said Ann, turning to | Tom |.

use super::narrator::is_own;
use super::turn::mentions;
use crate::attribution::Attribution;
use crate::lexicon::{known, word_hash, Lexicon, Person, Use, VerbKind};
use crate::mention::{Flags, Form, NOBODY};
use crate::speaker::refer::Reader;
use crate::Span;

/// The most words from the cue to whoever listens: ", turning again to | Tom |".
const LEADS: usize = 4;

/// How many bytes behind the cue whoever listens may be named.
const FAR: u32 = 80;

/// The most mentions that are looked at behind the cue.
const NEAR: usize = 4;

/// Whom the clause of the cue tells to listen; or [`NOBODY`]. `narrator` is who tells the story.
pub(super) fn listener(reader: &Reader<'_>, attribution: &Attribution, narrator: u32) -> u32 {
    let (Some(cue), Some(source)) = (&attribution.cue, &attribution.source) else { return NOBODY };
    let from = cue.span.end32().max(source.span.end32());
    if cue.span.end32().abs_diff(source.span.start32()).min(source.span.end32().abs_diff(cue.span.start32())) > 1 {
        return NOBODY;
    }
    let first = reader.list.partition_point(|m| m.span.start32() < from);
    for (mention, referent) in mentions(reader, first..first + NEAR) {
        if mention.flags.has(Flags::QUOTED) || mention.outer > from + FAR {
            break;
        }
        // "to | her husband |"
        if mention.flags.has(Flags::POSSESSOR) && mention.form != Form::Name {
            continue;
        }
        let between = Span::between(from, mention.outer.max(from)).text(reader.text);
        let own = is_own(mention);
        // "said to herself"
        let object = !matches!(mention.form, Form::Pronoun(_, Use::Reflexive));
        let object = object && !matches!(mention.form, Form::Pronoun(person, _) if person != Person::Third && !own);
        return if object && leads(between, reader.lexicon) {
            if own {
                narrator
            } else {
                referent.entity
            }
        } else {
            NOBODY
        };
    }
    NOBODY
}

/// Whether the words lead from a cue to whoever listens: nothing, "to", "quietly to", ", turning to".
fn leads(between: &str, lexicon: &Lexicon) -> bool {
    if between.contains(['.', ';', '“', '”', '‘', '’', '"']) {
        return false;
    }
    let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return !between.contains(',') };
    let last = words.clone().take(LEADS).last().unwrap_or(first);
    let turn = |word: &str| lexicon.entry(word_hash(word)).verb == Some(VerbKind::Turns);
    let turns = || between.split_whitespace().any(turn);
    let manner = |word: &str| word.ends_with("ly") || word_hash(word) == known::TO;
    word_hash(last) == known::TO && words.count() < LEADS && (!between.contains(',') && manner(first) || turns())
}
