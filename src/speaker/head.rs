//! The head of a source: which of the mentions in it the source is about.

use super::relative::TIES;
use crate::lexicon::known;
use crate::lexicon::{word_hash, Lexicon, Number, SourceKind, TitleKind, Use};
use crate::mention::{Flags, Form, Mention};
use crate::Span;

/// What may stand between a possessor and what it possesses, in bytes: "’s ".
const GLUE: usize = 5;

/// What a source's words are.
#[derive(Clone, Copy)]
pub(super) enum Head {
    /// This mention and what belongs to it.
    Mention(usize),
    /// Several mentions, joined.
    Several,
    /// No mention: words that no table lists.
    Other,
}

impl Head {
    pub(super) fn mention(self) -> Option<usize> {
        match self {
            Head::Mention(index) => Some(index),
            _ => None,
        }
    }
}

/// The mention that the source is about: the first one in it that possesses nothing.
pub(super) fn head(text: &str, lexicon: &Lexicon, list: &[Mention], source: Option<Span>) -> Head {
    let Some(source) = source else { return Head::Other };
    if let Some(index) = named_last(text, lexicon, list, source) {
        return Head::Mention(index);
    }
    let mut first = list.partition_point(|m| m.outer < source.start32());
    let reaches_in = |i: &usize| list.get(*i).is_some_and(|m| m.span.overlap(source) > 0);
    if let Some(before) = first.checked_sub(1).filter(reaches_in) {
        first = before;
    }
    let mut cursor = source.start32();
    let inside = list.iter().enumerate().skip(first).take_while(|(_, m)| m.outer < source.end32());
    for (index, mention) in inside {
        // "YOU told DETECTIVE ABEL", where the capitals were taken for one name
        let apart =
            mention.span.start() >= source.end() && lexicon.entry(word_hash(source.text(text))).pronoun.is_some();
        if apart {
            return Head::Other;
        }
        let before = Span::between(cursor.min(mention.outer), mention.outer).text(text);
        let words = before.trim_end();
        // however wide the space is
        if words.len() + usize::from(words.len() < before.len()) > GLUE {
            // "| Gulf | oil sources", "| Finance and | Trade Minister Ann Bell"
            let is_and = |word: &str| word_hash(word) == known::AND;
            let joined = before.split_whitespace().any(is_and) || mention.is_description();
            let part = |word: &str| word.starts_with(char::is_uppercase) || is_and(word);
            let whole = cursor == source.start32() && mention.span.end32() == source.end32();
            let is_part = whole && joined && before.split_whitespace().all(part);
            return if is_part { Head::Mention(index) } else { Head::Other };
        }
        let more = list.get(index + 1).filter(|m| m.outer < source.end32());
        if !mention.flags.has(Flags::POSSESSOR) || mention.span.covers(source) {
            // "The US | Supreme Court"
            let adjacent =
                |m: &&Mention| m.outer == mention.span.end32() + 1 && m.sort == Some(SourceKind::Organisation);
            let whole = |m: &&Mention| adjacent(m) && m.form == Form::Name && m.span.end32() == source.end32();
            if mention.form == Form::Name && more.filter(whole).is_some() {
                return Head::Mention(index + 1);
            }
            // "A | Ministry of Health | and Social Care spokesperson": of a body, "a" tells what the noun behind it is
            let article = source.text(text).split_whitespace().next().map_or(0, word_hash);
            let body = mention.form == Form::Name && mention.sort == Some(SourceKind::Organisation);
            let spokesman = |m: &&Mention| m.form == Form::Bare && m.sort == Some(SourceKind::Person);
            let spokesman = |m: &&Mention| spokesman(m) && m.span.end32() == source.end32();
            let last = more.filter(|_| body && known::INDEFINITE.contains(&article)).filter(spokesman);
            if last.is_some_and(|m| m.number == Number::Singular) {
                return Head::Mention(index + 1);
            }
            // "US and Israeli sources"
            let place = mention.flags.has(Flags::PLACE) || mention.flags.has(Flags::CAPITALS);
            let of_places = |m: &Mention| place && m.number == Number::Plural;
            let joined = more.is_some_and(|m| m.flags.has(Flags::JOINED) && (m.form == mention.form || of_places(m)));
            let rest = Span::between(mention.span.end32().min(source.end32()), source.end32()).text(text).trim();
            if !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) {
                return Head::Other; // "Speaker 2"
            }
            return if joined { Head::Several } else { Head::Mention(index) };
        }
        let rest = Span::between(mention.span.end32().min(source.end32()), source.end32()).text(text);
        let rest = rest.strip_prefix("’s").or(rest.strip_prefix("'s")).unwrap_or(rest);
        // "his words", but "his lady": who is possessed is somebody else, though no table lists the word
        let said =
            || rest.split_whitespace().last().is_some_and(|word| lexicon.entry(word_hash(word)).cue_noun.is_some());
        if more.is_none() && (!rest.contains(char::is_alphanumeric) || said()) {
            return Head::Mention(index);
        }
        cursor = mention.span.end32();
    }
    Head::Other
}

/// The name that ends a source which begins with what its bearer is: "the sexton, Urs Kälin".
fn named_last(text: &str, lexicon: &Lexicon, list: &[Mention], source: Span) -> Option<usize> {
    // "Councillor for Marsh, Ann Bell (People's Party)"
    let words = source.text(text);
    let bracket = words.rfind(" (").filter(|_| words.ends_with(')')).unwrap_or(words.len());
    let source = Span::between(source.start32(), source.start32() + bracket as u32);
    let after = list.partition_point(|m| m.span.start32() < source.end32());
    let index = after.checked_sub(1)?;
    // "Counsel to the inquiry Ann Bell | KC |"
    let degree = |m: &Mention| {
        let rest = Span::between(m.span.end32().min(source.end32()), source.end32()).text(text).trim();
        rest.bytes().all(|b| b.is_ascii_uppercase()) && lexicon.entry(word_hash(rest)).title.is_some()
    };
    let ends = |m: &&Mention| m.span.end32() == source.end32() || degree(m);
    let last = list.get(index).filter(|m| m.form == Form::Name).filter(ends)?;
    let person = matches!(last.sort, None | Some(SourceKind::Person)) && !last.flags.has(Flags::PLACE);
    let whole = last.words.count > 1 && last.span.start32() > source.start32();
    let before = Span::between(source.start32(), last.span.start32().max(source.start32())).text(text);
    // "the actuary, Kavita Rane", "whose actuary, Kavita Rane"
    let whose = |word: u32| lexicon.entry(word).pronoun.is_some_and(|p| p.usage == Use::Relative);
    let opens = |word: u32| matches!(word, known::THE | known::ONE) || whose(word);
    let called = before.split_once(' ').is_some_and(|(first, _)| opens(word_hash(first)));
    // "its actuary, Kavita Rane"
    let first = list.partition_point(|m| m.span.start32() < source.start32());
    let owns = |m: &&Mention| m.span.start32() == source.start32() && m.flags.has(Flags::POSSESSOR);
    let owned = first + 1 == index && list.get(first).filter(owns).is_some();
    let bare =
        bracket < words.len() && words.split(' ').next().is_some_and(|w| lexicon.entry(word_hash(w)).title.is_some());
    let beside = list.get(index.wrapping_sub(1)).is_some_and(|m| m.apposed == index as u32);
    // where it is told in brackets what else somebody is, the words beside the name lead there already
    let called = if bracket < words.len() { bare && !beside } else { called || owned || beside };
    // "one of the five, former minister | Kavita Rane |"
    let lead = Span::between(source.start32(), last.reach.max(source.start32())).text(text).trim_end();
    let comma = before.trim_end().ends_with(',') || lead.ends_with(',');
    // "A Member of Parliament for the coast, Kavita Rane", "Glue's press officer, Kavita Rane"
    let named = |m: &Mention| m.form == Form::Name && !m.flags.has(Flags::POSSESSOR);
    let told = || !list.get(first).is_some_and(named) && tells_role(lexicon, before);
    let apposed = comma && (called || bracket == words.len() && told());
    // "dance captain Kavita Rane", but "a lawyer for Kavita Rane"
    let compound = last.reach <= source.start32();
    // "the region's head Kavita Rane"
    let outer = Span::between(source.start32(), last.outer.max(source.start32())).text(text).trim_end();
    let owned = ["’s", "'s", "s’", "s'"].iter().any(|end| outer.ends_with(end));
    let compound = compound || owned && (last.role != 0 || !before.contains(',')) || is_called(lexicon, before);
    (person && whole && (apposed || compound || holds_office(lexicon, last, before))).then_some(index)
}

/// Whether the words are an office with all that it is over, right before the name: "Counsel to the inquiry | Kavita Rane |".
fn holds_office(lexicon: &Lexicon, last: &Mention, before: &str) -> bool {
    let mut words = before.split_whitespace();
    let (first, end) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    let kind = lexicon.entry(word_hash(first)).title.map(|t| t.kind);
    let office = first.starts_with(char::is_uppercase)
        && !matches!(kind, None | Some(TitleKind::Honorific | TitleKind::Kinship));
    let tie = words.next().is_some_and(|word| TIES.contains(&word_hash(word)));
    let listed = lexicon.entry(word_hash(end));
    let plain = !TIES.contains(&word_hash(end)) && listed.name_part.is_none() && listed.title.is_none();
    office && tie && plain && last.flags.has(Flags::GIVEN) && !before.contains(',') && roles(lexicon, before) == 1
}

/// Whether the words tell what one person is, and of nobody else: "the husband of a crash victim," tells of two.
fn tells_role(lexicon: &Lexicon, before: &str) -> bool {
    before.matches(',').count() == 1 && roles(lexicon, before) == 1
}

/// How many people the words tell of by what they are: "press officer" is one.
fn roles(lexicon: &Lexicon, before: &str) -> usize {
    let is_role = |word: &str| {
        let entry = lexicon.entry(word_hash(word.trim_end_matches(',')));
        let title = entry.title.is_some_and(|t| t.kind != TitleKind::Honorific);
        title || matches!(entry.source, Some(SourceKind::Person))
    };
    let (mut roles, mut last) = (0, false);
    for word in before.split_whitespace() {
        let role = is_role(word);
        roles += usize::from(role && !last);
        last = role;
    }
    roles
}

/// Whether all of these words only say who it is whose name they stand before: "my friend and rival", "one of them, the
/// swimmer", but not "my friend and", "a lawyer for".
fn is_called(lexicon: &Lexicon, before: &str) -> bool {
    let (one, own) = before.rsplit_once(',').map_or((None, before), |(one, own)| (Some(one), own));
    let first = |words: &str| words.split_whitespace().next().map_or(0, word_hash);
    let led = match one {
        Some(one) => matches!(first(one), known::ONE | known::THE) && first(own) == known::THE,
        None => lexicon.entry(first(own)).pronoun.is_some_and(|p| p.usage == Use::Possessive),
    };
    let ties = |word: &str| TIES.contains(&word_hash(word)) && word_hash(word) != known::AND;
    let last = own.split_whitespace().next_back().map_or(0, word_hash);
    led && last != known::AND && !own.split_whitespace().any(ties)
}
