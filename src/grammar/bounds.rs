//! How far a source and a content reach by the grammar of their sentence, whatever the weights say: a source ends
//! where a quotation begins, a clause where the verb of the sentence around it begins.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, Stance, Use};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// How many tokens of a content are looked at for the verb that ends it.
pub(crate) const REACH: usize = 64;

impl Candidate {
    /// The subject can stand apart from its verb, by an adverb in commas: "| the mayor |, however, said Bell was ill".
    pub(crate) fn find_apart(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let that = self.cue.end + usize::from(at(&block.tokens, self.cue.end as isize).is(known::THAT));
        let none = self.source.is_none() && self.pieces.first().is_some_and(|p| p.start == that);
        let behind = none.then_some(that..that);
        let Some(source) = self.source.clone().filter(|s| s.start == self.cue.end).or(behind) else { return };
        let sentence = block.sentence_at(self.head);
        let Some(comma) = self.cue.start.checked_sub(3).filter(|&comma| comma > sentence.start) else { return };
        let adverb = matches!(tag(comma + 1), Tag::Adverb | Tag::Noun | Tag::WhAdverb);
        if !adverb || tag(comma) != Tag::Comma || tag(comma + 2) != Tag::Comma {
            return;
        }
        // "on Monday | the mayor |, however, said"
        let day = |p: &Phrase| tag(sentence.start) == Tag::Preposition && p.start as usize == sentence.start + 1;
        let led = |p: &Phrase| {
            p.start as usize == sentence.start
                || block.phrase_before(p.start as usize).is_some_and(|before| day(&before))
        };
        let subject = block.phrase_before(comma).filter(led);
        let clause = block.phrase_at(source.start).is_some_and(|p| tag(p.end as usize).is_finite());
        let Some(subject) = subject.filter(|p| clause && matches!(p.kind, PhraseKind::Name | PhraseKind::Noun)) else {
            return;
        };
        let end = block.last_word(source.start..sentence.end).map_or(source.end, |last| last + 1);
        self.source = Some(subject.start as usize..comma);
        self.phrase = Some(subject);
        self.pieces = std::iter::once(source.start..end).collect();
    }

    /// Ends a source where a quotation begins or, of a pronoun, where its phrase ends: “Then,” said | Ines |, rising,
    /// “go”; said | she | at length.
    pub(crate) fn bound_source(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        let end = phrase.end as usize;
        if !source.contains(&phrase.head()) || source.end <= end {
            return;
        }
        let depth = token(phrase.head()).depth;
        let opens = |i: usize| token(i).depth > depth || token(i).shape == Shape::MarkOpens;
        // said | Tom | and “no,” said Ann, but | Eduardo “Lalo” Fuentes |
        let runs_in = opens(source.end - 1) || (end..source.end).any(opens) && has_finite(block, end..source.end);
        let usage = lexicon.get(token(phrase.head()).entry).pronoun.map(|p| p.usage);
        let pronoun = phrase.kind == PhraseKind::Pronoun && usage == Some(Use::Subject);
        let goes_on = matches!(token(end).tag, Tag::Conjunction | Tag::Wh | Tag::Comma | Tag::Mark | Tag::Number);
        if runs_in || pronoun && !goes_on {
            source.end = end;
        }
        // "not so, says | Roe |: it is new"
        let colon = (end..source.end).find(|&i| token(i).shape == Shape::Colon && source.start > self.head);
        let colon = colon.filter(|&i| i + 1 == source.end || has_finite(block, i + 1..source.end));
        source.end = colon.unwrap_or(source.end);
    }

    /// Half of a pair of brackets is no part of a source: "<| Versatile Corp |> said".
    pub(crate) fn drop_half_bracket(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|_| self.phrase.is_some()) else { return };
        let opens = |i: usize| matches!(token(i).shape, Shape::Open | Shape::Symbol);
        let closes = |i: usize| matches!(token(i).shape, Shape::Close | Shape::Symbol);
        if source.len() > 1 && opens(source.start) && !(source.start + 1..source.end).any(closes) {
            source.start += 1;
        }
        let open = source.clone().filter(|&i| token(i).shape == Shape::Open).count();
        let closed = source.clone().filter(|&i| token(i).shape == Shape::Close).count();
        source.end += usize::from(open > closed && token(source.end).shape == Shape::Close);
        if source.len() > 1 && closes(source.end - 1) && !(source.start..source.end - 1).any(opens) {
            source.end -= 1;
        }
    }

    /// Ends a source behind its cue before what it does, whom it says it to, how, and what has a verb of its own: said Mrs
    /// Weston | smiling |; said Grieve | to the clerk |; "according to Hansen, | the price has been a warmer sea |".
    pub(crate) fn end_source_behind(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        let end = phrase.end as usize;
        if !source.contains(&phrase.head()) || source.start <= self.head {
            return;
        }
        // said Tom, | softly; and then he rose |
        let named = phrase.kind == PhraseKind::Name || token(phrase.head()).shape == Shape::Capital;
        let apposed = |i: usize| (end..i).any(|i| matches!(token(i).tag, Tag::Comma | Tag::Wh));
        let is_saying = |i: usize| {
            let head = block.phrase_at(i).filter(|p| p.kind == PhraseKind::Noun).map(|p| token(p.head()).entry);
            head.is_some_and(|entry| lexicon.get(entry).cue_noun.is_some())
        };
        let aside = |&i: &usize| match token(i).tag {
            _ if token(i).shape == Shape::Semicolon => true,
            // said Mary |, and was sorry |; said Mary |, but Tom rose |
            Tag::Comma if token(i + 1).tag == Tag::Conjunction => {
                named && has_finite(block, i + 2..source.end) || opens_finite(block, i + 2)
            }
            Tag::Comma => token(i + 1).tag == Tag::Adverb && !token(i + 2).is_word(),
            // said a spokesman | when asked |
            Tag::WhAdverb if i == end && block.phrase_at(i + 1).is_none() => true,
            Tag::Gerund | Tag::Adverb => i == end && named && token(i).shape == Shape::Lower,
            // said Mary | in a low voice |, | over her shoulder |
            Tag::Preposition if named && i == end && is_manner(block, lexicon, i) => true,
            // wrote Ann Bell of the Harbour Bank | in a note |
            _ if token(i).is(known::IN) => named && !apposed(i) && is_saying(i + 1),
            _ => named && token(i).is(known::TO) && !apposed(i),
        };
        if let Some(aside) = (end..source.end).find(aside) {
            source.end = aside;
        }
        let clause = |&comma: &usize| {
            let that = usize::from(token(comma + 1).tag == Tag::Subordinator);
            let relative = (comma + 1..comma + 1 + RELATIVE).any(|i| token(i).tag == Tag::Wh);
            token(comma).tag == Tag::Comma && !relative && opens_finite(block, comma + 1 + that)
        };
        // "according to Piet Verhoeven | they are late |"
        let links = |i: usize| matches!(token(i).tag, Tag::Wh | Tag::WhAdverb | Tag::Subordinator);
        let bare = |&i: &usize| token(i).tag == Tag::Pronoun && opens_finite(block, i) && !(end..i).any(links);
        let comma = (end..source.end).find(clause).map(|comma| (comma, comma + 1));
        let Some((last, first)) = comma.or_else(|| (end..source.end).find(bare).map(|i| (i, i))) else { return };
        source.end = last;
        if self.pieces.iter().all(|p| p.start < last) {
            let joins = |p: &Range<usize>| token(p.end - 1).tag == Tag::Conjunction;
            self.pieces.retain(|p| !joins(p));
            let stop = block.last_word(last..block.sentence_at(last).end);
            self.pieces.extend(stop.map(|last| first..last + 1));
        }
    }

    /// A relative clause behind a source tells of it and is no content: "according to Jens Krog, | who was there |, the
    /// colonel wept".
    pub(crate) fn skip_relative(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut().filter(|s| s.start >= self.cue.end) else { return };
        let comma = source.end;
        let who =
            block.phrase_at(comma + 1).filter(|p| p.kind == PhraseKind::Relative && token(comma).tag == Tag::Comma);
        let Some(place) = self.pieces.iter().position(|p| p.start == comma + 1).filter(|_| who.is_some()) else {
            return;
        };
        let Some(piece) = self.pieces.get_mut(place) else { return };
        let base = |i: usize| block.phrase_at(i).is_some_and(|p| token(p.end as usize).tag == Tag::Base);
        let ends = |&i: &usize| token(i).tag == Tag::Comma && (opens_finite(block, i + 1) || base(i + 1));
        match (comma + 2..piece.end).find(ends) {
            Some(end) => (source.end, piece.start) = (end, end + 1),
            None if self.pieces.len() > 1 => drop(self.pieces.remove(place)),
            None => {}
        }
    }

    /// The subject of an inverted cue stands behind the place and the day: said | on Monday in Astana | the president.
    pub(crate) fn skip_place(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_mut() else { return };
        let Some(phrase) = block.phrase_at(source.start) else { return };
        let is_day = lexicon.get(token(phrase.head()).entry).is_date();
        let led = source.start > self.cue.end.max(self.head) && token(source.start - 1).tag == Tag::Preposition;
        if !is_day || !led {
            return;
        }
        let opens = |&i: &usize| token(i).tag == Tag::Determiner && token(i - 1).tag.is_nominal();
        let Some(start) = (source.start + 1..source.end).find(opens) else { return };
        let held = block.phrases_ended(start);
        let subject = block.phrases.get(held).map(|p| Phrase { start: start as u32, ..*p });
        source.start = start;
        self.phrase = subject;
    }

    /// What is said ends where the writer takes exception: "said the wall was sound | , but it fell a week later".
    pub(crate) fn end_at_but(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let depth = token(self.head).depth;
        let end = self.cue.end;
        if !token(self.head).tag.is_verb() || self.pieces.iter().any(|p| p.start < end) {
            return;
        }
        // "said it had burned | but gave no details": what is said had another verb
        let helped = |piece: &Range<usize>, but: usize| {
            let first = (piece.start..but).find(|&i| token(i).tag.is_finite());
            first.is_some_and(|i| matches!(token(i).tag, Tag::Auxiliary | Tag::Modal) || token(i).is(known::HAD))
        };
        // "not only said that … but named …"
        let only = (self.cue.start.saturating_sub(1)..self.head).any(|i| token(i).is(known::ONLY));
        for piece in &mut self.pieces {
            let plain = |i: usize| token(i).depth == depth;
            let but = piece.clone().take(REACH).find(|&i| {
                let joint = token(i).is(known::BUT) && token(i).tag == Tag::Conjunction && i > piece.start;
                // "that it was late, but that safety came first"
                let that = piece.start > 0 && token(piece.start - 1).is(known::THAT) && token(i + 1).is(known::THAT);
                let apart = token(i - 1).tag == Tag::Comma && opens_finite(block, i + 1);
                joint && !that && (only || apart || helped(piece, i) && denies(block, i + 1))
            });
            let Some(but) = but.filter(|&i| has_finite(block, piece.start..i)) else { continue };
            if piece.clone().all(plain) {
                piece.end = but - usize::from(token(but - 1).tag == Tag::Comma);
            }
        }
    }

    /// What a second "that" leads is said as well: "said that it was late | , but that safety came first |".
    pub(crate) fn take_second_that(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let end = block.sentence_at(self.head).end;
        let Some(piece) = self.pieces.last_mut().filter(|p| p.start > self.head && p.end < end) else { return };
        let joint = piece.end + usize::from(token(piece.end).tag == Tag::Comma);
        let clause = joint + 2;
        let led = token(piece.start - 1).is(known::THAT);
        let joined = token(joint).tag == Tag::Conjunction && token(joint + 1).is(known::THAT);
        let plain = |i: usize| token(i).depth == token(piece.start).depth;
        let last = block.last_word(clause..end).filter(|&last| led && joined && (piece.end..=last).all(plain));
        if let Some(last) = last.filter(|&last| has_finite(block, clause..last + 1)) {
            piece.end = last + 1;
        }
    }

    /// What is said ends where others are told to say it: "said she had lost control | , the court heard".
    pub(crate) fn end_at_cue(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let sentence = block.sentence_at(self.head);
        let mut trails = None;
        for piece in self.pieces.iter_mut().filter(|p| p.start > self.head) {
            let last = piece.end - 1;
            let cue =
                matches!(token(last).tag, Tag::Past | Tag::Present) && lexicon.get(token(last).entry).cue.is_some();
            let subject = block.phrase_before(last).filter(|_| cue).map(|p| p.start as usize);
            let comma = subject.and_then(|start| start.checked_sub(1)).filter(|&i| token(i).tag == Tag::Comma);
            // "Mayor knew of leak, | memo shows |"
            let whole = comma.is_some_and(|comma| comma + 1 == piece.start && comma >= self.cue.end);
            trails = trails.or((whole && block.last_word(sentence.clone()) == Some(last)).then_some(piece.start));
            if let Some(comma) = comma.filter(|&i| i > piece.start && token(i).depth == token(self.head).depth) {
                piece.end = comma;
            }
        }
        self.pieces.retain(|p| Some(p.start) != trails);
    }

    /// A headline has no articles, so that its last words look like an object: "Dam will hold, says | chief engineer".
    pub(crate) fn invert_headline(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let sentence = block.sentence_at(self.head);
        let after = self.head + 1;
        let Some(comma) = self.head.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma) else { return };
        let cue = lexicon.get(token(self.head).entry).cue;
        let [piece] = self.pieces.as_slice() else { return };
        // its subject is that of the clause before the comma
        let source = self.source.as_ref().filter(|s| s.end < comma);
        // "| Mill | to close, say owners"
        let is_to = source.is_some_and(|s| token(s.end).is(known::TO) && s.start == sentence.start);
        // "Mill workers were underpaid, claims | union |": nobody stands before the verb
        let alone = self.source.is_none() && token(self.head).tag == Tag::Present;
        let before = is_to || alone || source.is_some_and(|s| token(s.end).tag.is_finite());
        let relative = token(piece.end).tag == Tag::Comma && token(piece.end + 1).tag == Tag::Wh;
        // "say owners – but experts doubt it"
        let dash = token(piece.end).shape == Shape::Dash;
        let rest = relative || dash || (piece.end..sentence.end).all(|i| !token(i).is_word());
        let told = sentence.start < comma && (is_to || has_finite(block, sentence.start..comma));
        let one_of = token(after).tag == Tag::Number && token(after + 1).is(known::OF);
        let subject = |p: &Phrase| one_of || matches!(p.kind, PhraseKind::Noun | PhraseKind::Name);
        let own = block.phrase_at(after).filter(|p| p.kind == PhraseKind::Possessive);
        let phrase = block.phrase_at(own.map_or(after, |own| own.end as usize)).filter(subject);
        use Stance::{Asserts, Claims, Says, Warns};
        let plain = piece.clone().all(|i| token(i).depth == token(self.head).depth);
        let somebody = plain && phrase.is_some_and(|p| p.is_somebody());
        let speaks = cue.is_some_and(|c| c.stance == Says || somebody && matches!(c.stance, Claims | Asserts | Warns));
        let bare = piece.start == after && rest && !has_finite(block, piece.clone());
        if speaks && plain && before && bare && told && phrase.is_some() {
            self.source = Some(piece.clone());
            self.phrase = phrase;
            self.pieces = std::iter::once(sentence.start..comma).collect();
        }
    }

    /// The clause after a noun ends where the sentence’s own verb begins: "her claim that he lied | was read out".
    pub(crate) fn end_noun_clause(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let start = block.sentence_at(self.head).start;
        if !matches!(token(self.head).tag, Tag::Noun | Tag::Nouns) || has_finite(block, start..self.head) {
            return;
        }
        let led = |p: &&mut Range<usize>| p.start > start && (p.start - 1..=p.start).any(|i| token(i).is(known::THAT));
        for piece in self.pieces.iter_mut().filter(led) {
            piece.end = outer_verb(block, piece.clone()).unwrap_or(piece.end);
        }
    }
}

/// Whether how something is said begins at `index`, and nothing that somebody belongs to: "over her shoulder", "in a low voice".
fn is_manner(block: &Block, lexicon: &Lexicon, index: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let owner = token(index + 1).tag == Tag::Possessive;
    let article = known::INDEFINITE.contains(&token(index + 1).word) && !token(index).is(known::OF);
    let Some(phrase) = block.phrase_at(index + 1 + usize::from(owner)).filter(|_| owner || article) else {
        return false;
    };
    let entry = lexicon.get(token(phrase.head()).entry);
    let somebody = phrase.is_somebody() || entry.organisation.is_some() || entry.not_name.is_some();
    token(phrase.head()).shape == Shape::Lower && !somebody
}

/// Whether a past without a subject begins at `index` that denies: "gave no details", "did not say why".
fn denies(block: &Block, index: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    match token(index).tag {
        Tag::Past => token(index + 1).is(known::NO),
        Tag::Auxiliary => token(index).is(known::DID) && token(index + 1).tag == Tag::Not,
        _ => false,
    }
}

/// Whether a finite verb stands among the tokens.
pub(crate) fn has_finite(block: &Block, range: Range<usize>) -> bool {
    let tag = |i: usize| at(&block.tokens, i as isize).tag;
    // "to be"
    let infinitive = |i: usize| tag(i) == Tag::Auxiliary && i > 0 && tag(i - 1) == Tag::To;
    range.into_iter().any(|i| tag(i).is_finite() && !infinitive(i))
}

/// What a stretch holds up to its last word, where that is a clause with a finite verb.
pub(crate) fn clause_in(block: &Block, stretch: Range<usize>) -> Option<Range<usize>> {
    let clause = stretch.start..block.last_word(stretch)? + 1;
    has_finite(block, clause.clone()).then_some(clause)
}

/// Among how many words a relative clause shows itself: ", the head of which".
const RELATIVE: usize = 4;

/// Where the clause or the infinitive that a stretch begins with gives way to the verb of the sentence around it.
pub(crate) fn outer_verb(block: &Block, piece: Range<usize>) -> Option<usize> {
    let piece = piece.start..piece.end.min(piece.start + REACH);
    let token = |i: usize| at(&block.tokens, i as isize);
    let infinitive = piece.clone().take(2).any(|i| token(i).tag == Tag::To);
    let first = if infinitive { piece.start } else { piece.clone().find(|&i| token(i).tag.is_finite())? };
    // the verb of the clause, all of its words: "would not have been told", "not to be named"
    let helps = |i: &usize| matches!(token(*i).tag, Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::Adverb | Tag::To);
    // "that ice was near | was ignored": it helps no other verb, and stands behind none that helps it
    let second = |i: &usize| *i > first && [known::WAS, known::IS, known::ARE].into_iter().any(|be| token(*i).is(be));
    let after = (first..piece.end).find(|i| !helps(i) || second(i)).unwrap_or(piece.end);
    if second(&after) {
        return Some(after);
    }
    let after = after + usize::from(token(after).tag.is_verb());
    let own = (after..piece.end).take_while(|&i| !opens_clause(token(i).tag));
    let verb = own.clone().find(|&i| token(i).tag.is_finite());
    verb.or_else(|| own.clone().find(|&i| token(i).tag == Tag::Participle))
}

/// Whether a subject with a finite verb begins at `index`.
pub(crate) fn opens_finite(block: &Block, index: usize) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let start = index + usize::from(token(index).tag == Tag::Adverb);
    let Some(mut phrase) = block.phrase_at(start) else { return false };
    for _ in 0..TIED {
        let end = phrase.end as usize;
        let joined = usize::from(matches!(token(end).tag, Tag::Genitive | Tag::Preposition));
        let goes_on = joined > 0 || phrase.kind == PhraseKind::Possessive;
        let Some(next) = block.phrase_at(end + joined).filter(|_| goes_on) else { break };
        phrase = next;
    }
    let verb = phrase.end as usize;
    let verb = token(verb + usize::from(token(verb).tag == Tag::Adverb)).tag;
    // a pronoun has no participle to itself: "she planted it"
    verb.is_finite() || verb == Tag::Participle && phrase.kind == PhraseKind::Pronoun
}

/// How many phrases after the first a subject can have.
const TIED: usize = 4;

/// Whether a clause, or a further part of one, can begin with it.
fn opens_clause(tag: Tag) -> bool {
    let links = matches!(tag, Tag::Comma | Tag::Conjunction | Tag::Mark | Tag::To | Tag::Pronoun);
    links || matches!(tag, Tag::Subordinator | Tag::Wh | Tag::WhAdverb)
}
