//! Who comes on the scene behind a verb: "It was | Tom |", "In the door stood | a woman |".

use crate::lexicon::{known, word_hash, VerbKind};
use crate::mention::{Form, Mention};
use crate::speaker::refer::Reader;

/// How many bytes of the words before are looked at.
const SHOWS: usize = 24;

/// Whether somebody comes on the scene behind the verb: "It was | Tom |", "the door was opened by | Tom |", "there stood | Tom |".
pub(super) fn is_shown(reader: &Reader<'_>, mention: &Mention) -> bool {
    if matches!(mention.form, Form::Pronoun(..) | Form::Relative) {
        return false;
    }
    let outer = mention.outer as usize;
    let before = (outer.saturating_sub(SHOWS)..outer).find_map(|from| reader.text.get(from..outer)).unwrap_or_default();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (last, verb) = (words.next().map_or(0, word_hash), words.next().unwrap_or_default());
    match last {
        known::BY => verb.ends_with("ed"),
        known::WAS | known::IS => word_hash(verb) == known::IT,
        last => reader.lexicon.entry(last).verb == Some(VerbKind::Enters),
    }
}
