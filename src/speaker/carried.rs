//! Pronouns that only one can be behind: whom the sentence, or the paragraph, has told of and nobody else.

use super::entity::{is_told, Entity, Referent};
use super::refer::{Reader, NEAR};
use crate::lexicon::{known, word_hash, Number, Person, PrepositionKind, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};

/// How sure it is that what a novel tells goes on about the same one.
const CARRIED: f32 = 0.9;
/// How sure it is that a pronoun means the only one whom its paragraph has told of.
const ONLY: f32 = 0.95;
/// How many mentions of its paragraph before a pronoun are looked at.
const AROUND: usize = 32;

impl Reader<'_> {
    /// In a novel, who the sentence right before is about, where it tells of nobody else: Pringle came in. | He | was a boy.
    pub(super) fn subject_carried(&self, index: usize, mention: &Mention) -> Option<Referent> {
        if !self.is_novel || !mention.flags.has(Flags::FIRST) || mention.flags.has(Flags::QUOTED) {
            return None;
        }
        let same = |m: &Mention| m.paragraph == mention.paragraph && m.sentence + 1 >= mention.sentence;
        let near = self.before(index, NEAR).map(|(i, m)| (self.referent(i), i, m));
        let near = near.take_while(|(.., m)| same(m)).filter(|(.., m)| !m.flags.has(Flags::QUOTED));
        // “No,” said | Pringle |. | He | sat down.
        let leads = |i: usize, m: &Mention| {
            m.flags.has(Flags::FIRST) || self.is_source(i) && m.flags.has(Flags::BESIDE_QUOTE) && m.form == Form::Name
        };
        let fits = |r: &Referent| {
            self.entities.get(r.entity as usize).is_some_and(|e| e.is_somebody() && e.can_be(mention.gender))
        };
        let (mut subject, mut others) = (None, false);
        for (referent, i, other) in near {
            let unknown = matches!(other.form, Form::Pronoun(Person::Third, _)) && other.gender == mention.gender;
            match fits(&referent) {
                true if leads(i, other) && other.sentence + 1 == mention.sentence => subject = Some(referent),
                true => others |= subject.is_none_or(|it: Referent| it.entity != referent.entity),
                false => others |= unknown && !referent.is_known(),
            }
        }
        subject.filter(|_| !others).map(|it| Referent { sure: CARRIED, ..it })
    }

    /// In a report, the only one whom the paragraph has told of so far, where he or she is who it is about, says something in
    /// it, or is told to be of the pronoun's gender: "¶ A clerk said that it was late. “Go,” | he | said."
    pub(super) fn only_here(&self, index: usize, mention: &Mention, except: u32) -> Option<Referent> {
        if self.is_novel || mention.flags.has(Flags::QUOTED) {
            return None;
        }
        let near = self.before(index, AROUND).take_while(|(_, m)| m.paragraph == mention.paragraph);
        let (mut only, mut central) = (NOBODY, false);
        for (at, other) in near.filter(|(_, m)| !m.flags.has(Flags::QUOTED)) {
            let referent = self.referent(at);
            let Some(entity) = self.entities.get(referent.entity as usize) else {
                // a pronoun that could be led to nobody is somebody else for all that is known
                let unknown = matches!(other.form, Form::Pronoun(Person::Third, _)) && other.gender == mention.gender;
                if unknown {
                    return None;
                }
                continue;
            };
            // "the utility" is nobody, whatever it was led to
            let body = matches!(other.sort, Some(SourceKind::Organisation | SourceKind::Document));
            if body || !entity.is_somebody() || !entity.can_be(mention.gender) {
                continue;
            }
            let told = mention.gender == if is_told(entity.gender) { entity.gender } else { entity.leaning };
            if !told && self.is_aside(at, other) {
                continue;
            }
            if only != NOBODY && only != referent.entity {
                return None;
            }
            only = referent.entity;
            let source = self.is_source(at);
            central |= told || source || other.flags.has(Flags::FIRST);
        }
        (central && only != except).then_some(Referent { entity: only, sure: ONLY })
    }

    /// The only body with a name that the sentence has told of before a clause of which it is the subject: "Shares in | Glue | fell
    /// after | it | warned that …".
    pub(super) fn only_body(&self, index: usize, mention: &Mention) -> Option<Referent> {
        let hangs = |word: &str| self.lexicon.entry(word_hash(word)).preposition == Some(PrepositionKind::Clause);
        let subordinate = self.word_before(mention).is_some_and(|word| word_hash(word) == known::AS || hangs(word));
        if self.is_novel || !subordinate || mention.flags.has(Flags::QUOTED) {
            return None;
        }
        let mut only = NOBODY;
        for (at, other) in self.before(index, NEAR).take_while(|(_, m)| m.sentence == mention.sentence) {
            let Some(entity) = self.entities.get(self.referent(at).entity as usize) else { continue };
            let body = matches!(entity.sort, Some(SourceKind::Organisation | SourceKind::Document | SourceKind::Group));
            if !body || entity.is_place {
                continue;
            }
            let entity = self.referent(at).entity;
            let named = other.form == Form::Name && other.number != Number::Plural;
            if !named || only != NOBODY && only != entity {
                return None;
            }
            only = entity;
        }
        (only != NOBODY).then_some(Referent { entity: only, sure: CARRIED })
    }

    /// The one without a name, of whom nothing tells the gender, whom alone its paragraph told to say something: "| A spokesperson |
    /// said it was late. | They | added: …".
    pub(super) fn one_untold(&self, index: usize, mention: &Mention) -> Option<Referent> {
        if self.is_novel || mention.flags.has(Flags::QUOTED) {
            return None;
        }
        let mut only = NOBODY;
        for (at, other) in self.before(index, NEAR).take_while(|(_, m)| m.paragraph == mention.paragraph) {
            let several = other.number == Number::Plural && !other.flags.has(Flags::QUOTED);
            let entity = self.referent(at).entity;
            if several || self.is_source(at) && only != NOBODY && only != entity {
                return None;
            }
            if self.is_source(at) {
                only = entity;
            }
        }
        let untold = |e: &&Entity| !e.is_named && e.is_somebody() && !is_told(e.gender) && e.number != Number::Plural;
        self.entities.get(only as usize).filter(untold).map(|_| Referent { entity: only, sure: CARRIED })
    }

    /// Whether a mention only tells where something is, or whom somebody has: "in | Dudley |", "her | carer |".
    fn is_aside(&self, index: usize, mention: &Mention) -> bool {
        let source = self.is_source(index);
        let owned = mention.is_description() && mention.flags.has(Flags::POSSESSED);
        let place = mention.form == Form::Name && mention.flags.has(Flags::OBJECT) && mention.words.count < 2;
        let led = || self.word_before(mention).map_or(0, word_hash);
        !source && (owned || place && matches!(led(), known::IN | known::AT | known::FROM))
    }
}
