//! Descriptions, led back to whom they are said of: "the senator", "the woman", "her lawyer".

use super::conversation::is_own;
use super::entity::{is_told, Entity, Referent};
use super::refer::{Reader, BY_ROLE, FAR_LEAD};
use super::relative::{own_parent, OWN};
use super::role::{counted, is_parent, modifier};
use super::salience::{Kind, Wanted};
use crate::lexicon::known;
use crate::lexicon::{
    phrase_hash, word_hash, DeterminerKind, Gender, NamePart, NotName, Number, Person, SourceKind, TitleKind,
};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::Span;

/// How many paragraphs back the bearer of a role may be, unless it is an office or rank.
pub(super) const REACH: u32 = 3;

/// How many times as salient as the next somebody must be whom a description tells more of than before; and whom one tells
/// of that hardly brings anybody in: "the former chemist".
const ALONE: f32 = 8.0;
const SETTLED: f32 = 3.0;

/// How sure it is that a description tells of the only one who was told of right before.
const JUST_BEFORE: f32 = 0.8;

/// How many mentions before "the 54-year-old" somebody of that age is looked for.
const AGED: usize = 64;

/// How many mentions before a description are looked at for who spoke right before.
const NEAR: usize = 24;

/// The most words by which somebody goes whose name is kept back.
const LONGEST_NAME: usize = 10;

/// How many paragraphs back "a stout man" may be before "the stout man".
pub(super) const BROUGHT_IN: u32 = 12;

/// Beside the number of a noun: whatever group was called so last.
const GROUP: u32 = 2;

impl Reader<'_> {
    pub(super) fn description(&mut self, index: usize, mention: &Mention) -> Referent {
        // "no man living" is nobody
        let first = mention.span.text(self.text).split_whitespace().next().map_or(0, word_hash);
        let nobody = || self.lexicon.entry(first).determiner == Some(DeterminerKind::Nobody);
        if self.is_novel && (nobody() || self.is_own_predicate(index, mention)) {
            return Referent::NONE;
        }
        let before = index.checked_sub(1).map_or(Referent::NONE, |i| self.referent(i));
        if mention.flags.has(Flags::PREDICATE) && self.takes(mention, before.entity) {
            return before;
        }
        let apposed = self.referents.get(mention.apposed as usize).copied().unwrap_or(Referent::NONE);
        if apposed.is_known() && self.takes(mention, apposed.entity) {
            return apposed;
        }
        let entry = self.lexicon.entry(word_hash(mention.head.text(self.text)));
        let plural = mention.number == Number::Plural;
        let definite = mention.form == Form::Definite && !mention.flags.has(Flags::POSSESSED);
        // "My mother", "my mother"
        let possessed = mention.flags.has(Flags::POSSESSED);
        let modifier = modifier(mention, self.text).filter(|_| !possessed).map_or(0, word_hash);
        let counted = if self.is_novel && definite { counted(mention, self.text, self.lexicon) } else { None };
        let mut key = phrase_hash(mention.role, modifier ^ u32::from(plural) ^ counted.unwrap_or(0));
        if mention.flags.has(Flags::POSSESSED) {
            let mut possessor = before;
            // "my aunt" is of who tells the story
            let known = self.by_words.contains_key(&phrase_hash(key, OWN));
            let own = self.is_novel && !possessor.is_known();
            let own = own && (known || entry.source.is_none() && mention.flags.has(Flags::KIN));
            let own = own && index.checked_sub(1).and_then(|i| self.list.get(i)).is_some_and(is_own);
            // "my aunt", "his aunt" is Aunt Maud, where there is one
            let kin = self.is_novel && entry.title.is_some_and(|t| t.kind == TitleKind::Kinship);
            let named = if (own || kin) && !plural { self.only_named(mention.role) } else { None };
            if let Some(entity) = named {
                return Referent { entity, sure: BY_ROLE };
            }
            if own {
                possessor.entity = OWN;
            }
            if !possessor.is_known() {
                return self.found(mention);
            }
            // "Her daughter, Ann Bell … her daughter": she is hardly a daughter of her own
            let own = self.entities.get(possessor.entity as usize);
            let own = own.is_some_and(|e| e.is_kin && e.is_named && e.has_role(mention.role)) && !self.is_novel;
            let pronoun = index.checked_sub(1).and_then(|i| self.list.get(i));
            if own && pronoun.is_some_and(|m| matches!(m.form, Form::Pronoun(..))) && !plural {
                return Referent { entity: possessor.entity, sure: BY_ROLE };
            }
            self.note_kin(entry.name_part, possessor);
            let kin = match entry.name_part {
                Some(NamePart::Spouse) => self.spouse(mention, possessor),
                Some(NamePart::Parent) => self.parent(index, mention, possessor),
                _ => None,
            };
            if let Some(referent) = kin {
                return referent;
            }
            key = phrase_hash(key, possessor.entity);
            if let Some(parent) = own_parent(mention, entry.name_part).filter(|_| possessor.entity == OWN) {
                key = parent;
            }
        }
        // "Mom" is "my mother"
        let called = mention.form == Form::Bare && mention.head.text(self.text).starts_with(char::is_uppercase);
        if self.is_novel && called && !mention.flags.has(Flags::QUOTED) {
            key = own_parent(mention, entry.name_part).unwrap_or(key);
        }
        let leads_back = definite || mention.form == Form::Bare && !plural && entry.title.is_some();
        if leads_back && !plural {
            let kin = || self.kin_of(mention, entry.name_part).filter(|_| !possessed);
            if let Some(referent) = self.told_before(mention).or_else(kin) {
                return referent;
            }
            if let Some(referent) = self.of_age(index, mention) {
                return referent;
            }
            if mention.age > 0 {
                let wanted = Wanted { age: mention.age, ..self.somebody(Gender::Untold) };
                let referent = self.scene().most_salient(index, wanted);
                return if referent.is_known() { referent } else { self.just_before(index, mention, false) };
            }
            let taken_up = entry.role.map(|role| self.lexicon.roles(role)).unwrap_or_default();
            let office = matches!(entry.title.map(|t| t.kind), Some(TitleKind::Office | TitleKind::Rank));
            // in a novel the doctor stays the doctor
            let reach = if office || self.is_novel { u32::MAX } else { REACH };
            let by_role = self.by_role(mention, taken_up, reach);
            if by_role.is_known() && counted.is_none() {
                return by_role;
            }
            // "the former chemist" is hardly brought in so
            let former = mention.flags.has(Flags::FORMER) && entry.title.is_some();
            // "the father-of-two", "the mother of three" is whoever was told of
            let parent = is_parent(mention.head.text(self.text), self.lexicon) && entry.role.is_none();
            let gender = entry.role.map(|role| role.gender).or((former || parent).then_some(mention.gender));
            if let Some(gender) = gender.filter(|_| definite && taken_up.is_empty()) {
                let kind = match entry.name_part {
                    _ if gender != Gender::Neuter => Kind::Somebody,
                    Some(NamePart::Trade) => Kind::Business,
                    _ => Kind::Something,
                };
                // "the Swede", "the striker": the only one who is told of
                let epithet = entry.name_part == Some(NamePart::Calling) || entry.title.is_some();
                let epithet = epithet && kind == Kind::Somebody && !parent;
                // "that lady" is whoever was told of just now
                let courtesy = entry.title.is_some_and(|t| t.kind == TitleKind::Honorific);
                let epithet = epithet && !(self.is_novel && (courtesy || self.is_pointed(mention)));
                let lead = if former {
                    SETTLED
                } else if epithet {
                    ALONE
                } else {
                    FAR_LEAD
                };
                let wanted = Wanted { kind, lead, ..self.somebody(gender) };
                let referent = self.scene().most_salient(index, wanted);
                let entity = self.entities.get(referent.entity as usize);
                // a union is no statement, and no unions
                let other =
                    |e: &Entity| e.sort == Some(SourceKind::Document) || !e.is_named && e.number == Number::Plural;
                // "the agency" is no company, and a union not whatever is called by a surname alone
                let public = entry.name_part == Some(NamePart::Public);
                // "the old lady" is no driver of whom nothing was told
                let acts = |e: &Entity| self.list.get(e.last as usize).is_some_and(|m| !m.flags.has(Flags::OBJECT));
                let untold = |e: &Entity| !(e.is_named || is_told(e.gender) || is_told(e.leaning) || acts(e));
                let barred = |e: &Entity| {
                    let vague = self.is_novel && kind == Kind::Somebody && untold(e);
                    vague || public && !e.is_named && e.is_trade || kind == Kind::Something && e.is_surname()
                };
                let other = mention.sort == Some(SourceKind::Organisation) && entity.is_some_and(other)
                    || entity.is_some_and(barred);
                // "the IG Auto union" has a name of its own
                let other = other || self.has_own_name(mention, referent.entity);
                // | The old woman | walked up to Ann
                let answers = self.answers(index, mention, referent.entity);
                let other_one = answers || self.is_named_after(index, mention, referent.entity);
                // "the first man", "the other man"
                let apart = mention.flags.has(Flags::TOLD_APART) || other_one || counted.is_some();
                // a manager is no striker
                let plain = entity.is_some_and(|e| entry.title.is_none() || e.has_no_role());
                let speaks = !epithet || plain && self.is_source(index);
                if referent.is_known() && speaks && !other && !(kind == Kind::Somebody && apart) {
                    let speaks_of_it = kind != Kind::Somebody && mention.flags.has(Flags::SUBJECT);
                    let told = self.entities.get_mut(referent.entity as usize).filter(|_| speaks_of_it);
                    if let Some(entity) = told {
                        entity.sort = entity.sort.or(Some(SourceKind::Organisation));
                    }
                    return referent;
                }
            }
        }
        let native = matches!(entry.not_name, Some(NotName::Nationality | NotName::Ideology | NotName::Religion));
        let epithet = native || mention.flags.has(Flags::FORMER) || entry.name_part == Some(NamePart::Calling);
        // "the novelist", of whom nothing else was told to be one; but not "the judge"
        let art =
            || entry.role.is_some_and(|role| role.gender != Gender::Neuter && self.lexicon.roles(role).is_empty());
        let art = !epithet && entry.title.is_some_and(|title| title.kind == TitleKind::Role) && art();
        if definite && !plural && (epithet || art) {
            let referent = self.just_before(index, mention, art);
            if referent.is_known() {
                return referent;
            }
        }
        if mention.form == Form::Indefinite {
            let referent = self.found(mention);
            if let Some(words) = described(mention, self.text).filter(|_| !plural) {
                self.by_words.insert(words, referent.entity);
            }
            return referent;
        }
        let elsewhere =
            |&entity: &u32| self.entities.get(entity as usize).is_some_and(|e| self.is_elsewhere(e, mention));
        if let Some(entity) = self.by_words.get(&key).copied().filter(|it| !elsewhere(it)) {
            return Referent { entity, sure: BY_ROLE };
        }
        // "Gulf oil sources …, the sources"
        let group = phrase_hash(mention.role, GROUP);
        if let Some(&entity) = self.by_words.get(&group).filter(|_| plural && definite && modifier == 0) {
            return Referent { entity, sure: BY_ROLE };
        }
        let referent = self.found(mention);
        self.by_words.insert(key, referent.entity);
        if plural && modifier != 0 && mention.role != 0 {
            self.by_words.insert(group, referent.entity);
        }
        referent
    }

    /// Calls somebody whose name is kept back by all that is told of him or her: "a person familiar with the talks", not
    /// "a person".
    pub(super) fn name_whole(&mut self, index: usize, source: Span) {
        let kept_back = |m: &&Mention| {
            let noun = self.lexicon.entry(word_hash(m.head.text(self.text)));
            m.is_description() && m.form != Form::Definite && noun.source == Some(SourceKind::Unnamed)
        };
        // not where the source is led to a mention far away, as the label of a transcript is to the first like it
        let Some(mention) = self.list.get(index).filter(|m| source.covers(m.span)).filter(kept_back) else { return };
        let start = mention.span.start32();
        let words = Span::between(start, source.end32()).text(self.text);
        let before = |mark: &str| words.find(mark).unwrap_or(words.len());
        let end = [",", " who ", " that "].iter().map(|mark| before(mark)).min().unwrap_or(0);
        let name = Span::between(start, start + end as u32);
        let short = name.text(self.text).split_whitespace().count() <= LONGEST_NAME;
        let entity = self.referent(index).entity;
        let entity = self.entities.get_mut(entity as usize).filter(|e| !e.is_named && e.name == mention.span);
        if let Some(entity) = entity.filter(|e| short && name.len() > e.name.len()) {
            entity.name = name;
        }
    }

    /// Who was last told to be of the age: "a 54-year-old man was held … the 54-year-old said".
    fn of_age(&self, index: usize, mention: &Mention) -> Option<Referent> {
        let ages = match mention.age {
            0 => ages(self.lexicon.entry(mention.role).name_part?)?,
            age => age..=age,
        };
        let aged = |e: &Entity| ages.contains(&e.age) && e.age > 0 && e.can_be(mention.gender);
        let mut near = self.before(index, AGED).map(|(i, _)| self.referent(i).entity);
        let entity = near.find(|&entity| self.entities.get(entity as usize).is_some_and(aged))?;
        Some(Referent { entity, sure: BY_ROLE })
    }

    /// Who spoke or was told of right before, where it is one with a name alone, and the description only tells more of him or
    /// her: Bell told the court that it was late. ¶ “I want to know,” | the former sergeant | said.
    /// Where `plain`, it is one of whom no other trade was told, and need not speak: At 41 | the architect | has built two museums.
    fn just_before(&self, index: usize, mention: &Mention, plain: bool) -> Referent {
        let acts = plain && mention.flags.has(Flags::SUBJECT);
        if self.is_novel || !(self.is_source(index) || acts) || mention.flags.has(Flags::TOLD_APART) {
            return Referent::NONE;
        }
        let near = self.before(index, NEAR).take_while(|(_, m)| m.paragraph + 1 >= mention.paragraph);
        let somebody = |i: usize| {
            let entity = self.entities.get(self.referent(i).entity as usize);
            entity.is_some_and(|e| e.is_somebody() && e.is_named)
        };
        let told = |&(i, m): &(usize, &Mention)| {
            !m.flags.has(Flags::QUOTED) && (m.flags.has(Flags::FIRST) || self.is_source(i)) && somebody(i)
        };
        // what its own paragraph tells first is nearer than all of the one before
        let own = |&&(i, m): &&(usize, &Mention)| m.paragraph == mention.paragraph && self.referent(i).is_known();
        let near: Vec<(usize, &Mention)> = near.filter(told).collect();
        let here = near.iter().filter(own).count();
        let near = near.get(..if here > 0 { here } else { near.len() }).unwrap_or_default();
        let mut told = near.iter().map(|&(i, _)| self.referent(i).entity);
        let Some(only) = told.next().filter(|&only| told.all(|other| other == only)) else { return Referent::NONE };
        let fits = |e: &&Entity| {
            let age = mention.age == 0 || e.age == 0 || e.age == mention.age;
            let free = !plain || e.has_no_role();
            e.is_named && e.is_somebody() && e.can_be(mention.gender) && age && free && e.number != Number::Plural
        };
        let entity = self.entities.get(only as usize).filter(fits);
        entity.map_or(Referent::NONE, |_| Referent { entity: only, sure: JUST_BEFORE })
    }

    /// Whether it is what somebody says to be: “I am only | an old man |.”
    fn is_own_predicate(&self, index: usize, mention: &Mention) -> bool {
        let quoted = mention.flags.has(Flags::QUOTED) && mention.form == Form::Indefinite;
        let Some(before) = self.list.get(index.wrapping_sub(1)).filter(|_| quoted) else { return false };
        let between = Span::between(before.span.end32(), mention.outer.max(before.span.end32())).text(self.text);
        let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let is = words.next().is_some_and(|word| matches!(word_hash(word), known::AM | known::M | known::WAS));
        matches!(before.form, Form::Pronoun(Person::First, _)) && is && words.count() <= 1 && !between.contains(',')
    }

    /// The only one with a name who has a role.
    fn only_named(&self, role: u32) -> Option<u32> {
        let named = |&entity: &u32| self.entities.get(entity as usize).is_some_and(|e| e.is_named);
        let mut bearers = self.by_role.get(&role)?.iter().filter(named);
        bearers.next().filter(|_| bearers.next().is_none())
    }

    /// Notes of whom "my friend" is said by who tells the story: "my friend | Septimus Krake |".
    pub(super) fn note_own(&mut self, index: usize, mention: &Mention, entity: u32) {
        let named = self.is_novel && mention.form == Form::Name && mention.role != 0 && entity != NOBODY;
        if named && index.checked_sub(1).and_then(|i| self.list.get(i)).is_some_and(is_own) {
            let own = self.list.get(index - 1).is_some_and(|m| m.flags.has(Flags::POSSESSOR));
            if own {
                self.by_words.insert(phrase_hash(phrase_hash(mention.role, 0), OWN), entity);
            }
        }
    }

    /// Whether "that" or "this" stands before the noun: "that gentleman".
    fn is_pointed(&self, mention: &Mention) -> bool {
        let before = Span::between(mention.outer, mention.head.start32()).text(self.text);
        matches!(word_hash(before.trim_end()), known::THAT | known::THIS)
    }

    /// Whom the same words brought in not long before: "a stout man", "the stout man".
    fn told_before(&self, mention: &Mention) -> Option<Referent> {
        let entity = *self.by_words.get(&described(mention, self.text)?)?;
        let near = self.entities.get(entity as usize).is_some_and(|e| self.is_near(e, mention, BROUGHT_IN));
        near.then_some(Referent { entity, sure: BY_ROLE })
    }

    /// Whether the description can be of somebody, who then is what it tells.
    fn takes(&mut self, mention: &Mention, entity: u32) -> bool {
        let Some(entity) = self.entities.get_mut(entity as usize) else { return false };
        let can_be = entity.is_somebody() && entity.can_be(mention.gender) && mention.number != Number::Plural;
        if can_be {
            entity.learn(mention);
        }
        can_be
    }

    /// Whether the description is of who speaks in a paragraph right after one in which `entity` spoke: whoever answers
    /// is somebody else. “Who did it?” asked Rudge. ¶ “I cannot say,” said | the old woman |.
    fn answers(&self, index: usize, mention: &Mention, entity: u32) -> bool {
        if !mention.flags.has(Flags::TURN) || !self.is_source(index) {
            return false;
        }
        let own =
            self.before(index, NEAR).filter(|&(i, m)| self.referent(i).entity == entity && !m.flags.has(Flags::QUOTED));
        let mut near = own.take_while(|(_, m)| m.paragraph + 1 == mention.paragraph);
        // The host said, without a look: ¶ “Who is it?” ¶ “I,” said | the man |
        near.any(|(i, m)| self.is_source(i) && (self.is_novel || m.flags.has(Flags::BESIDE_QUOTE)))
    }

    fn somebody(&self, gender: Gender) -> Wanted {
        Wanted { kind: Kind::Somebody, gender, except: NOBODY, lead: FAR_LEAD, age: 0 }
    }

    /// A new entity, known by this description.
    fn found(&mut self, mention: &Mention) -> Referent {
        let index = self.entities.len() as u32;
        self.entities.push(Entity::new(mention));
        if mention.role != 0 && mention.number != Number::Plural {
            self.by_role.entry(mention.role).or_default().add(index);
        }
        Referent { entity: index, sure: 1.0 }
    }
}

/// The years that whoever is called so has: "the teenager".
fn ages(noun: NamePart) -> Option<std::ops::RangeInclusive<u8>> {
    match noun {
        NamePart::Teens => Some(13..=19),
        NamePart::Aged => Some(60..=u8::MAX),
        _ => None,
    }
}

/// The words of a description that says more than what somebody is, without the article: "stout man".
fn described(mention: &Mention, text: &str) -> Option<u32> {
    let before = crate::Span::between(mention.outer, mention.head.start32()).text(text);
    let like =
        before.split_once(char::is_whitespace).map(|(_, like)| like.trim_end()).filter(|like| !like.is_empty())?;
    Some(phrase_hash(phrase_hash(word_hash(like), word_hash(mention.head.text(text))), BROUGHT_IN))
}
