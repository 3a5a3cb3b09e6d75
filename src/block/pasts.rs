//! Verbs of what people do that the tagger takes for nouns, and who does it: "The boy | shook | his head", "| Tom |
//! closed his eyes".

use std::collections::BTreeSet;

use crate::block::verbs::{has_object, has_verb};
use crate::lexicon::{known, word_hash};
use crate::lexicon::{Entry, Gender, Lexicon, SourceKind, Stance, Use, VerbKind};
use crate::token::tag::Tag;
use crate::token::tagger::retag;
use crate::token::{at, Shape, Token};

/// By what the tense of a story is told.
const SAYS: &str = "says";
const SAID: &str = "said";

/// How many tokens ahead another verb is looked for.
const AHEAD: usize = 24;

/// The most words of a subject: "the old ferryman".
const SUBJECT: usize = 4;

/// Makes verbs of the pasts in a sentence that do not look like ones, and a name of who does something first in it.
pub(crate) fn pasts(text: &str, tokens: &mut [Token], lexicon: &Lexicon, called: &Called) {
    let first = usize::from(!at(tokens, 0).is_word());
    let named = is_named(tokens, first, lexicon, called);
    if let Some(token) = tokens.get_mut(first).filter(|_| named) {
        retag(token, Tag::Name);
    }
    for index in first + 1..tokens.len() {
        let (own, before) = (at(tokens, index as isize), at(tokens, index as isize - 1));
        let behind = before.shape == Shape::MarkCloses;
        // the tagger knows all words of the closed classes
        if !behind && !own.tag.is_open() {
            continue;
        }
        let verb = match own.tag {
            Tag::Past => is_reduced(tokens, index, lexicon).then_some(Tag::Participle),
            _ if is_past(tokens, index, lexicon) || is_owned(tokens, index) => Some(Tag::Past),
            _ if acts(tokens, index) || acts_behind_relative(tokens, index) => Some(Tag::Past),
            _ if called.tells_now && is_present(text, tokens, index, lexicon) => Some(Tag::Present),
            _ if behind => inverted(text, tokens, index, lexicon),
            _ => None,
        };
        if let (Some(verb), Some(token)) = (verb, tokens.get_mut(index)) {
            retag(token, verb);
        }
        if !behind {
            continue;
        }
        let pointed = says_that(tokens, index, lexicon);
        if let Some(token) = tokens.get_mut(index + 1).filter(|_| pointed) {
            retag(token, Tag::Determiner);
        }
        let named = says_name(tokens, index, lexicon);
        if let Some(token) = tokens.get_mut(index + 1).filter(|_| named) {
            retag(token, Tag::Name);
        }
    }
}

/// Costs | rose | 31%; sales | rose | by a third; the grocer | cut | its prices.
pub(super) fn moves(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    let object = has_object(next) || next.tag == Tag::Number;
    match lexicon.get(at(tokens, index as isize).entry).verb {
        Some(VerbKind::Past) => before.tag.is_nominal() && (next.tag == Tag::Number || next.is(known::BY)),
        Some(VerbKind::Alike) => matches!(before.tag, Tag::Noun | Tag::Name) && object,
        _ => false,
    }
}

/// Most of those | asked | said no: of two verbs beside each other the first tells who it is.
fn is_reduced(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let own = at(tokens, index as isize);
    if own.tag != Tag::Past {
        return false;
    }
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    if !next.tag.is_finite() || next.tag == Tag::Modal {
        return false;
    }
    let entry = |token: Token| lexicon.get(token.entry);
    let whom = matches!(before.tag, Tag::Nouns | Tag::Determiner)
        || entry(before).pronoun.is_some_and(|p| matches!(p.usage, Use::Indefinite | Use::Demonstrative))
        || before.tag == Tag::Noun && entry(before).source.is_some();
    let asks = |stance| matches!(stance, Stance::Asks | Stance::Doubts);
    let says = entry(own).cue.is_some_and(|cue| !asks(cue.stance)) && entry(own).verb != Some(VerbKind::Hears);
    whom && !says && !before.is(known::THAT)
}

/// The given names that a novel has in the middle of its sentences: “Upstairs, | Grace |.” | Hope | stood up. And whether it
/// tells its story in the present tense: “No,” she | says |.
#[derive(Default)]
pub(crate) struct Called {
    names: BTreeSet<u32>,
    tells_now: bool,
}

impl Called {
    pub(crate) fn of(text: &str, lexicon: &Lexicon) -> Self {
        let goes_on = |before: &str| before.ends_with(|c: char| c.is_lowercase() || c == ',');
        let inside = text.split(' ').zip(text.split(' ').skip(1)).filter(|(before, _)| goes_on(before));
        let words = inside.map(|(_, word)| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
        let capitals = words.filter(|word| word.starts_with(char::is_uppercase)).map(word_hash);
        let names = capitals.filter(|&word| lexicon.entry(word).given_name.is_some()).collect();
        let of = |tense: &str| text.split(' ').filter(|word| word.trim_end_matches(['.', ',', ':']) == tense).count();
        Called { names, tells_now: of(SAYS) > of(SAID) }
    }
}

/// | Tom | closed his eyes, | Mary | closed her eyes; but Dawn broke.
fn is_named(tokens: &[Token], index: usize, lexicon: &Lexicon, called: &Called) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, verb) = (token(index), token(index + 1));
    let entry = *lexicon.get(own.entry);
    let Some(gender) = entry.given_name.filter(|_| own.shape == Shape::Capital) else { return false };
    if called.names.contains(&own.word) {
        return own.tag != Tag::Name && verb.shape == Shape::Lower && verb.tag.is_finite();
    }
    let acts = own.tag == Tag::Noun && verb.shape == Shape::Lower && matches!(verb.tag, Tag::Past | Tag::Auxiliary);
    let only = !Entry { given_name: None, ..entry }.is_listed();
    acts && only && (gender == Gender::Male || token(index + 2).tag == Tag::Possessive)
}

/// Two barges | burned |, and the river | flooded |; “It is late,” one of them | quipped |: a clause has a verb.
fn acts(tokens: &[Token], index: usize) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let before = token(index.saturating_sub(1)).tag;
    if token(index).tag != Tag::Participle || !(before.is_nominal() || before == Tag::Pronoun) {
        return false;
    }
    let parts = |t: Token| {
        let joins = matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Conjunction | Tag::Mark | Tag::Other | Tag::None);
        joins || matches!(t.tag, Tag::Subordinator | Tag::Wh | Tag::WhAdverb)
    };
    let Some(start) = (index.saturating_sub(AHEAD)..index).rev().find(|&i| i == 0 || parts(token(i - 1))) else {
        return false;
    };
    let end = (index + 1..index + AHEAD).find(|&i| parts(token(i))).unwrap_or(index + 1);
    // "The letter, a note | sent | on Monday, said"
    let apart = start > 0 && token(start - 1).tag == Tag::Comma;
    let joined = !apart || token(end + 1).tag == Tag::Conjunction;
    let ends = matches!(token(end).tag, Tag::Stop | Tag::Conjunction) || token(end).shape == Shape::Colon;
    let ends = ends || token(end).tag == Tag::Comma && joined;
    // "more than ferries and otters | combined |"
    let own = || matches!(token(start).tag, Tag::Determiner | Tag::Possessive);
    let behind = || token(start - 1).shape == Shape::MarkCloses;
    let opens = start == 0 || apart || behind() || token(start - 1).tag == Tag::Conjunction && own();
    let subject = !matches!(token(start).tag, Tag::Preposition | Tag::Gerund | Tag::Participle);
    let alone = |i: usize| i == index || !token(i).tag.is_verbal();
    ends && opens && subject && (start..end).all(alone)
}

/// The firm, which owns the quay, | cut | its toll: one alone has no base form for its verb.
fn acts_behind_relative(tokens: &[Token], index: usize) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let own = token(index).tag;
    // "The firm, which owns the quay, | based | in Leeds, said"
    let verb = own == Tag::Base || own == Tag::Participle && !has_verb(tokens, index + 1, Tag::None);
    let Some(closing) = index.checked_sub(1).filter(|&i| verb && token(i).tag == Tag::Comma) else {
        return false;
    };
    let comma = (closing.saturating_sub(AHEAD)..closing).rev().find(|&i| token(i).tag == Tag::Comma);
    comma.is_some_and(|comma| {
        let subject = token(comma.saturating_sub(1)).tag;
        // "the envoy, noting that it was late, | stressed | that it was"
        let aside = matches!(token(comma + 1).tag, Tag::Wh | Tag::Gerund);
        aside && matches!(subject, Tag::Noun | Tag::Name)
    })
}

/// The boy | shook | his head.
fn is_past(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, before) = (token(index), token(index - 1));
    let listed = || match lexicon.get(own.entry).verb {
        Some(VerbKind::Past) => true,
        // "the minister | told | Rolls-Royce"
        Some(VerbKind::Hears) => own.tag == Tag::Adjective && token(index + 1).tag == Tag::Name,
        _ => false,
    };
    if own.shape != Shape::Lower || own.tag.is_closed() || own.tag == Tag::Past || !listed() {
        return false;
    }
    let entry = lexicon.get(before.entry);
    let human = matches!(entry.source, Some(SourceKind::Person | SourceKind::Group)) || entry.title.is_some();
    // "housekeeper" is an adjective to the tagger before a noun
    let somebody = before.shape == Shape::Lower && human && before.tag != Tag::Nouns
        || before.tag == Tag::Name && before.shape == Shape::Capital
        || entry.pronoun.is_some_and(|p| p.usage == Use::Subject)
        // "costs | rose | by a third"
        || own.tag == Tag::Base && before.tag.is_nominal();
    somebody && !has_verb(tokens, index + 1, Tag::Possessive)
}

/// Ann | leans | across the table; her mother | sighs |: where a sentence of a story in the present tense begins, or its words go
/// on behind a quotation.
fn is_present(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, before) = (token(index), token(index - 1));
    let noun = matches!(own.tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective);
    if !noun || own.depth > 0 || own.shape != Shape::Lower || !own.span().text(text).ends_with('s') {
        return false;
    }
    let entry = lexicon.get(before.entry);
    let human = matches!(entry.source, Some(SourceKind::Person)) || entry.title.is_some() || entry.role.is_some();
    let somebody = before.tag == Tag::Name && before.shape == Shape::Capital || human && before.tag != Tag::Nouns;
    let first = (index.saturating_sub(SUBJECT)..index).rev().find(|&i| !token(i).is_word()).map_or(0, |i| i + 1);
    let begins = index - first < SUBJECT && (first..index).all(|i| !token(i).tag.is_verbal());
    let next = token(index + 1);
    somebody
        && begins
        && !next.tag.is_finite()
        && next.tag != Tag::Genitive
        && !has_verb(tokens, index + 1, Tag::Possessive)
}

/// “It is late,” | affirmed | Ann; “Never!” | croaked | the old man: right behind a quotation that its sentence goes on from.
fn inverted(text: &str, tokens: &[Token], index: usize, lexicon: &Lexicon) -> Option<Tag> {
    let token = |i: usize| at(tokens, i as isize);
    let (own, next, last) = (token(index), token(index + 1), at(tokens, index as isize - 2));
    let goes_on =
        matches!(last.shape, Shape::Comma | Shape::Dash) || last.shape == Shape::Stop && !last.is(known::STOP);
    let other = matches!(own.tag, Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Participle | Tag::Base | Tag::Name);
    if !(goes_on && other && own.shape == Shape::Lower) {
        return None;
    }
    let pronoun = lexicon.get(next.entry).pronoun.is_some_and(|p| p.usage == Use::Subject);
    let named = next.tag == Tag::Name && next.shape == Shape::Capital;
    let somebody = pronoun || named || matches!(next.tag, Tag::Determiner | Tag::Possessive);
    let word = own.span().text(text);
    let entry = lexicon.get(own.entry);
    let says = entry.cue.is_some() || word.ends_with("ed") && entry.source.is_none() && entry.title.is_none();
    let verb = if word.ends_with('s') { Tag::Present } else { Tag::Past };
    // “…,” | state | Senator Ann Bell said
    let subject = tokens.iter().skip(index + 1).take(AHEAD);
    let mut subject = subject.take_while(|t| !matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Mark));
    (somebody && says && !subject.any(|t| t.tag.is_finite())).then_some(verb)
}

/// “You are very good,” replied | that | lady: nothing else is said behind the quotation.
fn says_that(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let says = token(index).tag.is_finite() && lexicon.get(token(index).entry).cue.is_some();
    let noun = lexicon.get(token(index + 2).entry);
    let somebody = noun.title.is_some() || noun.role.is_some() || noun.source.is_some();
    let ends = !token(index + 3).is_word() || token(index + 3).tag == Tag::Preposition;
    says && token(index + 1).is(known::THAT) && somebody && ends
}

/// “Thursday,” said | Peg | slowly: whatever else its words mean, who speaks right behind a quotation has a name.
fn says_name(tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let (own, name, after) = (token(index), token(index + 1), token(index + 2));
    let says = matches!(own.tag, Tag::Past | Tag::Present) && own.shape == Shape::Lower;
    let other = matches!(name.tag, Tag::Noun | Tag::Base | Tag::Adjective | Tag::Participle | Tag::Adverb | Tag::Past);
    let entry = lexicon.get(name.entry);
    let listed = entry.pronoun.is_some() || entry.not_name.is_some() || entry.title.is_some();
    says && lexicon.get(own.entry).cue.is_some()
        && name.shape == Shape::Capital
        && other
        && !listed
        && !(after.tag.is_nominal() || after.tag.is_verbal())
}

/// Leon's voice | cracked |.
fn is_owned(tokens: &[Token], index: usize) -> bool {
    let token = |i: usize| at(tokens, i as isize);
    let owned = || matches!(at(tokens, index as isize - 2).tag, Tag::Genitive | Tag::Possessive);
    let ends = || matches!(token(index + 1).tag, Tag::Stop | Tag::Comma);
    let own = token(index);
    own.tag == Tag::Participle && token(index - 1).tag == Tag::Noun && owned() && ends() && {
        let before = tokens.get(index.saturating_sub(AHEAD)..index).unwrap_or_default();
        !before.iter().any(|t| t.depth == own.depth && t.tag.is_verbal())
    }
}
