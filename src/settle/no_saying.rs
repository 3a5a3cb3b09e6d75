//! What is no attribution, though it looks like one: cues that only tell which thing is meant, titles, words as words.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
use crate::grammar::passive::is_passive;
use crate::grammar::trailing::tells_when;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NamePart, Person, SourceKind, Stance, TitleKind, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// The most tokens of a title.
const SHORT: usize = 5;

impl Candidate {
    /// Whether its cue only tells which thing is meant: "the | said | property".
    pub(crate) fn is_attribute(&self, block: &Block) -> bool {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let before = self.head.checked_sub(1).map(tag);
        let verb = matches!(tag(self.head), Tag::Participle | Tag::Past | Tag::Adjective);
        let noun = matches!(tag(self.head + 1), Tag::Noun | Tag::Nouns);
        // "the country is | a hopeful one | that will …"
        let one = at(&block.tokens, self.head as isize + 1).is(known::ONE);
        if tag(self.head) == Tag::Adjective && before == Some(Tag::Determiner) && one {
            return true;
        }
        verb && noun && before == Some(Tag::Determiner) && self.source.is_none()
    }

    /// Whether what was taken for its source is when or how it was said: "has said so on | more than one occasion".
    pub(crate) fn is_circumstance(&self, block: &Block) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_ref().filter(|s| s.start > self.head) else { return false };
        let before = token(source.start - 1);
        let agent = [known::BY, known::FROM, known::OF, known::TO].into_iter().any(|word| before.is(word));
        let somebody = self.phrase.is_some_and(|p| p.is_somebody());
        before.tag == Tag::Preposition && !agent && !somebody && !self.quotes(block) && token(self.head).tag.is_verb()
    }

    /// Whether its verb says nothing there: "a clerk | named | Tremlett", "| prompting | jeers from the benches".
    pub(crate) fn is_no_saying(&self, block: &Block, lexicon: &Lexicon) -> bool {
        self.asks(block)
            || self.reads_mark(block, lexicon)
            || self.addresses_reader(block, lexicon)
            || self.is_measure(block)
            || self.shows_thing(block, lexicon)
            || self.is_told_when_asked(block, lexicon)
            || self.is_tied(block, lexicon)
            || self.is_other_word(block, lexicon)
            || self.tells_of_noun(block, lexicon)
            || self.is_other_clause(block, lexicon)
    }

    /// Whether all that was taken for its content fits.
    fn all(&self, fits: impl Fn(&Range<usize>) -> bool) -> bool {
        self.pieces.iter().all(fits)
    }

    /// Whether what was taken for its content only makes a question of it: "| What did | she say?"
    fn asks(&self, block: &Block) -> bool {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let helps = |i: usize| matches!(tag(i), Tag::Auxiliary | Tag::Modal);
        let question = |i: usize| helps(i) || matches!(tag(i), Tag::Wh | Tag::WhAdverb);
        let asks = |p: &Range<usize>| p.end <= self.head && p.clone().all(question) && p.clone().any(helps);
        tag(self.head).is_verb() && !self.pieces.is_empty() && self.all(asks)
    }

    /// Whether it is read aloud for a quotation mark: (she said,) "and I | quote |, “…”"; the plan was, | quote |, “dead”.
    fn reads_mark(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        if lexicon.get(token(self.head).entry).verb != Some(VerbKind::Mark) {
            return false;
        }
        let before = |back: usize| self.head.checked_sub(back).map_or(Tag::None, |i| token(i).tag);
        let aside = before(1) == Tag::Comma || matches!(before(2), Tag::Comma | Tag::Conjunction);
        let beside = matches!(token(self.head + 1).tag, Tag::Comma | Tag::Other);
        aside && beside && token(self.head + 2).shape == Shape::MarkOpens
    }

    /// Whether what was taken for its source is whom the writer speaks to.
    fn addresses_reader(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        // "| Dear Ann |: we moved", "| Sir |: we moved"
        if let Some(source) = self.source.as_ref().filter(|_| token(self.head).shape == Shape::Colon) {
            let first = lexicon.get(token(source.start).entry);
            let courtesy = first.title.is_some_and(|t| t.kind == TitleKind::Honorific) && source.len() == 1;
            let dear = first.name_part == Some(NamePart::Endearment);
            if (dear || courtesy) && source.start == block.sentence_at(self.head).start {
                return true;
            }
        }
        // "| You know |, rents have doubled"
        let pronoun = self.phrase.and_then(|p| lexicon.get(token(p.head()).entry).pronoun);
        let second = pronoun.is_some_and(|p| p.person == Person::Second);
        second && !self.quotes(block) && token(self.cue.end).tag == Tag::Comma
    }

    /// Whether what was taken for its source is what something depends on: "pay varies | according to | age".
    fn is_measure(&self, block: &Block) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let measure = |p: Phrase| p.kind == PhraseKind::Bare || p.kind == PhraseKind::Noun && !p.is_somebody();
        if !self.phrase.is_some_and(measure) || self.quotes(block) {
            return false;
        }
        let according = self.cue.clone().find(|&i| token(i).is(known::ACCORDING));
        according.and_then(|i| i.checked_sub(1)).is_some_and(|i| token(i).tag.is_verbal())
    }

    /// Whether what its verb brings forth in quotation marks is a thing: "the men had | shown | “a contempt for the law”",
    /// "has | published | “A History of Glue”".
    fn shows_thing(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        if token(self.head + 1).shape != Shape::MarkOpens {
            return false;
        }
        let (head, first) = (token(self.head), self.head + 2);
        let entry = lexicon.get(head.entry);
        let shown = self.stance(block, lexicon) == Some(Stance::Shows)
            && self.phrase.is_some_and(|p| p.role != Role::Document)
            && matches!(head.tag, Tag::Past | Tag::Present | Tag::Participle);
        let object = |p: &Range<usize>| p.start == first && token(first).tag == Tag::Determiner;
        let title = |p: &Range<usize>| {
            p.start <= first && token(first).shape == Shape::Capital && !has_finite(block, p.clone())
        };
        shown && self.all(object) || entry.verb == Some(VerbKind::Titled) && self.all(title)
    }

    /// Whether it only tells what somebody was asked who then spoke: "| Asked for | comment, the ministry said so".
    fn is_told_when_asked(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        let hears = lexicon.get(head.entry).verb == Some(VerbKind::Hears);
        if !hears || self.source.is_some() || !matches!(head.tag, Tag::Past | Tag::Participle) {
            return false;
        }
        // "…, he said | when asked about | the money"
        let when = self.cue.start.checked_sub(1).is_some_and(|i| token(i).tag == Tag::WhAdverb);
        let opens = self.cue.start == block.sentence_at(self.head).start || when;
        let noun = |p: &Range<usize>| !matches!(token(p.start).tag, Tag::Subordinator | Tag::Wh | Tag::WhAdverb);
        let ends = |p: &Range<usize>| token(p.end).tag == Tag::Comma || when;
        let behind = |p: &Range<usize>| p.start >= self.cue.end && ends(p) && noun(p);
        opens && !self.quotes(block) && self.all(|p| behind(p) && !has_finite(block, p.clone()))
    }

    /// Whether what was taken for its content is only tied to it: by a conjunction, or as when it was.
    fn is_tied(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        if self.pieces.is_empty() {
            return false;
        }
        // "it stays | until | the ministers have reported": a clause that the other hangs on is none that is told
        let first = self.source.as_ref().map_or(self.cue.start, |s| s.start.min(self.cue.start));
        let links = |i: usize| {
            let hangs = lexicon.get(token(i).entry).preposition.is_some() || token(i).is(known::THAT);
            !token(i).is(known::AS) && (hangs || matches!(token(i).tag, Tag::Subordinator | Tag::WhAdverb))
        };
        // “Yes,” she said, | as | the crowd applauded
        let cue = |i: usize| {
            token(i).depth == head.depth && token(i).tag.is_verb() && lexicon.get(token(i).entry).cue.is_some()
        };
        let said = |p: &Range<usize>| p.clone().any(|i| token(i).depth > head.depth) && p.clone().any(cue);
        let beside = || first > 0 && token(first - 1).is(known::AS) && self.all(|p| p.end < first && said(p));
        // "| As | reported by the Courier, it was cold": what only links is no content
        let link = |p: &Range<usize>| {
            let word = token(p.start);
            p.len() == 1 && word.depth == head.depth && matches!(word.tag, Tag::Subordinator | Tag::Conjunction)
        };
        // "as she said | last week |", "he learned so | in 1990 |": when it was is nothing that is said
        // but "asked for | two more weeks |"
        let leads = self.cue.len() > 1 && token(self.cue.end - 1).tag == Tag::Preposition;
        beside()
            || self.all(|p| p.end == first && p.len() > 1 && links(p.end - 1))
            || self.all(link)
            || head.tag.is_verb() && !leads && self.all(|p| tells_when(block, lexicon, p) || self.is_so(block, p))
    }

    /// Whether "so" stands for what is told elsewhere: "has said | so on more than one occasion |", "said so | because it was |", but
    /// "said | so many left |".
    fn is_so(&self, block: &Block, piece: &Range<usize>) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        // "has said | as much in the past |"
        let much = token(self.head + 1).is(known::AS) && token(self.head + 2).is(known::MUCH);
        let so = self.head + 1 + usize::from(much);
        if !much && !token(so).is(known::SO) {
            return false;
        }
        let next = token(so + 1).tag;
        let alone = next.is_nominal() || matches!(next, Tag::Determiner | Tag::Adjective | Tag::Subordinator);
        let own = piece.start == self.head + 1 && !alone && !has_finite(block, piece.clone());
        let parts = matches!(next, Tag::Comma | Tag::Conjunction | Tag::Subordinator) && !token(so + 1).is(known::THAT);
        own || parts && piece.start > so && !self.quotes(block)
    }

    /// Whether its cue is no verb of saying there, but a name, a noun, a preposition, or a label.
    fn is_other_word(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        let entry = lexicon.get(head.entry);
        let behind_source = || self.source.as_ref().is_some_and(|s| s.end == self.head);
        match head.tag {
            // "told Michael Bell | KC | that it was late"
            tag if tag.is_verb() => entry.cue.is_none() && head.shape == Shape::Upper,
            // "United | defender | Ann Bell thought so"
            Tag::Noun if entry.cue_noun.is_none() && token(self.head + 1).tag == Tag::Name => behind_source(),
            // "anyone with news | about | the fire should call"
            Tag::Preposition => self.cue.len() == 1 && behind_source(),
            // "| Correction: | an earlier version …"
            _ if head.shape == Shape::Colon => {
                let start = block.sentence_at(self.head).start;
                let noun = self.phrase.is_some_and(|p| p.kind != PhraseKind::Name && !p.is_somebody());
                noun && self.source.as_ref().is_some_and(|s| *s == (start..start + 1))
            }
            _ => false,
        }
    }

    /// Whether its verb only tells which thing or person is meant, by a name or a title or by whose doing it is.
    fn tells_of_noun(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        let listed = lexicon.get(head.entry).cue.is_some();
        let told = |p: &Range<usize>| has_finite(block, p.clone());
        if head.tag != Tag::Participle {
            // "has | used | the phrase “a dead sea”"
            let phrase = |p: &Range<usize>| {
                let mark = p.clone().find(|&i| token(i).shape == Shape::MarkOpens);
                let noun = mark.is_some_and(|i| i > p.start && token(i - 1).tag == Tag::Noun);
                p.start > self.head && noun && !told(p)
            };
            return head.tag.is_verb() && !listed && self.all(phrase);
        }
        let before = self.head.checked_sub(1).map_or(Tag::None, |i| token(i).tag);
        // "a man | called | Bert said so"
        let subject =
            |p: &Range<usize>| block.phrase_at(p.start).is_some_and(|n| token(n.end as usize).tag.is_finite());
        let name = |p: &Range<usize>| p.start == self.head + 1 && token(p.start).tag == Tag::Name;
        let named = |p: &Range<usize>| name(p) && (!listed || subject(p));
        if before.is_nominal() && self.pieces.iter().any(named) {
            return true;
        }
        // "a film | titled | “Arrogant”"
        let title = |p: &Range<usize>| p.start <= self.head || p.start <= self.head + 2 && p.len() <= SHORT && !told(p);
        if self.source.is_none() && token(self.head + 1).shape == Shape::MarkOpens && self.all(title) {
            return true;
        }
        if self.quotes(block) {
            return false;
        }
        // "| Asked | three times, she said no"
        let opens = self.source.is_none() && block.sentence_at(self.head).start == self.head;
        // "a letter | seen | by the Courier"
        let by = token(self.head + 1).is(known::BY);
        let seen = by && self.stance(block, lexicon) == Some(Stance::Thinks);
        if (opens || seen) && self.all(|p| !told(p)) {
            return true;
        }
        // "in its letter, | written | by Bell, that …": the letter is
        let comma = self.head.checked_sub(1).filter(|_| by && before == Tag::Comma);
        let noun = comma.and_then(|comma| block.phrase_before(comma)).map(|p| lexicon.get(token(p.head()).entry));
        noun.is_some_and(|entry| entry.source == Some(SourceKind::Document))
    }

    /// Whether its verb is that of a clause beside what is said, or what was taken for its content that of another.
    fn is_other_clause(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        let condition = || self.is_condition(block, lexicon);
        match head.tag {
            Tag::Base => self.is_cause(block, lexicon) || self.opens_on_object(block),
            Tag::Present => self.opens_on_object(block) || self.leads_clause(block),
            Tag::Past => {
                let condition = || lexicon.get(head.entry).verb == Some(VerbKind::Condition) && condition();
                self.is_headline_passive(block, lexicon) || condition() || self.leads_clause(block)
            }
            Tag::Participle => {
                self.is_headline_passive(block, lexicon) || condition() || self.is_told_then(block, lexicon)
            }
            Tag::Gerund => {
                let object = self.source.as_ref().is_some_and(|s| s.start == self.head + 1);
                // "he admitted, under | questioning |, that it was late"
                let under = || self.head.checked_sub(1).is_some_and(|i| token(i).is(known::UNDER));
                object || under() || self.addresses(block, lexicon) || self.takes_to(block, lexicon)
            }
            Tag::Preposition => self.takes_to(block, lexicon),
            _ => false,
        }
    }

    fn stance(&self, block: &Block, lexicon: &Lexicon) -> Option<Stance> {
        lexicon.get(at(&block.tokens, self.head as isize).entry).cue.map(|cue| cue.stance)
    }

    /// Whether it only tells what somebody did who then spoke: "| Addressing | a rally, Roe said that it was late".
    fn addresses(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let opens = block.sentence_at(self.head).start == self.head;
        let object = |p: &Range<usize>| p.start == self.head + 1 && !has_finite(block, p.clone());
        opens && self.stance(block, lexicon) == Some(Stance::Says) && !self.quotes(block) && self.all(object)
    }

    /// Whether its participle only brings in a clause: "they may stay, | provided | they pay".
    fn is_condition(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        // "the finding, if | confirmed |, would matter"
        let if_so = self.head.checked_sub(1).is_some_and(|i| token(i).is(known::IF) && i <= self.cue.start);
        if if_so && self.cue.end == self.head + 1 && token(self.cue.end).tag == Tag::Comma {
            return true;
        }
        let comma = self.head.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Comma);
        let hears = lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let subject = lexicon.get(token(self.head + 1).entry).pronoun.is_some_and(|p| p.usage == Use::Subject);
        // "Moen, who left in 2022, | claimed | he had known"
        let apart = self.source.as_ref().is_some_and(|s| token(s.end).tag == Tag::Comma);
        comma && !hears && !apart && subject && self.all(|p| p.start == self.head + 1)
    }

    /// Whether a thing only brings about what was taken for its content: "the plan | will see | the mill closed".
    fn is_cause(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let thinks = self.stance(block, lexicon) == Some(Stance::Thinks);
        let thing = self.phrase.is_some_and(|p| p.kind == PhraseKind::Noun && p.role == Role::Unknown);
        let modal = self.head.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Modal);
        thinks && thing && modal && !self.quotes(block)
    }

    /// Whether its cue is a participle that begins the sentence, and what was taken for its source only the object of that:
    /// "| Taking to | the stage, he said".
    fn takes_to(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let first = self.cue.start;
        let words = block.tokens.get(self.cue.clone()).unwrap_or_default();
        let begins = first == block.sentence_at(first).start && at(words, 0).tag == Tag::Gerund;
        let object = self.source.as_ref().is_some_and(|s| s.start == self.cue.end);
        begins && object && lexicon.frames_ahead(words.iter().map(|t| t.word)).next().is_none()
    }

    /// Whether a headline leaves out what makes a passive of its verb: "Residents | told | to boil water after leak".
    fn is_headline_passive(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let sentence = block.sentence_at(self.head);
        let hears = lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let subject = self.head.checked_sub(1).map_or(Tag::None, |i| token(i).tag);
        let plural = subject == Tag::Nouns;
        let line = token(sentence.end - usize::from(sentence.end > sentence.start)).shape != Shape::Stop;
        let article = matches!(token(sentence.start).tag, Tag::Determiner | Tag::Pronoun);
        hears && plural && line && !article && token(self.head + 1).is(known::TO) && !self.quotes(block)
    }

    /// Whether its clause only tells when, and what was taken for its content is the clause behind the comma: "when the
    /// bishop | complained |, she laughed", "whatever he | says |, Roe told them".
    fn leads_clause(&self, block: &Block) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.as_ref().filter(|s| s.end == self.cue.start) else { return false };
        let Some(link) = source.start.checked_sub(1) else { return false };
        let opens = matches!(token(link).tag, Tag::WhAdverb | Tag::Wh);
        let when = link == block.sentence_at(self.head).start && opens;
        let behind = |p: &Range<usize>| p.start == self.cue.end + 1 && token(self.cue.end).tag == Tag::Comma;
        let plain = |p: &Range<usize>| token(p.start).depth == token(self.head).depth;
        when && self.all(|p| behind(p) && plain(p))
    }

    /// Whether its clause only tells when, by what somebody was told then: "as Dahl | was told |, the river rose".
    fn is_told_then(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let start = block.sentence_at(self.head).start;
        let led = token(start).is(known::AS) && lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let behind = |p: &Range<usize>| p.start == self.head + 2 && token(self.head + 1).tag == Tag::Comma;
        let subject = || block.phrase_at(start + 1).is_some_and(|p| p.end as usize <= self.cue.start);
        led && self.source.is_none() && self.all(behind) && subject() && is_passive(block, lexicon, self.head)
    }

    /// Whether its verb begins the sentence, and all there is comes behind it without a colon: who is named behind such a verb
    /// does not do it. "| Calls | rivals names such as “pigs”".
    fn opens_on_object(&self, block: &Block) -> bool {
        let Some(source) = self.source.as_ref().filter(|s| s.start == self.head + 1) else { return false };
        let begins = block.sentence_at(self.head).start == self.head;
        let colon =
            |p: &Range<usize>| (source.end..p.start).any(|i| at(&block.tokens, i as isize).shape == Shape::Colon);
        begins && self.all(|p| p.start >= source.end && !colon(p))
    }
}
