//! What a cue, a source and a content take in of the words beside them, by grammar: a cue has no verb of another
//! clause, what others are urged to do begins with them, and a relative clause belongs to the source that it tells of.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NotName, PrepositionKind, Stance, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How many candidates to either side one can have to do with.
const NEAR: usize = 4;

/// The most tokens of whoever is urged.
const LONGEST: usize = 8;

impl Candidate {
    /// A cue begins behind the verb of another clause: "bankers who | declined to be identified | said", "residents |
    /// asked | said".
    pub(crate) fn trim_cue(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        // "expect | it to slip |"
        let raised = tag(self.head + 1) == Tag::Pronoun && tag(self.head + 2) == Tag::To;
        let raised = raised && self.cue.end == self.head + 3 && tag(self.head).is_verb();
        if let Some(piece) = self.pieces.iter_mut().find(|p| raised && p.start == self.cue.end) {
            (piece.start, self.cue.end) = (self.head + 1, self.head + 1);
        }
        if tag(self.head) == Tag::Participle {
            self.part_passive(block);
        }
        if !matches!(tag(self.head), Tag::Past | Tag::Present) {
            return;
        }
        let told = self.cue.start + 1 == self.head && tag(self.cue.start) == Tag::Participle;
        if let Some(source) = self.source.as_mut().filter(|s| told && s.end == self.cue.start) {
            (source.end, self.cue.start) = (self.head, self.head);
        }
        let before = self.cue.start..self.head;
        let infinitive = before.clone().any(|i| tag(i) == Tag::To);
        if infinitive && !before.clone().any(|i| tag(i) == Tag::Conjunction) {
            let own = before.rev().take_while(|&i| tag(i) == Tag::Adverb).count();
            self.cue.start = self.head - own;
        }
    }

    /// What is said begins right behind a verb of saying, with about how many and with what frames it: "says | up to 40
    /// crews | are out", "says | over the years | they left".
    pub(crate) fn part_opening(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (own, end) = (self.head + 1, self.cue.end);
        // "vowed | never to return |"
        let never = own + 1 == end && (token(own).is(known::NEVER) || token(own).tag == Tag::Not);
        if let Some(piece) = self.pieces.iter_mut().find(|p| never && p.start == end && token(end).tag == Tag::To) {
            (piece.start, self.cue.end) = (own, own);
            return;
        }
        let entry = |i: usize| lexicon.get(token(i).entry);
        let says = entry(self.head).cue.is_some_and(|cue| cue.stance == Stance::Says) && token(self.head).tag.is_verb();
        // "points out | 92 of the crew | are out"
        if let Some(number) = (own..end).find(|&i| token(i).tag == Tag::Number || token(i).shape == Shape::Number) {
            if let Some(piece) = self.pieces.iter_mut().find(|p| p.start == end && token(self.head).tag.is_verb()) {
                piece.start = number;
                self.cue.end = number;
            }
        }
        if !says || own >= end {
            return;
        }
        let led = |tag| matches!(tag, Tag::Adverb | Tag::Preposition | Tag::Particle | Tag::Adjective | Tag::To);
        let leads = |i: usize| led(token(i).tag);
        let frames = entry(own).preposition == Some(PrepositionKind::Frames);
        let Some(piece) = self.pieces.iter_mut().find(|p| p.start == end) else { return };
        let number = token(end).tag == Tag::Number || token(end).shape == Shape::Number;
        let time = token(own).tag == Tag::Preposition && !token(own).is(known::OF) && has_finite(block, piece.clone());
        if frames || (number || time) && (own..end).all(leads) {
            piece.start = own;
            self.cue.end = own;
        }
    }

    /// Words between a verb and the colon that leads to a quotation are no content, nor is when it was said: said |
    /// yesterday |: “We know.”; put it | when he left |, “They know.”
    pub(crate) fn lead_in(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(piece) = self.pieces.iter_mut().find(|p| p.start == self.cue.end && p.start > self.head) else {
            return;
        };
        let near = piece.start..piece.end.min(piece.start + LONGEST);
        let whole = |i: usize| token(i).shape == Shape::MarkOpens && matches!(token(i + 1).shape, Shape::Capital);
        if token(piece.start).tag == Tag::WhAdverb {
            let comma = near.clone().find(|&i| token(i).tag == Tag::Comma && whole(i + 1));
            let last = |comma: usize| block.quote_at(comma + 2).map_or(0, |q| q.last);
            let ends = |&comma: &usize| comma + 2 < piece.end && last(comma) >= piece.end;
            if let Some(comma) = comma.filter(ends) {
                piece.start = comma + 2;
                return;
            }
        }
        let colon = near.clone().find(|&i| token(i).shape == Shape::Colon);
        let Some(colon) = colon.filter(|&i| token(i + 1).shape == Shape::MarkOpens && i + 2 < piece.end) else {
            return;
        };
        if !(piece.start..colon).any(|i| token(i).tag.is_verbal()) {
            piece.start = colon + 2;
        }
    }

    /// When something was said is no part of who said it: "Last month | police | said", "a year later | Roe | said", "Today, | Roe |
    /// said he was late and added …".
    pub(crate) fn drop_time_before(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| s.end <= self.head && s.len() > 2) else { return };
        let time = |start: usize| {
            let words = (start..start + LONGEST).map(|i| token(i).word);
            let whole = lexicon.prefixes(words).filter(|(_, entry)| entry.not_name == Some(NotName::Time)).last();
            whole.map(|(length, _)| start + length)
        };
        let Some(start) = (source.start..source.start + 3).find_map(time) else { return };
        let start = start + usize::from(token(start).tag == Tag::Comma);
        let begins = source.start == block.sentence_at(self.head).start;
        if begins && start < source.end && token(start).tag.is_nominal() {
            source.start = start;
            self.phrase = self.phrase.map(|p| Phrase { start: p.start.max(start as u32), ..p });
        }
    }

    /// What one is used to saying is what one says: "He used to | tell | me, “| look both ways |”".
    pub(crate) fn pass_used(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let verb = self.head + 2;
        let says = token(verb).tag == Tag::Base && lexicon.get(token(verb).entry).cue.is_some();
        if !token(self.head).is(known::USED) || token(self.head + 1).tag != Tag::To || !says {
            return;
        }
        let [piece] = self.pieces.as_mut_slice() else { return };
        let end = block.sentence_at(self.head).end;
        let first = (verb + 1..piece.end.min(end)).find(|&i| token(i).depth > token(verb).depth);
        let hearer = block.phrase_at(verb + 1).filter(|p| p.kind == PhraseKind::Pronoun).map(|p| p.end as usize);
        if piece.start == self.head + 1 {
            piece.start = first.or(hearer).unwrap_or(verb + 1).min(piece.end - 1);
        }
        (self.cue.end, self.head) = (self.cue.end.max(verb + 1), verb);
    }

    /// What others are urged to do begins with them: "urged | parents | to keep children indoors".
    pub(crate) fn take_hearer(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let entry = lexicon.get(token(self.head).entry);
        // "called on"
        let words = [token(self.head).word, token(self.head + 1).word];
        let longer = lexicon.cue(&words).filter(|_| self.cue.len() > 1).map(|(_, cue)| cue.stance);
        let stance = longer.or(entry.cue.map(|cue| cue.stance));
        let tells = entry.verb == Some(VerbKind::Hears) && stance == Some(Stance::Says);
        let urges = token(self.head).tag.is_verb() && (tells || matches!(stance, Some(Stance::Orders | Stance::Asks)));
        let start = self.cue.end;
        let behind = self.source.as_ref().is_none_or(|s| s.end <= self.head);
        if !urges || !behind || block.phrase_at(start).is_none() {
            return;
        }
        let hearer = |p: &Range<usize>| {
            let led = token(p.start).tag == Tag::To && p.start > start && p.start - start <= LONGEST;
            led && (start..p.start).all(|i| token(i).is_word() && !token(i).tag.is_verbal())
        };
        if let Some(piece) = self.pieces.iter_mut().find(|p| hearer(p)) {
            piece.start = start;
        }
    }

    /// Who is asked is no content where the question stands before: “Why me?” she asked | herself |.
    pub(crate) fn quote_before(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let entry = |i: usize| lexicon.get(token(i).entry);
        let [piece] = self.pieces.as_slice() else { return };
        let hearer = block.phrase_at(piece.start).filter(|p| p.end as usize == piece.end && piece.start > self.head);
        let Some(hearer) = hearer else { return };
        let reflexive = entry(hearer.head()).pronoun.is_some_and(|p| p.usage == Use::Reflexive);
        let told = entry(self.head).verb == Some(VerbKind::Hears);
        let first = self.source.as_ref().map_or(self.head, |s| s.start).min(self.cue.start);
        let quote = block.last_quote(first).filter(|q| q.last + 1 == first);
        let Some(quote) = quote.filter(|_| reflexive || told) else { return };
        let last = token(quote.last - 1);
        if last.shape == Shape::Comma || last.shape == Shape::Stop && !last.is(known::STOP) {
            self.pieces = std::iter::once(quote.first..quote.last).collect();
        }
    }

    /// A content has its clause whole, with the verb and what the words end in: "said | her brother, who is 40, was ill |",
    /// "said | that | would come", "fell 5 | % |".
    pub(crate) fn complete(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (head, first) = (token(self.head), self.cue.end);
        for piece in self.pieces.iter_mut().filter(|p| p.start >= first && p.start < p.end) {
            let that = piece.start > first && token(piece.start - 1).is(known::THAT);
            // "that sweeps would end": what looks like a verb has its own behind it
            let demonstrative = that && token(piece.start).tag.is_finite() && !token(piece.start + 1).tag.is_finite();
            if matches!(head.tag, Tag::Past | Tag::Present) && (that || piece.start == first) {
                piece.end = clause_end(block, piece.clone()).unwrap_or(piece.end);
            }
            piece.start -= usize::from(demonstrative);
            // "that | shares fell |", "that | fuel duty will rise |", "that | nobody in Riga could sleep |"
            let (own, next) = (token(piece.start + 1).tag, token(piece.start + 2).tag);
            let opens = own == Tag::Base || own == Tag::Present && (next.is_finite() || next == Tag::Preposition);
            let noun = opens && has_finite(block, piece.start + 2..piece.end.min(piece.start + LONGEST));
            piece.start += usize::from(piece.len() > 2 && token(piece.start).is(known::THAT) && noun);
        }
        for piece in self.pieces.iter_mut().filter(|p| p.start < p.end) {
            // "| “They are late. They | know it,” Ruiz said |, according to a transcript": a quotation is told whole
            let begun =
                block.quote_at(piece.start).filter(|q| q.last < piece.end && !(q.first..q.last).contains(&self.head));
            let begun = begun.filter(|q| token(q.last + 1).is_word());
            piece.start = begun.map_or(piece.start, |q| q.first.saturating_sub(1));
            let symbol = |i: usize| token(i).shape == Shape::Symbol && token(i).start == token(i - 1).end;
            piece.end += (piece.end..piece.end + MOST).take_while(|&i| symbol(i)).count();
            let count = |shape: Shape| piece.clone().filter(|&i| token(i).shape == shape).count();
            piece.end +=
                usize::from(token(piece.end).shape == Shape::Close && count(Shape::Open) > count(Shape::Close));
        }
    }

    /// Whether both tell of one act of saying: their cues share words, and so do their contents, and their sources are
    /// the same, or begin and end with each other: "| its head, Ann Bell |, agreed: “…”".
    fn is_double_of(&self, other: &Candidate) -> bool {
        let share = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let content = self.pieces.iter().any(|a| other.pieces.iter().any(|b| share(a, b)));
        let part =
            |a: &Range<usize>, b: &Range<usize>| self.head == other.head && (a.end == b.end || a.start == b.start);
        let source = match (&self.source, &other.source) {
            (Some(own), Some(other)) => own == other || part(own, other),
            (own, other) => own == other,
        };
        share(&self.cue, &other.cue) && content && source
    }

    /// Whether it stands inside the source of `outer`, whose verb it is not: "A report | published on Tuesday | said".
    fn is_inside_source(&self, outer: &Candidate, block: &Block) -> bool {
        let share = |a: &Range<usize>| outer.pieces.iter().any(|b| a.start < b.end && b.start < a.end);
        is_postmodifier(block, self.head, outer.head)
            && outer.source.as_ref().is_some_and(|s| s.contains(&self.head))
            && self.pieces.iter().any(share)
    }
}

/// Where the clause ends whose subject is all that `piece` has of it: its verb stands behind a relative clause or
/// what dashes set apart, or inside a quotation.
fn clause_end(block: &Block, piece: Range<usize>) -> Option<usize> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let sentence = block.sentence_at(piece.start);
    let nominal = token(piece.end - 1).tag.is_nominal() && !matches!(token(piece.start).tag, Tag::Wh | Tag::WhAdverb);
    if piece.len() > LONGEST || !nominal || has_finite(block, piece.clone()) {
        return None;
    }
    let relative = token(piece.end).tag == Tag::Comma;
    let relative = relative && (token(piece.end + 1).tag == Tag::Wh || token(piece.end + 1).is(known::IF));
    let quoted = token(piece.end).shape == Shape::MarkOpens;
    let aside = token(piece.end).shape == Shape::Dash;
    let verb = match (relative || aside, quoted) {
        (true, _) => {
            let closes = |i: &usize| if aside { token(*i).shape == Shape::Dash } else { token(*i).tag == Tag::Comma };
            let verb = (piece.end + 2..piece.end + FAR).find(closes)? + 1;
            verb + usize::from(token(verb).shape == Shape::MarkOpens)
        }
        (_, true) => piece.end + 1,
        _ => return None,
    };
    let said = verb < sentence.end && token(verb).tag.is_finite();
    let last = block.last_word(verb..sentence.end).filter(|_| said)?;
    Some(last + 1)
}

/// How far a relative clause may reach.
const FAR: usize = 24;

/// How many symbols may end a content.
const MOST: usize = 2;

/// Whether the participle at `index` tells of the noun before it, and is joined to no verb at `verb`.
pub(crate) fn is_postmodifier(block: &Block, index: usize, verb: usize) -> bool {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    let joined = |i: usize| matches!(tag(i), Tag::Comma | Tag::Conjunction);
    let noun = index.checked_sub(1).is_some_and(|i| tag(i).is_nominal());
    tag(index) == Tag::Participle && noun && index < verb && !(index..verb).any(joined)
}

/// Drops those that only tell which source is meant.
pub(crate) fn drop_postmodifiers(block: &Block, candidates: &mut Vec<Candidate>) {
    let inside: Vec<bool> = (0..candidates.len())
        .map(|place| {
            let Some((own, after)) = candidates.get(place..).and_then(<[_]>::split_first) else { return false };
            after.iter().take(NEAR).any(|outer| own.is_inside_source(outer, block))
        })
        .collect();
    drop_marked(candidates, inside);
}

/// Drops the candidates whose mark, at the same place, is set.
fn drop_marked(candidates: &mut Vec<Candidate>, marks: Vec<bool>) {
    let mut marks = marks.into_iter();
    candidates.retain(|_| !marks.next().unwrap_or(false));
}

/// Of two with one cue and one content the likelier stays.
pub(crate) fn drop_doubles(block: &Block, candidates: &mut Vec<Candidate>) {
    let doubled: Vec<bool> = (0..candidates.len())
        .map(|place| {
            let near = place.saturating_sub(NEAR)..(place + NEAR + 1).min(candidates.len());
            let Some(own) = candidates.get(place) else { return false };
            let others = candidates.get(near.clone()).unwrap_or_default().iter().zip(near);
            others.filter(|(_, i)| *i != place).any(|(other, i)| {
                let beaten = (other.probability, place) > (own.probability, i);
                beaten && own.is_double_of(other)
            })
        })
        .collect();
    // "Bauer | denied claims | that he had sold the plans": the noun is a part of what denies
    for place in 0..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        let Some(other) = before.last_mut() else { continue };
        let noun = matches!(at(&block.tokens, own.head as isize).tag, Tag::Noun | Tag::Nouns);
        if noun && other.is_double_of(own) && other.pieces == own.pieces && other.head + 1 == own.head {
            own.cue.start = own.cue.start.min(other.cue.start);
            other.cue = own.cue.clone();
        }
    }
    drop_marked(candidates, doubled);
}

/// A colon behind a verb and its hearer is the verb's: "told | us |: “Nobody slept.”"
pub(crate) fn drop_hearers(block: &Block, candidates: &mut Vec<Candidate>) {
    let is_colon = |c: &Candidate| at(&block.tokens, c.head as isize).shape == Shape::Colon;
    let mut dropped = vec![false; candidates.len()];
    for (place, dropped) in dropped.iter_mut().enumerate() {
        let Some((before, own, _)) = around(candidates, place).filter(|(_, own, _)| is_colon(own)) else { continue };
        let is_subject = |s: &Range<usize>| at(&block.tokens, s.end as isize).tag.is_finite();
        let hearer = own.source.as_ref().filter(|s| !is_subject(s)).map(|s| s.start);
        let Some(hearer) = hearer else { continue };
        let verb = |c: &&mut Candidate| c.cue.end == hearer && at(&block.tokens, c.head as isize).tag.is_verb();
        if let Some(verb) = before.iter_mut().rev().take(NEAR).find(verb) {
            own.pieces.iter().for_each(|p| verb.add(p.clone()));
            *dropped = true;
        }
    }
    drop_marked(candidates, dropped);
}

/// A relative clause belongs to the source that stands before it, behind its cue, unless it is an attribution itself:
/// "said | Ruiz, who lives above the village |", "said | Ruiz |, who declined to be named".
pub(crate) fn take_relatives(block: &Block, lexicon: &Lexicon, candidates: &mut [Candidate]) {
    let token = |i: usize| at(&block.tokens, i as isize);
    let is_cue = |c: &Candidate| {
        let head = token(c.head);
        matches!(head.tag, Tag::Past | Tag::Present) && lexicon.get(head.entry).cue.is_some()
    };
    for place in 0..candidates.len() {
        let near = candidates.get(place + 1..).unwrap_or_default().iter().take(NEAR);
        let relative = |start: usize| {
            let of = |c: &Candidate| c.phrase.filter(|p| p.kind == PhraseKind::Relative).map(|p| p.start as usize);
            near.clone().any(|c| is_cue(c) && of(c) == Some(start))
        };
        let Some(own) = candidates.get(place) else { break };
        let inverted = |s: &Range<usize>| s.start == own.cue.end && is_cue(own);
        let Some(source) = own.source.clone().filter(inverted) else { continue };
        let opens = |&i: &usize| token(i).tag == Tag::Comma && token(i + 1).tag == Tag::Wh;
        let Some(comma) = (source.start..=source.end).find(opens) else { continue };
        let end = if relative(comma + 1) {
            comma
        } else if comma == source.end {
            whole_clause(block, comma).unwrap_or(source.end)
        } else {
            continue;
        };
        if let Some(own) =
            candidates.get_mut(place).filter(|c| !c.pieces.iter().any(|p| p.start < end && comma < p.end))
        {
            own.source = Some(source.start..end);
        }
    }
}

/// Where a clause behind the comma ends, where nothing else follows it in its sentence.
fn whole_clause(block: &Block, comma: usize) -> Option<usize> {
    let sentence = block.sentence_at(comma);
    let rest = block.tokens.get(comma + 1..sentence.end)?;
    let end = comma + 1 + rest.iter().rposition(|t| t.is_word())? + 1;
    let plain = |i: usize| at(&block.tokens, i as isize).is_word();
    (comma + 1..end).all(plain).then_some(end)
}
