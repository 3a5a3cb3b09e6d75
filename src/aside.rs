//! Subjects that something stands behind before their verb comes: a relative clause, or what they do beside it.

use crate::block::Block;
use crate::bounds::has_finite;
use crate::candidate::Candidate;
use crate::lexicon::{Lexicon, Use, VerbKind};
use crate::owner::noun_phrase;
use crate::phrase::{Phrase, PhraseKind};
use crate::tag::Tag;
use crate::token::{at, Shape};

/// How many tokens before a cue a relative clause is looked for.
const FAR: usize = 48;

impl Candidate {
    /// Behind a relative clause the verb is that of who it tells of: "| one guard |, who asked to stay, | said".
    pub(crate) fn leave_relative(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end < self.cue.start && tag(s.start) == Tag::Wh) else {
            return;
        };
        let (opening, closing) = (source.start.wrapping_sub(1), self.cue.start - 1);
        // "| Bell |, who had lost better men, rose and | said"
        let ends = |i: usize| {
            let verb = matches!(tag(i + 1), Tag::Past | Tag::Present);
            tag(i) == Tag::Comma && verb && has_finite(block, source.end..i)
        };
        let joined = tag(closing) == Tag::Conjunction && (source.end..closing).any(ends);
        let set_apart = tag(opening) == Tag::Comma && (tag(closing) == Tag::Comma || joined);
        if !set_apart || !has_finite(block, source.end..closing) {
            return;
        }
        let named = |p: &Phrase| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun) && p.is_somebody();
        let Some(subject) = block.phrase_before(opening).filter(named) else { return };
        let start = subject.start as usize;
        for piece in self.pieces.iter_mut().filter(|p| p.start < start && start < p.end && p.end <= self.head) {
            piece.end = block.last_word(piece.start..start).map_or(piece.start, |last| last + 1);
        }
        self.pieces.retain(|p| !p.is_empty() && (p.end <= start || p.start > self.head));
        self.source = Some(start..subject.end as usize);
        self.phrase = Some(subject);
    }

    /// Behind two relative clauses the verb is that of who both tell of: "| the judge |, who sent a cousin and who freed the
    /// man, | declined".
    pub(crate) fn leave_relatives(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head) else { return };
        let first = block.sentence_at(self.head).start;
        let from = source.start.max(self.cue.start.saturating_sub(FAR));
        let joined = (from..self.cue.start).any(|i| tag(i) == Tag::Conjunction && tag(i + 1) == Tag::Wh);
        let Some(subject) = noun_phrase(block, first).filter(|s| joined && s.end < source.start) else { return };
        if tag(subject.end) == Tag::Comma && tag(subject.end + 1) == Tag::Wh {
            self.pieces.retain(|p| p.start > self.head);
            self.phrase = block.phrase_at(first);
            self.source = Some(subject);
        }
    }

    /// Behind what its subject does in commas the verb is still the subject's: "| Ms Dahl |, reacting to a remark of Moen's,
    /// | accused".
    pub(crate) fn leave_participle(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start) else { return };
        let first = block.sentence_at(self.head).start;
        let Some(subject) = noun_phrase(block, first).filter(|s| s.end < source.start) else { return };
        let (opening, closing) = (subject.end, self.cue.start - 1);
        let set_apart = tag(opening) == Tag::Comma && tag(closing) == Tag::Comma && opening + 1 < closing;
        let beside =
            matches!(tag(opening + 1), Tag::Gerund | Tag::Participle) && !has_finite(block, opening + 1..closing);
        // "| Ms Dahl |, minister when the war began, | conceded"
        let beside = beside || source.start == opening + 1 && tag(source.start).is_nominal() && source.end == closing;
        let named = block.phrase_at(first).filter(Phrase::is_somebody);
        // "| her study |, conducted with Tom Dahl, | found"
        let done = || block.phrase_before(subject.end).filter(|_| tag(source.start) == Tag::Participle);
        if let Some(phrase) = named.or_else(done).filter(|_| set_apart && beside) {
            self.pieces.retain(|p| p.end <= subject.start || p.start >= self.cue.start);
            (self.source, self.phrase) = (Some(subject), Some(phrase));
        }
    }

    /// Who is asked in commas says what comes behind, whatever the question tells: "it was late, though | a spokesman |, asked if
    /// it had come, | said".
    pub(crate) fn leave_asked(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(closing) = self.cue.start.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma) else { return };
        let Some(source) = self.source.clone().filter(|s| s.end <= closing && token(self.head).tag.is_verb()) else {
            return;
        };
        let first = block.sentence_at(self.head).start.max(closing.saturating_sub(FAR));
        let asked = |i: usize| {
            let form = matches!(token(i).tag, Tag::Participle | Tag::Past);
            form && lexicon.get(token(i).entry).verb == Some(VerbKind::Hears)
        };
        let opens = |&i: &usize| token(i).tag == Tag::Comma && asked(i + 1);
        let Some(opening) = (first.max(source.end)..closing).rev().find(opens) else { return };
        let somebody = |p: &Phrase| p.kind != PhraseKind::Pronoun && p.is_somebody() && p.start as usize >= source.end;
        let Some(subject) = block.phrase_before(opening).filter(somebody) else { return };
        let link = (subject.start as usize).wrapping_sub(1);
        // "…, though a spokesman"
        let adverb = token(link).tag == Tag::Adverb && token(link.wrapping_sub(1)).tag == Tag::Comma;
        let joins = matches!(token(link).tag, Tag::Subordinator | Tag::Conjunction | Tag::WhAdverb);
        if adverb || joins || token(link).shape == Shape::Semicolon {
            self.source = Some(subject.start as usize..subject.end as usize);
            self.phrase = Some(subject);
        }
    }

    /// Whose head it is stands before "whose", and is not who says it: "Roe went to the union, | whose chair, Ann Bell |, said".
    pub(crate) fn leave_owner(&mut self, block: &Block, lexicon: &Lexicon) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let comma = |i: usize| Some(i).filter(|&i| tag(i) == Tag::Comma);
        let name = self.cue.start.checked_sub(1).and_then(comma).and_then(|i| block.phrase_before(i));
        let Some(name) = name.filter(|p| p.kind == PhraseKind::Name && p.is_somebody()) else { return };
        let noun = (name.start as usize).checked_sub(1).and_then(comma).and_then(|i| block.phrase_before(i));
        let whose = noun.filter(|p| p.kind == PhraseKind::Noun).and_then(|p| (p.start as usize).checked_sub(1));
        let usage = |i: usize| lexicon.get(at(&block.tokens, i as isize).entry).pronoun.map(|p| p.usage);
        let Some(whose) = whose.filter(|&i| usage(i) == Some(Use::Relative)) else { return };
        if self.source.as_ref().is_some_and(|s| s.start < whose && whose < self.head) {
            self.source = Some(whose..name.end as usize);
            self.phrase = Some(name);
        }
    }

    /// Whoever is not to be named does not say it by that: "| an official |, speaking on condition that he not be named, | said".
    pub(crate) fn leave_condition(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end < self.cue.start) else { return };
        if tag(source.end) != Tag::Not || tag(self.cue.start - 1) != Tag::Comma {
            return;
        }
        let first = block.sentence_at(self.head).start.max(source.start.saturating_sub(FAR));
        let opens = |i: &usize| tag(*i) == Tag::Comma && matches!(tag(*i + 1), Tag::Wh | Tag::Gerund);
        let Some(opening) = (first..source.start).rev().find(opens) else { return };
        if let Some(subject) = block.phrase_before(opening).filter(Phrase::is_somebody) {
            self.source = Some(subject.start as usize..subject.end as usize);
            self.phrase = Some(subject);
        }
    }
}
