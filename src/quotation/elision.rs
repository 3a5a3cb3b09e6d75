//! Single marks that stand for letters left out: “give ’em fish an’ chips”.

use crate::lexicon::Lexicon;
use crate::quotation::mark::{Family, Mark, Way};

/// How many letters of a word before a mark are looked at, and the most of one in -in that has lost none.
const CLIPPED: usize = 24;
const SHORT: usize = 3;

/// Whether the mark stands for letters left out, as in ’em or ’90s.
pub(super) fn is_elision(text: &str, mark: Mark, lexicon: &Lexicon) -> bool {
    let rest = text.get(mark.at.end()..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len().min(24));
    let word = rest.get(..end).unwrap_or_default();
    let decade = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s');
    mark.way != Way::Opens && decade || lexicon.is_elision(word)
}

/// Whether the mark may stand for letters left out at the end of a word: "fish an’ chips", "nothin’ doin’".
pub(super) fn is_clipped(text: &str, mark: Mark, lexicon: &Lexicon) -> bool {
    let rest = text.get(mark.at.end()..).unwrap_or_default();
    let before = text.get(..mark.at.start()).unwrap_or_default();
    let goes_on = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_alphanumeric);
    if mark.family != Family::Single || !goes_on || !before.ends_with(char::is_alphabetic) {
        return false;
    }
    let from = before.char_indices().rev().take(CLIPPED).take_while(|(_, c)| c.is_alphabetic()).last();
    let from = from.map_or(0, |(at, _)| at);
    let word = before.get(from..).unwrap_or_default();
    let whole = text.get(from..mark.at.end()).unwrap_or_default();
    word.len() > SHORT && word.ends_with("in") || lexicon.is_elision(whole)
}
