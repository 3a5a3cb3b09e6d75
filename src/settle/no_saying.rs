//! What is no attribution, though it looks like one: cues that only tell which thing is meant, titles, words as words.

use std::ops::Range;

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::bounds::has_finite;
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
        let token = |i: usize| at(&block.tokens, i as isize);
        let head = token(self.head);
        let verb = lexicon.get(head.entry).verb;
        let all = |holds: &dyn Fn(&Range<usize>) -> bool| self.pieces.iter().all(holds);
        // "| What did | she say?"
        let helps = |i: usize| matches!(token(i).tag, Tag::Auxiliary | Tag::Modal);
        let asks = |p: &Range<usize>| {
            let question = |i: usize| helps(i) || matches!(token(i).tag, Tag::Wh | Tag::WhAdverb);
            p.end <= self.head && p.clone().all(question) && p.clone().any(helps)
        };
        if head.tag.is_verb() && !self.pieces.is_empty() && all(&asks) {
            return true;
        }
        // (she said,) "and I | quote |, “…”"
        let before = self.head.checked_sub(2).map_or(Tag::None, |i| token(i).tag);
        let aside = matches!(before, Tag::Comma | Tag::Conjunction);
        // the plan was, | quote |, “dead”
        let aside = aside || self.head.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Comma);
        let beside = token(self.head + 1).tag == Tag::Comma || token(self.head + 1).tag == Tag::Other;
        if verb == Some(VerbKind::Mark) && aside && beside && token(self.head + 2).shape == Shape::MarkOpens {
            return true;
        }
        // "| Dear Ann |: we moved": she is written to
        let start = self.source.as_ref().map_or(0, |s| s.start);
        let addressed = lexicon.get(token(start).entry).name_part == Some(NamePart::Endearment);
        // "| Sir |: we moved"
        let courtesy = lexicon.get(token(start).entry).title.is_some_and(|t| t.kind == TitleKind::Honorific);
        let addressed = addressed || courtesy && self.source.as_ref().is_some_and(|s| s.len() == 1);
        if head.shape == Shape::Colon && addressed && start == block.sentence_at(self.head).start {
            return true;
        }
        // "pay varies | according to | age"
        let according = self.cue.clone().find(|&i| token(i).is(known::ACCORDING));
        let does = according.and_then(|i| i.checked_sub(1)).is_some_and(|i| token(i).tag.is_verbal());
        let measure = |p: Phrase| p.kind == PhraseKind::Bare || p.kind == PhraseKind::Noun && !p.is_somebody();
        if self.phrase.is_some_and(measure) && does && !self.quotes(block) {
            return true;
        }
        // "the men had | shown | “a contempt for the law”"
        let stance = lexicon.get(head.entry).cue.map(|cue| cue.stance);
        let shown = stance == Some(Stance::Shows) && self.phrase.is_some_and(|p| p.role != Role::Document);
        let object = |p: &Range<usize>| token(p.start).tag == Tag::Determiner && p.start == self.head + 2;
        let tense = matches!(head.tag, Tag::Past | Tag::Present | Tag::Participle);
        if shown && tense && token(self.head + 1).shape == Shape::MarkOpens && all(&object) {
            return true;
        }
        // "| Asked for | comment, the ministry said so"
        let opens = self.source.is_none() && self.cue.start == block.sentence_at(self.head).start;
        let asked = opens && verb == Some(VerbKind::Hears) && !self.quotes(block);
        let noun = |p: &Range<usize>| !matches!(token(p.start).tag, Tag::Subordinator | Tag::Wh | Tag::WhAdverb);
        let behind = |p: &Range<usize>| p.start >= self.cue.end && token(p.end).tag == Tag::Comma && noun(p);
        if asked
            && matches!(head.tag, Tag::Past | Tag::Participle)
            && all(&|p| behind(p) && !has_finite(block, p.clone()))
        {
            return true;
        }
        // "has | published | “A History of Glue”"
        let titled = |p: &Range<usize>| {
            p.start <= self.head + 2 && token(self.head + 2).shape == Shape::Capital && !has_finite(block, p.clone())
        };
        if verb == Some(VerbKind::Titled) && token(self.head + 1).shape == Shape::MarkOpens && all(&titled) {
            return true;
        }
        let listed = lexicon.get(head.entry).cue.is_some();
        let told = |p: &Range<usize>| has_finite(block, p.clone());
        // "| You know |, rents have doubled": whom the writer speaks to says nothing
        let entry = self.phrase.map(|p| lexicon.get(token(p.head()).entry));
        let second = entry.and_then(|e| e.pronoun).is_some_and(|p| p.person == Person::Second);
        if second && !self.quotes(block) && token(self.cue.end).tag == Tag::Comma {
            return true;
        }
        // "it stays | until | the ministers have reported": a clause that the other hangs on is none that is told
        let first = self.source.as_ref().map_or(self.cue.start, |s| s.start.min(self.cue.start));
        // “Yes,” she said, | as | the crowd applauded
        let said = |p: &Range<usize>| {
            let cue = |i: usize| {
                token(i).depth == head.depth && token(i).tag.is_verb() && lexicon.get(token(i).entry).cue.is_some()
            };
            p.clone().any(|i| token(i).depth > head.depth) && p.clone().any(cue)
        };
        let links = |i: usize| {
            let hangs = lexicon.get(token(i).entry).preposition.is_some() || token(i).is(known::THAT);
            !token(i).is(known::AS) && (hangs || matches!(token(i).tag, Tag::Subordinator | Tag::WhAdverb))
        };
        let beside = first > 0 && token(first - 1).is(known::AS) && all(&|p| p.end < first && said(p));
        let hangs = beside || all(&|p| p.end == first && p.len() > 1 && links(p.end - 1));
        if !self.pieces.is_empty() && hangs {
            return true;
        }
        // "| As | reported by the Courier, it was cold": what only links is no content
        let link = |p: &Range<usize>| {
            let word = token(p.start);
            p.len() == 1 && word.depth == head.depth && matches!(word.tag, Tag::Subordinator | Tag::Conjunction)
        };
        if !self.pieces.is_empty() && all(&link) {
            return true;
        }
        // "as she said | last week |", "he learned so | in 1990 |": when it was is nothing that is said
        // but "asked for | two more weeks |"
        let leads = self.cue.len() > 1 && token(self.cue.end - 1).tag == Tag::Preposition;
        if head.tag.is_verb() && !leads && !self.pieces.is_empty() && all(&|p| tells_when(block, lexicon, p)) {
            return true;
        }
        match head.tag {
            // "told Michael Bell | KC | that it was late"
            tag if tag.is_verb() && !listed && head.shape == Shape::Upper => true,
            Tag::Base if self.is_cause(block, lexicon) => true,
            Tag::Gerund if self.source.as_ref().is_some_and(|s| s.start == self.head + 1) => true,
            // "United | defender | Ann Bell thought so"
            Tag::Noun if lexicon.get(head.entry).cue_noun.is_none() && token(self.head + 1).tag == Tag::Name => {
                self.source.as_ref().is_some_and(|s| s.end == self.head)
            }
            // "anyone with news | about | the fire should call"
            Tag::Preposition if self.cue.len() == 1 => self.source.as_ref().is_some_and(|s| s.end == self.head),
            // "he admitted, under | questioning |, that it was late"
            Tag::Gerund if self.head.checked_sub(1).is_some_and(|i| token(i).is(known::UNDER)) => true,
            // "| Taking to | the stage, he said"
            Tag::Gerund if self.addresses(block, lexicon) => true,
            Tag::Gerund | Tag::Preposition if self.takes_to(block, lexicon) => true,
            // "| Calls | rivals names such as “pigs”": who is named behind such a verb does not do it
            Tag::Present | Tag::Base if self.opens_on_object(block) => true,
            Tag::Past | Tag::Participle if self.is_headline_passive(block, lexicon) => true,
            Tag::Participle if self.is_condition(block, lexicon) => true,
            Tag::Past if verb == Some(VerbKind::Condition) && self.is_condition(block, lexicon) => true,
            Tag::Participle => {
                let noun = self.head.checked_sub(1).is_some_and(|i| token(i).tag.is_nominal());
                let name = |p: &Range<usize>| p.start == self.head + 1 && token(p.start).tag == Tag::Name;
                // "a man | called | Bert said so"
                let subject =
                    |p: &Range<usize>| block.phrase_at(p.start).is_some_and(|n| token(n.end as usize).tag.is_finite());
                let named = noun && self.pieces.iter().any(|p| name(p) && (!listed || subject(p)));
                // "| Asked | three times, she said no"
                let opens = block.sentence_at(self.head).start == self.head;
                let asked = opens && !self.quotes(block) && all(&|p| !told(p));
                // "a film | titled | “Arrogant”"
                let quoted = token(self.head + 1).shape == Shape::MarkOpens;
                let title = |p: &Range<usize>| p.start <= self.head + 2 && p.len() <= SHORT && !told(p);
                let titled = quoted && self.pieces.iter().filter(|p| p.start > self.head).all(title);
                // "in its letter, | written | by Bell, that …": the letter is
                let comma = self.head.checked_sub(1).filter(|&i| token(i).tag == Tag::Comma);
                let noun =
                    comma.and_then(|comma| block.phrase_before(comma)).map(|p| lexicon.get(token(p.head()).entry));
                let shown = noun.is_some_and(|entry| entry.source == Some(SourceKind::Document));
                let written = shown && token(self.head + 1).is(known::BY) && !self.quotes(block);
                // "a letter | seen | by the Courier"
                let stance = lexicon.get(head.entry).cue.map(|cue| cue.stance);
                let seen = stance == Some(Stance::Thinks) && token(self.head + 1).is(known::BY);
                let seen = seen && !self.quotes(block) && all(&|p| !told(p));
                named || written || seen || self.source.is_none() && (asked || titled)
            }
            // "when the bishop | complained |, the abbot answered": the other clause is another's
            Tag::Past | Tag::Present if self.leads_clause(block) => true,
            // "has | used | the phrase “a dead sea”"
            tag if tag.is_verb() && !listed => all(&|p| {
                let mark = p.clone().find(|&i| token(i).shape == Shape::MarkOpens);
                let noun = mark.is_some_and(|i| i > p.start && token(i - 1).tag == Tag::Noun);
                p.start > self.head && noun && !told(p)
            }),
            // "| Correction: | an earlier version …"
            _ if head.shape == Shape::Colon => {
                let start = block.sentence_at(self.head).start;
                let noun = self.phrase.is_some_and(|p| p.kind != PhraseKind::Name && !p.is_somebody());
                noun && self.source.as_ref().is_some_and(|s| *s == (start..start + 1))
            }
            _ => false,
        }
    }

    /// Whether it only tells what somebody did who then spoke: "| Addressing | a rally, Roe said that it was late".
    fn addresses(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let cue = lexicon.get(at(&block.tokens, self.head as isize).entry).cue;
        let opens = block.sentence_at(self.head).start == self.head;
        let object = |p: &Range<usize>| p.start == self.head + 1 && !has_finite(block, p.clone());
        let says = cue.is_some_and(|cue| cue.stance == Stance::Says);
        opens && says && !self.quotes(block) && self.pieces.iter().all(object)
    }

    /// Whether its participle only brings in a clause: "they may stay, | provided | they pay".
    fn is_condition(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        // "the finding, if | confirmed |, would matter"
        let if_so = self.cue.start.checked_sub(1).is_some_and(|i| token(i).is(known::IF));
        if if_so && self.cue.len() == 1 && token(self.cue.end).tag == Tag::Comma {
            return true;
        }
        let comma = self.head.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Comma);
        let hears = lexicon.get(token(self.head).entry).verb == Some(VerbKind::Hears);
        let subject = lexicon.get(token(self.head + 1).entry).pronoun.is_some_and(|p| p.usage == Use::Subject);
        // "Moen, who left in 2022, | claimed | he had known"
        let apart = self.source.as_ref().is_some_and(|s| token(s.end).tag == Tag::Comma);
        comma && !hears && !apart && subject && self.pieces.iter().all(|p| p.start == self.head + 1)
    }

    /// Whether a thing only brings about what was taken for its content: "the plan | will see | the mill closed".
    fn is_cause(&self, block: &Block, lexicon: &Lexicon) -> bool {
        let token = |i: usize| at(&block.tokens, i as isize);
        let thinks = lexicon.get(token(self.head).entry).cue.is_some_and(|cue| cue.stance == Stance::Thinks);
        let thing = self.phrase.is_some_and(|p| p.kind == PhraseKind::Noun && p.role == Role::Unknown);
        let modal = self.head.checked_sub(1).is_some_and(|i| token(i).tag == Tag::Modal);
        thinks && thing && modal && !self.quotes(block)
    }

    /// Whether its cue is a participle that begins the sentence, and what was taken for its source only the object of that.
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
        when && self.pieces.iter().all(|p| behind(p) && plain(p))
    }

    /// Whether its verb begins the sentence, and all there is comes behind it without a colon.
    fn opens_on_object(&self, block: &Block) -> bool {
        let Some(source) = self.source.as_ref().filter(|s| s.start == self.head + 1) else { return false };
        let begins = block.sentence_at(self.head).start == self.head;
        let colon =
            |p: &Range<usize>| (source.end..p.start).any(|i| at(&block.tokens, i as isize).shape == Shape::Colon);
        begins && self.pieces.iter().all(|p| p.start >= source.end && !colon(p))
    }
}
