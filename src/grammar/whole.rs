//! The whole of a source: with the relative clause that tells which is meant ("| the men who built it | said"), with "both" and
//! what stands before a noun in a headline; and who it is where something else was taken for it.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::outer_verb;
use crate::grammar::fronted::front_whom;
use crate::grammar::owner::owned;
use crate::lexicon::{known, Lexicon, PrepositionKind, Stance};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// The most tokens of such a clause, and of the phrases before it that its antecedent is of.
const LONGEST: usize = 24;
const TIED: usize = 3;

impl Candidate {
    /// Who acts before the cue, with the relative clause that tells who it is.
    pub(crate) fn take_whole(&mut self, block: &Block, lexicon: &Lexicon) {
        self.take_restrictive(block, lexicon);
        self.take_actor(block);
        self.take_for(block);
        self.leave_answered(block, lexicon);
    }

    /// "For | Nils Berg |, the reason is plain: “…”": whose the reason is.
    fn take_for(&mut self, block: &Block) {
        let thing = self.phrase.is_some_and(|p| !p.is_somebody()) && self.quotes(block);
        let Some(source) = self.source.as_ref().filter(|_| thing) else { return };
        let whom = front_whom(block, block.sentence_at(self.head).start);
        if let Some(whom) = whom.filter(|whom| whom.end as usize + 1 == source.start) {
            self.give_to(whom);
        }
    }

    /// The verb behind a relative clause is that of whom the clause tells: "| the men who built | it | said", "| bankers |
    /// who | declined to be named | said".
    fn take_restrictive(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let finite = matches!(token(self.head).tag, Tag::Past | Tag::Present);
        let Some(source) = self.source.clone().filter(|s| finite && s.end <= self.cue.start) else { return };
        let sentence = block.sentence_at(self.head);
        let end = self.cue.start;
        let inside = |i: usize| token(i).is_word() && token(i).depth == token(self.head).depth;
        let near = (sentence.start.max(end.saturating_sub(LONGEST))..end).rev().take_while(|&i| inside(i));
        let links = |&i: &usize| matches!(token(i).tag, Tag::Wh | Tag::Conjunction | Tag::WhAdverb | Tag::Subordinator);
        let mut links = near.filter(links);
        let Some(mut link) = links.next() else { return };
        // "who claimed | that he owned the mine | said": the clause that is told has its verb
        let own = |that: usize| {
            let verb = (that + 1..source.start.min(end)).find(|&i| token(i).tag.is_finite());
            // "who claimed that he knew | the owner | said it was late was jailed"
            let outer = || self.pieces.iter().any(|p| p.start > self.head && outer_verb(block, p.clone()).is_some());
            verb.is_some() && source.start > that && !thinks(token(source.start - 1), lexicon) && !outer()
        };
        let told = token(link).is(known::THAT) && token(link).tag == Tag::Subordinator && own(link);
        if told {
            let Some(outer) = links.next().filter(|_| source.start < end) else { return };
            link = outer;
        }
        // "who came and | said |": both verbs are of the clause
        let first = link + 1 + usize::from(matches!(token(link + 1).tag, Tag::Adverb | Tag::Not));
        if !token(link).is(known::WHO) || !token(first).tag.is_finite() || first >= end {
            return;
        }
        // "who thought that | he | said"
        let tells = |i: usize| {
            let stance = lexicon.get(token(i).entry).cue.map(|cue| cue.stance);
            token(i).tag.is_verb() && stance.is_some_and(|stance| !matches!(stance, Stance::Declines | Stance::Asks))
        };
        let told =
            !told && source.start > first && (tells(source.start - 1) || token(source.start - 1).is(known::THAT));
        let clause = lexicon.get(token(end - 1).entry).preposition == Some(PrepositionKind::Clause);
        let Some(antecedent) = block.phrase_before(link).filter(|_| !told && !clause) else { return };
        let mut start = owned(block, antecedent.start as usize);
        let mut phrase = antecedent;
        for _ in 0..TIED {
            let of = start.checked_sub(1).filter(|&i| token(i).is(known::OF));
            let Some(before) = of.and_then(|of| block.phrase_before(of)) else { break };
            (start, phrase) = (owned(block, before.start as usize), before);
        }
        let own = source.end == link || source.start >= link || source.start == start;
        // "| current and former officials | who …"
        if source.end == link && source.start < start {
            (start, phrase) = (source.start, self.phrase.unwrap_or(phrase));
        }
        if own && opens(block, sentence.start, start) && is_nominal(&phrase) {
            self.source = Some(start..end);
            self.phrase = self.phrase.filter(|p| p.start as usize == start && source.end == link).or(Some(phrase));
            self.pieces.retain(|p| p.end <= start || p.start >= end);
        }
    }

    /// "| both | Ruiz and Chen said".
    pub(crate) fn take_both(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| s.end <= self.head) else { return };
        let both = source.start.checked_sub(1).filter(|&i| token(i).is(known::BOTH));
        let joins = both.is_some() && source.clone().any(|i| token(i).is(known::AND));
        source.start = both.filter(|_| joins).unwrap_or(source.start);
    }

    /// What another is told to have said right before is no part of what one says: he said, “Go?” | Roe | said, “| No |.”
    fn leave_answered(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_ref().filter(|s| s.end <= self.head) else { return };
        let quote = block.last_quote(source.start).filter(|q| q.last + 1 == source.start);
        let behind = self.pieces.iter().any(|p| p.start > self.head && token(p.start).depth > token(self.head).depth);
        let Some(quote) = quote.filter(|_| behind) else { return };
        // a verb of saying, with what leads from it to the quotation
        let led = quote.first.checked_sub(2).filter(|&i| matches!(token(i).shape, Shape::Comma | Shape::Colon));
        let verb = led.and_then(|i| i.checked_sub(1)).filter(|&i| token(i).depth == token(self.head).depth);
        let says = verb.is_some_and(|i| token(i).tag == Tag::Past && lexicon.get(token(i).entry).cue.is_some());
        if says {
            self.pieces.retain(|p| p.end > self.head && p.start > self.head);
        }
    }

    /// A nickname in marks is inside a name: “No,” said | Eduardo “Lalo” Fuentes |.
    pub(super) fn take_nickname(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| s.start > self.head) else { return };
        if token(source.end).shape != Shape::MarkOpens || token(source.end - 1).tag != Tag::Name {
            return;
        }
        let nickname = block.quote_at(source.end + 1).filter(|q| q.first == source.end + 1 && q.last <= q.first + 2);
        let name = nickname.and_then(|q| block.phrase_at(q.last + 1)).filter(|p| p.kind == PhraseKind::Name);
        if let Some(name) = name {
            source.end = name.end as usize;
            let end = source.end;
            let start = source.start;
            self.pieces.retain(|p| p.end <= start || p.start >= end);
        }
    }

    /// What looks like a part of the cue is of the noun in a headline: “…,” says | rescued hiker |.
    pub(crate) fn take_epithet(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let sentence = block.sentence_at(self.head);
        let last = at(&block.tokens, sentence.end as isize - 1);
        if last.shape == Shape::Stop || last.shape == Shape::MarkCloses {
            return;
        }
        let Some(source) = self.source.as_mut().filter(|s| s.start == self.head + 2) else { return };
        let noun = matches!(tag(source.start), Tag::Noun | Tag::Nouns);
        let epithet = matches!(tag(self.head + 1), Tag::Participle | Tag::Adjective);
        if noun && epithet && matches!(tag(self.head), Tag::Past | Tag::Present) {
            source.start -= 1;
            self.cue.end = self.cue.end.min(source.start).max(self.head + 1);
        }
    }

    /// Who acts is no content of what he or she says: "| the prosecutor | had asked for a year".
    fn take_actor(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        if self.source.is_some() || !token(self.head).tag.is_verb() || self.pieces.len() < 2 {
            return;
        }
        let helps = |&i: &usize| [known::HAS, known::HAVE, known::HAD].into_iter().any(|word| token(i).is(word));
        let helping = (0..self.head).rev().take(TIED).take_while(helps).count();
        // "has asked | for | a year", but "has seemed | to sleep |"
        let raises = self.pieces.iter().any(|p| p.start > self.head && token(p.start).tag == Tag::To);
        let active = token(self.head).tag == Tag::Participle && helping > 0 && !raises;
        let end = self.head - helping;
        let subject = block.phrase_before(end).filter(|p| active && p.is_somebody() && p.kind != PhraseKind::Pronoun);
        let Some(subject) = subject else { return };
        let own = |p: &Range<usize>| p.start == subject.start as usize && p.end == end;
        if self.pieces.iter().any(own) {
            self.pieces.retain(|p| !own(p));
            self.cue.start = self.cue.start.max(end).min(self.head);
            self.give_to(subject);
        }
    }
}

/// Whether a clause without "that" can stand behind the verb: "who knew | the owner said so |".
fn thinks(verb: Token, lexicon: &Lexicon) -> bool {
    use Stance::{Asserts, Claims, Says, Thinks};
    let cue = lexicon.get(verb.entry).cue.filter(|_| verb.tag.is_verb());
    cue.is_some_and(|cue| matches!(cue.stance, Asserts | Claims | Says | Thinks))
}

/// Whether a clause begins at `start`: where the sentence does, behind what joins or leads it, or behind the day.
fn opens(block: &Block, first: usize, start: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let Some(before) = start.checked_sub(1).filter(|_| start > first) else { return true };
    let led = matches!(token(before).tag, Tag::Conjunction | Tag::Subordinator | Tag::WhAdverb | Tag::Comma)
        || token(before).shape == Shape::MarkCloses;
    // "in May | the men who built it |"
    let day = block
        .phrase_before(start)
        .is_some_and(|p| p.start as usize == first + 1 && !p.is_somebody() && token(first).tag == Tag::Preposition);
    led || day
}

fn is_nominal(phrase: &Phrase) -> bool {
    matches!(phrase.kind, PhraseKind::Noun | PhraseKind::Bare | PhraseKind::Name)
}
