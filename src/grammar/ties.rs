//! What ties the phrases of a subject to each other: "the Bureau | of Fisheries", "the council's chief | executive officer".

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::lexicon::Lexicon;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// What ties the parts of a subject together.
pub(super) struct Ties<'b> {
    pub(super) block: &'b Block,
    pub(super) lexicon: &'b Lexicon,
    /// The first token of the sentence.
    pub(super) first: usize,
    /// One after the last token of the source so far.
    pub(super) end: usize,
    /// The subject so far is a name or a noun.
    pub(super) plain: bool,
}

impl Ties<'_> {
    fn token(&self, index: usize) -> Token {
        at(&self.block.tokens, index as isize)
    }

    /// The phrase that what begins at `start` is tied to.
    pub(super) fn before(&self, start: usize, is_first: bool) -> Option<Phrase> {
        let link = start.checked_sub(1).filter(|&link| link >= self.first)?;
        let verb = usize::from(link > 0 && matches!(self.token(link - 1).tag, Tag::Participle | Tag::Gerund));
        let phrase = match self.token(link).tag {
            Tag::Preposition
                if self.lexicon.get(self.token(link).entry).preposition.is_none()
                    || verb > 0 && !self.block.phrase_at(start).is_some_and(|p| p.is_somebody()) =>
            {
                self.block.phrase_before(link - verb)
            }
            Tag::Conjunction if is_first && self.plain => self.block.phrase_before(link),
            Tag::Genitive if !is_first => self.block.phrase_before(link),
            Tag::Comma if is_first && self.plain => {
                self.block.phrase_before(link).filter(|p| self.is_apposed(*p, start))
            }
            _ if self.plain && self.token(start).tag != Tag::Wh => self.beside(start).filter(|p| self.is_cut(*p)),
            _ => None,
        };
        let inside =
            |p: &Phrase| p.start as usize >= self.first && self.token(p.head()).depth == self.token(start).depth;
        phrase.filter(inside)
    }

    /// What of a phrase is the subject, where it begins with the end of what frames the clause: "For years | critics | said".
    pub(super) fn behind_adjunct(&self, phrase: Phrase, start: usize) -> Option<Phrase> {
        let plural = |i: usize| self.token(i).tag == Tag::Nouns;
        let own = (start + 1..phrase.end as usize).find(|&i| plural(i) && plural(i - 1))?;
        Some(Phrase { start: own as u32, ..phrase })
    }

    /// The phrase that ends right before `start`, or goes on there.
    pub(super) fn beside(&self, start: usize) -> Option<Phrase> {
        let last = self.block.phrases_before(start).checked_sub(1)?;
        self.block.phrases.get(last).filter(|p| p.end as usize >= start).copied()
    }

    /// "| Ann Bell |, an adviser to the bishop, said", but not "Walt, the minister said", which no comma closes.
    fn is_apposed(&self, name: Phrase, start: usize) -> bool {
        let before = at(&self.block.tokens, name.start as isize - 1);
        let opens = name.start as usize == self.first || before.shape == Shape::MarkCloses;
        let somebody = self.block.phrase_at(start).is_some_and(|p| matches!(p.role, Role::Person | Role::Title));
        let whole = name.end - name.start > 1 || name.role == Role::Human && self.token(self.end).tag == Tag::Comma;
        // "Mr Speaker, the minister said": to whom it is said
        let called = (name.start..name.end).all(|i| self.lexicon.get(self.token(i as usize).entry).title.is_some());
        opens && somebody && whole && !called && name.kind == PhraseKind::Name && name.role != Role::NotName
    }

    /// Whether a phrase was only cut from the one that begins where it ends: "| United | States envoy Ann Bell".
    fn is_cut(&self, phrase: Phrase) -> bool {
        let before = at(&self.block.tokens, phrase.start as isize - 1);
        let opens =
            phrase.start as usize == self.first || matches!(before.tag, Tag::Comma | Tag::Conjunction | Tag::Genitive);
        let words = (phrase.start..phrase.end).map(|i| self.token(i as usize).word);
        let time = self.lexicon.prefixes(words).any(|(_, entry)| entry.is_time());
        opens && !time && matches!(phrase.kind, PhraseKind::Name | PhraseKind::Noun)
    }
}
