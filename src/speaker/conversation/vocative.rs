//! Whom the words of a quotation call by name: “You were late, | Tom |.”

use std::ops::Range;

use super::introduced::is_yours;
use crate::lexicon::{word_hash, NamePart};
use crate::mention::{Flags, Mention, NOBODY};
use crate::speaker::refer::Reader;
use crate::Span;

/// Whether the words between two pauses only call somebody by what he or she is to who speaks: "sir", "my lord", "Yes sir".
pub(super) fn is_deferential(reader: &Reader<'_>, words: &str) -> bool {
    let mut words = words.split_whitespace().take(CALLING + 1);
    let (count, last) = words.by_ref().fold((0, None), |(count, _), word| (count + 1, Some(word)));
    let above = |word| reader.lexicon.entry(word_hash(word)).name_part == Some(NamePart::Deference);
    count <= CALLING && last.is_some_and(above)
}

/// The most words of such a call.
const CALLING: usize = 2;

/// Whether nothing but marks follows a name in a part of a quotation.
pub(super) fn is_last(reader: &Reader<'_>, mention: &Mention, part: Span) -> bool {
    let after = Span::between(mention.span.end32().min(part.end32()), part.end32()).text(reader.text);
    after.trim_end_matches(PAUSES).is_empty()
}

/// What sets a name off from the words around it.
pub(super) const PAUSES: [char; 8] = [',', '!', '?', '.', ';', '-', '—', '–'];

/// Whether the name is set off from the words around it: "But you forget, | Mamma |, that …", "My dear | Tom |!"
pub(super) fn is_called(reader: &Reader<'_>, mention: &Mention, part: Span, whole: Range<u32>) -> bool {
    let before = Span::between(part.start32(), mention.span.start32()).text(reader.text).trim_end();
    let after = Span::between(mention.span.end32(), part.end32()).text(reader.text);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().filter(|word| word.starts_with(char::is_lowercase));
    let kind = |word| reader.lexicon.entry(word_hash(word)).name_part;
    let dear = word.is_some_and(|word| kind(word) == Some(NamePart::Endearment));
    let opens = before.is_empty() || before.ends_with(PAUSES) || dear || is_yours(before);
    let closes = after.is_empty() || after.starts_with(PAUSES);
    // “Tom.” is an answer, and so is “Tom. The other one.”
    let all = part.start32() == whole.start && part.end32() == whole.end;
    let begins = before.is_empty() || before.ends_with(['.', '!', '?']);
    let alone = all && before.is_empty() && after.trim_end_matches(['.', ',']).is_empty();
    let alone = alone || begins && after.starts_with('.');
    // "a wife, | Lady Ann |, from beyond the sea"
    let own = reader.list.partition_point(|m| m.span.start32() < mention.span.start32());
    let described = own.checked_sub(1).and_then(|i| reader.list.get(i));
    let entry = |word: &str| reader.lexicon.entry(word_hash(word));
    let kin = before.strip_suffix(',').and_then(|before| before.rsplit(char::is_whitespace).next());
    let kin = kin.is_some_and(|word| word.starts_with(char::is_lowercase) && entry(word).title.is_some());
    let apposed = mention.apposed != NOBODY || kin || described.is_some_and(|m| m.apposed as usize == own);
    // “Tom, sir.” answers who it was
    let answers = || before.is_empty() && after.split(PAUSES).nth(1).is_some_and(|words| is_deferential(reader, words));
    opens
        && closes
        && !alone
        && !apposed
        && !answers()
        && !mention.flags.has(Flags::JOINED)
        && !mention.flags.has(Flags::POSSESSOR)
}
