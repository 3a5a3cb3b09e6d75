//! Salience: which entity is in the reader's mind at a point of the text.

use super::entity::{is_told, Entity, Referent};
use crate::lexicon::{Gender, Number, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};

/// How many mentions are looked back.
const MENTIONS: usize = 60;

/// How many entities are weighed at a time.
const ENTITIES: usize = 10;

/// What a mention weighs by its place; [`WEAK`] for all others.
const SUBJECT: f32 = 1.0;
const WEAK: f32 = 0.5;
/// What is added for what the sentence right before a quotation begins with, as its subject, and by what a weight is multiplied where
/// others are spoken of, and it only does what is done to them.
const JUST_BEFORE: f32 = 0.4;
const AGENT: f32 = 0.8;
/// What is added where it was made a source: most for what is quoted itself right after.
const SOURCE: f32 = 0.5;
const SOURCE_AGAIN: f32 = 1.1;
/// By what a weight is multiplied where who began the sentence before, and said what it tells, says more.
const SAYS_AGAIN: f32 = 1.5;
/// By what a weight is multiplied inside quotation marks, in a headline, and for so many sentences and paragraphs in
/// between.
const QUOTED: f32 = 0.25;
const HEADLINE: f32 = 0.5;
const SENTENCES: [f32; 13] = powers(0.5);
const PARAGRAPHS: [f32; 4] = powers(0.85);
/// By what for "an official", of whom nothing is told and who says nothing there: perhaps it is nobody in particular.
const ANYBODY: f32 = 0.5;
/// By what for "her mother" in an earlier paragraph, who said nothing there: it is seldom told of for long.
const KIN: f32 = 0.6;
/// By what for an entity of which it is not told that it fits, and for one that a word fits less well.
const UNTOLD: f32 = 0.6;
const LESS: f32 = 0.5;
/// By what for one whose given name, which is all it is called by, tells so.
const NAMED_SO: f32 = 0.75;
/// By what more for "a spokesperson", of whom nothing tells whether it is a man or a woman.
const UNNAMED: f32 = 0.7;
/// By what more for one that the quotation speaks of.
const NAMED: f32 = 0.3;
/// By what more for one that a pronoun of the other gender was led back to.
const DOUBTED: f32 = 0.25;

/// By what for a body that the words before the subject of its sentence tell of.
const FRONTED: f32 = 0.25;

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) kind: Kind,
    pub(super) gender: Gender,
    /// Whom it cannot be.
    pub(super) except: u32,
    /// How many times as salient as the next one it must be.
    pub(super) lead: f32,
    /// In years; 0 for any.
    pub(super) age: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One human being: "he", "the woman".
    Somebody,
    /// Several: "they".
    Several,
    /// A thing: "it", "the council".
    Something,
    /// A body that trades: "the company".
    Business,
}

/// A text's mentions as far as they are led to entities.
pub(super) struct Scene<'a> {
    pub(super) list: &'a [Mention],
    pub(super) referents: &'a [Referent],
    pub(super) entities: &'a [Entity],
    /// Whether a mention is the head of a source, one for each.
    pub(super) sources: &'a [bool],
    pub(super) is_novel: bool,
}

impl Scene<'_> {
    fn is_source(&self, index: usize) -> bool {
        self.sources.get(index).copied().unwrap_or(false)
    }

    /// The most salient entity at the mention `index` that is `wanted`.
    pub(super) fn most_salient(&self, index: usize, wanted: Wanted) -> Referent {
        let Some(here) = self.list.get(index) else { return Referent::NONE };
        let speaks = self.is_source(index);
        let is_quoted = speaks && here.flags.has(Flags::BESIDE_QUOTE);
        let thing = matches!(wanted.kind, Kind::Something | Kind::Business);
        let mut own_subject = false;
        let mut weights = [Weighed { entity: NOBODY, ..Weighed::default() }; ENTITIES];
        for back in (index.saturating_sub(MENTIONS)..index).rev() {
            let (Some(mention), Some(referent)) = (self.list.get(back), self.referents.get(back)) else { break };
            let Some(far) = PARAGRAPHS.get((here.paragraph - mention.paragraph) as usize) else { break };
            if !referent.is_known() || referent.entity == wanted.except {
                continue;
            }
            let Some(entity) = self.entities.get(referent.entity as usize) else { continue };
            // who acts in a novel is somebody
            let source = || self.is_source(back) && mention.flags.has(Flags::BESIDE_QUOTE);
            let acts = self.is_novel && mention.form == Form::Name && (mention.flags.has(Flags::SUBJECT) || source());
            let fit = fit(entity, wanted, if acts { Known::Acts } else { Known::Named });
            if fit == 0.0 {
                continue;
            }
            let mut weight = referent.sure * (self.weight(back, mention, here, is_quoted) * far);
            // "| Marsh | said that it was late. | He | added that …"
            let again = speaks && !is_quoted && here.flags.has(Flags::FIRST) && mention.flags.has(Flags::FIRST);
            let again = again && mention.form != Form::Indefinite;
            let again = again && mention.sentence + 1 == here.sentence && mention.paragraph == here.paragraph;
            if again && self.is_source(back) && !mention.flags.has(Flags::QUOTED) {
                weight *= SAYS_AGAIN;
            }
            // "in a letter seen by | the Courier |, | the firm | said": whom the words before a subject tell of is somebody else
            own_subject |= mention.sentence == here.sentence && mention.flags.has(Flags::SUBJECT);
            let fronted = mention.sentence == here.sentence && mention.flags.has(Flags::OBJECT) && !own_subject;
            if fronted
                && thing
                && here.flags.has(Flags::SUBJECT)
                && matches!(mention.form, Form::Name | Form::Indefinite)
            {
                weight *= if mention.flags.has(Flags::AGENT) { FRONTED * FRONTED } else { FRONTED };
            }
            let kin = mention.flags.has(Flags::KIN) && mention.is_description() && !entity.is_named;
            if kin && here.paragraph != mention.paragraph && !self.is_source(back) {
                weight *= KIN;
            }
            let known = |slot: &&mut Weighed| slot.entity == referent.entity || slot.entity == NOBODY;
            if let Some(slot) = weights.iter_mut().find(known) {
                slot.entity = referent.entity;
                slot.fit = fit;
                slot.add(weight, mention.sentence);
                // “My daughter rang me,” she recalls
                let told = mention.form == Form::Name || mention.is_description();
                let named = told && mention.flags.has(Flags::QUOTED);
                slot.named |= is_quoted && named && mention.sentence == here.sentence;
            }
        }
        let least = if wanted.kind == Kind::Somebody || here.is_description() { LEAST } else { LEAST_OF_THINGS };
        best(&weights, wanted.lead, least)
    }

    /// What a mention weighs at `here`, paragraphs aside.
    fn weight(&self, index: usize, mention: &Mention, here: &Mention, is_quoted: bool) -> f32 {
        let flags = mention.flags;
        let mut weight = if flags.has(Flags::SUBJECT) { SUBJECT } else { WEAK };
        let aside = flags.has(Flags::QUOTED) && !here.flags.has(Flags::QUOTED);
        let source = self.is_source(index);
        let goes_on = is_quoted || here.flags.has(Flags::FIRST) && here.paragraph == mention.paragraph;
        if goes_on && !aside && flags.has(Flags::FIRST) && here.sentence == mention.sentence + 1 {
            weight += JUST_BEFORE;
        }
        if flags.has(Flags::AGENT) {
            weight *= AGENT;
        } else if source && !aside {
            weight += if is_quoted && here.sentence - mention.sentence <= 1 { SOURCE_AGAIN } else { SOURCE };
        }
        if aside {
            weight *= QUOTED;
        }
        let one = mention.form == Form::Indefinite && mention.number == Number::Singular;
        if one && !is_told(mention.gender) && !source && !flags.has(Flags::FIRST) {
            weight *= ANYBODY;
        }
        if flags.has(Flags::HEADLINE) {
            weight *= HEADLINE;
        }
        let sentences = (here.sentence - mention.sentence) as usize;
        weight * SENTENCES.get(sentences).or(SENTENCES.last()).unwrap_or(&1.0)
    }
}

/// The powers of `base`, from the one of 0 on.
const fn powers<const N: usize>(base: f32) -> [f32; N] {
    let mut table = [1.0; N];
    let mut rest: &mut [f32] = &mut table;
    let mut power = 1.0;
    while let [slot, tail @ ..] = rest {
        *slot = power;
        power *= base;
        rest = tail;
    }
    table
}

/// What a mention tells of whether its name is that of a human being.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Acts,
    Named,
}

/// How well an entity fits what is wanted: from 0, not at all, to 1.
fn fit(entity: &Entity, wanted: Wanted, known: Known) -> f32 {
    match wanted.kind {
        Kind::Somebody if !entity.is_somebody() || !entity.can_be(wanted.gender) => 0.0,
        Kind::Somebody if wanted.age > 0 && entity.age == wanted.age => 3.0,
        Kind::Somebody if wanted.age > 0 && entity.age > 0 => 0.0,
        // one word that no table lists, said once or twice, may be the name of anything
        Kind::Somebody
            if entity.sort.is_none() && entity.name_words < 2 && entity.mentions < 3 && known != Known::Acts =>
        {
            UNTOLD * LESS
        }
        Kind::Somebody if is_told(wanted.gender) && !is_told(entity.gender) => {
            if entity.leans_surely && entity.leaning == wanted.gender && entity.mentions > 1 {
                NAMED_SO
            } else if is_told(entity.leaning) && entity.leaning != wanted.gender {
                UNTOLD * DOUBTED
            } else if entity.is_named {
                UNTOLD
            } else {
                UNTOLD * UNNAMED
            }
        }
        Kind::Somebody => 1.0,
        Kind::Several => match entity.sort {
            Some(SourceKind::Group) => 1.0,
            _ if entity.number == Number::Plural => 1.0,
            Some(SourceKind::Organisation) if !entity.is_place => LESS,
            _ => 0.0,
        },
        // no council, and no statement or website that it put out
        Kind::Business if entity.is_public || !entity.is_named && !entity.is_trade => 0.0,
        Kind::Something | Kind::Business => match entity.sort {
            Some(SourceKind::Organisation | SourceKind::Document) if entity.number != Number::Plural => {
                if entity.is_place {
                    LESS
                } else {
                    1.0
                }
            }
            // "Nova said …. It said …"
            None if entity.is_named && !entity.is_place && !is_told(entity.gender) && !is_told(entity.leaning) => {
                UNTOLD
            }
            _ => 0.0,
        },
    }
}

/// An entity with its salience: every sentence counts once, by its weightiest mention.
#[derive(Clone, Copy, Default)]
struct Weighed {
    entity: u32,
    /// How well it fits what is wanted, from 0 to 1.
    fit: f32,
    weight: f32,
    sentence: u32,
    of_sentence: f32,
    /// Whether the quotation speaks of it, as who is quoted seldom does of himself.
    named: bool,
}

impl Weighed {
    fn add(&mut self, weight: f32, sentence: u32) {
        if self.sentence != sentence {
            (self.sentence, self.of_sentence) = (sentence, 0.0);
        }
        if weight > self.of_sentence {
            self.weight += weight - self.of_sentence;
            self.of_sentence = weight;
        }
    }
}

/// The heaviest of those that fit, where it leads far enough, and nothing of which less is told is heavier.
fn best(weighed: &[Weighed], lead: f32, least: f32) -> Referent {
    let weighed = weighed.iter().map(|it| if it.named { Weighed { fit: it.fit * NAMED, ..*it } } else { *it });
    let (mut first, mut second) = (Weighed { entity: NOBODY, ..Weighed::default() }, 0f32);
    for it in weighed.clone() {
        if it.weight * it.fit > first.weight * first.fit {
            second = first.weight * first.fit;
            first = it;
        } else {
            second = second.max(it.weight * it.fit);
        }
    }
    let heaviest = weighed.filter(|it| !it.named).fold(0f32, |most, it| most.max(it.weight));
    let weight = first.weight * first.fit;
    if weight < least || weight < lead * second || first.weight < heaviest * HIDDEN {
        return Referent::NONE;
    }
    Referent { entity: first.entity, sure: weight / (weight + second) }
}

/// How salient the best must be beside something more salient of which it is not told that it fits.
const HIDDEN: f32 = 0.9;
/// What is less salient than this is not in mind any more.
const LEAST: f32 = 0.1;
/// Nouns that are no mentions compete for "it" and "they".
const LEAST_OF_THINGS: f32 = 0.45;
