//! Entities: what is known of somebody while the text is read.

use crate::lexicon::{Gender, Number, SourceKind};
use crate::mention::{Flags, Form, Mention, NOBODY};
use crate::Span;

/// The most roles that are kept of somebody.
const ROLES: usize = 6;

/// Somebody or something that mentions refer to.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// Where its fullest name stands, and of how many words that is; of what has no name, its description.
    pub(super) name: Span,
    pub(super) name_words: u8,
    /// Of how many words it is, loud or not.
    pub(super) all_words: u8,
    /// That name stands in a headline, or in capitals; it stands in capitals.
    pub(super) is_loud: bool,
    pub(super) is_shouted: bool,
    /// Its name behind "Mr", "Mrs", where it is one word: by the title alone people of one surname are told apart.
    pub(super) titled: Span,
    /// "Mrs" stood before its name; "Miss".
    pub(super) is_married: bool,
    pub(super) is_unmarried: bool,
    /// "Mr" or "Mrs" stood before its whole name: "Mr. Owen Bell".
    pub(super) is_courteous: bool,
    /// A rank or degree stood before its name.
    pub(super) is_ranked: bool,
    pub(super) is_named: bool,
    pub(super) is_place: bool,
    /// It was called by one word of capitals only: "IBM".
    pub(super) is_acronym: bool,
    /// Its name tells that it does not trade: "Arden Council".
    pub(super) is_public: bool,
    /// A noun of trade was said of it: "the firm".
    pub(super) is_trade: bool,
    pub(super) is_former: bool,
    /// It was brought in as somebody's kin.
    pub(super) is_kin: bool,
    pub(super) is_definite: bool,
    /// "two officials", not "officials".
    pub(super) is_counted: bool,
    pub(super) sort: Option<SourceKind>,
    pub(super) gender: Gender,
    /// The gender of the pronoun first led back to it, where nothing tells its own.
    pub(super) leaning: Gender,
    /// It is called by nothing but a given name, which is of that gender.
    pub(super) leans_surely: bool,
    pub(super) number: Number,
    pub(super) age: u8,
    /// The numbers of its titles and of the nouns that were said of it; 0 in empty places.
    pub(super) roles: [u32; ROLES],
    pub(super) role: Span,
    pub(super) affiliation: Span,
    /// The first mention of its whole name.
    pub(super) first: u32,
    /// Its last mention so far, and how many there have been.
    pub(super) last: u32,
    pub(super) mentions: u32,
}

impl Entity {
    pub(super) fn new(mention: &Mention) -> Self {
        let mut entity = Entity {
            name: mention.span,
            name_words: 0,
            all_words: 0,
            is_loud: true,
            is_shouted: false,
            titled: Span::default(),
            is_married: false,
            is_unmarried: false,
            is_courteous: false,
            is_ranked: false,
            is_named: mention.form == Form::Name,
            is_place: mention.flags.has(Flags::PLACE),
            is_public: false,
            is_trade: false,
            is_former: false,
            is_acronym: false,
            is_kin: mention.flags.has(Flags::KIN),
            is_definite: mention.form == Form::Definite,
            is_counted: mention.form == Form::Indefinite,
            sort: mention.sort,
            gender: Gender::Untold,
            leaning: Gender::Untold,
            leans_surely: false,
            number: mention.number,
            age: 0,
            roles: [0; ROLES],
            role: Span::default(),
            affiliation: Span::default(),
            first: NOBODY,
            last: NOBODY,
            mentions: 0,
        };
        entity.learn(mention);
        entity
    }

    /// Takes over what a mention tells.
    pub(super) fn learn(&mut self, mention: &Mention) {
        let headline = mention.flags.has(Flags::HEADLINE);
        if mention.form == Form::Name {
            let loud = headline || mention.flags.has(Flags::SHOUTED);
            let words = if loud { 1 } else { mention.words.count };
            let shouted = mention.flags.has(Flags::SHOUTED) || headline && mention.flags.has(Flags::CAPITALS);
            // "DANA HOLT: …", "Thank you, Dana."
            let whole = mention.words.count >= self.all_words;
            let whole = whole && self.is_shouted || mention.head.len() >= self.name.len();
            // a headline's verb has a capital too: "Kremlin Denies Late Flights … the Kremlin"
            let whole = whole || headline_verb(self, mention);
            let quieter = words == self.name_words && self.is_loud && !loud && whole;
            if words > self.name_words || quieter {
                self.name_words = words;
                self.all_words = mention.words.count;
                self.name = mention.head;
                (self.is_loud, self.is_shouted) = (loud, shouted);
            }
            self.is_public |= mention.flags.has(Flags::PUBLIC);
            self.is_married |= mention.flags.has(Flags::MARRIED);
            self.is_unmarried |= mention.flags.has(Flags::UNMARRIED);
            self.is_courteous |= mention.words.count > 1 && mention.is_courteous();
            self.is_ranked |= mention.flags.has(Flags::RANKED);
            self.is_acronym |= !loud && mention.flags.has(Flags::CAPITALS);
            if self.titled.is_empty() && mention.words.count == 1 && mention.flags.has(Flags::HONORIFIC) {
                self.titled = mention.span;
            }
        }
        self.is_trade |= mention.flags.has(Flags::TRADE);
        if is_told(mention.gender) && (!is_told(self.gender) || mention.flags.has(Flags::HONORIFIC)) {
            self.gender = mention.gender;
        }
        match (self.sort, mention.sort) {
            (None, sort) => self.sort = sort,
            (Some(SourceKind::Organisation), Some(SourceKind::Person)) if mention.role != 0 => self.sort = mention.sort,
            _ => {}
        }
        if mention.role != 0 && (!headline || self.mentions > 0) {
            self.add_role(mention.role);
            self.is_former |= mention.flags.has(Flags::FORMER);
            if self.role.is_empty() && self.is_named {
                self.role = mention.role_words;
            }
        }
        if self.affiliation.is_empty() {
            self.affiliation = mention.affiliation;
        }
        if self.age == 0 {
            self.age = mention.age;
        }
    }

    pub(super) fn has_role(&self, role: u32) -> bool {
        role != 0 && self.roles.contains(&role)
    }

    /// Whether it is called by one word of which nothing tells whose name it is, as most surnames are.
    pub(super) fn is_surname(&self) -> bool {
        self.is_named && self.sort.is_none() && self.name_words < 2 && !self.is_acronym
    }

    pub(super) fn has_no_role(&self) -> bool {
        self.roles.iter().all(|&role| role == 0)
    }

    pub(super) fn add_role(&mut self, role: u32) {
        if !self.has_role(role) {
            if let Some(slot) = self.roles.iter_mut().find(|slot| **slot == 0) {
                *slot = role;
            }
        }
    }

    /// Whether it is known by its surname and a rank alone, and the mention by one and "Mr" or "Mrs", or the other way
    /// round: "Colonel Bell", "Mrs. Bell"; whether one is "Mrs. Bell" and the other "Miss Bell"; or by its whole name and "Mr", and the mention by a rank: "Mr. Owen Bell".
    pub(super) fn is_other_by_title(&self, mention: &Mention) -> bool {
        let ranked = mention.flags.has(Flags::RANKED);
        let short = self.name_words == 1;
        let courteous = self.is_courteous || short && !self.titled.is_empty();
        let unmarried = self.is_unmarried && !self.is_married && mention.flags.has(Flags::MARRIED);
        let married = self.is_married && !self.is_unmarried && mention.flags.has(Flags::UNMARRIED);
        unmarried
            || married
            || short && mention.is_courteous() && self.is_ranked
            || ranked && !self.is_ranked && courteous
    }

    /// Whether it can be one human being.
    pub(super) fn is_somebody(&self) -> bool {
        // "Q." names nobody
        let letter = self.is_named && self.sort == Some(SourceKind::Unnamed);
        !self.is_place
            && !letter
            && self.number != Number::Plural
            && matches!(self.sort, None | Some(SourceKind::Person | SourceKind::Unnamed))
    }

    /// Whether nothing told of its gender speaks against `gender`, nor the name that is all it is called by.
    pub(super) fn can_be(&self, gender: Gender) -> bool {
        agrees(self.gender, gender) && (!self.leans_surely || agrees(self.leaning, gender))
    }

    /// Whether nothing told of its gender, or likely by its name, speaks against `gender`.
    pub(super) fn is_likely(&self, gender: Gender) -> bool {
        self.can_be(gender) && agrees(self.leaning, gender)
    }
}

/// Whether a headline's name may have taken in more than the name of the body that the text calls so.
fn headline_verb(entity: &Entity, mention: &Mention) -> bool {
    let body = mention.sort == Some(SourceKind::Organisation) && mention.flags.has(Flags::THE);
    body && entity.is_loud && !entity.is_shouted && entity.all_words > 2
}

/// Whether two that are told are the same.
fn agrees(one: Gender, other: Gender) -> bool {
    !is_told(one) || !is_told(other) || one == other
}

pub(super) fn is_told(gender: Gender) -> bool {
    matches!(gender, Gender::Male | Gender::Female)
}

/// A mention led to an entity, and how sure that is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Referent {
    pub(super) entity: u32,
    pub(super) sure: f32,
}

impl Referent {
    pub(super) const NONE: Referent = Referent { entity: NOBODY, sure: 0.0 };

    pub(super) fn is_known(self) -> bool {
        self.entity != NOBODY
    }
}

/// The last few entities that share a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Few([u32; 4]);

impl Default for Few {
    fn default() -> Self {
        Few([NOBODY; 4])
    }
}

impl Few {
    /// Adds one; the oldest makes room.
    pub(super) fn add(&mut self, entity: u32) {
        if self.0.contains(&entity) {
            return;
        }
        if let Some(slot) = self.0.iter_mut().find(|slot| **slot == NOBODY) {
            *slot = entity;
        } else {
            self.0.rotate_left(1);
            if let Some(slot) = self.0.last_mut() {
                *slot = entity;
            }
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = u32> {
        self.0.into_iter().filter(|&entity| entity != NOBODY)
    }
}
