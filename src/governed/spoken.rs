//! Who speaks by the plainest forms beside a quotation: his wife whispered to him: “…”; his friends jeered, “…”; “…,”
//! exhorted Ruiz; her answer was short: “…”.
//!
//! The weights know them by the verbs and the sentences that they were estimated on. This takes those that they let go, where
//! the form leaves no doubt.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::{Block, QuotedTokens};
use crate::candidate::Candidate;
use crate::governed::plain::led_to;
use crate::governed::replied::replied;
use crate::grammar::bounds::has_finite;
use crate::grammar::control::{clause_subject, joined_subject, opening_subject};
use crate::grammar::led::before_colon;
use crate::grammar::owner::owned;
use crate::grammar::Grammar;
use crate::lexicon::{known, Lexicon, Stance, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::{Shape, Token};

/// How sure such an attribution is.
const SURE: f32 = 0.6;

/// The most tokens between the verb and the comma or colon, between the verb and its subject, and from a noun to its colon.
const HEARERS: usize = 8;
const HELPING: usize = 3;
const TELLS: usize = 6;

/// The most tokens of what ties to a subject, of what is done in commas behind it, and those of a quotation looked at.
const TAIL: usize = 10;
const APART: usize = 16;
const BEFORE: usize = 48;

/// How many candidates to either side can hold the quotation.
const NEAR: usize = 8;

/// Adds the attributions by the plainest forms that none of the candidates, sorted by their heads, has seen.
pub(crate) fn spoken(block: &Block, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    let grammar = Grammar { block, lexicon };
    for quote in &block.quotes {
        let found =
            grammar.leading(quote).or_else(|| replied(block, lexicon, quote)).or_else(|| grammar.following(quote));
        let found = found.or_else(|| grammar.ahead(quote)).or_else(|| before_colon(block, lexicon, quote));
        let found = found.or_else(|| grammar.calling(quote)).or_else(|| led_to(block, lexicon, quote));
        let Some(mut found) = found else { continue };
        let place = candidates.partition_point(|c| c.head < found.head);
        let near = place.saturating_sub(NEAR)..(place + NEAR).min(candidates.len());
        let near = candidates.get_mut(near).unwrap_or_default();
        // “No,” his aide, | Ann Bell, | told | reporters | last week: the weights had the cue, but nothing that was said
        // — Stop! | said | Mrs Bell |: or nobody who said it
        let own = |p: &Range<usize>| found.source.as_ref().is_some_and(|s| s.start <= p.start && p.end <= s.end);
        let held = |p: &Range<usize>| quote.first <= p.start + 1 && p.end <= quote.last + 1;
        // but "Tom | was asked |"
        let named = |c: &Candidate| found.source.is_some() && c.source.is_none() && c.cue.len() == 1;
        let nobody = |c: &Candidate| named(c) && c.pieces.iter().all(|p| own(p) || held(p));
        let idle = |c: &Candidate| c.cue.contains(&found.head) && (nobody(c) || c.is_idle(block, quote));
        // "warned | of floods |: “…”" has two, one of which holds it
        let held = near.iter().any(|c| c.cue.contains(&found.head) && c.claims(quote));
        let idle = near.iter().position(idle).filter(|_| !held);
        if idle.is_none() && near.iter().any(|c| grammar.is_nearer(c, &found, quote)) {
            continue;
        }
        found.lead_back(block, lexicon);
        if let Some(idle) = idle.and_then(|place| near.get_mut(place)) {
            // "a mail sent out by Bell | warned | of floods: “…”"
            if idle.source.is_some() && found.head < quote.first {
                idle.pieces = found.pieces;
            } else {
                *idle = found;
            }
            continue;
        }
        // the loudest cheer: “It is time,” | exhorted Ruiz |: no colon holds what a verb does
        for other in near.iter_mut().filter(|c| !grammar.is_verb(c) && c.claims(quote)) {
            other.pieces.retain(|p| p.end <= quote.first || p.start >= quote.last);
        }
        // one said | she was late |; another rose and said, “…”
        let joint = found.source.as_ref().and_then(|s| s.start.checked_sub(1));
        if let Some(joint) = joint.filter(|&i| grammar.token(i).shape == Shape::Semicolon) {
            let pieces = near.iter_mut().filter(|c| c.head < joint).flat_map(|c| &mut c.pieces);
            pieces.filter(|p| p.start < joint && joint < p.end).for_each(|p| p.end = joint);
        }
        candidates.insert(place, found);
    }
}

impl Candidate {
    /// Whether it holds no quotation, nor any clause, behind a quotation that its source stands right behind.
    fn is_idle(&self, block: &Block, quote: &QuotedTokens) -> bool {
        let led = |s: &Range<usize>| self.cue.end < quote.first || quote.last < s.start && s.end <= self.head;
        let behind = self.source.as_ref().is_some_and(led);
        let idle = |p: &Range<usize>| p.start > self.head && !has_finite(block, p.clone());
        behind && !self.quotes(block) && self.pieces.iter().all(idle)
    }
}

/// The attribution of a quotation to what a cue belongs to.
fn by_cue(cue: Range<usize>, head: usize, (source, phrase): (Range<usize>, Phrase), quote: &QuotedTokens) -> Candidate {
    let content = quote.first..quote.last;
    Candidate { head, ..Candidate::by_form(cue, source, Some(phrase), vec![content], SURE) }
}

impl Grammar<'_> {
    fn is_verb(&self, candidate: &Candidate) -> bool {
        self.token(candidate.head).tag.is_verb()
    }

    /// Whether it has the cue already, or claims the quotation by one as near: a verb, or where the other is none, anything.
    fn is_nearer(&self, candidate: &Candidate, found: &Candidate, quote: &QuotedTokens) -> bool {
        let equal = self.is_verb(candidate) || !self.is_verb(found);
        let nearer = equal && candidate.claims(quote) && candidate.distance(quote) <= found.distance(quote);
        candidate.cue.contains(&found.head) || found.cue.contains(&candidate.head) || nearer
    }

    /// Whether it is a verb of saying in the writer's words, with a tense or what looks like a participle.
    fn is_cue(&self, index: usize, depth: u8) -> bool {
        let token = self.token(index);
        let verb = matches!(token.tag, Tag::Past | Tag::Present | Tag::Participle) || self.is_going_on(index);
        // "went on", but "as life goes on, …", and no "referred to"
        let of_two = || self.taken(index) > 1 && token.tag == Tag::Past && !self.token(index + 1).is(known::TO);
        verb && token.depth == depth && (self.lexicon.get(token.entry).cue.is_some() || of_two())
    }

    /// Whether it is what somebody is doing: "was | saying |".
    fn is_going_on(&self, index: usize) -> bool {
        let helps = |i: usize| self.entry(i).verb == Some(VerbKind::Be);
        self.token(index).tag == Tag::Gerund && index.checked_sub(1).is_some_and(helps)
    }

    /// Whether it can be the subject of a verb of saying.
    fn speaks(&self, phrase: &Phrase) -> bool {
        let first = self.token(phrase.start as usize);
        let before = self.token((phrase.start as usize).wrapping_sub(1)).tag;
        let led = matches!(first.tag, Tag::Determiner | Tag::Possessive) || before == Tag::Possessive;
        let told = phrase.kind == PhraseKind::Noun && phrase.role == Role::Unknown && led;
        let pronoun = self.entry(phrase.head()).pronoun;
        phrase.is_somebody() && pronoun.is_none_or(|p| p.usage == Use::Subject) || told
    }

    /// How many words the cue has whose verb is at `verb`: two for "put in".
    fn taken(&self, verb: usize) -> usize {
        let words = [self.token(verb).word, self.token(verb + 1).word];
        self.lexicon.cue(&words).map_or(1, |(taken, _)| taken.max(1))
    }

    /// “…” behind a verb, whom it is said to, and a comma or colon: his wife | whispered | to him: “…”
    fn leading(&self, quote: &QuotedTokens) -> Option<Candidate> {
        let link = quote.first.checked_sub(2)?;
        let depth = self.token(link).depth;
        let colon = self.token(link).shape == Shape::Colon;
        let opens = matches!(self.token(quote.first).shape, Shape::Capital | Shape::Upper);
        if !(colon || self.token(link).shape == Shape::Comma && opens) {
            return None;
        }
        let verb = (link.saturating_sub(HEARERS)..link).rev().find(|&i| !self.is_hearer(i, depth))?;
        let hears = self.token(verb + 1);
        let manner = matches!(hears.tag, Tag::Preposition | Tag::Adverb | Tag::Particle);
        let cited = self.token(verb.wrapping_sub(1)).is(known::AS); // "quoted Bell as | saying |: “…”"
        let verb = Some(verb).filter(|verb| !cited && (manner || link - verb <= HEARERS - 2))?;
        let to = verb + 1 == link || hears.is(known::TO) || manner;
        let sentence = self.block.sentence_at(verb);
        // "laughed it off by | interjecting |, “…”"
        let gerund = self.token(verb).tag == Tag::Gerund && self.token(verb).depth == depth && !self.is_going_on(verb);
        if gerund && to && self.entry(verb).cue.is_some() && sentence.contains(&link) {
            let subject = self.overheard(verb).or_else(|| clause_subject(self.block, verb, depth))?;
            return Some(by_cue(verb..verb + 1, verb, (subject.tokens(), subject), quote));
        }
        if !self.is_cue(verb, depth) || !(to || colon) || !sentence.contains(&link) {
            return None;
        }
        Some(by_cue(verb..verb + self.taken(verb), verb, self.subject_before(verb)?, quote))
    }

    /// Who is seen or heard to do what the verb tells: "she heard | a man | screaming, “…”".
    fn overheard(&self, verb: usize) -> Option<Phrase> {
        let own = self.block.phrase_before(verb).filter(Phrase::is_somebody)?;
        let governor = owned(self.block, own.start as usize).checked_sub(1)?;
        let cue = self.entry(governor).cue.filter(|_| self.token(governor).tag.is_verb());
        cue.filter(|cue| cue.stance == Stance::Thinks).map(|_| own)
    }

    /// Whether it can stand between a verb and the quotation that it leads to: "whispered | to him |:".
    fn is_hearer(&self, index: usize, depth: u8) -> bool {
        use Tag::{Adjective, Adverb, Determiner, Genitive, Particle, Possessive, Preposition, Pronoun};
        let token = self.token(index);
        let tag = token.tag;
        let small = matches!(tag, Preposition | Pronoun | Determiner | Possessive | Adverb | Adjective | Genitive)
            || tag == Particle;
        token.depth == depth && (small || token.tag.is_nominal() || token.is(known::TO))
    }

    /// The subject of a verb: right before it; before what ties to it; before the verb that it is joined to or what is done
    /// in commas: | the man | behind me whispered; | another | rolled his eyes and said; | Bell |, turning round, snapped.
    fn subject_before(&self, verb: usize) -> Option<(Range<usize>, Phrase)> {
        let helps = |&i: &usize| matches!(self.token(i).tag, Tag::Adverb | Tag::Auxiliary | Tag::Modal);
        let end = verb - (0..verb).rev().take(HELPING).take_while(helps).count();
        let link = end.checked_sub(1)?;
        let far = match self.token(link).tag {
            Tag::Conjunction => {
                let opens = || opening_subject(self.block, self.lexicon, link).filter(|p| self.speaks(p));
                joined_subject(self.block, link, self.token(verb).depth).or_else(opens)
            }
            Tag::Comma => self.subject_apart(link),
            _ => None,
        };
        if let Some(subject) = far {
            return Some((subject.tokens(), subject));
        }
        let tied = |p: &Phrase| {
            let link = (p.start as usize).checked_sub(1).filter(|&i| self.token(i).tag == Tag::Preposition)?;
            self.block.phrase_before(link).filter(|p| p.kind != PhraseKind::Pronoun)
        };
        let near = self.block.phrase_before(end)?;
        let phrase = Some(near).filter(|p| self.speaks(p)).or_else(|| tied(&near).filter(|p| self.speaks(p)))?;
        // "in a line | underlined twice |: “…”": what hangs on a preposition, and what is no somebody, has no participle
        let before = self.token((phrase.start as usize).wrapping_sub(1));
        let governed = before.tag == Tag::Preposition && !before.is(known::OF);
        if self.token(verb).tag == Tag::Participle && end == verb && (governed || !phrase.is_somebody()) {
            return None;
        }
        let owner = self.block.phrase_before(phrase.start as usize).filter(|p| p.kind == PhraseKind::Possessive);
        Some((owner.unwrap_or(phrase).start as usize..end, phrase))
    }

    /// Who does in commas, before `comma`, what a participle tells: | Bell |, turning round, snapped.
    fn subject_apart(&self, comma: usize) -> Option<Phrase> {
        let first = self.block.sentence_at(comma).start.max(comma.saturating_sub(APART));
        let opening = (first..comma).rev().find(|&i| self.token(i).tag == Tag::Comma)?;
        let beside = matches!(self.token(opening + 1).tag, Tag::Gerund | Tag::Participle);
        let subject = self.block.phrase_before(opening).filter(|p| beside && self.speaks(p))?;
        let link = self.token((subject.start as usize).wrapping_sub(1)).tag;
        let governed = link.is_verb() || link == Tag::Preposition;
        (!governed && !has_finite(self.block, opening + 1..comma)).then_some(subject)
    }

    /// Where what ties to a noun ends, if a verb of saying stands there: “…,” | the woman | next to me | whispered.
    fn tail(&self, phrase: &Phrase, first: usize) -> usize {
        let own = phrase.end as usize;
        let led = matches!(self.token(first).tag, Tag::Determiner | Tag::Possessive);
        let tied = matches!(self.token(own).tag, Tag::Preposition | Tag::Adverb | Tag::Adjective);
        if !led || !tied || phrase.kind != PhraseKind::Noun || self.is_cue(own + 1, self.token(first).depth) {
            return own;
        }
        let depth = self.token(first).depth;
        let end = (own..own + TAIL).find(|&i| !self.is_hearer(i, depth)).unwrap_or(own);
        let thinks = |i: usize| self.entry(i).cue.is_some_and(|cue| cue.stance == Stance::Thinks);
        if self.is_cue(end, depth) && !thinks(end) && self.token(end).tag != Tag::Participle {
            end
        } else {
            own
        }
    }

    /// Whose name stands in commas behind what he or she is: “…,” her son, | Noah Bell |, had said.
    fn apposed(&self, phrase: Phrase) -> Option<Phrase> {
        let comma = |i: usize| self.token(i).tag == Tag::Comma;
        let name = self.block.phrase_at(phrase.end as usize + 1).filter(|_| comma(phrase.end as usize))?;
        let told = matches!(phrase.kind, PhraseKind::Noun | PhraseKind::Bare);
        (name.kind == PhraseKind::Name && told && comma(name.end as usize)).then_some(name)
    }

    /// “…,” | she | asked | herself: a subject and a verb right behind a quotation that leads on to them.
    fn following(&self, quote: &QuotedTokens) -> Option<Candidate> {
        let sentence = self.block.sentence_at(quote.first);
        // — Is he above? | he asked |: behind a dash nothing closes
        let closed = self.token(quote.last).shape == Shape::MarkCloses;
        let after = quote.last + usize::from(closed);
        // the plan was “a disgrace,” | the crowd cheered |
        let whole = quote.first <= sentence.start + 1 || !self.token(quote.first - 2).is_word();
        let shouts = || self.token(quote.last - 1).shape == Shape::Stop && !self.token(quote.last - 1).is(known::STOP);
        if !whole || !closed && !sentence.contains(&after) && !shouts() {
            return None;
        }
        // “‘Dear Ann,’” | he went on |
        let inner = quote.last > quote.first + 1 && self.token(quote.last - 1).shape == Shape::MarkCloses;
        let ending = self.token(quote.last - 1 - usize::from(inner));
        let comma = ending.tag == Tag::Comma;
        let asks = comma || ending.shape == Shape::Stop && !ending.is(known::STOP);
        // “Data is data,” | shrugs | its president: any verb will do behind a sentence that ends in a comma
        let told = comma && has_finite(self.block, quote.first..quote.last.min(quote.first + BEFORE));
        let speaks = |i: usize| {
            let token = self.token(i);
            let finite = matches!(token.tag, Tag::Past | Tag::Present);
            let going_on = || token.tag != Tag::Gerund || self.is_going_on(i);
            let verb = token.tag.is_verb() && going_on() || asks && token.shape == Shape::Lower;
            verb && (self.lexicon.get(token.entry).cue.is_some() || self.taken(i) > 1) || told && finite
        };
        // “They pay,” | a voice in the advert | states
        let tied = |p: &Phrase| self.tail(p, p.start as usize) > p.end as usize;
        // “Late,” | the toad | went on; “late,” returned | Black Bess |
        let says_behind = |i: usize| self.entry(i).cue.is_some() || self.taken(i) > 1;
        let beast = |p: &Phrase| {
            let name = p.kind == PhraseKind::Noun && self.token(p.head()).shape == Shape::Capital;
            (self.speaks(p) || name) && (says_behind(p.end as usize) || says_behind(after) && p.start as usize > after)
        };
        let subject = |i: usize| {
            let first = self.block.phrase_at(i)?;
            // "his wife", "Bell's wife"
            let (end, genitive) = (first.end as usize, self.token(first.end as usize).tag == Tag::Genitive);
            let owned = first.kind == PhraseKind::Possessive || genitive;
            let phrase = if owned { self.block.phrase_at(end + usize::from(genitive))? } else { first };
            Some(Phrase { start: first.start, ..phrase }).filter(|p| {
                p.is_somebody() || p.kind == PhraseKind::Bare || self.apposed(*p).is_some() || tied(p) || beast(p)
            })
        };
        // “My feet,” | moans | shop owner Kelly Barnes: the verb looks like a noun before the name
        let is_name = |p: &Phrase| p.kind == PhraseKind::Name && p.head() > after && !speaks(p.end as usize);
        let name = || (after..after + 3).filter_map(|i| self.block.phrase_at(i)).find(is_name);
        let nominal = self.token(after).tag.is_nominal() && comma || self.token(after).tag == Tag::Adjective && asks;
        let nominal = nominal && self.token(after).shape == Shape::Lower;
        let (phrase, verb) = match (name().filter(|_| nominal && speaks(after)), subject(after)) {
            (Some(name), _) => (Phrase { start: after as u32 + 1, ..name }, after),
            (None, Some(phrase)) => {
                let name = self.apposed(phrase);
                let end = name.map_or(self.tail(&phrase, after), |name| name.end as usize + 1);
                let phrase = name.map_or(phrase, |name| Phrase { start: phrase.start, ..name });
                (phrase, end + usize::from(matches!(self.token(end).tag, Tag::Adverb | Tag::Modal | Tag::Auxiliary)))
            }
            // “And twice,” | put in | his wife; “Why?” inquired | the toad |
            (None, None) => (subject(after + self.taken(after))?, after),
        };
        // “Papa!” | all three | exclaimed |: the verb was taken for an adjective of theirs
        let says_in = |i: &usize| self.entry(*i).cue.is_some();
        let inside = (phrase.start as usize + 1)..(phrase.end as usize).min(after + HEARERS);
        let taken_in = inside.into_iter().find(says_in).filter(|_| phrase.kind == PhraseKind::Bare && !speaks(verb));
        let (phrase, verb) = taken_in.map_or((phrase, verb), |i| (Phrase { end: i as u32, ..phrase }, i));
        let tail = self.tail(&phrase, after);
        let whole = if verb == tail { tail } else { phrase.end as usize };
        let source = phrase.start as usize..whole;
        // “And the third,” | she | would add; “no,” | his lawyer, Ann Lee, | had said
        let helps = |i: &usize| *i >= source.end && matches!(self.token(*i).tag, Tag::Modal | Tag::Auxiliary);
        let helping = verb.checked_sub(1).filter(helps);
        let stance = || self.entry(verb).cue.map(|cue| cue.stance);
        let says = || matches!(stance(), Some(Stance::Says | Stance::Asks));
        let end = verb + self.taken(verb);
        // “Nonsense!” | pursued | the old man: nothing else has this form
        let idle = matches!(self.token(source.end).tag, Tag::Stop | Tag::Comma | Tag::Mark | Tag::Adverb | Tag::Gerund)
            || self.token(source.end).tag == Tag::Preposition;
        let inverted = verb == after && source.start > verb && self.token(verb).tag == Tag::Past && idle;
        // “And you?” | the elder lady pursued |: nor has this one, where the sentence goes on in small letters
        let after_verb = self.token(verb + 1);
        let goes_on = verb >= source.end
            && self.token(after).shape == Shape::Lower
            && self.token(verb).tag == Tag::Past
            && (matches!(after_verb.tag, Tag::Stop | Tag::Comma | Tag::Mark) || !after_verb.is_word());
        let form = inverted || goes_on;
        let stands = asks && (speaks(verb) || form || taken_in.is_some()) && (helping.is_none() || says());
        stands.then(|| by_cue(helping.unwrap_or(verb)..end, verb, (source, phrase), quote))
    }

    /// A claim that | rivals | call | “…”, what | it | describes | as “…”: what is called so stands before.
    fn calling(&self, quote: &QuotedTokens) -> Option<Candidate> {
        let verb = quote.first.checked_sub(2)?;
        let verb = verb.checked_sub(usize::from(self.token(verb).is(known::AS)))?;
        let entry = self.entry(verb);
        let calls = self.token(verb).tag.is_verb() && entry.cue.is_some_and(|cue| cue.stance == Stance::Says);
        let firm = || self.block.phrase_before(verb).filter(|p| self.token(p.head()).is(known::IT));
        let subject = || self.subject_before(verb).or_else(|| firm().map(|p| (p.tokens(), p)));
        let (source, phrase) = if calls { subject()? } else { return None };
        let link = self.token(source.start.checked_sub(1)?).tag;
        (link == Tag::Wh && self.token(quote.first).depth > self.token(verb).depth)
            .then(|| by_cue(verb..verb + 1, verb, (source, phrase), quote))
    }

    /// | Says | Ann Bell |, “…”; | her | verdict | was short: “…”: a verb and a name, or a noun and whose it is, that lead to a
    /// quotation.
    fn ahead(&self, quote: &QuotedTokens) -> Option<Candidate> {
        let first = self.block.sentence_at(quote.first).start;
        let phrase = self.block.phrase_at(first);
        let link = quote.first.checked_sub(2)?;
        let genitive = |p: &Phrase| p.kind == PhraseKind::Possessive || self.token(p.end as usize).tag == Tag::Genitive;
        if let Some(owner) = phrase.filter(genitive) {
            let end = owner.end as usize;
            let noun = end + usize::from(owner.kind != PhraseKind::Possessive);
            let noun = noun + usize::from(self.token(noun).tag == Tag::Adjective);
            let leads = noun < link && link - noun <= TELLS && self.token(link).shape == Shape::Colon;
            let says = self.token(noun).tag == Tag::Noun && self.entry(noun).cue_noun.is_some();
            return (says && leads && self.is_told(noun + 1..link))
                .then(|| by_cue(noun..noun + 1, noun, (first..end, owner), quote));
        }
        let name = self.block.phrase_at(first + 1).filter(|p| p.kind == PhraseKind::Name && p.is_somebody())?;
        let source = name.tokens();
        let leads = matches!(self.token(link).shape, Shape::Comma | Shape::Colon) && source.end == link;
        let speaks = self.is_cue(first, 0) && self.token(first).tag != Tag::Participle;
        (leads && speaks).then(|| by_cue(first..first + 1, first, (source, name), quote))
    }

    /// Whether the words between a noun and its colon only tell what it is like: "her answer | was short |:".
    fn is_told(&self, between: Range<usize>) -> bool {
        let Some(tokens) = self.block.tokens.get(between) else { return false };
        let Some((first, rest)) = tokens.split_first() else { return true };
        let be = self.lexicon.get(first.entry).verb == Some(VerbKind::Be);
        // an adjective that was taken for a noun
        let bare = rest.len() == 1;
        let plain = |t: &Token| matches!(t.tag, Tag::Adjective | Tag::Adverb | Tag::Conjunction | Tag::Comma);
        be && rest.iter().all(|t| plain(t) || bare && t.tag == Tag::Noun)
    }
}
