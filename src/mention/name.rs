//! Names: where the titles end and the name begins, and how far it goes.

use super::known::{EX, FOR, FORMER, OF, THE};
use super::sort::{is_adjective, is_body, set_sort};
use super::title::{
    before_brackets, field_end, is_field, is_field_ahead, is_field_going_on, set_calling, set_office, set_title,
    title_at, whole_title,
};
use super::{description, Flags, Form, Mention, Scene, Words};
use crate::lexicon::word::{name_hash, names_hash};
use crate::lexicon::TitleKind;
use crate::lexicon::{Entry, Gender, NamePart, NotName, Number, OrganisationWord, SourceKind, Title};
use crate::token::tag::Tag;
use crate::token::Shape;

/// The most words of a name.
const LONGEST_NAME: usize = 12;
/// The most bytes of a particle or suffix.
const LONGEST_PART: u32 = 5;

/// The mention that the phrase `start..end`, whose head is a name, is, and the token after its last.
pub(super) fn name(scene: &Scene<'_>, start: usize, end: usize) -> Option<(Mention, usize)> {
    let start = if is_given_before(scene, start, end) { start - 1 } else { start };
    let end = joined_end(scene, end);
    if is_field_going_on(scene, start, end) || is_field_ahead(scene, start, end) {
        return None;
    }
    let field = field_end(scene, start, end);
    let start = field.unwrap_or(start);
    let (mut title, mut last, mut office, mut earlier) = (None, end, None, None);
    for index in start..end {
        if title.is_some_and(|(_, after, _)| index < after) {
            continue; // "General" in "Attorney General"
        }
        if let Some((length, found)) = title_at(scene, index) {
            if found.kind == TitleKind::Honorific && is_town(scene, index, end) {
                continue; // "St. Petersburg"
            }
            if index + length > end {
                last = joined_end(scene, phrase_end(scene, index + length));
            }
            if index > start && is_given(scene, index - 1) && length == 1 && !ends_dotted(scene, index) {
                continue; // "Tim Cook"
            }
            // "Sen. | Earl | Bell"
            let titled = title.is_some_and(|(_, after, before): (usize, usize, Title)| {
                after == index && before.kind != TitleKind::Role && ends_dotted(scene, index - 1)
            });
            if titled && length == 1 && is_given(scene, index) && index + 2 == end {
                continue;
            }
            // "the General Administration of Customs"
            if index + length + 1 == end && is_body(scene, end - 1) && matches!(scene.token(end).word, OF | FOR) {
                continue;
            }
            // "Power Minister | Dr | Ann Bell"
            let courtesy = found.kind == TitleKind::Honorific;
            // "Dr | Mrs | Ann Bell"
            let further = title.filter(|&(_, after, before): &(usize, usize, Title)| {
                courtesy && after == index && before.kind == TitleKind::Honorific
            });
            if let Some((first, _, before)) = further {
                title = Some((first, index + length, before));
                continue;
            }
            office = title.filter(|&(_, after, before): &(usize, usize, Title)| {
                courtesy && after == index && before.kind != TitleKind::Honorific
            });
            earlier = title;
            title = Some((index, index + length, found));
        }
    }
    let mut end = last;
    let mut from = run_start(scene, start, end);
    if let Some((first, after, found)) = title {
        let first = whole_title(scene, start, first);
        title = Some((first, after, found));
        let rest = (after..end).filter(|&i| !is_part(scene, i, NamePart::Suffix)).count();
        if rest == 0 && is_named_before(scene, start, first) {
            (title, end) = (earlier, first); // "Ann Bell MP", "Judge Ann Bell KC"
            from = run_start(scene, start, end).max(title.map_or(start, |(_, after, _)| after));
        } else if rest == 0 {
            let plain = scene.token(start).tag != Tag::Determiner && found.kind == TitleKind::Role && first > start;
            // "County Director of Education | Hassan Abdi"
            let field = matches!(scene.token(end).word, OF | FOR) && is_field(scene, end + 1);
            let plain = plain && !field;
            if !plain {
                return description::titled(scene, start, first, end, found);
            }
            title = None;
        } else if after >= from || (after..from).all(|i| scene.token(i).shape == Shape::Capital) {
            from = after; // "campaign manager | Skip Bell"
        } else {
            title = None;
        }
    }
    if from >= end {
        return None;
    }
    let class = |i: usize| scene.entry(i);
    // "American Express", "the Israeli Defense Force", but "Republican Ann Bell"
    let company = (end == from + 2 || scene.token(start).tag == Tag::Determiner)
        && class(from).not_name == Some(NotName::Nationality)
        && class(from + 1).given_name.is_none()
        && class(end - 1).given_name.is_none()
        && scene.token(from).shape == Shape::Capital;
    // "Mayor Tory Bell"
    let titled = title.is_some_and(|(_, after, _)| after == from);
    if end > from + 1 && is_loose(class(from)) && class(end - 1).organisation.is_none() && !company && !titled {
        from += 1; // "Republican Ann Bell", "Monday Ann Bell", "Poor Ann", "O Ann"
    }
    if end > from + 1 && matches!(class(end - 1).not_name, Some(NotName::Weekday)) {
        end -= 1; // "Bell Tuesday"
    }
    let mut mention = Mention::new(scene.bytes(from, end), Form::Name);
    mention.outer = scene.token(start).start;
    mention.number = Number::Singular;
    mention.words = words(scene, from, end)?;
    mention.flags = flags(scene, start, from, end);
    set_sort(scene, &mut mention, from, end)?;
    match title {
        // "activist investor Castle Partners"
        Some((.., found)) if found.kind == TitleKind::Role && is_firm(scene, &mention, end) => {}
        Some((first, after, found)) => {
            set_title(scene, &mut mention, start, (first, after), found);
            if let Some((first, after, _)) = office {
                set_office(scene, &mut mention, start, (whole_title(scene, start, first), after));
            }
        }
        None => match before_brackets(scene, start).filter(|_| mention.words.count > 1) {
            Some((first, after, found)) => {
                set_title(scene, &mut mention, first, (first, after), found);
                mention.outer = scene.token(first).start;
            }
            None => set_calling(scene, &mut mention, start, from),
        },
    }
    if field.is_some() {
        mention.flags.set(Flags::HELD);
        mention.sort = Some(SourceKind::Person);
    }
    if mention.sort == Some(SourceKind::Organisation)
        && !mention.flags.has(Flags::PLACE)
        && matches!(scene.token(end).word, OF | FOR)
    {
        let more = run_end(scene, end + 1);
        if more > end + 1 {
            mention.head = scene.bytes(from, more);
            mention.span = mention.span.join(mention.head);
            mention.words = words(scene, from, more)?;
            last = more;
        }
    }
    if mention.gender == Gender::Untold && (mention.words.count > 1 || title.is_some()) {
        mention.gender = scene.lexicon.entry(mention.words.first as u32).given_name.unwrap_or(Gender::Untold);
    }
    Some((mention, last))
}

/// Whether the words from `index` on are the name of a place.
fn is_town(scene: &Scene<'_>, index: usize, end: usize) -> bool {
    let words = (index..end).map(|i| scene.token(i).word);
    let whole = |(length, entry): (usize, &Entry)| length == end - index && entry.not_name == Some(NotName::Place);
    scene.entry(index).goes_on && scene.lexicon.prefixes(words).any(whole)
}

/// The end of the run of capitals that goes on after a particle: "Mohammed | bin Salman".
fn joined_end(scene: &Scene<'_>, end: usize) -> usize {
    let next = scene.token(end);
    let capital = matches!(next.shape, Shape::Capital | Shape::Upper);
    if capital && next.tag != Tag::Name {
        // "Thomas | K. Ferrer", "Glue | Inc."
        if is_initial(scene, end) && scene.token(end + 1).tag == Tag::Name {
            return run_end(scene, end + 1);
        }
        // "Mark | Cuban"
        let alone = next.tag == Tag::Adjective && scene.token(end + 1).shape == Shape::Lower;
        if alone && end > scene.start && is_given(scene, end - 1) {
            return end + 1;
        }
        if matches!(scene.entry(end).organisation, Some(OrganisationWord::AtTheEnd | OrganisationWord::Form)) {
            return end + 1;
        }
    }
    // "Eduardo “Lalo” Fuentes"
    let nickname = next.shape == Shape::MarkOpens && scene.token(end + 2).shape == Shape::MarkCloses;
    if nickname && scene.token(end + 1).shape == Shape::Capital && scene.token(end + 3).tag == Tag::Name {
        return run_end(scene, end + 3);
    }
    let mut after = end;
    while after < end + 2 && scene.token(after).shape == Shape::Lower && is_part(scene, after, NamePart::Particle) {
        after += 1;
    }
    if after > end && scene.token(after).tag == Tag::Name {
        return run_end(scene, after);
    }
    // a suffix: "Bell Jr.", "Bell, Jr."
    let comma = usize::from(scene.token(end).tag == Tag::Comma);
    if scene.token(end + comma).shape != Shape::Lower && is_part(scene, end + comma, NamePart::Suffix) {
        end + comma + 1
    } else {
        end
    }
}

/// The end of the noun phrase that goes on at `index`, which a title has reached into.
fn phrase_end(scene: &Scene<'_>, index: usize) -> usize {
    if scene.token(index).tag == Tag::Name {
        run_end(scene, index)
    } else {
        index
    }
}

fn run_end(scene: &Scene<'_>, start: usize) -> usize {
    let start_of_name = if scene.token(start).word == THE { start + 1 } else { start };
    let mut end = start_of_name;
    while end < start_of_name + LONGEST_NAME && scene.token(end).tag == Tag::Name {
        end += 1;
    }
    if end > start_of_name {
        end
    } else {
        start
    }
}

/// Where the capitals that end with the phrase begin.
fn run_start(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut from = end;
    while from > start {
        let token = scene.token(from - 1);
        let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
        let noun = || {
            matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Adjective) && from - 1 > scene.start
                || from == end
                || is_unlisted(scene, from - 1)
                // "| Sun | Hing Properties"
                || scene.entry(from - 1).is_date() && scene.entry(end - 1).organisation.is_some()
                || from - 1 == start && is_given(scene, start)
        };
        let part = |part| from - 1 > start && is_part(scene, from - 1, part);
        let nickname = || matches!(token.shape, Shape::MarkOpens | Shape::MarkCloses);
        let links = || token.shape == Shape::Symbol || nickname() || part(NamePart::Particle);
        let bridge = || from < end && from - 1 > start && links();
        let suffix = || from - 1 > start && (token.tag == Tag::Comma || part(NamePart::Suffix));
        // "Tide Pumps plc"
        let form = || from == end && scene.entry(from - 1).organisation == Some(OrganisationWord::Form);
        let named = token.tag == Tag::Name && (token.shape != Shape::Lower || form());
        if !(named || capital && noun() || bridge() || suffix()) {
            break;
        }
        from -= 1;
    }
    from
}

fn is_part(scene: &Scene<'_>, index: usize, part: NamePart) -> bool {
    let token = scene.token(index);
    let short = token.end - token.start <= LONGEST_PART;
    short && token.is_word() && scene.lexicon.get(token.entry).name_part == Some(part)
}

/// Whether a whole name stands right before the title of capitals at `end`: "Ann Bell | MP".
fn is_named_before(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let mut from = run_start(scene, start, end);
    while let Some((length, _)) = title_at(scene, from).filter(|_| from < end && !is_given(scene, from)) {
        from += length;
    }
    let person = is_given(scene, from) || scene.before(from).tag != Tag::Determiner && is_unknown(scene, from, end);
    scene.token(end).shape == Shape::Upper && end > from + 1 && person
}

/// Whether the tables tell nothing of any of the words, as of most surnames.
fn is_unknown(scene: &Scene<'_>, from: usize, end: usize) -> bool {
    (from..end).all(|i| !scene.entry(i).is_listed())
}

pub(super) fn is_initial(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.words(scene.token(index)).as_bytes(), [b'A'..=b'Z', b'.'])
}

/// Whether a given name that was taken for another word stands before the name.
fn is_given_before(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let token = scene.before(start);
    token.shape == Shape::Capital
        && matches!(
            token.tag,
            Tag::Base | Tag::Present | Tag::Past | Tag::Adverb | Tag::Preposition | Tag::Interjection
        )
        && scene.token(start).shape == Shape::Capital
        && is_given(scene, start - 1)
        // "Said Ann Bell, …", but "Said Hope asked"
        && !(token.tag == Tag::Past && is_given(scene, start) && !scene.token(end).tag.is_finite())
}

/// Whether the tables tell nothing of a word but that it can be a given name.
fn is_unlisted(scene: &Scene<'_>, index: usize) -> bool {
    let entry = scene.lexicon.get(scene.token(index).entry);
    matches!(scene.token(index).tag, Tag::Noun | Tag::Nouns) && (!entry.is_listed() || entry.given_name.is_some())
}

fn is_given(scene: &Scene<'_>, index: usize) -> bool {
    scene.lexicon.get(scene.token(index).entry).given_name.is_some()
}

fn ends_dotted(scene: &Scene<'_>, index: usize) -> bool {
    scene.words(scene.token(index)).ends_with('.')
}

/// The numbers of the words of a name.
fn words(scene: &Scene<'_>, from: usize, end: usize) -> Option<Words> {
    let mut words = Words::default();
    let mut letters = [0u8; LONGEST_NAME];
    let mut capitals = 0;
    for index in from..end.min(from + 2 * LONGEST_NAME) {
        let token = scene.token(index);
        if !token.is_word() || is_part(scene, index, NamePart::Suffix) {
            continue;
        }
        let leads = words.count == 0 && index + 1 < end && !is_given(scene, index);
        if is_part(scene, index, NamePart::Particle) && (leads || token.shape == Shape::Lower) {
            continue;
        }
        let text = scene.words(token);
        let word = name_hash(text.strip_suffix('.').unwrap_or(text));
        let letter = text.bytes().next().unwrap_or(0);
        match words.count {
            0 => {
                words.first = word;
                words.letter = letter.to_ascii_lowercase();
                words.abbreviated =
                    text.trim_end_matches('.').chars().count() == 1 || text.len() == 4 && text.ends_with('.');
            }
            1 => words.second = word,
            _ => {}
        }
        let form = scene.entry(index).organisation == Some(OrganisationWord::Form);
        words.stem = if form { words.all } else { 0 };
        words.all = if words.count == 0 { word } else { names_hash(words.all, word) };
        words.last = word;
        words.count = words.count.saturating_add(1);
        if let Some(slot) = letters.get_mut(capitals).filter(|_| letter.is_ascii_uppercase()) {
            *slot = letter;
            capitals += 1;
        }
    }
    if capitals > 1 {
        words.acronym = letters.get(..capitals).and_then(|l| std::str::from_utf8(l).ok()).map_or(0, name_hash);
    }
    (words.count > 0).then_some(words)
}

fn flags(scene: &Scene<'_>, start: usize, from: usize, end: usize) -> Flags {
    let mut flags = Flags::default();
    // "the late Ann Bell" is no body
    let epithet = from == start + 2 && scene.entry(start + 1).name_part == Some(NamePart::Epithet);
    if scene.token(start).word == THE && !epithet {
        flags.set(Flags::THE);
    }
    if (start..from).any(|i| matches!(scene.token(i).word, FORMER | EX)) {
        flags.set(Flags::FORMER);
    }
    if end == from + 1 && scene.token(from).shape == Shape::Upper {
        flags.set(Flags::CAPITALS);
    }
    if end > from + 1 && (from..end).all(|i| scene.token(i).shape == Shape::Upper) {
        flags.set(Flags::SHOUTED);
    }
    if is_given(scene, from) {
        flags.set(Flags::GIVEN);
    }
    if (from..end).any(|i| scene.entry(i).name_part == Some(NamePart::Public)) {
        flags.set(Flags::PUBLIC);
    }
    flags
}

/// Whether a word with a capital can stand before a name without being part of it.
fn is_loose(entry: &Entry) -> bool {
    let epithet = matches!(entry.name_part, Some(NamePart::Epithet | NamePart::Endearment));
    let apart = matches!(entry.not_name, Some(NotName::Weekday | NotName::Cry));
    entry.given_name.is_none() && (epithet || is_adjective(entry.not_name) || apart)
}

/// Whether the name is that of a body by its last word, and no given name begins it: "Castle Partners".
fn is_firm(scene: &Scene<'_>, mention: &Mention, end: usize) -> bool {
    let last = scene.entry(end - 1);
    let body = mention.sort == Some(SourceKind::Organisation) && last.organisation.is_some();
    body && mention.words.count > 1 && !mention.flags.has(Flags::GIVEN) && last.given_name.is_none()
}
