//! Where the subject of a cue begins and ends by grammar, whatever the weights say: it hangs on no preposition, has none of
//! the cue's auxiliaries, and is no clause.

use crate::block::Block;
use crate::bounds::has_finite;
use crate::candidate::Candidate;
use crate::lexicon::{Lexicon, NotName};
use crate::phrase::{Phrase, PhraseKind, Role};
use crate::tag::Tag;
use crate::token::at;

/// How many phrases a subject is led back over.
const TIED: usize = 6;

impl Candidate {
    /// The subject of a cue is the noun right before it, not that of the clause around: "she wept as | Hallam | said", "she
    /// wept and | the bishop | now said".
    pub(crate) fn find_subject(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let finite = matches!(token(self.head).tag, Tag::Past | Tag::Present);
        let Some(source) = self.source.as_ref().filter(|s| s.end <= self.head && finite) else { return };
        let adverb = self.head.checked_sub(1).filter(|&i| token(i).tag == Tag::Adverb);
        let Some(near) = block.phrase_before(adverb.unwrap_or(self.head)) else { return };
        let start = near.start as usize;
        let Some(link) = start.checked_sub(1).filter(|&link| link >= source.end) else { return };
        let named = near.kind == PhraseKind::Name && near.is_somebody() || token(start).tag == Tag::Name;
        let told = near.is_somebody() && near.kind != PhraseKind::Pronoun && token(start).tag == Tag::Determiner;
        let opens = match token(link).tag {
            Tag::Subordinator | Tag::WhAdverb => named,
            Tag::Conjunction => named || told,
            _ => named && token(link).is(known::AS),
        };
        let between = block.tokens.get(source.end..link).unwrap_or_default();
        if opens && between.iter().any(|t| t.tag.is_verbal()) {
            self.source = Some(start..near.end as usize);
            self.phrase = Some(near);
        }
    }

    /// Who it is stands in commas behind what he or she is: "the head of the Baltic Society, | Walt Harrow |, says".
    pub(crate) fn take_apposition(&mut self, block: &Block) {
        let comma = |i: usize| at(&block.tokens, i as isize).tag == Tag::Comma;
        let Some(source) = self.source.as_mut().filter(|s| s.end < self.cue.start && comma(s.end)) else { return };
        let name = block.phrase_at(source.end + 1).filter(|p| p.kind == PhraseKind::Name && p.role != Role::NotName);
        let end = name.map_or(0, |name| name.end as usize);
        // "the husband of a crash victim, Teresa Harrow, says"
        let last = block.phrase_before(source.end).filter(|last| last.start as usize > source.start);
        let other =
            last.is_some_and(|last| matches!(last.role, Role::Person | Role::Title | Role::Unnamed | Role::Human));
        if !other && comma(end) && end + 1 == self.cue.start && end <= self.head {
            source.end = end;
        }
    }

    /// When it is said belongs to the verb: "| Israel | last week said".
    pub(crate) fn drop_time(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        let last = block.phrase_before(source.end).filter(|last| last.start > phrase.head() as u32);
        let Some(last) = last.filter(|_| source.end == self.cue.start && source.end <= self.head) else { return };
        let words = (last.start..last.end).map(|i| token(i as usize).word);
        let whole = lexicon.prefixes(words).last().filter(|(length, _)| *length == (last.end - last.start) as usize);
        if whole.is_some_and(|(_, entry)| entry.is_date() || entry.not_name == Some(NotName::Time)) {
            let end = last.start as usize - usize::from(token(last.start as usize - 1).tag == Tag::Preposition);
            // "a report published on Tuesday"
            source.end = if token(end - 1).tag.is_nominal() { end } else { source.end };
        }
    }

    /// The subject is the noun that all before the cue hangs on: "| a statement from the office of | Bell | said".
    pub(crate) fn lead_back(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head) else { return };
        let sentence = block.sentence_at(self.head);
        let depth = token(source.start).depth;
        let joined = self.phrase.is_some_and(|p| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun));
        let (mut start, mut subject) = (source.start, None);
        for _ in 0..TIED {
            let Some(link) = start.checked_sub(1).filter(|&link| link > sentence.start) else { break };
            let verb = usize::from(matches!(token(link - 1).tag, Tag::Participle | Tag::Gerund));
            let ties = match token(link).tag {
                Tag::Preposition => verb > 0 || lexicon.get(token(link).entry).preposition.is_none(),
                Tag::Conjunction => verb == 0 && subject.is_none() && joined,
                _ => false,
            };
            let before = block.phrase_before(link - verb).filter(|p| ties && token(p.head()).depth == depth);
            let Some(before) = before.filter(|p| p.start as usize >= sentence.start) else { break };
            start = before.start as usize;
            subject = Some(before);
        }
        let opens = start == sentence.start || !(token(start - 1).is_word()) || begins_clause(token(start - 1).tag);
        let named = |p: &Phrase| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun) && p.role != Role::NotName;
        let Some(subject) = subject.filter(|p| opens && named(p)) else { return };
        self.pieces.retain(|p| p.end <= start || source.end <= p.start);
        // "the Bureau of Fisheries' | Ann Bell |"
        let owned = self.phrase.filter(|p| p.role == Role::Human && token(p.start as usize - 1).tag == Tag::Genitive);
        self.source = Some(start..source.end);
        self.phrase = owned.or(Some(subject));
    }

    /// What helps the verb is a part of the cue: "the fund (IFF) | has described".
    pub(crate) fn part_auxiliaries(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        if source.end > self.head || !tag(self.head).is_verb() {
            return;
        }
        let own = source.start.max(phrase.end as usize)..source.end;
        let helps = |&i: &usize| matches!(tag(i), Tag::Auxiliary | Tag::Modal | Tag::Adverb);
        let helping = own.rev().take_while(helps).count();
        if source.end == self.cue.start {
            self.cue.start -= helping;
        }
        source.end -= helping;
        // "the minister, Karin Holm, | has"
        source.end -= usize::from(helping > 0 && tag(source.end - 1) == Tag::Comma);
    }

    /// A clause is no subject: "| a man who wept when | his car was sold | said".
    pub(crate) fn leave_clause(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head) else { return };
        let relative = |i: usize| matches!(tag(i), Tag::Wh | Tag::Subordinator | Tag::WhAdverb);
        if !has_finite(block, source.clone()) || source.clone().any(relative) {
            return;
        }
        let start = block.sentence_at(self.head).start;
        let first = block.phrase_at(start).filter(|p| tag(p.end as usize) == Tag::Wh && start < source.start);
        if let Some(first) = first {
            self.source = Some(start..source.end);
            self.phrase = Some(first);
        }
    }
}

/// Whether a subject can stand right behind it.
fn begins_clause(tag: Tag) -> bool {
    matches!(tag, Tag::Conjunction | Tag::Subordinator | Tag::Wh | Tag::WhAdverb | Tag::Adverb)
}

mod known {
    use crate::lexicon::word::ascii_hash;
    pub(super) const AS: u32 = ascii_hash("as");
}
