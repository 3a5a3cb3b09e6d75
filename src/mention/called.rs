//! Names that somebody gives who was brought in without one: "a resident, who identified himself only as | Amos |".

use super::known::{AS, NAME};
use super::{Form, Mention, Mentions, Placed, Scene, NOBODY};
use crate::lexicon::{Number, SourceKind, Use};
use crate::mention::Flags;
use crate::token::tag::Tag;

/// How many mentions before the name whoever gives it is looked for, and the most tokens from the verb to "as".
const NEAR: usize = 4;
const LONGEST: usize = 4;

impl Mentions {
    /// Leads whoever gives a name as his or hers to it.
    pub(super) fn call_himself(&mut self, scene: &Scene<'_>, mention: &mut Mention, placed: Placed) {
        if mention.form != Form::Name || !scene.before(placed.start).is(AS) || !names_himself(scene, placed.start - 1) {
            return;
        }
        let brought_in = |m: &&mut Mention| {
            let one = m.is_description() && m.number == Number::Singular && m.apposed == NOBODY;
            one && m.sentence == mention.sentence && m.is_human() && m.form != Form::Definite
        };
        if let Some(before) = self.list.iter_mut().rev().take(NEAR).find(brought_in) {
            before.apposed = placed.mention;
            mention.sort = Some(SourceKind::Person);
            mention.flags.clear(Flags::GUESSED);
        }
    }
}

/// The most tokens of what somebody's office is over, between the office and the comma before the name.
const FIELD: usize = 10;

impl Mentions {
    /// Leads the office that a sentence begins with to the name in commas behind all that it is over: "| The Minister | for Lands and
    /// Natural Resources, | Samuel Ek |, said".
    pub(super) fn hold_office(&mut self, scene: &Scene<'_>, mention: &mut Mention, placed: Placed) {
        let comma = placed.start.wrapping_sub(1);
        let whole = mention.form == Form::Name && mention.words.count > 1 && mention.sort == Some(SourceKind::Person);
        if !whole || scene.token(comma).tag != Tag::Comma || scene.token(placed.end).tag != Tag::Comma {
            return;
        }
        let first = scene.token(scene.start).start;
        // "the husband of a crash victim, Ann Bell": he may be another
        let nobody = |m: &&mut Mention| m.outer == first || !m.is_human();
        let Some(office) = self.list.iter_mut().rev().take(NEAR).take_while(nobody).find(|m| m.outer == first) else {
            return;
        };
        let one = office.is_description() && office.number == Number::Singular && office.apposed == NOBODY;
        let plain = |i: usize| scene.token(i).is_word() && !scene.token(i).tag.is_verbal();
        let field = (scene.start..comma).rev().take_while(|&i| scene.token(i).start >= office.span.end32());
        let (mut length, mut over) = (0, true);
        for index in field.take(FIELD + 1) {
            (length, over) = (length + 1, over && plain(index) && scene.token(index).tag != Tag::Wh);
        }
        if one && over && (1..=FIELD).contains(&length) && office.sort == Some(SourceKind::Person) {
            office.apposed = placed.mention;
        }
    }
}

/// Whether the words before "as" give a name: "identified himself only", "gave her name".
fn names_himself(scene: &Scene<'_>, end: usize) -> bool {
    let usage = |i: usize| scene.entry(i).pronoun.map(|p| p.usage);
    let first = end.saturating_sub(LONGEST).max(scene.start);
    let last = (first..end).rev().find(|&i| scene.token(i).tag != Tag::Adverb);
    last.is_some_and(|last| {
        let own = last > first && matches!(usage(last - 1), Some(Use::Possessive | Use::ObjectOrPossessive));
        usage(last) == Some(Use::Reflexive) || own && scene.token(last).is(NAME)
    })
}
