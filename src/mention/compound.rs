//! Compounds: names and descriptions with the words before them in their noun phrase, which the tagger may have cut.

use super::known::AND;
use super::title::{is_calling, named, title_at, LONGEST_TITLE};
use super::{Flags, Form, Mention, Mentions, Placed, Scene};
use crate::lexicon::word::{name_hash, names_hash};
use crate::lexicon::{Number, SourceKind};
use crate::token::tag::Tag;
use crate::token::Shape;

/// How many words are looked at before a name.
const LONGEST: usize = 10;

/// How many words with a capital may stand before a body's noun: "Irish Primary Teachers' | Union".
const MEMBERS: usize = 4;

impl Mentions {
    /// Takes mentions that stand in the same noun phrase before a name into it: "Leeds Union | director Ann Bell".
    /// Gives the first token of the whole.
    pub(super) fn take_in(&mut self, scene: &Scene<'_>, mention: &mut Mention, start: usize) -> usize {
        let is_name = mention.form == Form::Name && mention.sort != Some(SourceKind::Organisation);
        let is_role = mention.form == Form::Bare && mention.number == Number::Singular;
        let is_role = is_role && mention.sort == Some(SourceKind::Person) && scene.token(start).shape == Shape::Lower;
        if !is_name && !is_role || mention.flags.has(Flags::HELD) {
            return start;
        }
        // brackets stand between the name and its title
        let start = if mention.outer < scene.token(start).start {
            self.forget(mention.outer);
            (scene.start..start).rev().find(|&i| scene.token(i).start == mention.outer).unwrap_or(start)
        } else {
            start
        };
        let mut from = reach(scene, start);
        let last = self.last;
        if last.end > from && last.start < from && last.end <= start {
            from = last.start;
        }
        mention.reach = scene.token(from).start;
        let gap = start > last.end && start > from && scene.before(start).shape == Shape::Lower;
        let gap = gap && is_calling(scene, start - 1);
        if from == start || last.mention == super::NOBODY || !(is_role || gap || mention.role != 0) {
            return start;
        }
        if is_name && self.list.last().is_some_and(|m| last.end == start && m.is_description()) {
            return start; // it tells what the name after it is
        }
        if mention.role == 0 {
            mention.sort = Some(SourceKind::Person);
            mention.role = scene.before(start).word;
            mention.role_words = scene.before(start).span();
        }
        if mention.affiliation.is_empty() {
            let before = if gap { start - 1 } else { start };
            mention.affiliation = named(scene, from, before);
        } else if let Some(first) = Some(named(scene, from, start)).filter(|s| !s.is_empty()) {
            mention.affiliation = first.join(mention.affiliation);
        }
        let first = scene.token(from);
        self.forget(first.start);
        mention.outer = first.start;
        if is_role {
            mention.form = super::description::form(scene, from);
            mention.span = first.span().join(mention.span);
            mention.role_words = if mention.form == Form::Indefinite { mention.span } else { mention.role_words };
        }
        from
    }

    /// Takes the possessor that a body is called by into its name: "the Alzheimer's | Trust". Gives the first token.
    pub(super) fn take_possessor(&mut self, scene: &Scene<'_>, mention: &mut Mention, start: usize) -> usize {
        let last = self.last;
        let body = mention.form == Form::Name && mention.sort == Some(SourceKind::Organisation);
        if let Some(first) = self.joined_before(scene, start).filter(|_| body) {
            return self.take_members(scene, mention, first, start);
        }
        if !body || scene.before(start).tag != Tag::Genitive {
            return start;
        }
        if let Some(first) = members_before(scene, start) {
            return self.take_members(scene, mention, first, start);
        }
        let behind = mention.words.count == 1 && last.end + 1 == start;
        let Some(owner) = self.list.last().filter(|_| behind && last.mention as usize + 1 == self.list.len()) else {
            return start;
        };
        let plain = owner.form == Form::Name && owner.flags.has(Flags::THE) && !owner.flags.has(Flags::GIVEN);
        let known = owner.flags.has(Flags::PLACE) || owner.flags.has(Flags::CAPITALS) || owner.role != 0;
        if !plain || known || mention.flags.has(Flags::PLACE) {
            return start;
        }
        let mut words = mention.words;
        words.all = names_hash(owner.words.all, mention.words.all);
        // "Alzheimer" alone is not the trust
        (words.first, words.second, words.count) =
            (words.all, mention.words.first, owner.words.count.saturating_add(1));
        mention.words = words;
        mention.head = owner.head.join(mention.head);
        mention.span = owner.span.join(mention.span);
        (mention.outer, mention.reach) = (owner.outer, owner.reach);
        mention.flags.set(Flags::THE);
        self.forget(owner.outer);
        last.start
    }

    /// Where the first half of a body's name begins that "and" joins to the rest, behind one article: "the | Treatment | and Care
    /// Movement".
    fn joined_before(&self, scene: &Scene<'_>, start: usize) -> Option<usize> {
        let last = self.last;
        let and = start.checked_sub(1).filter(|&i| scene.token(i).is(AND) && last.end == i)?;
        let half = self.list.get(last.mention as usize).filter(|m| m.form == Form::Name && m.flags.has(Flags::THE))?;
        let word = scene.entry(and - 1);
        let whole = half.flags.has(Flags::PLACE) || half.flags.has(Flags::CAPITALS) || half.flags.has(Flags::GIVEN);
        let body = word.organisation.is_some() || word.source.is_some() || word.not_name.is_some();
        (half.role == 0 && !whole && !body && last.start + 1 < and).then_some(last.start + 1)
    }

    /// Takes those whose body it is into its name: "the Irish Growers' | Union". Gives the first token.
    fn take_members(&mut self, scene: &Scene<'_>, mention: &mut Mention, first: usize, start: usize) -> usize {
        let word = |i: usize| name_hash(scene.words(scene.token(i)));
        let inner = (first + 1..start - 1).map(word);
        let mut words = mention.words;
        words.all = names_hash(inner.clone().fold(word(first), names_hash), mention.words.all);
        words.first = word(first);
        words.second = inner.clone().next().unwrap_or(mention.words.first);
        words.count = mention.words.count.saturating_add((start - 1 - first) as u8);
        words.acronym = 0;
        mention.words = words;
        let the = first > scene.start && scene.token(first - 1).tag == Tag::Determiner;
        let outer = first - usize::from(the);
        mention.head = scene.token(first).span().join(mention.head);
        mention.span = scene.token(first).span().join(mention.span);
        mention.outer = scene.token(outer).start;
        mention.reach = mention.outer;
        if the {
            mention.flags.set(Flags::THE);
        }
        self.forget(mention.outer);
        outer
    }

    /// Forgets the mentions of this sentence from the byte `from` on.
    fn forget(&mut self, from: u32) {
        let before = self.list.len();
        let is_inside =
            |m: &Mention, sentence, paragraph| m.outer >= from && m.sentence == sentence && m.paragraph == paragraph;
        while self.list.last().is_some_and(|m| is_inside(m, self.sentence, self.paragraph)) {
            self.list.pop();
        }
        let gone = before - self.list.len();
        if gone > 0 {
            self.last = if gone == 1 { self.before_last } else { Placed::default() };
            self.before_last = Placed::default();
        }
        // what stood beside one of them stands beside the whole
        let whole = self.list.len() as u32;
        if let Some(last) = self.list.last_mut().filter(|m| m.apposed != super::NOBODY && m.apposed > whole) {
            last.apposed = whole;
        }
    }
}

/// The first of the words before `start` that can belong to its noun phrase.
fn reach(scene: &Scene<'_>, start: usize) -> usize {
    let mut from = start;
    if scene.token(start).tag == Tag::Determiner {
        return from;
    }
    while start - from < LONGEST && from > scene.start {
        // "the Port Union | (PU) | director"
        let bracket = from > scene.start + 2 && scene.token(from - 3).shape == Shape::Open;
        let acronym =
            bracket && scene.token(from - 1).shape == Shape::Close && scene.token(from - 2).shape == Shape::Upper;
        if !acronym && !belongs(scene, from - 1) {
            break;
        }
        from -= if acronym { 3 } else { 1 };
    }
    from - usize::from(scene.before(from).tag == Tag::Determiner)
}

fn belongs(scene: &Scene<'_>, index: usize) -> bool {
    let token = scene.token(index);
    let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
    let belongs = match token.tag {
        Tag::Nouns => capital || !is_calling(scene, index),
        Tag::Name | Tag::Noun | Tag::Adjective => !scene.entry(index).is_date(),
        Tag::Other => token.shape == Shape::Symbol,
        Tag::Wh | Tag::Pronoun => token.shape == Shape::Upper,
        Tag::Base | Tag::Past | Tag::Present | Tag::Gerund | Tag::Participle | Tag::Adverb => {
            capital && index > scene.start
        }
        _ => false,
    };
    belongs || token.shape == Shape::Lower && is_calling(scene, index)
}

/// The end of the name that stands right after a noun phrase which ends with what its bearer is, where the tagger has
/// cut the two: "chief | executive Ann Bell", "campaign manager | Skip Bell".
pub(super) fn name_after(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let capital = |i: usize| scene.token(i).shape == Shape::Capital;
    let named = |i: usize| scene.token(i).tag == Tag::Name && capital(i);
    if !(end..end + LONGEST_TITLE).any(|i| capital(i) && named(i + 1)) {
        return None;
    }
    let titles = (start.max(end.saturating_sub(3))..end).filter_map(|i| Some(i + title_at(scene, i)?.0));
    let end = titles.max().filter(|&after| after >= end)?;
    let leads = capital(end) && (scene.token(end).tag.is_verb() || named(end));
    if !leads || !named(end + 1) || scene.before(end).shape != Shape::Lower {
        return None;
    }
    let last = (end + 1..end + LONGEST).take_while(|&i| named(i)).last()?;
    Some(last + 1)
}

/// Where the words begin that tell whose body it is that begins at `start`: several who hold it together, with a capital
/// and an apostrophe alone, behind an article: "the | Irish Growers' | Union".
fn members_before(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let mark = start.checked_sub(1).filter(|&i| matches!(scene.words(scene.token(i)), "'" | "’"))?;
    let capital = |&i: &usize| scene.token(i).shape == Shape::Capital && scene.token(i).tag != Tag::Determiner;
    let first = (scene.start.max(mark.saturating_sub(MEMBERS))..mark).rev().take_while(capital).last()?;
    let led = first == scene.start || scene.token(first - 1).tag == Tag::Determiner;
    led.then_some(first)
}
