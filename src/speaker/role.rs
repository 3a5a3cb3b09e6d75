//! Whom a description means by the role that it names, and by the name that it holds: "the senator", "the Texas senator".

use super::description::{BROUGHT_IN, REACH};
use super::entity::{is_told, Entity, Referent};
use super::refer::{Reader, BY_ROLE};
use crate::lexicon::{word_hash, DeterminerKind, Gender, Lexicon, Number, TitleKind};
use crate::mention::{Flags, Mention, NOBODY, OF_MANY};
use crate::Span;

impl Reader<'_> {
    /// Who has the role that a description names, or one that it can take up: the one mentioned last.
    pub(super) fn by_role(&self, mention: &Mention, taken_up: &[u32], reach: u32) -> Referent {
        let former = mention.flags.has(Flags::FORMER);
        let modifier = modifier(mention, self.text);
        let roles = std::iter::once(&mention.role).chain(taken_up);
        let unnamed = if self.is_novel { BROUGHT_IN } else { REACH };
        let bearers = roles.filter_map(|role| self.by_role.get(role)).flat_map(|few| few.iter());
        let best = bearers
            .filter_map(|index| Some((index, self.entities.get(index as usize)?)))
            .filter(|(_, e)| e.number != Number::Plural && e.can_be(mention.gender) && (!former || e.is_former))
            .filter(|(_, e)| self.is_near(e, mention, if e.is_named { reach } else { unnamed }))
            .filter(|(_, e)| !self.is_elsewhere(e, mention))
            .filter(|(_, e)| {
                let exact = e.has_role(mention.role) && self.is_near(e, mention, 1);
                modifier.is_none_or(|m| exact || self.is_of(e, m))
            })
            .max_by_key(|(_, e)| {
                let recency = if e.last == NOBODY { 0 } else { e.last + 1 };
                // "a man … the man", whoever else is told to be one
                let brought_in = self.is_novel && !e.is_named && e.is_counted && is_told(mention.gender);
                (e.is_former == former, e.has_role(mention.role), brought_in, recency)
            });
        best.map_or(Referent::NONE, |(entity, _)| Referent { entity, sure: BY_ROLE })
    }

    /// Whether a description tells that somebody belongs elsewhere than one who has no name: "Kenya's delegate … the delegate of
    /// Chad".
    pub(super) fn is_elsewhere(&self, entity: &Entity, mention: &Mention) -> bool {
        let (one, other) = (entity.affiliation.text(self.text), mention.affiliation.text(self.text));
        let told = !entity.is_named && !one.is_empty() && !other.is_empty();
        told && !one.contains(other) && !other.contains(one)
    }

    /// Whether it was mentioned at most `reach` paragraphs before.
    pub(super) fn is_near(&self, entity: &Entity, mention: &Mention, reach: u32) -> bool {
        let last = self.list.get(entity.last as usize);
        reach == u32::MAX || last.is_some_and(|m| mention.paragraph - m.paragraph <= reach)
    }

    fn is_of(&self, entity: &Entity, modifier: &str) -> bool {
        entity.affiliation.text(self.text).contains(modifier) || entity.name.text(self.text).contains(modifier)
    }

    /// Whether a description has a name in it that is no country's, people's or place's, nor the entity's.
    pub(super) fn has_own_name(&self, mention: &Mention, entity: u32) -> bool {
        let listed = |word: &str| {
            let entry = self.lexicon.entry(word_hash(word));
            entry.not_name.is_some() || entry.pronoun.is_some()
        };
        let name = modifier(mention, self.text).filter(|word| !listed(word));
        let entity = self.entities.get(entity as usize);
        name.is_some_and(|name| entity.is_some_and(|entity| !self.is_of(entity, name)))
    }
}

/// The first word with a capital before a description's noun: "Texas" in "the Texas senator".
pub(super) fn modifier<'t>(mention: &Mention, text: &'t str) -> Option<&'t str> {
    let before = Span::between(mention.outer, mention.head.start32()).text(text);
    before.split_whitespace().find(|w| w.starts_with(char::is_uppercase) && !w.eq_ignore_ascii_case("the"))
}

/// The word that tells a description's noun from others like it: "first" in "the first man", "other" in "the other girl".
pub(super) fn counted(mention: &Mention, text: &str, lexicon: &Lexicon) -> Option<u32> {
    let before = Span::between(mention.outer, mention.head.start32()).text(text);
    let apart = |word: &u32| lexicon.entry(*word).determiner == Some(DeterminerKind::Apart);
    before.split_whitespace().map(word_hash).find(apart)
}

/// Whether the words tell how many children somebody has: "mother-of-two", "father of three".
pub(super) fn is_parent(words: &str, lexicon: &Lexicon) -> bool {
    let listed = || {
        let whole = lexicon.prefixes(words.split(' ').map(word_hash)).last();
        let title = whole.filter(|(length, _)| *length > 1).and_then(|(_, entry)| entry.title);
        title.is_some_and(|t| t.kind == TitleKind::Role && matches!(t.gender, Gender::Male | Gender::Female))
    };
    words.contains(OF_MANY) || words.contains(" of ") && listed()
}
