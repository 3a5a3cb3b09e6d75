//! What leads to a content: a verb before a name and a colon, "with" and a participle, a passive around a quotation; and
//! what stands between a cue and its content and is no part of it.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::grammar::bounds::{clause_in, has_finite, opens_finite};
use crate::grammar::owner::noun_phrase;
use crate::grammar::passive::is_passive;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NamePart, PrepositionKind, Stance, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How sure one is that the weights have not seen.
const SURE: f32 = 0.6;

/// The most tokens of who is named between a verb and a colon, of a clause that is looked at for its verb, and between a
/// verb and "that".
const LONGEST: usize = 24;
const ASIDE: usize = 12;
const GAP: usize = 12;

/// The most tokens of whoever hears it.
const HEARER: usize = 8;

impl Candidate {
    /// The verb that leads to a colon is the cue, and who stands beside it the source: "| Commented | Ann Bell, chair of
    /// Glue |: “…”", "with | Ann | gushing |: “…”".
    pub(crate) fn find_led(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let colon = self.head;
        if token(colon).shape != Shape::Colon || colon == 0 {
            return;
        }
        let start = block.sentence_at(colon).start;
        let verb = token(start);
        let says =
            matches!(verb.tag, Tag::Past | Tag::Present | Tag::Participle) && lexicon.get(verb.entry).cue.is_some();
        let name = block.phrase_at(start + 1).filter(|p| says && p.kind == PhraseKind::Name && p.is_somebody());
        if let Some(name) = name.filter(|p| p.end as usize <= colon && colon - start < LONGEST) {
            (self.head, self.cue) = (start, start..start + 1);
            (self.source, self.phrase) = (Some(start + 1..colon), Some(name));
            self.pieces.retain(|p| p.start > colon);
            return;
        }
        if let Some((subject, gerund)) = gushing(block, colon) {
            (self.head, self.cue) = (gerund, gerund..colon);
            self.give_to(subject);
        }
    }

    /// What frames a clause is said with it: "says | despite the rain, the fair goes on |".
    pub(crate) fn take_frame(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        // "insisted | that despite the rain, the fair goes on |"
        let start = self.cue.end + usize::from(token(self.cue.end).is(known::THAT));
        let [piece] = self.pieces.as_mut_slice() else { return };
        let frames = lexicon.get(token(start).entry).preposition == Some(PrepositionKind::Frames);
        if !frames || self.head >= start || piece.start < start || !token(self.head).tag.is_verb() {
            return;
        }
        let comma = |i: usize| token(i).tag == Tag::Comma && token(i).depth == token(start).depth;
        if piece.start > start && comma(piece.start - 1) {
            piece.start = start;
        }
        let sentence = block.sentence_at(self.head);
        let last = block.last_word(piece.end..sentence.end).filter(|_| piece.start == start && comma(piece.end));
        if let Some(last) = last.filter(|_| opens_finite(block, piece.end + 1)) {
            piece.end = last + 1;
        }
    }

    /// What something is called is said of that: "called | it “a farce” |".
    pub(crate) fn take_object(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let names = lexicon.get(token(self.head).entry).name_part == Some(NamePart::Named);
        let (start, finite) = (self.cue.end, matches!(token(self.head).tag, Tag::Past | Tag::Present));
        let Some(piece) = self.pieces.first_mut().filter(|p| names && finite && p.start > start) else { return };
        let object = noun_phrase(block, start).filter(|object| object.end + 1 == piece.start);
        let opens = token(piece.start - 1).shape == Shape::MarkOpens && token(piece.start).shape == Shape::Lower;
        piece.start = object.filter(|_| opens).map_or(piece.start, |object| object.start);
    }

    /// A clause that a conjunction joins has a subject of its own: "Tom has left, but | his aide | insisted".
    pub(crate) fn find_joined(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end < self.head) else { return };
        // "but his aide, | Ann Bell |, insisted"
        let comma = |i: usize| i.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma);
        let apposed = comma(self.head).and_then(|end| block.phrase_before(end));
        let outer = apposed.and_then(|p| block.phrase_before(comma(p.start as usize)?));
        let tag = token(self.head).tag;
        // "and | traders | say": what is no past looks like an infinitive
        let plain = tag == Tag::Base && token(self.head - 1).tag == Tag::Nouns;
        let finite = matches!(tag, Tag::Past | Tag::Present) || plain || tag == Tag::Participle && outer.is_some();
        let own = outer.or_else(|| block.phrase_before(self.head));
        let Some(own) = own.filter(|p| finite && p.start as usize >= source.end) else { return };
        let whole = if outer.is_some() { self.head - 1 } else { own.end as usize };
        let owner = block.phrase_before(own.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
        let start = owner.map_or(own.start, |p| p.start) as usize;
        let subject = matches!(own.kind, PhraseKind::Name | PhraseKind::Noun) && (own.is_somebody() || owner.is_some());
        let joint = start.checked_sub(1).filter(|&i| token(i).tag == Tag::Conjunction);
        // "but | his | aide insisted"
        let end = if source.start < start { source.end } else { block.sentence_at(start).start };
        let acts = |joint: usize| has_finite(block, end.max(joint.saturating_sub(LONGEST))..joint);
        if joint.is_some_and(|joint| subject && end < joint && acts(joint)) {
            self.source = Some(start..whole);
            self.phrase = Some(own);
            self.cue.start = self.cue.start.max(whole);
        }
    }

    /// What is told behind "that" is the content, whatever stands before: "the bank, which | said | in May | that it was late |".
    pub(crate) fn take_that(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head && !self.quotes(block)) else { return };
        let end = self.cue.end;
        if !token(self.head).tag.is_verb() || !self.pieces.iter().all(|p| p.end <= source.start) {
            return;
        }
        let adjunct = |tag| matches!(tag, Tag::Preposition | Tag::Adverb | Tag::Determiner | Tag::Number);
        let goes_on = |&i: &usize| adjunct(token(i).tag) || token(i).tag.is_nominal() || token(i).tag == Tag::Adjective;
        let that = end + (end..end + GAP).take_while(goes_on).count();
        let leads = token(that).is(known::THAT) && !token(that + 1).tag.is_verbal();
        let clause = || clause_in(block, that + 1..block.sentence_at(self.head).end);
        if let Some(clause) = leads.then(clause).flatten() {
            self.pieces = std::iter::once(clause).collect();
        }
    }

    /// Who hears it is no content where a clause follows: "told | “Good Morning” | that he was tired".
    pub(crate) fn pass_hearer(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let [piece] = self.pieces.as_slice() else { return };
        let closes =
            |&i: &usize| token(i).is(known::THAT) && i > piece.start && token(i - 1).shape == Shape::MarkCloses;
        let inside = (piece.start..piece.end.min(piece.start + HEARER)).find(closes);
        let that = piece.end + usize::from(token(piece.end).shape == Shape::MarkCloses);
        let (piece, that) = (piece.start..inside.map_or(piece.end, |i| i - 1), inside.unwrap_or(that));
        let hears = lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let short = piece.start >= self.cue.end && that < self.cue.end + HEARER && !has_finite(block, piece.clone());
        if !hears || !short || !token(that).is(known::THAT) || token(that).depth > token(self.head).depth {
            return;
        }
        if let Some(clause) = clause_in(block, that + 1..block.sentence_at(self.head).end) {
            self.pieces = std::iter::once(clause).collect();
        }
    }

    /// An adverb in commas before "that", and what the hearer possesses, are no content: "said, | too, that | it was late",
    /// "told Marsh | 's Morning Report | it was late".
    pub(crate) fn skip_aside(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let end = self.cue.end;
        for piece in self.pieces.iter_mut().filter(|p| p.start >= end) {
            let first = piece.start + usize::from(token(piece.start).tag == Tag::Comma);
            let aside = token(first).tag == Tag::Adverb && token(first + 1).tag == Tag::Comma;
            let possessed = block.phrase_at(first + 1).filter(|_| token(first).tag == Tag::Genitive);
            // "admitted, | under questioning by Marsh, that | it was late"
            let opens = first > end && token(first - 1).tag == Tag::Comma && token(self.head).tag.is_verb();
            let opens = opens && matches!(token(first).tag, Tag::Preposition | Tag::Subordinator | Tag::Not);
            let closes = (first + 1..first + ASIDE).find(|&i| opens && token(i).tag == Tag::Comma);
            let closes = closes.filter(|&i| token(i + 1).is(known::THAT) && !has_finite(block, first..i));
            // "reported in Nature | that | old stones can be used"
            let own = token(piece.start).depth == token(self.head).depth && token(self.head).tag.is_verb();
            let hears = lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
            let mut led = piece.start;
            // "told us | for years that | there was no money"
            if hears && token(led).tag == Tag::Preposition {
                let goes_on = |&i: &usize| token(i).is_word() && !token(i).tag.is_verbal() && !token(i).is(known::THAT);
                led += (led..led + GAP).take_while(goes_on).count();
            }
            let that = led > end && own && token(led).is(known::THAT);
            let start = match possessed {
                _ if that && (hears || !token(led + 1).tag.is_verbal()) => led + 1,
                Some(phrase) => phrase.end as usize + usize::from(token(phrase.end as usize).is(known::THAT)),
                None if aside && token(first + 2).is(known::THAT) => first + 3,
                None if closes.is_some() => closes.map_or(first, |comma| comma + 2),
                None => continue,
            };
            piece.start = if start < piece.end { start } else { piece.start };
        }
    }

    /// Who hears it is no content, where nothing else is and a clause stands before: "…, the mayor told | Marsh News |".
    pub(crate) fn is_only_hearer(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let hears = lexicon.get(at(&block.tokens, self.head as isize).entry).verb == Some(VerbKind::Hears);
        let [piece] = self.pieces.as_slice() else { return false };
        let name = block.phrase_at(piece.start).filter(|p| p.kind == PhraseKind::Name && p.end as usize == piece.end);
        hears && piece.start == self.cue.end && name.is_some()
    }
}

/// "The plan was | branded | “a farce” by | locals |": one whose participle is at `index`, if it is one.
pub(crate) fn branded(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    lexicon.get(token(index).entry).cue?;
    let opens = |i: &usize| token(*i).shape == Shape::MarkOpens;
    let mark = (index + 1..index + 4).find(opens)?;
    let led = |i: usize| token(i).is(known::AS) || matches!(token(i).tag, Tag::Determiner | Tag::Adverb);
    // "dubbed “Lucifer” by forecasters" only tells a name
    let named = token(mark + 1).shape != Shape::Lower;
    let quote = block.quote_at(mark + 1).filter(|q| q.first == mark + 1 && (index + 1..mark).all(led) && !named)?;
    let by = quote.last + 1;
    let source: Range<usize> = noun_phrase(block, by + 1).filter(|_| token(by).is(known::BY))?;
    let phrase = block.phrase_at(source.start).filter(|p| p.is_somebody())?;
    let content = std::iter::once(quote.first..quote.last).collect();
    Some(Candidate::by_form(index..index + 1, source, Some(phrase), content, SURE))
}

/// "A trend that | the fund | predicts | will go on |": one whose verb is at `index`, if it is one.
pub(crate) fn told_of_antecedent(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    lexicon.get(token(index).entry).cue.filter(|_| token(index + 1).tag.is_finite())?;
    let subject = block.phrase_before(index).filter(Phrase::is_somebody)?;
    let link = (subject.start as usize).checked_sub(1)?;
    if token(link).is(known::WHAT) {
        return told_of_what(block, subject, link, index);
    }
    let subject = Some(subject).filter(|p| p.kind != PhraseKind::Pronoun)?;
    let relative = token(link).is(known::THAT) || token(link).is(known::WHO) || token(link).tag == Tag::Wh;
    // "the mayor said that the bank says"
    let antecedent = link.checked_sub(1).filter(|&i| relative && matches!(token(i).tag, Tag::Noun | Tag::Nouns))?;
    let sentence = block.sentence_at(index);
    let depth = token(antecedent).depth;
    let comma =
        (index + 1..sentence.end.min(index + LONGEST)).find(|&i| token(i).tag == Tag::Comma && token(i).depth == depth);
    let last = block.last_word(index + 1..comma.unwrap_or(sentence.end))?;
    let content = std::iter::once(index + 1..last + 1).collect();
    let source = subject.tokens();
    Some(Candidate::by_form(index..index + 1, source, Some(subject), content, SURE))
}

/// "After | what | Moen | said | was a long winter |", but "I know what Moen said was false".
fn told_of_what(block: &Block, subject: Phrase, what: usize, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let led = what.checked_sub(1).filter(|&i| matches!(token(i).tag, Tag::Preposition | Tag::Subordinator))?;
    let noun = matches!(token(index + 2).tag, Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Nouns);
    let sentence = block.sentence_at(led);
    let goes_on = |&i: &usize| token(i).is_word() && token(i).depth == token(what).depth;
    let last = (index + 1..sentence.end.min(index + LONGEST)).take_while(goes_on).last().filter(|_| noun)?;
    let content = vec![what..what + 1, index + 1..last + 1];
    Some(Candidate::by_form(index..index + 1, subject.tokens(), Some(subject), content, SURE))
}

/// "Contrary to | his | claim | that people would “learn nothing” |": one whose noun is at `index`, if it is one.
pub(crate) fn claimed(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    lexicon.get(token(index).entry).cue_noun.filter(|_| token(index + 1).is(known::THAT))?;
    let before = index.checked_sub(1)?;
    let owned = |i: usize| if token(i).tag == Tag::Genitive { i } else { i + 1 };
    let owner = block.phrase_before(owned(before)).filter(|p| {
        p.kind == PhraseKind::Possessive || token(p.end as usize).tag == Tag::Genitive && p.is_somebody()
    })?;
    let place = block.quotes.partition_point(|q| q.first < index);
    let near = index + 2..block.sentence_at(index).end.min(index + LONGEST);
    let quote = block.quotes.get(place).filter(|q| near.contains(&q.first))?;
    let source = owner.tokens();
    let content = std::iter::once(index + 2..quote.last).collect();
    Some(Candidate::by_form(index..index + 1, source, Some(owner), content, SURE))
}

/// "You | quote | Lord Bell | as saying that | it was late |": one whose participle is at `index`, if it is one.
pub(crate) fn as_saying(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let cue = |i: usize| lexicon.get(token(i).entry).cue.is_some();
    let link = index.checked_sub(1).filter(|&i| token(i).is(known::AS) && token(index + 1).is(known::THAT))?;
    let subject = block.phrase_before(link).filter(|p| p.is_somebody() && cue(index))?;
    let quotes = |&i: &usize| (token(i).tag.is_verb() || token(i).tag == Tag::Base) && cue(i);
    let verb = (subject.start as usize).checked_sub(1).filter(quotes)?;
    let last = block.last_word(index + 2..block.sentence_at(index).end)?;
    let source = subject.tokens();
    let content = std::iter::once(index + 2..last + 1).collect();
    let own = !is_passive(block, lexicon, verb);
    own.then(|| Candidate::by_form(verb..verb + 1, source, Some(subject), content, SURE))
}

/// Who does with a participle right before a colon what "with" brings in, and the participle: "with | Ann | gushing |:".
fn gushing(block: &Block, colon: usize) -> Option<(Phrase, usize)> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let gerund = colon.checked_sub(1).filter(|&i| token(i).tag == Tag::Gerund)?;
    let subject = block.phrase_before(gerund).filter(Phrase::is_somebody)?;
    let with = (subject.start as usize).checked_sub(1).is_some_and(|i| token(i).is(known::WITH));
    with.then_some((subject, gerund))
}

/// "A third | chimed in |: “…”": a subject and a verb, and nothing else before a quotation; "with | Ann | gushing |: “…”".
pub(crate) fn before_colon(block: &Block, lexicon: &Lexicon, quote: &QuotedTokens) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let colon = quote.first.checked_sub(2).filter(|&i| token(i).shape == Shape::Colon)?;
    let content: Vec<Range<usize>> = std::iter::once(quote.first..quote.last).collect();
    if let Some((subject, gerund)) = gushing(block, colon) {
        return Some(Candidate::by_form(gerund..colon, subject.tokens(), Some(subject), content, SURE));
    }
    let phrase = block.phrase_at(block.sentence_at(quote.first).start)?;
    let verb = phrase.end as usize;
    let words = [token(verb).word, token(verb + 1).word];
    let taken = lexicon.cue(&words).map(|(taken, _)| taken)?;
    let says = matches!(token(verb).tag, Tag::Past | Tag::Present) && verb + taken == colon;
    says.then(|| Candidate::by_form(verb..colon, phrase.start as usize..verb, Some(phrase), content, SURE))
}

/// "The authors | caution |, however, that it is late"; "he | briefed | the board that it was late": one whose verb is at
/// `index`, if it is one.
pub(crate) fn told_apart(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let token = |i: usize| at(&block.tokens, i as isize);
    let cue = lexicon.get(token(index).entry).cue?;
    let commas = token(index + 1).tag == Tag::Comma && token(index + 3).tag == Tag::Comma;
    let aside = commas && token(index + 2).tag == Tag::Adverb;
    let says = cue.stance == Stance::Says && token(index).tag == Tag::Past;
    let hearer = || noun_phrase(block, index + 1).filter(|_| says).map(|hearer| hearer.end);
    let end = block.sentence_at(index).end;
    // "Ann Bell, 34, | insisted | she was late"
    let apart = index.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma);
    let pronoun = lexicon.get(token(index + 1).entry).pronoun.is_some_and(|p| p.usage == Use::Subject);
    if let Some(comma) = apart.filter(|_| pronoun && token(index + 2).tag.is_finite() && token(index).tag == Tag::Past)
    {
        let start = block.sentence_at(index).start;
        let phrase = block.phrase_at(start).filter(|p| p.is_somebody() && token(p.end as usize).tag == Tag::Comma)?;
        let last = block.last_word(index + 1..end)?;
        let content = std::iter::once(index + 1..last + 1).collect();
        let near = (phrase.end as usize) < comma && comma - start < LONGEST;
        let own = near && !has_finite(block, start..comma);
        return own
            .then(|| Candidate::by_form(index..index + 1, start..phrase.end as usize, Some(phrase), content, SURE));
    }
    // "the firm | contended | in a letter, written by Bell, that it was late"
    let adjunct = || {
        let led = matches!(token(index + 1).tag, Tag::Preposition) && token(index).tag == Tag::Past;
        let that = (index + 1..index + LONGEST).find(|&i| token(i).tag.is_finite() || token(i).is(known::THAT));
        that.filter(|&i| led && token(i).tag == Tag::Subordinator && token(i - 1).tag == Tag::Comma)
    };
    let that = if aside { index + 4 } else { hearer().or_else(adjunct)? };
    if !token(that).is(known::THAT) || token(that).tag != Tag::Subordinator {
        return None;
    }
    let phrase = block.phrase_before(index).filter(|p| p.is_somebody())?;
    let content = std::iter::once(clause_in(block, that + 1..block.sentence_at(index).end)?).collect();
    let source = phrase.start as usize..index;
    Some(Candidate::by_form(index..index + 1, source, Some(phrase), content, SURE))
}
