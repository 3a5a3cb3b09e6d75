//! Pronouns, led back to entities in the order of the text.

use super::entity::{is_told, Entity, Few, Referent};
use super::names::Telling;
use super::salience::{Kind, Scene, Wanted};
use crate::lexicon::known;
use crate::lexicon::word::{name_hash, names_hash, NameMap, WordMap};
use crate::lexicon::{word_hash, Gender, Lexicon, NamePart, Person, SourceKind, Use};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::Span;

/// How many times as salient as the next a pronoun's antecedent must be, and that of "they", "the woman".
const LEAD: f32 = 1.35;
pub(super) const FAR_LEAD: f32 = 1.6;
/// How many mentions before a pronoun are looked at for another like it.
pub(super) const NEAR: usize = 16;

/// How sure a description is led to who has its role.
pub(super) const BY_ROLE: f32 = 0.9;
/// How many mentions back a parent may have been told of.
const TOLD_OF: usize = 96;
/// How sure a pronoun must be led back for its gender to be believed of the entity.
const BELIEVED: f32 = 0.9;

/// Reads a text's mentions in order.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) list: &'a [Mention],
    pub(super) sources: &'a [bool],
    pub(super) entities: Vec<Entity>,
    pub(super) referents: Vec<Referent>,
    /// Entities by the roles they have; organisations by words of their names.
    pub(super) by_role: WordMap<Few>,
    /// Entities without a name by the words of their description.
    pub(super) by_words: WordMap<u32>,
    /// Who is known by "Mr", "Mrs" and a surname, by that and the gender.
    titled: NameMap<u32>,
    /// Entities that turned out to be others: the Mr Bell who is "her husband, Tom".
    joined: WordMap<u32>,
    pub(super) is_novel: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        list: &'a [Mention],
        sources: &'a [bool],
        telling: Telling,
    ) -> Self {
        let mut referents = vec![Referent::NONE; list.len()];
        let mut entities = Vec::new();
        let is_name = |(_, m): &(u32, &Mention)| m.form == Form::Name;
        let names: Vec<u32> = (0..).zip(list).filter(is_name).map(|(index, _)| index).collect();
        super::names::lead_names(list, &names, telling, &mut entities, &mut referents);
        let (by_role, by_words, titled, joined) = Default::default();
        let mut reader = Reader {
            text,
            lexicon,
            list,
            sources,
            entities,
            referents,
            by_role,
            by_words,
            titled,
            joined,
            is_novel: telling == Telling::Story,
        };
        reader.appositions(&names);
        reader.given_names(&names);
        reader.titled();
        reader
    }

    /// Whether a mention is the head of a source.
    pub(super) fn is_source(&self, index: usize) -> bool {
        self.sources.get(index).copied().unwrap_or(false)
    }

    /// Notes who is known by a title of courtesy and a surname.
    fn titled(&mut self) {
        let names = self.list.iter().zip(&self.referents);
        for (mention, referent) in names.filter(|(m, _)| m.flags.has(Flags::HONORIFIC) && is_told(m.gender)) {
            if referent.is_known() {
                let key = names_hash(mention.words.last, mention.gender as u64);
                let slot = self.titled.entry(key).or_insert(referent.entity);
                if mention.flags.has(Flags::MARRIED) {
                    *slot = referent.entity;
                }
            }
        }
    }

    /// "his wife": the Mrs Bell beside a Mr Bell.
    pub(super) fn spouse(&self, mention: &Mention, possessor: Referent) -> Option<Referent> {
        let other = self.entities.get(possessor.entity as usize).filter(|e| !e.titled.is_empty())?;
        let surname = name_hash(other.titled.text(self.text).split_whitespace().last()?);
        let entity = *self.titled.get(&names_hash(surname, mention.gender as u64))?;
        let sure = possessor.sure * BY_ROLE;
        (entity != possessor.entity && is_told(mention.gender)).then_some(Referent { entity, sure })
    }

    /// Her husband, | Craig |, is the Mr Haldane whom the text goes on to tell of, where she is Mrs Haldane.
    fn join_spouse(&mut self, index: usize, mention: &Mention) {
        if self.lexicon.entry(mention.role).name_part != Some(NamePart::Spouse) {
            return;
        }
        // "her husband, Craig", "Ann Bell's husband Craig"
        let apposed = self.referents.get(mention.apposed as usize).map(|r| r.entity);
        let own = Some(self.referent(index).entity).filter(|_| mention.form == Form::Name);
        let Some(named) = apposed.or(own) else { return };
        let owner = index.checked_sub(1).filter(|&i| self.list.get(i).is_some_and(|m| m.flags.has(Flags::POSSESSOR)));
        let owner = owner.and_then(|i| self.entities.get(self.referent(i).entity as usize));
        let surname = owner.and_then(|e| e.name.text(self.text).split_whitespace().last());
        let Some(key) = surname.map(|surname| names_hash(name_hash(surname), mention.gender as u64)) else { return };
        let short = |entity: u32| self.entities.get(entity as usize).is_some_and(|e| e.is_named && e.name_words < 2);
        let titled = self.titled.get(&key).copied().filter(|&it| it != named && short(it) && short(named));
        // whoever has two spouses here is somebody else the second time
        if let Some(titled) = titled.filter(|_| self.titled.remove(&key).is_some()) {
            self.joined.insert(titled, named);
        }
    }

    /// "her mother": the Mrs Bell of whom Miss Bell, or Ann Bell, is a child; in a novel also the only Mrs of whom it told of
    /// late, where the child has no surname.
    pub(super) fn parent(&self, index: usize, mention: &Mention, possessor: Referent) -> Option<Referent> {
        let child = self.entities.get(possessor.entity as usize).filter(|e| e.is_named && is_told(mention.gender))?;
        let name = if child.name_words > 1 { child.name } else { child.titled };
        let married = |title: &str| word_hash(title.trim_end_matches('.')) == known::MRS;
        if child.titled.text(self.text).split_whitespace().next().is_some_and(married) {
            return None;
        }
        let bearer = |surname| self.titled.get(&names_hash(surname, mention.gender as u64)).copied();
        let surname = name.text(self.text).split_whitespace().last().map(name_hash);
        let entity = match surname {
            Some(surname) => bearer(surname)?,
            None => self.only_titled(index, mention).filter(|&it| it != NOBODY)?,
        };
        (entity != possessor.entity).then_some(Referent { entity, sure: possessor.sure * BY_ROLE })
    }

    /// The only one of a gender who is known by a title of courtesy and was told of shortly before, in a novel.
    fn only_titled(&self, index: usize, mention: &Mention) -> Option<u32> {
        let first = index.saturating_sub(TOLD_OF);
        let before = self.list.get(first..index)?.iter().zip(self.referents.get(first..index)?);
        let titled = |m: &Mention| m.form == Form::Name && m.flags.has(Flags::HONORIFIC) && !m.flags.has(Flags::QUOTED);
        let mut named = before.filter(|(m, _)| titled(m) && m.gender == mention.gender).map(|(_, r)| r.entity);
        let only = named.next().filter(|_| self.is_novel)?;
        named.all(|other| other == only).then_some(only)
    }

    /// Who is called by a given name alone is likely of its gender, and who is never called by more is of no other.
    fn given_names(&mut self, names: &[u32]) {
        for (mention, referent) in named(names, self.list, &self.referents) {
            if mention.words.count != 1 || !mention.flags.has(Flags::GIVEN) {
                continue;
            }
            if let Some(entity) = self.entities.get_mut(referent.entity as usize) {
                if !is_told(entity.gender) && !is_told(entity.leaning) {
                    entity.leaning =
                        self.lexicon.entry(mention.words.first as u32).given_name.unwrap_or(Gender::Untold);
                    entity.leans_surely = entity.name_words < 2;
                }
            }
        }
    }

    /// What stands beside a name is said of who bears it.
    fn appositions(&mut self, names: &[u32]) {
        for (index, mention) in self.list.iter().enumerate() {
            if mention.is_description() && mention.apposed != NOBODY {
                let referent = self.referents.get(mention.apposed as usize).copied().unwrap_or(Referent::NONE);
                if let Some(entity) = self.entities.get_mut(referent.entity as usize) {
                    if mention.sort == Some(SourceKind::Organisation) {
                        entity.add_role(mention.role);
                    } else {
                        entity.learn(mention);
                    }
                    entity.sort = entity.sort.or(Some(SourceKind::Person));
                    self.refer(index, referent);
                }
            }
        }
        // "Dr. Bell … the doctor"
        for (mention, referent) in named(names, self.list, &self.referents) {
            let before = Span::between(mention.span.start32(), mention.head.start32()).text(self.text);
            // "old Dr. Bell"
            let title = before.split_whitespace().next_back().unwrap_or_default();
            let title = word_hash(title.trim_end_matches('.'));
            let degree = mention.flags.has(Flags::RANKED) && mention.flags.has(Flags::HONORIFIC);
            if let Some(entity) = self.entities.get_mut(referent.entity as usize).filter(|_| degree) {
                entity.add_role(title);
            }
        }
        for (index, entity) in self.entities.iter().enumerate() {
            for role in entity.roles.into_iter().filter(|&r| r != 0) {
                self.by_role.entry(role).or_default().add(index as u32);
            }
        }
        for (mention, referent) in named(names, self.list, &self.referents) {
            if mention.sort == Some(SourceKind::Organisation) && referent.is_known() {
                self.by_role.entry(mention.words.first as u32).or_default().add(referent.entity);
                self.by_role.entry(mention.words.last as u32).or_default().add(referent.entity);
            }
        }
    }

    pub(super) fn refer(&mut self, index: usize, referent: Referent) {
        if let Some(slot) = self.referents.get_mut(index) {
            *slot = referent;
        }
    }

    pub(super) fn referent(&self, index: usize) -> Referent {
        self.referents.get(index).copied().unwrap_or(Referent::NONE)
    }

    /// Leads back everything outside quotation marks, and descriptions inside them.
    pub(super) fn read(&mut self) {
        for (index, mention) in self.list.iter().enumerate() {
            if !self.referent(index).is_known() {
                let referent = match mention.form {
                    Form::Name => Referent::NONE,
                    Form::Pronoun(..) if mention.flags.has(Flags::QUOTED) => Referent::NONE,
                    Form::Pronoun(person, usage) => self.pronoun(index, mention, person, usage, NOBODY),
                    Form::Relative => self.person_or_thing(index, mention),
                    Form::Definite | Form::Indefinite | Form::Bare => self.description(index, mention),
                };
                self.refer(index, referent);
            }
            if mention.flags.has(Flags::KIN) && (mention.apposed != NOBODY || mention.form == Form::Name) {
                self.join_spouse(index, mention);
            }
            let mut referent = self.referent(index);
            if !self.joined.is_empty() {
                referent.entity = self.joined.get(&referent.entity).copied().unwrap_or(referent.entity);
                self.refer(index, referent);
            }
            self.note_own(index, mention, referent.entity);
            if let Some(entity) = self.entities.get_mut(referent.entity as usize) {
                entity.last = index as u32;
                entity.mentions += 1;
            }
        }
    }

    /// Leads a pronoun of the third person back; `except` is whom it cannot be.
    pub(super) fn pronoun(
        &mut self,
        index: usize,
        mention: &Mention,
        person: Person,
        usage: Use,
        except: u32,
    ) -> Referent {
        if person != Person::Third {
            return Referent::NONE;
        }
        let is_source = self.is_source(index);
        let kind = match (mention.gender, mention.number) {
            (Gender::Male | Gender::Female, _) => Kind::Somebody,
            // any noun can be behind these; those of things that nobody quotes are not looked at
            _ if !is_source => return Referent::NONE,
            (Gender::Neuter, _) => Kind::Something,
            _ => Kind::Several,
        };
        let lead = if kind == Kind::Somebody { LEAD } else { FAR_LEAD };
        // "Theo found her"
        let verb = |m: &Mention| m.flags.has(Flags::SUBJECT) && m.sentence == mention.sentence;
        let found = index.checked_sub(1).and_then(|i| self.list.get(i)).is_some_and(verb);
        let found = found && mention.flags.has(Flags::OBJECT) && !mention.flags.has(Flags::POSSESSOR);
        let object = usage == Use::Object || usage == Use::ObjectOrPossessive && found;
        let except = if object { self.subject_before(index, mention) } else { except };
        let speaks = is_source && usage == Use::Subject;
        let except = if except == NOBODY && speaks { self.spoken_of(index, mention) } else { except };
        let wanted = Wanted { kind, gender: mention.gender, except, lead, age: 0 };
        let subject = kind == Kind::Somebody && usage == Use::Subject;
        let carried = if subject { self.subject_carried(index, mention) } else { None };
        let carried = if subject { carried.or_else(|| self.only_here(index, mention, except)) } else { None };
        let mut referent = carried.unwrap_or_else(|| self.scene().most_salient(index, wanted));
        if kind == Kind::Something && !referent.is_known() {
            referent = self.only_body(index, mention).unwrap_or(referent);
        }
        if kind == Kind::Several && speaks && !referent.is_known() {
            referent = self.one_untold(index, mention).unwrap_or(referent);
        }
        // | He | took a piece of Vince's toast: he is not Vince
        let named_after = |entity| self.is_named_after(index, mention, entity);
        if usage == Use::Subject && kind == Kind::Somebody && carried.is_none() && named_after(referent.entity) {
            referent = self.scene().most_salient(index, Wanted { except: referent.entity, ..wanted });
        }
        if usage == Use::Subject && kind == Kind::Somebody && self.goes_on(index, mention, referent.entity) {
            referent = Referent::NONE;
        }
        if let Some(entity) = self.entities.get_mut(referent.entity as usize) {
            if kind == Kind::Something {
                entity.sort = entity.sort.or(Some(SourceKind::Organisation));
            }
            if kind == Kind::Somebody && !is_told(entity.gender) {
                if referent.sure > BELIEVED {
                    entity.gender = mention.gender;
                } else if !is_told(entity.leaning) {
                    entity.leaning = mention.gender;
                }
            }
        }
        referent
    }

    /// Whether a novel names somebody behind the subject of the sentence, who is somebody else then.
    pub(super) fn is_named_after(&self, index: usize, mention: &Mention, entity: u32) -> bool {
        if !self.is_novel || entity == NOBODY || !mention.flags.has(Flags::FIRST) || mention.flags.has(Flags::QUOTED) {
            return false;
        }
        let after = self.list.get(index + 1..).unwrap_or_default().iter().take(NEAR).enumerate();
        let mut same = after.take_while(|(_, m)| m.sentence == mention.sentence && !m.flags.has(Flags::QUOTED));
        same.any(|(i, m)| m.form == Form::Name && self.referent(index + 1 + i).entity == entity)
    }

    /// The mentions before one, the nearest first, so many at most.
    pub(super) fn before(&self, index: usize, most: usize) -> impl Iterator<Item = (usize, &Mention)> {
        let before = self.list.get(index.saturating_sub(most)..index).unwrap_or_default();
        let first = index - before.len();
        before.iter().enumerate().map(move |(i, m)| (first + i, m)).rev()
    }

    /// Whether the pronoun goes on from one before that could not be led back, and `entity` was brought in only after
    /// that one, and never as a subject: "She was told by her teacher. She said no."
    fn goes_on(&self, index: usize, mention: &Mention, entity: u32) -> bool {
        let is_subject = |m: &Mention| m.flags.has(Flags::SUBJECT) && !m.flags.has(Flags::QUOTED);
        let mut oldest = index;
        for (at, other) in self.before(index, NEAR).take_while(|(_, m)| m.sentence + 2 >= mention.sentence) {
            if self.referent(at).entity == entity && is_subject(other) {
                return false;
            }
            if other.words.all == mention.words.all && is_subject(other) && !self.referent(at).is_known() {
                oldest = at;
            }
        }
        let earlier = self.referents.get(oldest.saturating_sub(NEAR)..oldest).unwrap_or_default();
        oldest < index && !earlier.iter().any(|r| r.entity == entity)
    }

    /// Whom the sentence begins with, of whom the pronoun speaks: "On | Bell |, he said", "| Bell |, he said, was late".
    fn spoken_of(&self, index: usize, mention: &Mention) -> u32 {
        let same = |m: &&Mention| m.sentence == mention.sentence;
        let Some(before) = index.checked_sub(1).and_then(|i| self.list.get(i)).filter(same) else { return NOBODY };
        let between = Span::between(before.span.end32(), mention.span.start32().max(before.span.end32()));
        let comma = between.text(self.text).trim() == ",";
        let first = !self.list.get(index.saturating_sub(2)..index - 1).unwrap_or_default().iter().any(|m| same(&m));
        // "As for Bell, he said"
        let topic = self.word_before(before).is_some_and(|word| word_hash(word) == known::FOR);
        if before.form == Form::Name && comma && first && !topic {
            self.referent(index - 1).entity
        } else {
            NOBODY
        }
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        Scene {
            list: self.list,
            referents: &self.referents,
            entities: &self.entities,
            sources: self.sources,
            is_novel: self.is_novel,
        }
    }

    /// The entity that the clause is about: an object without "-self" is somebody else.
    fn subject_before(&self, index: usize, mention: &Mention) -> u32 {
        let before = self.list.get(..index).unwrap_or_default().iter().enumerate().rev();
        let mut same = before.take_while(|(_, m)| m.sentence == mention.sentence);
        same.find(|(_, m)| m.flags.has(Flags::SUBJECT)).map_or(NOBODY, |(i, _)| self.referent(i).entity)
    }
}

/// The mentions that are names, with whom each was led to.
fn named<'n>(
    names: &'n [u32],
    list: &'n [Mention],
    referents: &'n [Referent],
) -> impl Iterator<Item = (&'n Mention, &'n Referent)> {
    names.iter().filter_map(|&index| list.get(index as usize).zip(referents.get(index as usize)))
}
