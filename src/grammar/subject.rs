//! Where the subject of a cue begins and ends by grammar, whatever the weights say: it hangs on no preposition, has none of
//! the cue's auxiliaries, and is no clause.

use crate::block::phrase::{Phrase, PhraseKind, Role};
use crate::block::Block;
use crate::candidate::Candidate;
use crate::grammar::apposed::ends_relative;
use crate::grammar::bounds::has_finite;
use crate::grammar::owner::{owned, with_owner};
use crate::grammar::ties::Ties;
use crate::lexicon::known;
use crate::lexicon::{Lexicon, NamePart, PrepositionKind, VerbKind};
use crate::token::tag::Tag;
use crate::token::{at, Shape};

/// The most words that help a verb: "had not yet".
const HELPING: usize = 3;

/// How many phrases a subject is led back over.
const TIED: usize = 6;

impl Candidate {
    /// The subject of a cue is the noun right before it, not that of the clause around: "she wept as | Hallam | said", "she
    /// wept and | the bishop | now said", "she wept after | the bishop | had said".
    pub(crate) fn find_subject(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let helps = |&i: &usize| {
            matches!(token(i).tag, Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not) || token(i).is(known::HAD)
        };
        let helping = (0..self.head).rev().take(HELPING).take_while(helps).count();
        let helped = token(self.head).tag == Tag::Participle
            && (self.head - helping..self.head).any(|i| token(i).tag != Tag::Adverb);
        let finite = matches!(token(self.head).tag, Tag::Past | Tag::Present) || helped;
        let Some(source) = self.source.as_ref().filter(|s| s.end <= self.head && finite) else { return };
        let Some(near) = block.phrase_before(self.head - helping) else { return };
        let start = near.start as usize;
        let Some(link) = start.checked_sub(1).filter(|&link| link >= source.end) else { return };
        let named = near.kind == PhraseKind::Name && near.is_somebody() || token(start).tag == Tag::Name;
        let led = matches!(token(start).tag, Tag::Determiner | Tag::Possessive);
        let told = near.is_somebody() && near.kind != PhraseKind::Pronoun && led;
        let clause = lexicon.get(token(link).entry).preposition == Some(PrepositionKind::Clause);
        let links = matches!(token(link).tag, Tag::Subordinator | Tag::WhAdverb | Tag::Conjunction);
        // "after the front-runner had said": whatever stands there is its subject
        let noun = near.kind == PhraseKind::Noun && near.role == Role::Unknown && led;
        let hangs = clause || matches!(token(link).tag, Tag::Subordinator | Tag::WhAdverb) || token(link).is(known::AS);
        // "in the hope of shedding what | Gilbert | called", "it was late, | his wife | said"
        // "all that was late – | Roe | boasted, “…”"
        let links = links || token(link).tag == Tag::Wh || token(link).shape == Shape::Dash;
        let links = links || told && token(link).tag == Tag::Comma;
        let opens = (links || hangs) && (named || told) || hangs && noun;
        let between = block.tokens.get(source.end..link).unwrap_or_default();
        if opens && between.iter().any(|t| t.tag.is_verbal()) {
            self.source = Some(start..near.end as usize);
            self.phrase = Some(near);
        }
    }

    /// Who it is stands in commas behind what he or she is: "the head of the Baltic Society, | Walt Harrow |, says".
    pub(crate) fn take_apposition(&mut self, block: &Block, lexicon: &Lexicon) {
        let comma = |i: usize| at(&block.tokens, i as isize).tag == Tag::Comma;
        let Some(source) = self.source.as_mut().filter(|s| s.end < self.cue.start && comma(s.end)) else { return };
        // "the chairwoman, | retired | Judge Ann Bell, said"
        let first = at(&block.tokens, source.end as isize + 1);
        let epithet = lexicon.get(first.entry).name_part == Some(NamePart::Epithet);
        let name = block.phrase_at(source.end + 1 + usize::from(epithet));
        let name = name.filter(|p| p.kind == PhraseKind::Name && p.role != Role::NotName);
        let end = name.map_or(0, |name| name.end as usize);
        // "the husband of a crash victim, Teresa Harrow, says"
        let last = block.phrase_before(source.end).filter(|last| last.start as usize > source.start);
        let other =
            last.is_some_and(|last| matches!(last.role, Role::Person | Role::Title | Role::Unnamed | Role::Human));
        if !other && comma(end) && end + 1 == self.cue.start && end <= self.head {
            source.end = end;
        }
    }

    /// A source has its noun phrase whole: "the Bureau | of Fisheries |", "the council's chief | executive officer, Ann Bell |".
    pub(crate) fn fill_gap(&mut self, block: &Block) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        if !source.contains(&phrase.head()) || phrase.kind == PhraseKind::Pronoun {
            return;
        }
        let end = with_owner(block, source.end);
        source.end = end;
        for piece in self.pieces.iter_mut().filter(|p| p.start < end && end <= p.end && p.start > self.head) {
            piece.start = end + usize::from(token(end).tag == Tag::Comma);
        }
        self.pieces.retain(|p| p.start < p.end);
        let gap = end..self.cue.start.min(self.head);
        let goes_on = token(end).tag.is_nominal() || token(end).tag == Tag::Adjective;
        let plain = |i: usize| {
            let opens = matches!(token(i).tag, Tag::Wh | Tag::WhAdverb | Tag::Subordinator | Tag::Mark | Tag::Pronoun);
            !opens && !token(i).tag.is_verbal()
        };
        if end < gap.end && goes_on && gap.clone().all(plain) {
            let last = gap.rev().find(|&i| token(i).tag.is_nominal());
            source.end = last.map_or(end, |last| last + 1);
        }
    }

    /// When it is said belongs to the verb: "| Israel | last week said".
    pub(crate) fn drop_time(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        // "| those who left in April | said"
        if source.clone().any(|i| token(i).tag == Tag::Wh) {
            return;
        }
        let last = block.phrase_before(source.end).filter(|last| last.start > phrase.head() as u32);
        let Some(last) = last.filter(|_| source.end == self.cue.start && source.end <= self.head) else { return };
        let words = (last.start..last.end).map(|i| token(i as usize).word);
        let whole = lexicon.prefixes(words).last().filter(|(length, _)| *length == (last.end - last.start) as usize);
        if whole.is_some_and(|(_, entry)| entry.is_time()) {
            let end = last.start as usize - usize::from(token(last.start as usize - 1).tag == Tag::Preposition);
            // "a report published on Tuesday"
            source.end = if at(&block.tokens, end as isize - 1).tag.is_nominal() { end } else { source.end };
        }
    }

    /// The subject is the noun that all before the cue hangs on: "| a statement from the office of | Bell | said".
    pub(crate) fn lead_back(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head) else { return };
        let sentence = block.sentence_at(self.head);
        let plain = self.phrase.is_some_and(|p| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun));
        let ties = Ties { block, lexicon, first: sentence.start, end: source.end, plain };
        let (mut start, mut subject) = (source.start, None);
        for step in 0..TIED {
            let Some(before) = ties.before(start, step == 0) else { break };
            start = before.start as usize;
            subject = Some(before);
        }
        // "| her | counterpart from the ministry said"
        start -= usize::from(start > sentence.start && at(&block.tokens, start as isize - 1).tag == Tag::Possessive);
        // "| more than | half of those asked"
        let than = start.checked_sub(2).filter(|&i| token(i + 1).is(known::THAN) && token(i).is(known::MORE));
        start = than.filter(|&i| i >= sentence.start && subject.is_some()).unwrap_or(start);
        let before = at(&block.tokens, start as isize - 1);
        let ahead = at(&block.tokens, start as isize - 2);
        let fronted = before.tag == Tag::Preposition && (start < sentence.start + 2 || !ahead.is_word());
        if let (true, Some(own)) = (fronted, self.phrase.and_then(|p| ties.behind_adjunct(p, source.start))) {
            self.source = Some(own.start as usize..source.end);
            self.phrase = Some(own);
            return;
        }
        let opens = start == sentence.start || !before.is_word() || begins_clause(before.tag);
        let named = |p: &Phrase| matches!(p.kind, PhraseKind::Name | PhraseKind::Noun) && p.role != Role::NotName;
        let Some(subject) = subject.filter(|p| opens && named(p)) else { return };
        self.pieces.retain(|p| p.end <= start || source.end <= p.start);
        // "the Bureau of Fisheries' | Ann Bell |", "Leeds council | head Ann Bell |"
        let own = |p: &Phrase| {
            let before = at(&block.tokens, p.start as isize - 1);
            before.tag == Tag::Genitive && p.role == Role::Human || before.tag.is_nominal()
        };
        self.source = Some(start..source.end);
        self.phrase = self.phrase.filter(own).or(Some(subject));
    }

    /// What helps the verb is a part of the cue: "the fund (IFF) | has described".
    pub(crate) fn part_auxiliaries(&mut self, block: &Block) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let (Some(source), Some(phrase)) = (self.source.as_mut(), self.phrase) else { return };
        if source.end > self.head || !tag(self.head).is_verb() {
            return;
        }
        let own = source.start.max(phrase.end as usize)..source.end;
        let helps = |&i: &usize| matches!(tag(i), Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not);
        let helping = own.rev().take_while(helps).count();
        if source.end == self.cue.start {
            self.cue.start -= helping;
        }
        source.end -= helping;
        // "the minister, Karin Holm, | has"
        source.end -= usize::from(helping > 0 && tag(source.end - 1) == Tag::Comma);
    }

    /// Who has others believe something says it: "| they | would have us believe that it is safe".
    pub(crate) fn take_causer(&mut self, block: &Block, lexicon: &Lexicon) {
        let token = |i: usize| at(&block.tokens, i as isize);
        let Some(whom) = block.phrase_before(self.head).filter(|_| token(self.head).tag == Tag::Base) else { return };
        let has = (whom.start as usize).checked_sub(1).filter(|&i| {
            let has = lexicon.get(token(i).entry).verb == Some(VerbKind::Has);
            has && token(i.saturating_sub(1)).tag == Tag::Modal
        });
        let Some(modal) = has.and_then(|i| i.checked_sub(1)) else { return };
        if let Some(causer) = block.phrase_before(modal).filter(|p| p.is_somebody()) {
            (self.source, self.phrase) = (Some(owned(block, causer.start as usize)..modal), Some(causer));
            self.cue.start = modal;
        }
    }

    /// A clause is no subject: "| a man who wept when | his car was sold | said", "he resigned after | the Anchor | said".
    pub(crate) fn leave_clause(&mut self, block: &Block, lexicon: &Lexicon) {
        let tag = |i: usize| at(&block.tokens, i as isize).tag;
        let Some(source) = self.source.clone().filter(|s| s.end <= self.head) else { return };
        let brings = |i: &usize| {
            let entry = lexicon.get(at(&block.tokens, *i as isize).entry);
            entry.preposition == Some(PrepositionKind::Clause) && !at(&block.tokens, *i as isize).is(known::THAN)
        };
        let own = source.clone().skip(1).rfind(brings).and_then(|i| block.phrase_at(i + 1));
        if let Some(own) = own.filter(|own| own.is_somebody() && own.end as usize == source.end) {
            (self.source, self.phrase) = (Some(own.tokens()), Some(own));
            return;
        }
        let relative = |i: usize| matches!(tag(i), Tag::Wh | Tag::Subordinator | Tag::WhAdverb);
        let joined = |i: usize| matches!(tag(i), Tag::Conjunction | Tag::Comma | Tag::Mark | Tag::Other);
        let before = source.start..self.cue.start.max(source.end);
        let start = block.sentence_at(self.head).start;
        let whole = ends_relative(block, start, &source, self.cue.start);
        if !(has_finite(block, before.clone()) || whole)
            || before.clone().any(|i| relative(i) || i >= source.end && joined(i))
        {
            return;
        }
        let first = block.phrase_at(start).filter(|p| tag(p.end as usize) == Tag::Wh && start < source.start);
        if let Some(first) = first {
            self.source = Some(start..before.end);
            self.phrase = Some(first);
        }
    }
}

/// Whether a subject can stand right behind it.
fn begins_clause(tag: Tag) -> bool {
    matches!(tag, Tag::Conjunction | Tag::Subordinator | Tag::Wh | Tag::WhAdverb | Tag::Adverb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::extractor::engine;
    use crate::{Language, Span};

    /// The source and the cue after `change`, where the weights had found those in `[ ]` and `< >`.
    fn changed(marked: &str, change: impl Fn(&mut Candidate, &Block, &Lexicon)) -> (String, String) {
        let engine = engine(Language::English);
        let text: String = marked.chars().filter(|c| !"[]<>".contains(*c)).collect();
        let place = |mark: char| {
            let (before, _) = marked.split_once(mark).unwrap();
            before.chars().filter(|c| !"[]<>".contains(*c)).map(char::len_utf8).sum::<usize>()
        };
        let mut block = Block::default();
        block.fill(&text, &[Span::new(0, text.len()).unwrap()], &[], 0, &engine);
        let tokens = |open, close| block.places_in(Span::new(place(open), place(close)).unwrap());
        let (source, cue) = (tokens('[', ']'), tokens('<', '>'));
        let phrase = block.phrases.iter().find(|p| source.contains(&p.head())).copied();
        let mut candidate = Candidate::by_form(
            cue.clone(),
            source,
            phrase,
            std::iter::once(cue.end..block.tokens.len()).collect(),
            0.5,
        );
        candidate.head = cue.end - 1;
        change(&mut candidate, &block, &engine.lexicon);
        let words = |range: std::ops::Range<usize>| block.bytes(range.start, range.end).text(&text).to_owned();
        (words(candidate.source.clone().unwrap()), words(candidate.cue))
    }

    fn source(marked: &str, change: impl Fn(&mut Candidate, &Block, &Lexicon)) -> String {
        changed(marked, change).0
    }

    #[test]
    fn the_subject_is_the_noun_before_the_verb() {
        let find = |marked: &str| source(marked, |c, block, lexicon| c.find_subject(block, lexicon));
        assert_eq!(find("[She] wept as Hallam <said> it rained."), "Hallam");
        assert_eq!(find("[She] wept when Hallam <said> it rained."), "Hallam");
        assert_eq!(find("[Norway] heard it and the ministry now <says> it rained."), "the ministry");
        assert_eq!(find("[Norway] heard it and Hallam <said> it rained."), "Hallam");
        // no verb stands between, or no name that could be one
        assert_eq!(find("[Bell] and Hallam <said> it rained."), "Bell");
        assert_eq!(find("[Norway] heard it and she <said> it rained."), "Norway");
        assert_eq!(find("[Norway] heard it and the wind <said> it rained."), "Norway");
        assert_eq!(find("[She] wept, which the ministry <said> was so."), "the ministry");
        assert_eq!(find("[She] wept, the ministry <said>."), "the ministry");
        assert_eq!(find("[She] wept after the minister had <said> so."), "the minister");
        assert_eq!(find("[She] wept as Hallam <saying> it rained."), "She");
    }

    #[test]
    fn a_name_in_commas_belongs_to_what_its_bearer_is() {
        let take = |marked: &str| source(marked, |c, block, lexicon| c.take_apposition(block, lexicon));
        assert_eq!(
            take("[The head of the Baltic Society], Walt Harrow, <says> so."),
            "The head of the Baltic Society, Walt Harrow"
        );
        assert_eq!(take("[The head of the Baltic Society], Walt Harrow <says> so."), "The head of the Baltic Society");
        assert_eq!(take("[The head of the Baltic Society], Monday, <says> so."), "The head of the Baltic Society");
        assert_eq!(take("[The wife of the victim], Walt Harrow, <says> so."), "The wife of the victim");
        assert_eq!(take("[The head of the Baltic Society], in tears, <says> so."), "The head of the Baltic Society");
    }

    #[test]
    fn time_is_no_part_of_a_source() {
        let drop = |marked: &str| source(marked, |c, block, lexicon| c.drop_time(block, lexicon));
        assert_eq!(drop("[Israel last week] <said> so."), "Israel");
        assert_eq!(drop("[The minister on Monday] <said> so."), "The minister");
        assert_eq!(drop("[A report published on Monday] <said> so."), "A report published on Monday");
        assert_eq!(drop("[The minister last] <said> so."), "The minister last");
        assert_eq!(drop("[The minister of the coast] <said> so."), "The minister of the coast");
    }

    #[test]
    fn a_noun_phrase_is_whole() {
        let fill = |marked: &str| source(marked, |c, block, _| c.fill_gap(block));
        assert_eq!(
            fill("[The council's chief] executive officer, Ann Bell, <says> so."),
            "The council's chief executive officer, Ann Bell"
        );
        assert_eq!(fill("[The Bureau] of Statistics <says> so."), "The Bureau of Statistics");
        assert_eq!(fill("[The officer] who left the town <says> so."), "The officer");
        assert_eq!(fill("[The officer], in a letter, <says> so."), "The officer");
        assert_eq!(fill("[She] of Riga <says> so."), "She");
    }

    #[test]
    fn nothing_that_hangs_on_a_preposition_is_the_subject() {
        let lead = |marked: &str| source(marked, |c, block, lexicon| c.lead_back(block, lexicon));
        assert_eq!(lead("A statement from [the mayor's office] <said> so."), "A statement from the mayor's office");
        assert_eq!(
            lead("A plan issued after a meeting led by [Ann Bell] <said> so."),
            "A plan issued after a meeting led by Ann Bell"
        );
        assert_eq!(lead("United States peace [envoy Ann Bell] <said> so."), "United States peace envoy Ann Bell");
        assert_eq!(lead("Ann Bell, [an adviser to the mayor] <said> so."), "Ann Bell, an adviser to the mayor");
        assert_eq!(lead("Bell and [Hallam] <said> so."), "Bell and Hallam");
        // where that is no part of the subject, or brings in a clause
        assert_eq!(lead("She left after [the mayor] <said> so."), "the mayor");
        assert_eq!(lead("She met Bell and [she] <said> so."), "she");
        assert_eq!(lead("In Riga, [an adviser] <said> so."), "an adviser");
        assert_eq!(lead("They gave it to [Ann Bell] <said> so."), "Ann Bell");
        assert_eq!(lead("Last week [officials] <said> so."), "officials");
        // what frames the clause ends where the subject begins
        assert_eq!(lead("At the time [Roe] <said> so."), "Roe");
        assert_eq!(lead("During a debate on the bill [Senator Roe] <said> so."), "Senator Roe");
        assert_eq!(lead("By Tuesday [officials] <said> so."), "officials");
        assert_eq!(lead("For [years critics] have <said> so."), "critics");
        assert_eq!(lead("For [the senator's critics] <said> so."), "the senator's critics");
    }

    #[test]
    fn auxiliaries_are_parts_of_the_cue() {
        let part = |marked: &str| changed(marked, |c, block, _| c.part_auxiliaries(block));
        let of = |source: &str, cue: &str| (source.to_owned(), cue.to_owned());
        assert_eq!(part("[The fund (IFF) has] <described> it."), of("The fund (IFF)", "has described"));
        assert_eq!(part("[The minister, Ann Bell, has] <told> it."), of("The minister, Ann Bell", "has told"));
        assert_eq!(part("[The minister also] <told> it."), of("The minister", "also told"));
        assert_eq!(part("[The minister] <told> it."), of("The minister", "told"));
    }

    #[test]
    fn a_clause_is_no_subject() {
        let leave = |marked: &str| source(marked, |c, block, lexicon| c.leave_clause(block, lexicon));
        assert_eq!(leave("A man who wept when [his car was sold] <said> so."), "A man who wept when his car was sold");
        assert_eq!(leave("A man wept when [his car was sold] <said> so."), "his car was sold");
        assert_eq!(leave("A man who wept when [his car] <said> so."), "his car");
    }
}
