//! Parts of speech.

/// A word's part of speech: the Penn Treebank's tags, made coarser where attribution does not need
/// them apart, and finer for auxiliaries and subordinating conjunctions (from Universal Dependencies).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Tag {
    None,
    /// Common noun, singular.
    Noun,
    /// Common noun, plural.
    Nouns,
    /// Name.
    Name,
    /// Personal pronoun.
    Pronoun,
    /// Possessive pronoun.
    Possessive,
    Determiner,
    /// who, what, which, that as relatives and interrogatives.
    Wh,
    /// when, where, why, how.
    WhAdverb,
    Adjective,
    Adverb,
    /// Base form or present of a verb (not third person).
    Base,
    /// Present, third person singular.
    Present,
    Past,
    Gerund,
    Participle,
    /// be, have, do as auxiliaries and copulas.
    Auxiliary,
    Modal,
    /// "to" before a verb.
    To,
    Preposition,
    /// that, because, if, while, …
    Subordinator,
    /// and, or, but
    Conjunction,
    Number,
    /// 's and ' of the possessive.
    Genitive,
    /// not, n't
    Not,
    /// up, out, off with a verb.
    Particle,
    There,
    Interjection,
    Comma,
    Stop,
    Mark,
    /// Any other punctuation or symbol.
    Other,
}

impl Tag {
    /// How many there are.
    pub(crate) const COUNT: usize = 32;

    /// Where the tags of what is no word begin.
    pub(crate) const MARKS: usize = Tag::Comma as usize;

    pub(crate) const ALL: [Tag; Tag::COUNT] = {
        use Tag::*;
        [
            None,
            Noun,
            Nouns,
            Name,
            Pronoun,
            Possessive,
            Determiner,
            Wh,
            WhAdverb,
            Adjective,
            Adverb,
            Base,
            Present,
            Past,
            Gerund,
            Participle,
            Auxiliary,
            Modal,
            To,
            Preposition,
            Subordinator,
            Conjunction,
            Number,
            Genitive,
            Not,
            Particle,
            There,
            Interjection,
            Comma,
            Stop,
            Mark,
            Other,
        ]
    };

    /// Whether it is a form of a full verb.
    pub(crate) const fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Present | Tag::Past | Tag::Gerund | Tag::Participle)
    }

    /// Whether it is a form of any verb, auxiliaries and modals too.
    pub(crate) const fn is_verbal(self) -> bool {
        self.is_verb() || matches!(self, Tag::Auxiliary | Tag::Modal)
    }

    /// Whether a clause can have it as its verb.
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal)
    }

    /// Whether its words are of the open classes, to which a language adds without end.
    pub(crate) const fn is_open(self) -> bool {
        use Tag::{Adjective, Adverb, Interjection, Name, Noun, Nouns, Number};
        self.is_verb() || matches!(self, Noun | Nouns | Name | Adjective | Adverb | Number | Interjection)
    }

    /// Whether its words are function words, all of which are known.
    pub(crate) const fn is_closed(self) -> bool {
        !self.is_open() && !matches!(self, Tag::None | Tag::Comma | Tag::Stop | Tag::Mark | Tag::Other)
    }

    /// Whether a noun phrase can end with it.
    pub(crate) const fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pronoun | Tag::Number)
    }
}
