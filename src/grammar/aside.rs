//! Subjects that something stands behind before their verb comes: a relative clause, what they do beside it, and when.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::grammar::control::clause_subject;
use crate::grammar::described::opens_with_name;
use crate::grammar::owner::owned;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NamePart, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

impl Candidate {
    /// Behind a relative clause the verb is that of who it tells of: "| one guard |, who asked to stay, | said".
    pub(crate) fn leave_relative(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start && tag(s.start) == Tag::Wh) else {
            return;
        };
        let (opening, closing) = (source.start.wrapping_sub(1), self.cue.start.saturating_sub(1));
        let set_apart = tag(opening) == Tag::Comma && tag(closing) == Tag::Comma;
        // "| three bankers who declined to be named | said"
        let other = |i: usize| matches!(tag(i), Tag::Past | Tag::Present);
        let bound = tag(opening).is_nominal() && other(self.head) && (source.end..self.head).any(other);
        let subject = block.phrase_before(source.start).filter(|p| bound && p.is_somebody());
        if let Some(subject) = subject.filter(|_| tag(self.head.saturating_sub(1)).is_verb()) {
            self.source = Some(owned(block, subject.start as usize)..self.head);
            (self.phrase, self.cue.start) = (Some(subject), self.head);
            return;
        }
        if !set_apart || !has_finite(block, source.end..closing) {
            return;
        }
        let named = |p: &Phrase| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun) && p.is_somebody();
        let Some(subject) = block.phrase_before(opening).filter(named) else { return };
        let start = owned(block, subject.start as usize);
        for piece in self.pieces.iter_mut().filter(|p| p.start < start && start < p.end && p.end <= self.head) {
            piece.end = block.last_word(piece.start..start).map_or(piece.start, |last| last + 1);
        }
        self.pieces.retain(|p| !p.is_empty() && (p.end <= start || p.start > self.head));
        self.source = Some(start..subject.end as usize);
        self.phrase = Some(subject);
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
            self.give_to(subject);
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
            self.give_to(subject);
        }
    }

    /// Behind what its subject does, is or has between commas or dashes the verb is still the subject's: "| Ms Dahl |, in answer
    /// to a remark of Moen's, | accused", "| Ms Dahl | – who knew Moen – | accused".
    pub(crate) fn leave_aside(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.cue.start && token(self.head).tag.is_verb())
        else {
            return;
        };
        let Some(closing) = self.cue.start.checked_sub(1).filter(|&i| is_mark(token(i))) else { return };
        let alike = |&i: &usize| token(i).tag == token(closing).tag && token(i).depth == token(closing).depth;
        let first = block.sentence_at(self.head).start.max(closing.saturating_sub(ASIDE));
        let marks = (first..closing).rev().filter(alike).take(MARKS);
        let subject = |opening: usize| {
            let subject = block.phrase_before(opening).filter(|p| is_subject(block, p))?;
            let start = subject.start as usize;
            // "| the train left as | Karl Pena, interrupting Holm, said"
            let around = source.contains(&start) && has_finite(block, source.start..start);
            let inside = opening < source.start || source.end <= start || around;
            let named = subject.kind == PhraseKind::Name;
            (inside && is_aside(block, opening + 1, closing, &source, named)).then_some(subject)
        };
        let Some(subject) = marks.filter_map(subject).next() else { return };
        let (start, end) = (subject.start as usize, subject.end as usize);
        self.pieces.retain(|p| p.end <= start || p.start >= self.cue.start);
        (self.source, self.phrase) = (Some(start..end), Some(subject));
    }

    /// Nobody whom a relative clause between subject and verb tells of says it, nor what stands behind that verb: "| Mr Dahl |,
    /// whose firm, Glue, sells nets to Moen, said", "| Ms Dahl |, who met Moen, warned against him".
    pub(crate) fn leave_relative_between(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(closing) = self.cue.start.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma) else { return };
        let finite = matches!(token(self.head).tag, Tag::Past | Tag::Present);
        let Some(source) = self.source.clone().filter(|_| finite) else { return };
        let first = block.sentence_at(self.head).start.max(closing.saturating_sub(FAR));
        let relative = |&i: &usize| {
            token(i).tag == Tag::Comma && token(i + 1).tag == Tag::Wh && token(i).depth == token(closing).depth
        };
        let Some(opening) = (first..closing).rev().find(relative) else { return };
        // "…, who wept when | Dahl, a clerk |, said so"
        let governor = at(&block.tokens, source.start as isize - 1);
        let governed = governor.tag.is_verbal() || matches!(governor.tag, Tag::Preposition | Tag::To | Tag::Possessive);
        let told = source.end < closing && has_finite(block, source.end..closing) || governed;
        let inside = source.start > opening + 1 && source.end <= closing && told;
        if !(inside || source.start > self.head) || !has_finite(block, opening + 2..closing) {
            return;
        }
        let Some(mut subject) = block.phrase_before(opening).filter(Phrase::is_nominal) else { return };
        for _ in 0..TIED {
            let of = (subject.start as usize).checked_sub(1).filter(|&i| token(i).is(known::OF));
            subject = of.and_then(|of| block.phrase_before(of)).unwrap_or(subject);
        }
        let start = owned(block, subject.start as usize);
        if subject.is_somebody() && opens_with_name(block, block.sentence_at(self.head).start, start) {
            self.keep_beside(block, start..self.cue.end);
            (self.source, self.phrase) = (Some(start..opening), Some(subject));
        }
    }

    /// Nobody is called by when it was said: "| Roe | earlier Thursday said", "a few minutes later | they | left and said".
    pub(crate) fn leave_time(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head) else { return };
        let Some(phrase) = block.phrase_before(source.end) else { return };
        let entry = lexicon.get(token(phrase.head()).entry);
        let time = entry.is_time() || entry.name_part == Some(NamePart::Stretch);
        if !time || phrase.kind == PhraseKind::Name && !entry.is_date() {
            return;
        }
        let before = source.start.checked_sub(1).map_or(Tag::None, |i| token(i).tag);
        let earlier = source.start - usize::from(matches!(before, Tag::Adverb | Tag::Adjective));
        let near = block.phrase_before(earlier).filter(|_| source.end == self.cue.start);
        // "Friday, | Texas |, leading others, asked"
        let behind = || block.phrase_at(source.end + 1).filter(|_| token(source.end).tag == Tag::Comma);
        let subject = near.filter(Phrase::is_somebody).or_else(|| behind().filter(|p| p.kind == PhraseKind::Name));
        let subject = subject.or_else(|| clause_subject(block, self.cue.start, token(self.head).depth));
        let Some(subject) = subject.filter(|p| p.start != phrase.start) else { return };
        self.give_to(subject);
    }
}

/// How many tokens before a cue a relative clause is looked for.
const FAR: usize = 48;

/// How many phrases a subject is of: "the rector | of the college | of arts".
const TIED: usize = 2;

/// How far back a subject is looked for that something stands behind, in tokens and in marks.
const ASIDE: usize = 40;
const MARKS: usize = 3;

fn is_mark(token: Token) -> bool {
    token.tag == Tag::Comma || token.shape == Shape::Dash
}

/// Whether what stands between two marks only tells of the subject before them: nothing there has a tense but what a relative
/// pronoun leads, or what is told of what somebody with a name is ("| Dahl |, minister when the war began, | said").
fn is_aside(block: &Block, first: usize, closing: usize, source: &Range<usize>, named: bool) -> bool {
    let opens = at(&block.tokens, first as isize).tag;
    match opens {
        Tag::Gerund | Tag::Participle | Tag::Preposition | Tag::Adverb => !has_finite(block, first..closing),
        Tag::Wh => has_finite(block, first..closing),
        _ => named && opens.is_nominal() && source.start == first && source.end == closing,
    }
}

/// Whether it is somebody, and nothing before it governs it.
fn is_subject(block: &Block, phrase: &Phrase) -> bool {
    let before = at(&block.tokens, phrase.start as isize - 1);
    // "…; | the Greens |, more politely, called": what begins a clause is its subject, whatever it is
    let led = matches!(at(&block.tokens, phrase.start as isize).tag, Tag::Determiner | Tag::Possessive);
    let opens = led && phrase.role == Role::Unknown && (!before.is_word() || before.tag == Tag::Conjunction);
    let somebody = phrase.is_somebody() || opens && before.tag != Tag::Comma;
    let named = matches!(phrase.kind, PhraseKind::Name | PhraseKind::Noun) && somebody;
    let governed = before.tag.is_verbal() || matches!(before.tag, Tag::Preposition | Tag::To | Tag::Genitive);
    named && (!governed || before.is(known::OF) || before.is(known::AS))
}
