//! Names: one entity for all forms of a name, two for two people of one surname.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::entity::{Entity, Few, Referent};
use crate::lexicon::word::{names_hash, NameMap};
use crate::lexicon::{Gender, SourceKind};
use crate::mention::{Flags, Mention, NOBODY};

/// How sure a name is led to the only one who bears it, and to one of several.
const SURE: f32 = 1.0;
const ONE_OF_SEVERAL: f32 = 0.7;

/// The bearers of names, by the numbers of their words.
#[derive(Default)]
struct Bearers {
    full: NameMap<u32>,
    /// By the first and the last word.
    ends: NameMap<u32>,
    /// By the last two words of three: "Ruiz Saar" of "Adolfo Ruiz Saar".
    double: NameMap<u32>,
    /// By the first letter and the last word: of names written out, and of abbreviated ones.
    written_out: NameMap<u32>,
    abbreviated: NameMap<u32>,
    first: NameMap<Few>,
    last: NameMap<Few>,
    acronyms: NameMap<u32>,
    /// By the only word of a name that is all there is.
    short: NameMap<Few>,
    /// The surnames behind "Mr" in a story: there a woman is not called by hers alone beside a man of it.
    men: BTreeSet<u64>,
    telling: Telling,
}

/// What a text is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Telling {
    #[default]
    Report,
    Story,
}

/// Gives every name in `list` to an entity; `names` are their indices.
pub(super) fn lead_names(
    list: &[Mention],
    names: &[u32],
    telling: Telling,
    entities: &mut Vec<Entity>,
    referents: &mut [Referent],
) {
    let mentions = || names.iter().filter_map(|&index| Some((index as usize, list.get(index as usize)?)));
    let is_long = |m: &Mention| m.words.count > 1 && !m.flags.has(Flags::GUESSED);
    let mut bearers = Bearers { telling, ..Bearers::default() };
    let man = |m: &Mention| m.words.count == 1 && m.is_courteous() && m.gender == Gender::Male;
    let men = mentions().filter(|(_, m)| telling == Telling::Story && man(m));
    bearers.men.extend(men.map(|(_, m)| m.words.all));
    for headline in [false, true] {
        for (index, mention) in mentions().filter(|(_, m)| is_long(m) && m.flags.has(Flags::HEADLINE) == headline) {
            let entity = bearers.of_long(mention, headline).unwrap_or_else(|| {
                entities.push(Entity::new(mention));
                entities.len() as u32 - 1
            });
            if !bearers.full.contains_key(&mention.words.all) {
                bearers.register(mention, entity);
            }
            if let Some(known) = entities.get_mut(entity as usize) {
                known.learn(mention);
                known.first = known.first.min(index as u32);
            }
            if let Some(slot) = referents.get_mut(index) {
                *slot = Referent { entity, sure: SURE };
            }
        }
    }
    bearers.acronyms_in_brackets(mentions(), list, referents);
    for (index, mention) in mentions() {
        let mut referent = referents.get(index).copied().unwrap_or(Referent::NONE);
        if !referent.is_known() {
            referent = match bearers.of_short(index, mention, list, entities) {
                Some(referent) => referent,
                None if mention.flags.has(Flags::GUESSED) => continue,
                None => {
                    entities.push(Entity::new(mention));
                    let entity = entities.len() as u32 - 1;
                    bearers.short.entry(mention.words.all).or_default().add(entity);
                    Referent { entity, sure: SURE }
                }
            };
            if let Some(slot) = referents.get_mut(index) {
                *slot = referent;
            }
            if let Some(known) = entities.get_mut(referent.entity as usize) {
                known.learn(mention);
            }
        }
        if let Some(known) = entities.get_mut(referent.entity as usize) {
            known.last = index as u32;
            known.mentions += 1;
        }
    }
    for entity in entities {
        (entity.last, entity.mentions) = (NOBODY, 0);
    }
}

impl Bearers {
    /// The bearer of a name of several words.
    fn of_long(&self, mention: &Mention, headline: bool) -> Option<u32> {
        let words = &mention.words;
        let full = self.full.get(&words.all);
        let ends = |a, b| self.ends.get(&names_hash(a, b));
        if full.is_some() || mention.sort == Some(SourceKind::Organisation) {
            // "Circuit Systems" of "Circuit Systems Inc"
            let shortened = || ends(words.first, words.second).filter(|_| words.count == 2);
            return full.or_else(shortened).copied();
        }
        let letter = names_hash(words.letter.into(), words.last);
        let inner =
            if words.count > 2 && (words.abbreviated || headline) { ends(words.second, words.last) } else { None };
        // a headline's verb has a capital too: "Donald Trump Says"
        let outer = if words.count > 2 && headline { ends(words.first, words.second) } else { None };
        let initial = if words.abbreviated { self.written_out.get(&letter) } else { self.abbreviated.get(&letter) };
        let double = || self.double.get(&words.all).filter(|_| !mention.flags.has(Flags::GIVEN));
        ends(words.first, words.last).or(inner).or(outer).or(initial).or_else(double).copied()
    }

    fn register(&mut self, mention: &Mention, entity: u32) {
        let words = &mention.words;
        self.full.entry(words.all).or_insert(entity);
        self.first.entry(words.first).or_default().add(entity);
        self.last.entry(words.last).or_default().add(entity);
        if words.acronym != 0 {
            self.acronyms.entry(words.acronym).or_insert(entity);
        }
        if mention.sort == Some(SourceKind::Organisation) {
            if words.count > 2 {
                self.ends.entry(names_hash(words.first, words.second)).or_insert(entity);
                // "Bank of New York" of "Bank of New York Co"
                if words.stem != 0 {
                    self.full.entry(words.stem).or_insert(entity);
                }
            }
            return;
        }
        self.ends.entry(names_hash(words.first, words.last)).or_insert(entity);
        if words.count > 2 && mention.flags.has(Flags::GIVEN) {
            self.ends.entry(names_hash(words.first, words.second)).or_insert(entity);
        }
        if words.count == 3 {
            self.double.entry(names_hash(words.second, words.last)).or_insert(entity);
        }
        if words.count > 2 && words.abbreviated {
            self.ends.entry(names_hash(words.second, words.last)).or_insert(entity);
        }
        let letters = if words.abbreviated { &mut self.abbreviated } else { &mut self.written_out };
        letters.entry(names_hash(words.letter.into(), words.last)).or_insert(entity);
    }

    /// "World Health Organization (WHO)", "WHO (World Health Organization)".
    fn acronyms_in_brackets<'m>(
        &mut self,
        names: impl Iterator<Item = (usize, &'m Mention)>,
        list: &[Mention],
        referents: &[Referent],
    ) {
        for (index, mention) in names.filter(|(_, m)| m.apposed != NOBODY) {
            let before = mention.apposed as usize;
            let (Some(other), Some(&there), Some(&here)) =
                (list.get(before), referents.get(before), referents.get(index))
            else {
                continue;
            };
            let (word, referent) = if there.is_known() { (mention, there) } else { (other, here) };
            if referent.is_known() && word.words.count == 1 {
                self.full.insert(word.words.all, referent.entity);
            }
        }
    }

    /// The bearer of a name of one word.
    fn of_short(&self, index: usize, mention: &Mention, list: &[Mention], entities: &[Entity]) -> Option<Referent> {
        let word = mention.words.all;
        let sure = |entity: u32| Referent { entity, sure: SURE };
        if let Some(&entity) = self.full.get(&word) {
            return Some(sure(entity));
        }
        let near = |e: &Entity| list.get(e.last as usize).is_some_and(|m| m.paragraph == mention.paragraph);
        let last = self.last.get(&word).copied().unwrap_or_default();
        let others = last.iter().filter_map(|e| entities.get(e as usize)).any(|e| !e.is_kin && fits(e, mention));
        let fits = |entity: &u32| {
            let entity = entities.get(*entity as usize);
            let alike = |e: &Entity| !others && (!mention.flags.has(Flags::HONORIFIC) || e.gender == mention.gender);
            // of a family, the others are called by their full names
            let wife = |e: &Entity| self.telling == Telling::Story && is_wife(e, mention);
            entity.is_some_and(|e| fits(e, mention) && (!e.is_kin || alike(e) || near(e)) && !wife(e))
        };
        let of = |few: Few| {
            let mut bearers = few.iter().filter(fits);
            match (bearers.next(), bearers.next()) {
                (Some(_), Some(_)) => {
                    let entity = one_of(few.iter().filter(fits), index, mention, list, entities);
                    Some(entity.map_or(Referent::NONE, |entity| Referent { entity, sure: ONE_OF_SEVERAL }))
                }
                (one, _) => one.map(sure),
            }
        };
        // “Christmas,” said | Brandt |, and not Mrs. Silvia Brandt
        let plain = mention.role == 0 && !mention.flags.has(Flags::HONORIFIC) && self.men.contains(&word);
        let woman = |e: u32| entities.get(e as usize).is_some_and(|e| !e.is_likely(Gender::Male));
        let of_man = plain && last.iter().all(woman);
        if let Some(referent) = of(last).filter(|_| !of_man) {
            return Some(referent);
        }
        if mention.flags.has(Flags::CAPITALS) {
            if let Some(&entity) = self.acronyms.get(&word) {
                return Some(sure(entity));
            }
        }
        if let Some(referent) = of(self.short.get(&word).copied().unwrap_or_default()) {
            return Some(referent);
        }
        let first = self.first.get(&word).copied().unwrap_or_default();
        let mut bearers = first.iter().filter(|e| fits(e) && !mention.flags.has(Flags::PLACE));
        match (bearers.next(), bearers.next()) {
            (Some(entity), None) => Some(sure(entity)),
            _ => None,
        }
    }
}

/// Whether one word can name the entity, by what stands around the word.
fn fits(entity: &Entity, mention: &Mention) -> bool {
    if !entity.can_be(mention.gender) || entity.is_other_by_title(mention) {
        return false;
    }
    let organisation = entity.sort == Some(SourceKind::Organisation);
    let titled = mention.role != 0 || mention.flags.has(Flags::HONORIFIC);
    match mention.sort {
        Some(SourceKind::Person) => !(organisation && titled),
        _ if mention.flags.has(Flags::PLACE) => entity.sort == Some(SourceKind::Person),
        Some(SourceKind::Organisation) => organisation,
        _ => organisation || !mention.flags.has(Flags::THE),
    }
}

/// Whether one of entity and mention is "Mrs. Ek" or "Miss Ek", and the other "Pastor Ek", who is her husband or father.
fn is_wife(entity: &Entity, mention: &Mention) -> bool {
    let woman = mention.flags.has(Flags::MARRIED) || mention.flags.has(Flags::UNMARRIED);
    let holds = entity.name_words == 1 && !entity.has_no_role() && entity.gender != Gender::Female;
    let titled = mention.role != 0 && mention.gender != Gender::Female;
    woman && holds || titled && (entity.is_married || entity.is_unmarried) && entity.has_no_role()
}

/// Of several who bear a surname: who has the title said; else who was brought in before; else who was named in this
/// paragraph; else who was named most, and whom the text brings in first. Nobody, where two were last named in one sentence
/// and nothing else tells them apart.
fn one_of(
    bearers: impl Iterator<Item = u32>,
    index: usize,
    mention: &Mention,
    list: &[Mention],
    entities: &[Entity],
) -> Option<u32> {
    let mut ranked: Vec<_> = bearers
        .filter_map(|entity| {
            let known = entities.get(entity as usize)?;
            let here = list.get(known.last as usize).filter(|m| m.paragraph == mention.paragraph);
            let recent = here.map_or(0, |_| known.last + 1);
            let sentence = here.map_or(NOBODY, |m| m.sentence);
            let brought_in = known.first < index as u32;
            let key = (known.has_role(mention.role), brought_in, recent, known.mentions, Reverse(known.first));
            Some((key, sentence, entity))
        })
        .collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [.., (a, there, _), (b, here, _)] if a.0 == b.0 && here == there && *here != NOBODY && a.3 == b.3 => None,
        [.., (.., entity)] => Some(*entity),
        [] => None,
    }
}
