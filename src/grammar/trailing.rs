//! Attributions that trail what is said: "The mine would close, | the ministry | said | on Monday, sending shares up."

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::{around, Candidate};
use crate::grammar::bounds::has_finite;
use crate::grammar::owner::noun_phrase;
use crate::grammar::passive::{is_passive, is_perfect};
use crate::grammar::Grammar;
use crate::lexicon::{known, Lexicon, NamePart, PrepositionKind, Stance, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// How sure one is that the weights have not seen.
const SURE: f32 = 0.6;

/// The most tokens of a clause that are looked at, and of what ties phrases to a subject.
const LONGEST: usize = 64;
const TIED: usize = 4;

/// How many attributions before can be told of by one that trails.
const NEAR: usize = 4;

impl Candidate {
    /// Who says it can stand behind when and where: “…,” said on Monday in Astana | the president |.
    pub(crate) fn find_postponed(&mut self, block: &Block, lexicon: &Lexicon) {
        let grammar = Grammar { block, lexicon };
        let Some(subject) = grammar.postponed(self.head) else { return };
        let start = subject.start as usize;
        self.pieces.retain(|p| p.end <= self.head);
        if self.pieces.iter().all(|p| self.source.as_ref().is_some_and(|s| p.start < s.end && s.start < p.end)) {
            let clause = grammar.clause_before(self.head);
            self.pieces = clause.into_iter().collect();
        }
        self.cue = self.head..self.head + 1;
        self.source = noun_phrase(block, start).or(Some(subject.tokens()));
        self.phrase = Some(subject);
    }

    /// Who says it can stand behind its verb where that trails a clause: "The deal is near, | said | one of the people |, who
    /// asked not to be named", whatever stands before.
    pub(crate) fn find_behind(&mut self, block: &Block, lexicon: &Lexicon) {
        let grammar = Grammar { block, lexicon };
        let token = |i: usize| grammar.token(i);
        let comma = self.head.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma);
        let before = comma.filter(|&comma| self.source.as_ref().is_none_or(|s| s.end <= comma));
        let finite = matches!(token(self.head).tag, Tag::Past | Tag::Present);
        if before.is_none() || !finite || !grammar.says(self.head) || self.quotes(block) {
            return;
        }
        // "it was late, said | his | wife"
        let owned = block.phrase_at(self.head + 1).filter(|p| p.kind == PhraseKind::Possessive);
        let first = block.phrase_at(owned.map_or(self.head + 1, |p| p.end as usize));
        let first = first.filter(|p| p.is_somebody() || token(p.start as usize).is(known::ONE));
        let Some(phrase) = first.filter(|p| p.kind != PhraseKind::Pronoun) else { return };
        let Some(source) = noun_phrase(block, self.head + 1) else { return };
        // "says | the engineer | in a note to the board"
        let end = block.last_word(source.end..block.sentence_at(self.head).end).map_or(source.end, |last| last + 1);
        let adjunct =
            || token(source.end).is(known::IN) && grammar.is_adjunct(source.end, &(source.end..end), self.head);
        if !matches!(token(source.end).tag, Tag::Comma | Tag::Stop) && !adjunct() {
            return;
        }
        if let Some(clause) = grammar.clause_before(self.head) {
            self.cue = self.head..self.head + 1;
            (self.source, self.phrase, self.pieces) = (Some(source), Some(phrase), vec![clause]);
        }
    }

    /// When, where or to whom it is said is no content, where a clause stands before: "| The mine would close |, the
    /// ministry told reporters".
    pub(crate) fn take_clause_before(&mut self, block: &Block, lexicon: &Lexicon) {
        let grammar = Grammar { block, lexicon };
        // "the head of it | has been held, the State Committee (SC) | reported"
        let circular = |s: &Range<usize>| self.pieces.iter().all(|p| p.start < s.end && s.start < p.end);
        let Some(source) = self.source.clone().filter(|s| self.pieces.is_empty() || !circular(s)) else {
            // what was taken for the content is who says so
            let found = self::trailing(block, lexicon, self.head);
            let subject = |c: &Candidate| self.pieces.iter().all(|p| c.source.as_ref().is_some_and(|s| s.end == p.end));
            if let Some(found) = found.filter(subject) {
                (self.source, self.phrase, self.pieces) = (found.source, found.phrase, found.pieces);
            }
            return;
        };
        let (first, end) = (source.start.min(self.cue.start), source.end.max(self.cue.end));
        let beside = source.end == self.cue.start || self.cue.end == source.start;
        let hearer = self.is_only_hearer(block, lexicon);
        let idle = |p: &Range<usize>| p.start >= end && (hearer || grammar.is_adjunct(end, p, self.head));
        if !beside || !grammar.puts_clause_forward(self.head) || !self.pieces.iter().all(idle) {
            return;
        }
        let first = block.phrases.get(block.phrases_ended(first)).map_or(first, |p| first.min(p.start as usize));
        let title = block.phrase_before(first).filter(|p| p.kind != PhraseKind::Pronoun);
        let first = title.map_or(first, |p| p.start as usize);
        if let Some(clause) = grammar.clause_before(first) {
            self.pieces = std::iter::once(clause).collect();
        }
    }
}

/// What somebody is told to have said ends where it is told who tells so: "| the premier | said | it was late |, said a
/// statement".
pub(crate) fn end_before_trailing(block: &Block, candidates: &mut [Candidate]) {
    for place in 1..candidates.len() {
        let Some((before, own, _)) = around(candidates, place) else { break };
        let behind = own.source.as_ref().is_some_and(|s| s.start == own.cue.end);
        let comma = own.cue.start.checked_sub(1).filter(|&i| at(&block.tokens, i as isize).tag == Tag::Comma);
        let Some(comma) = comma.filter(|&comma| behind && own.pieces.iter().all(|p| p.end <= comma)) else { continue };
        for inner in before.iter_mut().rev().take(NEAR).filter(|c| own.holds(c.head)) {
            let around = |p: &&mut Range<usize>| p.contains(&own.head) && p.start < comma;
            inner.pieces.iter_mut().filter(around).for_each(|p| p.end = comma);
        }
    }
}

/// "The mine would close, | the ministry | said | on Monday": one whose verb is at `index`, if it is one.
pub(crate) fn trailing(block: &Block, lexicon: &Lexicon, index: usize) -> Option<Candidate> {
    let grammar = Grammar { block, lexicon };
    if !grammar.says(index) {
        return None;
    }
    if let Some(found) = grammar.announced(index) {
        return Some(found);
    }
    let before = grammar.token(index.checked_sub(1)?);
    if before.tag == Tag::Comma {
        return grammar.inverted(index);
    }
    let adverb = usize::from(before.tag == Tag::Adverb);
    // "the ministry | has said |"
    let stance = grammar.entry(index).cue.map(|cue| cue.stance);
    let puts =
        matches!(stance, Some(Stance::Says | Stance::Announces | Stance::Confirms | Stance::Warns | Stance::Thinks));
    let helped = (index - adverb).checked_sub(1).filter(|_| puts && is_perfect(block, lexicon, index));
    let first = helped.unwrap_or(index);
    let (source, phrase) = grammar.subject_of(helped.unwrap_or(index - adverb))?;
    let content = grammar.clause_before(source.start)?;
    let sentence = block.sentence_at(index);
    let comma = (index..sentence.end).find(|&i| grammar.token(i).tag == Tag::Comma).unwrap_or(sentence.end);
    let last = block.last_word(index..comma)?;
    (last == index || grammar.is_adjunct(index + 1, &(index + 1..last + 1), index)).then(|| Candidate {
        head: index,
        ..Candidate::by_form(first..index + 1, source, Some(phrase), vec![content], SURE)
    })
}

/// The clause that a comma parts from the words from `first` on, if it could stand alone.
pub(crate) fn clause_before(block: &Block, lexicon: &Lexicon, first: usize) -> Option<Range<usize>> {
    Grammar { block, lexicon }.clause_before(first)
}

impl Grammar<'_> {
    /// "The mine would close, it | was announced | on Friday": nobody is told to say so.
    fn announced(&self, verb: usize) -> Option<Candidate> {
        let be = verb.checked_sub(1).filter(|_| is_passive(self.block, self.lexicon, verb))?;
        let it = be.checked_sub(1).filter(|&i| self.token(i).is(known::IT))?;
        let content = self.clause_before(it)?;
        let sentence = self.block.sentence_at(verb);
        let last = self.block.last_word(verb..sentence.end)?;
        let idle = last == verb || self.is_adjunct(verb + 1, &(verb + 1..last + 1), verb);
        let found = Candidate::by_form(be..verb + 1, 0..0, None, vec![content], SURE);
        (idle && !self.token(verb + 1).is(known::BY)).then_some(Candidate { head: verb, source: None, ..found })
    }

    /// "The mine would close, | reported | the Standard |."
    fn inverted(&self, verb: usize) -> Option<Candidate> {
        let sentence = self.block.sentence_at(verb);
        // "Dam may fail, | warns | river board": a headline has no stop
        let last = self.token(sentence.end - usize::from(sentence.end > sentence.start));
        let line = |p: &Phrase| last.is_word() && self.token(verb).tag == Tag::Present && p.kind == PhraseKind::Noun;
        // "…, | said | one of the people |, who asked not to be named"
        let whole = noun_phrase(self.block, verb + 1)?.end;
        let after = [whole, whole + 1].map(|i| self.token(i));
        let closes = matches!(
            after,
            [Token { tag: Tag::Stop, .. }, _] | [Token { tag: Tag::Comma, .. }, Token { tag: Tag::Wh, .. }]
        );
        let some = |p: &Phrase| {
            closes && (self.token(verb + 1).is(known::ONE) || p.kind == PhraseKind::Noun && p.is_somebody())
        };
        let named = |p: &Phrase| p.is_somebody() && (p.kind == PhraseKind::Name || line(p)) || some(p);
        let phrase = self.block.phrase_at(verb + 1).filter(named)?;
        let whole = Some(whole).filter(|_| some(&phrase));
        let end = whole.unwrap_or(phrase.end as usize);
        let content = self.clause_before(verb).filter(|_| whole.is_some() || end + 1 >= sentence.end)?;
        Some(Candidate::by_form(verb..verb + 1, verb + 1..end, Some(phrase), vec![content], SURE))
    }

    /// The subject that stands behind the verb with a time or a place between them, where the sentence ends with it.
    fn postponed(&self, verb: usize) -> Option<Phrase> {
        let before = self.token(verb.checked_sub(1)?);
        let behind = before.tag == Tag::Comma || before.shape == Shape::MarkCloses;
        // “…,” | the editor, Ann Bell |, wrote in a letter to her sister
        let quote = self.block.last_quote(verb).filter(|q| q.first >= self.block.sentence_at(verb).start);
        let own = self.block.phrase_before(verb - 1).filter(|p| quote.is_some_and(|q| q.last < p.start as usize));
        if !behind || !self.says(verb) || own.is_some_and(|p| p.is_somebody()) {
            return None;
        }
        let adjunct = |&index: &usize| {
            let phrase = self.block.phrase_at(index + 1).filter(|_| self.token(index).tag == Tag::Preposition)?;
            // "in Astana | the president"
            let article = (index + 2..phrase.end as usize).find(|&i| self.token(i).tag == Tag::Determiner);
            Some(article.unwrap_or(phrase.end as usize))
        };
        let last = std::iter::successors(Some(verb + 1), adjunct).take(TIED + 1).last().filter(|&it| it > verb + 1)?;
        let phrase = *self.block.phrases.get(self.block.phrases_ended(last))?;
        let subject = Phrase { start: phrase.start.max(last as u32), ..phrase };
        if subject.start as usize != last || !subject.is_somebody() || subject.kind == PhraseKind::Pronoun {
            return None;
        }
        let end = self.token(noun_phrase(self.block, last)?.end);
        matches!(end.shape, Shape::Stop | Shape::Comma | Shape::None).then_some(subject)
    }

    /// Whether it is a verb with a subject that puts forward what it is said of.
    fn says(&self, verb: usize) -> bool {
        matches!(self.token(verb).tag, Tag::Past | Tag::Present | Tag::Participle) && self.puts_clause_forward(verb)
    }

    /// Whether the verb puts forward what it is said of.
    fn puts_clause_forward(&self, head: usize) -> bool {
        use Stance::{Admits, Announces, Asserts, Claims, Confirms, Notes, Predicts, Says, Shows, Thinks, Warns};
        let Some(cue) = self.entry(head).cue.filter(|_| self.token(head).tag.is_verb()) else {
            return false;
        };
        let subject = head - usize::from(is_perfect(self.block, self.lexicon, head));
        let role = || self.block.phrase_before(subject).map(|p| p.role);
        match cue.stance {
            Says | Announces | Asserts | Claims | Notes | Admits | Confirms | Warns | Predicts => true,
            // "…, figures showed", "…, a court heard"
            Shows => {
                role() == Some(Role::Document) || self.subject_of(head).is_some_and(|(_, p)| p.role == Role::Document)
            }
            // "…, an inquiry heard"
            Thinks => matches!(role(), Some(Role::Organisation | Role::Document)),
            _ => false,
        }
    }

    /// Whether the token tells when: "said late | Sunday |", "said last | week |".
    fn is_time(&self, index: usize) -> bool {
        self.entry(index).is_time()
    }

    /// Whether `piece` only tells when, where, how or to whom it is said; the words behind the verb begin at `from`.
    fn is_adjunct(&self, from: usize, piece: &Range<usize>, head: usize) -> bool {
        let first = self.token(from);
        // "…, it said – a rate that nobody expected"
        if first.shape == Shape::Dash {
            return true;
        }
        let hears = || self.entry(head).verb == Some(VerbKind::Hears);
        let opens = match first.tag {
            Tag::Preposition | Tag::Gerund | Tag::Comma | Tag::WhAdverb => true,
            _ if self.lexicon.get(first.entry).is_date() => true,
            // "said a few days later", "said last week"
            _ if self
                .block
                .phrase_at(from)
                .is_some_and(|p| tells_when(self.block, self.lexicon, &(from..p.end as usize))) =>
            {
                true
            }
            // "said late Sunday"
            Tag::Adjective | Tag::Adverb if self.is_time(from + 1) => true,
            _ => hears() && self.block.phrase_at(from).is_some(),
        };
        let depth = self.token(head).depth;
        // "…, the ministry said in releasing the tape"
        let doing =
            matches!(first.tag, Tag::Preposition | Tag::Subordinator) && self.token(from + 1).tag == Tag::Gerund;
        (opens || doing)
            && !has_finite(self.block, from..piece.end)
            && piece.clone().all(|i| self.token(i).depth == depth)
    }

    /// The clause that a comma parts from the words from `first` on, if it could stand alone.
    fn clause_before(&self, first: usize) -> Option<Range<usize>> {
        let sentence = self.block.sentence_at(first);
        let own = self.token(first).depth;
        // "…, as Roe said"
        let mark = first.checked_sub(1)?;
        let mark = mark.checked_sub(usize::from(self.token(mark).is(known::AS)))?;
        let quoted = self.token(mark).shape == Shape::MarkCloses;
        let comma = if quoted { mark.checked_sub(1)? } else { mark };
        // "… and, Roe said, …" goes on
        let joins = comma > 0 && self.token(comma - 1).tag == Tag::Conjunction;
        if comma <= sentence.start || self.token(comma).shape != Shape::Comma || joins {
            return None;
        }
        let depth = |i: usize| self.token(i).depth;
        let start = (sentence.start..comma).find(|&i| self.token(i).is_word())?;
        let start = start - usize::from(start > sentence.start && depth(start) > own);
        let plain = (start..comma).any(|i| self.token(i).is_word() && depth(i) == own);
        (plain && comma - start < LONGEST && self.stands_alone(start..comma)).then_some(start..comma)
    }

    /// Whether a verb with its subject stands among the words that nothing subordinates.
    fn stands_alone(&self, clause: Range<usize>) -> bool {
        let first = self.token(clause.start);
        let (mut held, mut subject, mut verbs) = (0, false, false);
        // "the rope | frayed |": a past that the tagger takes for a participle
        let (mut acts, mut nominal, mut plural) = (false, false, false);
        if first.tag == Tag::Preposition && self.lexicon.get(first.entry).preposition == Some(PrepositionKind::Clause) {
            held += 1;
        }
        for token in self.block.tokens.get(clause).unwrap_or_default() {
            let finite = token.tag.is_finite() && !verbs;
            // "has been told" is one verb
            verbs = token.tag.is_verbal() || verbs && matches!(token.tag, Tag::Adverb | Tag::Not);
            acts |= token.tag == Tag::Participle && nominal && held == 0;
            // "the findings | suggest | that": a present that looks like an infinitive
            acts |= token.tag == Tag::Base && plural && held == 0;
            (nominal, plural) = (token.tag.is_nominal(), token.tag == Tag::Nouns);
            match token.tag {
                Tag::Subordinator | Tag::Wh | Tag::WhAdverb => held += 1,
                _ if finite && held == 0 => return subject,
                _ if finite => held -= 1,
                tag => subject |= tag.is_nominal() || matches!(tag, Tag::There | Tag::Determiner | Tag::Gerund),
            }
        }
        acts && held == 0
    }

    /// The subject that ends right before `verb`, with the phrases that it is tied to, and its first phrase.
    fn subject_of(&self, verb: usize) -> Option<(Range<usize>, Phrase)> {
        // "the State Committee (SCS) | reported"
        let bracket = verb.checked_sub(1).filter(|&i| self.token(i).shape == Shape::Close);
        let open = bracket.and_then(|i| (i.saturating_sub(TIED)..i).rfind(|&i| self.token(i).shape == Shape::Open));
        let mut phrase = self.block.phrase_before(open.unwrap_or(verb))?;
        for _ in 0..TIED {
            let link = (phrase.start as usize).checked_sub(1)?;
            let tied = matches!(self.token(link).tag, Tag::Preposition | Tag::Genitive);
            let named = self.token(link).tag == Tag::Conjunction && phrase.kind == PhraseKind::Name;
            // "CEO | Ann Bell", "their | office"
            let beside = self.block.phrase_before(link + 1);
            let of_name = |p: &Phrase| !named || p.kind == PhraseKind::Name;
            let joined = || self.block.phrase_before(link).filter(of_name);
            let Some(before) = beside.or_else(|| (tied || named).then(joined).flatten()) else { break };
            phrase = before;
        }
        let nominal = matches!(phrase.kind, PhraseKind::Noun | PhraseKind::Name | PhraseKind::Pronoun);
        let date = self.entry(phrase.start as usize).is_date();
        (nominal && !date).then_some((phrase.start as usize..verb, phrase))
    }
}

/// Whether the words only tell when something was: "last week", "in 1990", "a few days later".
pub(crate) fn tells_when(block: &Block, lexicon: &Lexicon, words: &Range<usize>) -> bool {
    let token = |i: usize| at(&block.tokens, i as isize);
    let led = token(words.start).tag == Tag::Preposition;
    let first = words.start + usize::from(led);
    // but "a few weeks | of rain |"
    let Some(phrase) = block.phrase_at(first).filter(|p| !token(p.end as usize).is(known::OF)) else { return false };
    let (head, entry) = (token(phrase.head()), lexicon.get(token(phrase.head()).entry));
    let year = led && head.shape == Shape::Number && head.end - head.start == YEAR;
    let stretch = entry.name_part == Some(NamePart::Stretch);
    (year || stretch || entry.is_time())
        && !words.clone().any(|i| token(i).tag.is_verbal() || token(i).depth > head.depth)
}

/// The digits of a year.
const YEAR: u32 = 4;
