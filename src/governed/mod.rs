//! Attributions that the grammar of a sentence tells of where the weights have seen none: a cue behind a relative
//! clause of its source, a passive with its hearer as the subject, a noun with "by" and a clause, the first person
//! inside a quotation.

pub(crate) mod below;
pub(crate) mod between;
pub(crate) mod framed;
mod nouns;
mod plain;
pub(crate) mod replied;
mod second;
pub(crate) mod signature;
pub(crate) mod spoken;
mod told_as;
mod unseen;

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::governed::between::between;
use crate::governed::plain::interposed;
use crate::governed::replied::held;
use crate::governed::second::second;
use crate::governed::unseen::add;
use crate::grammar::bounds::{has_finite, outer_verb};
use crate::grammar::clauses::part_clauses;
use crate::grammar::fronted::fronted;
use crate::grammar::led::{as_saying, branded, claimed, told_apart, told_of_antecedent};
use crate::grammar::owner::noun_phrase;
use crate::grammar::passive::{by_behind, extraposed, is_passive, is_perfect};
use crate::grammar::quoted::quoted_as;
use crate::grammar::trailing::trailing;
use crate::grammar::Grammar;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NamePart, Number, Person, Stance, Use, VerbKind};
use crate::token::at;
use crate::token::tag::Tag;

/// How sure such attributions are.
const SURE: f32 = 0.6;

/// How many candidates to either side one can have to do with.
const NEAR: usize = 4;

/// How many tokens of a sentence are looked at before a cue, and between a cue and its clause.
const BEFORE: usize = 48;
const GAP: usize = 6;

/// The most tokens of a relative clause behind the agent of a passive.
const RELATIVE: usize = 24;

/// Adds what the grammar tells of and none of the candidates has seen.
pub(crate) fn governed(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let grammar = Grammar { block, lexicon };
    let mut found: Vec<Candidate> = Vec::new();
    for place in 0..candidates.len() {
        found.extend(grammar.end_relative(candidates, place));
    }
    for sentence in &block.sentences {
        for (index, token) in sentence.tokens.clone().zip(block.tokens_of(sentence)) {
            match token.tag {
                Tag::Participle if by_behind(block, index).is_some() => {
                    found.extend(
                        grammar
                            .passive(index)
                            .or_else(|| grammar.accused(index))
                            .or_else(|| quoted_as(block, lexicon, index)),
                    );
                }
                Tag::Gerund => {
                    found.extend(fronted(block, lexicon, index).or_else(|| as_saying(block, lexicon, index)))
                }
                // most nouns and verbs tell of no saying
                Tag::Noun | Tag::Nouns if lexicon.get(token.entry).cue_noun.is_some() => {
                    let opinion = || held(block, lexicon, index, grammar.that_clause(index + 1));
                    found.extend(
                        grammar
                            .noun(index, &sentence.tokens)
                            .or_else(opinion)
                            .or_else(|| claimed(block, lexicon, index))
                            .or_else(|| grammar.owned_noun(index, &sentence.tokens))
                            .or_else(|| interposed(block, lexicon, index)),
                    );
                }
                Tag::Base => found.extend(grammar.refused(index).or_else(|| grammar.plain(index))),
                Tag::Past | Tag::Present | Tag::Participle if lexicon.get(token.entry).cue.is_some() => {
                    found.extend(
                        trailing(block, lexicon, index)
                            .or_else(|| branded(block, lexicon, index))
                            .or_else(|| quoted_as(block, lexicon, index)),
                    );
                    found.extend(grammar.heard(index).or_else(|| grammar.ordered(index)));
                    found.extend(grammar.extraposed(index));
                    found.extend(
                        told_apart(block, lexicon, index)
                            .or_else(|| told_of_antecedent(block, lexicon, index))
                            .or_else(|| grammar.plain(index)),
                    );
                }
                _ => {}
            }
        }
    }
    found.extend(between(block, lexicon, candidates));
    add(block, found, candidates);
    part_clauses(block, lexicon, candidates);
    second(block, lexicon, candidates);
}

/// Adds what those who are quoted say they said: “| I | said | the wall would fall”.
pub(crate) fn said_of_oneself(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let grammar = Grammar { block, lexicon };
    let quoted = block.quotes.iter().flat_map(|q| q.first..q.last);
    let found = quoted.filter_map(|i| match grammar.token(i).tag {
        Tag::Pronoun => grammar.first_person(i),
        Tag::Past | Tag::Present => grammar.third_person(i),
        _ => None,
    });
    let found = found.collect();
    add(block, found, candidates);
}

impl Grammar<'_> {
    /// A clause from `start`, a leading "that" left out, to the end of its sentence or of its quotation.
    fn clause(&self, start: usize) -> Option<Range<usize>> {
        let start = start + usize::from(self.token(start).is(known::THAT));
        let end = self.end(start)?;
        has_finite(self.block, start..end.min(start + BEFORE)).then_some(start..end)
    }

    /// A clause behind "that" which is no relative pronoun: "a letter from his doctor that | says |" is one.
    fn that_clause(&self, index: usize) -> Option<Range<usize>> {
        let opens = self.token(index).is(known::THAT) && !self.token(index + 1).tag.is_verbal();
        opens.then(|| self.clause(index)).flatten()
    }

    /// The clause that the words after a cue lead to: at once, or behind whoever hears it.
    fn told(&self, after: usize) -> Option<Range<usize>> {
        let token = |i: usize| self.token(i);
        if token(after).is(known::THAT) {
            return self.clause(after);
        }
        let hearer = noun_phrase(self.block, after)?;
        if token(hearer.end).is(known::THAT) {
            return self.clause(hearer.end);
        }
        // "told them | the ice was thin |"
        let hears = self.lexicon.get(token(after.wrapping_sub(1)).entry).verb == Some(VerbKind::Hears);
        let subject = noun_phrase(self.block, hearer.end).filter(|_| hears);
        if subject.is_some_and(|subject| token(subject.end).tag.is_finite()) {
            return self.clause(hearer.end);
        }
        // "said the wall would fall": a subject with its verb
        let verb = (hearer.end..hearer.end + GAP).find(|&i| token(i).tag != Tag::Adverb)?;
        token(verb).tag.is_finite().then(|| self.clause(after)).flatten()
    }

    /// Ends the content of a cue whose subject is a relative pronoun where the relative clause ends: the verb behind it
    /// is that of whom the pronoun means. "Two officials | who asked not to be named | said".
    fn end_relative(&self, candidates: &mut [Candidate], place: usize) -> Option<Candidate> {
        let own = candidates.get(place)?;
        let pronoun = own.phrase.filter(|p| p.kind == PhraseKind::Relative && p.end as usize <= own.head);
        // "| a note | that | says | he is ill | was read"
        let behind = || {
            let end = own.source.as_ref().map(|s| s.end).filter(|&end| end + 1 == own.head)?;
            (self.token(end).tag == Tag::Wh).then_some(end)
        };
        let pronoun = pronoun.map(|p| p.start as usize).or_else(behind)?;
        let sentence = self.block.sentence_at(own.head);
        let from = sentence.start.max(pronoun.saturating_sub(BEFORE));
        if has_finite(self.block, from..pronoun) || from > sentence.start {
            return None;
        }
        let first = self.antecedent(sentence.start, pronoun)?;
        let piece = own.pieces.iter().find(|p| p.start > own.head)?.clone();
        let near = candidates.get(place + 1..).unwrap_or_default().iter().take(NEAR);
        let takes_in = |c: &&Candidate| {
            let around = c.source.as_ref().is_some_and(|s| s.start <= first && pronoun < s.end && s.end <= c.head);
            around && piece.contains(&c.head)
        };
        let verb = near.clone().find(takes_in).map(|c| c.source.as_ref().map_or(c.head, |s| s.end));
        let verb = verb.or_else(|| outer_verb(self.block, piece.clone()))?;
        // "who said it was late | later | admitted that"
        let verb_first = verb - usize::from(self.entry(verb - 1).is_time());
        let cut = verb_first - usize::from(self.token(verb_first - 1).tag == Tag::Comma);
        if let Some(piece) = candidates.get_mut(place).and_then(|c| c.pieces.iter_mut().find(|p| **p == piece)) {
            piece.end = cut.max(piece.start + 1);
        }
        self.entry(verb).cue?;
        let phrase = self.block.phrase_at(first);
        let outer = candidates.get_mut(place + 1..).unwrap_or_default().iter_mut().take(NEAR).find(|c| c.head == verb);
        if let Some(outer) = outer {
            if outer.source.as_ref().is_none_or(|s| s.start >= pronoun && s.end <= verb) {
                (outer.source, outer.phrase) = (Some(first..cut), phrase);
            }
            return None;
        }
        let content = self.told(verb + 1)?;
        Some(Candidate::by_form(verb..verb + 1, first..cut, phrase, vec![content], SURE))
    }

    /// Where the phrase begins that a relative pronoun leads back to, the first of its clause.
    fn antecedent(&self, start: usize, pronoun: usize) -> Option<usize> {
        let before = self.block.tokens.get(start..pronoun.checked_sub(1)?)?;
        let start =
            before.iter().rposition(|t| matches!(t.tag, Tag::Comma | Tag::Mark)).map_or(start, |i| start + i + 1);
        let first = self.block.phrases_before(start);
        let phrase = self.block.phrases.get(first).filter(|p| p.end as usize <= pronoun)?;
        let led = self.block.tokens.get(start..phrase.start as usize)?;
        let plain = led.iter().all(|t| matches!(t.tag, Tag::Conjunction | Tag::Adverb | Tag::Mark));
        (plain && matches!(phrase.kind, PhraseKind::Name | PhraseKind::Noun | PhraseKind::Bare))
            .then_some(phrase.start as usize)
    }

    /// "Residents were | told | by | the police | that the gas was harmless".
    fn passive(&self, index: usize) -> Option<Candidate> {
        let entry = self.entry(index);
        let subject = self.block.phrases_before(index).checked_sub(1).and_then(|last| self.block.phrases.get(last));
        // "it was reported by the broadcaster that …"
        let is_it = subject.is_some_and(|p| p.kind == PhraseKind::Pronoun && self.token(p.head()).is(known::IT));
        entry.cue.filter(|_| is_it || entry.verb == Some(VerbKind::Hears))?;
        if !is_passive(self.block, self.lexicon, index) {
            return None;
        }
        let source = noun_phrase(self.block, by_behind(self.block, index)? + 1)?;
        // "by the pilot, | who had seen it, | that …"
        let end = source.end;
        let relative = self.token(end).tag == Tag::Comma && self.token(end + 1).tag == Tag::Wh;
        let closes = |&i: &usize| self.token(i).tag == Tag::Comma && self.token(i + 1).is(known::THAT);
        let closing = (end + 2..end + RELATIVE).find(closes).filter(|_| relative);
        let content = self.that_clause(closing.map_or(end, |comma| comma + 1))?;
        let phrase = self.block.phrase_at(source.start);
        Some(Candidate::by_form(index..index + 1, source, phrase, vec![content], SURE))
    }

    /// "The mayor was | accused | on Thursday by | two aides | of “running late”, and of more".
    fn accused(&self, index: usize) -> Option<Candidate> {
        self.entry(index).cue.filter(|cue| cue.stance == Stance::Accuses)?;
        let mut source = noun_phrase(self.block, by_behind(self.block, index)? + 1)?;
        // "accused by his wife | of hiding money |": the last "of" is the verb's
        let own = source.clone().rfind(|&i| self.token(i).is(known::OF));
        let own = own.filter(|_| !self.token(source.end).is(known::OF));
        source.end = own.unwrap_or(source.end);
        let start = source.end + 1;
        let quote = self.block.quote_at(start + 1).filter(|q| q.first == start + 1);
        let does = quote.is_some() || own.is_some() || self.token(start).tag == Tag::Gerund;
        if !does || !self.token(source.end).is(known::OF) || !is_passive(self.block, self.lexicon, index) {
            return None;
        }
        let goes_on = |&i: &usize| !matches!(self.token(i).tag, Tag::Comma | Tag::Stop | Tag::Conjunction | Tag::Mark);
        let content = match quote {
            Some(quote) => quote.first..quote.last,
            None => start..start + (start..start + BEFORE).take_while(goes_on).count(),
        };
        let phrase = self.block.phrase_at(source.start);
        Some(Candidate::by_form(index..index + 1, source, phrase, vec![content], SURE))
    }

    /// "The court | heard | the thefts came to light on Monday": what a body takes in is put forward before it.
    fn heard(&self, verb: usize) -> Option<Candidate> {
        let entry = self.entry(verb);
        entry.cue.filter(|cue| cue.stance == Stance::Thinks && entry.verb.is_none())?;
        // "an inquiry | has heard |"
        let first = verb - usize::from(is_perfect(self.block, self.lexicon, verb));
        let body = |p: &Phrase| matches!(p.role, Role::Organisation | Role::Document);
        let subject = self.block.phrase_before(first).filter(body)?;
        let past = (self.token(verb).tag == Tag::Past || first < verb) && self.opens(subject);
        let content = self.told(verb + 1).filter(|_| past)?;
        let source = subject.start as usize..first;
        let found = Candidate::by_form(first..verb + 1, source, Some(subject), vec![content], SURE);
        Some(Candidate { head: verb, ..found })
    }

    /// "It was | alleged | in court that the wall was unsafe": nobody is told to say it.
    fn extraposed(&self, index: usize) -> Option<Candidate> {
        let content = extraposed(self.block, index)?;
        let found = Candidate::by_form(index..index + 1, 0..0, None, vec![content], SURE);
        is_passive(self.block, self.lexicon, index).then_some(Candidate { source: None, ..found })
    }

    /// "The premier | directed | the ministry to file the papers", "the mayor | appealed | to drivers to stay away".
    fn ordered(&self, verb: usize) -> Option<Candidate> {
        let entry = self.entry(verb);
        entry.cue.filter(|cue| cue.stance == Stance::Orders)?;
        let subject = self.block.phrase_before(verb).filter(|p| p.is_somebody() && p.kind != PhraseKind::Pronoun)?;
        let first = verb + 1 + usize::from(self.token(verb + 1).is(known::TO));
        let hearer = noun_phrase(self.block, first)?;
        // "appealed" is a participle to the tagger, with no object
        let tag = self.token(verb).tag;
        let past = tag == Tag::Past || tag == Tag::Participle && first > verb + 1;
        let told = self.token(hearer.end).is(known::TO) && past && self.opens(subject);
        let end = self.block.sentence_at(verb).end.min(verb + BEFORE);
        let goes_on = |&i: &usize| self.token(i).is_word() && self.token(i).depth == self.token(verb).depth;
        let end = (hearer.end..end).take_while(goes_on).last().filter(|_| told)? + 1;
        let source = subject.start as usize..verb;
        let content = std::iter::once(first..end).collect();
        Some(Candidate::by_form(verb..first, source, Some(subject), content, SURE))
    }

    /// Whether a clause begins with the phrase.
    fn opens(&self, phrase: Phrase) -> bool {
        let before = at(&self.block.tokens, phrase.start as isize - 1);
        !before.is_word() || phrase.start as usize == self.block.sentence_at(phrase.head()).start
    }

    /// "A spokeswoman | would not comment on | the sale".
    fn refused(&self, verb: usize) -> Option<Candidate> {
        let not = verb.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Not)?;
        self.entry(verb).cue.filter(|cue| cue.stance == Stance::Says)?;
        let modal = not.checked_sub(1).filter(|&i| self.token(i).tag == Tag::Modal)?;
        let source = self.block.phrase_before(modal).filter(Phrase::is_somebody)?;
        let link = verb + 1;
        let topic = noun_phrase(self.block, link + 1).filter(|_| self.token(link).tag == Tag::Preposition)?;
        let goes_on = |&i: &usize| self.token(i).is_word() && !self.token(i).tag.is_finite();
        let end = (topic.end..topic.end + BEFORE).take_while(goes_on).last().map_or(topic.end, |last| last + 1);
        // "will not comment on rumours | and a spokesman would not go beyond"
        let clause = self.token(end).tag.is_finite();
        let joint = (topic.end..end).rev().find(|&i| clause && self.token(i).tag == Tag::Conjunction);
        let end = joint.unwrap_or(end);
        let source_tokens = source.start as usize..modal;
        let content = std::iter::once(topic.start..end).collect();
        let mut found = Candidate::by_form(modal..link + 1, source_tokens, Some(source), content, SURE);
        found.head = verb;
        found.lead_back(self.block, self.lexicon);
        Some(found)
    }

    /// “| I | said | the wall would fall |, and it fell”.
    fn first_person(&self, index: usize) -> Option<Candidate> {
        let pronoun = self.entry(index).pronoun;
        pronoun.filter(|p| p.person == Person::First && p.usage == Use::Subject)?;
        let verb = (index + 1..index + GAP).find(|&i| !matches!(self.token(i).tag, Tag::Adverb | Tag::Auxiliary))?;
        if !self.token(verb).tag.is_verb() || self.token(verb).depth != self.token(index).depth {
            return None;
        }
        let cue = self.entry(verb).cue.filter(|_| !is_passive(self.block, self.lexicon, verb))?;
        let speaks = matches!(cue.stance, Stance::Says | Stance::Asserts | Stance::Warns | Stance::Denies);
        // what "I think" only softens; "we believe that" is what a body holds
        let that = self.token(verb + 1).is(known::THAT);
        let holds = pronoun.is_some_and(|p| p.number == Number::Plural) && cue.stance == Stance::Thinks;
        if !(speaks || that && holds) {
            return None;
        }
        let content = self.told(verb + 1)?;
        let content = content.start..self.joined_clause(&content).unwrap_or(content.end);
        let phrase = self.block.phrase_at(index);
        Some(Candidate::by_form(verb..verb + 1, index..index + 1, phrase, vec![content], SURE))
    }

    /// “| Your neighbour | says | she saw a light”.
    fn third_person(&self, verb: usize) -> Option<Candidate> {
        let entry = self.entry(verb);
        entry.cue.filter(|cue| cue.stance == Stance::Says)?;
        let subject = self.block.phrase_before(verb).filter(Phrase::is_somebody)?;
        // "a man | called | Bell said"
        let names = entry.name_part == Some(NamePart::Named) && self.token(verb + 1).tag == Tag::Name;
        let pronoun = self.entry(subject.head()).pronoun;
        // "she says the wall will fall", but "he called, I came"
        let says = [known::SAID, known::SAYS].into_iter().any(|word| self.token(verb).is(word));
        let own = pronoun.is_none_or(|p| says && p.usage == Use::Subject && p.person == Person::Third);
        if !own || names {
            return None;
        }
        let owner = self.block.phrase_before(subject.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
        let start = owner.map_or(subject.start, |p| p.start) as usize;
        // "a lot of people say", "whose agents say": the phrase is not all of the subject
        let before = self.token(start.checked_sub(1)?).tag;
        let opens = matches!(before, Tag::Mark | Tag::Stop | Tag::Comma | Tag::Conjunction | Tag::Subordinator);
        if !opens || self.token(start).is(known::THAT) {
            return None;
        }
        let content = self.told(verb + 1)?;
        let content = content.start..self.joined_clause(&content).unwrap_or(content.end);
        Some(Candidate::by_form(verb..verb + 1, start..verb, Some(subject), vec![content], SURE))
    }

    /// Where a further clause begins behind a comma: "the wall would fall | , and it fell".
    fn joined_clause(&self, content: &Range<usize>) -> Option<usize> {
        let token = |i: usize| self.token(i);
        content.clone().take(BEFORE).find(|&i| {
            let joint = token(i).tag == Tag::Comma && token(i + 1).tag == Tag::Conjunction;
            let subject = || noun_phrase(self.block, i + 2).is_some_and(|p| token(p.end).tag.is_finite());
            joint && subject() && has_finite(self.block, content.start..i)
        })
    }
}
