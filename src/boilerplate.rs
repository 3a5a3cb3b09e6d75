//! Tells the lines that belong to the page (buttons, sign-ups, credits) from those of the article.

use regex::{RegexSet, RegexSetBuilder};

use crate::claim::named;
use crate::error::Cause;
use crate::lexicon::table::Table;
use crate::Error;
use std::fmt;

named! {
    /// What a line that is no part of the article is.
    pub BoilerplateKind {
        /// *Share this article*
        Share = "share",
        /// *Sign up for our newsletter*
        SignUp = "sign_up",
        /// *Leave a Reply*
        Comments = "comments",
        /// *All rights reserved*
        Copyright = "copyright",
        /// *Photo: Ana Oya*
        Credit = "credit",
        /// *Read more: …*
        ReadMore = "read_more",
        /// A row of links: *Home | News | Sport | Weather*
        Links = "links",
    }
}

named! {
    /// Where in a line a pattern has to stand.
    pub(crate) Position {
        Whole = "whole",
        Start = "start",
        Anywhere = "anywhere",
    }
}

/// English.
pub(crate) const ENGLISH: Table<'static> =
    Table { name: "en/boilerplate.txt", text: include_str!("lang/en/boilerplate.txt") };

/// A language's patterns.
pub(crate) struct Boilerplate {
    patterns: RegexSet,
    kinds: Vec<BoilerplateKind>,
}

/// No line longer than this is looked at: boilerplate is short. In bytes.
const LONGEST: usize = 400;

/// What can stand around a pattern that is the whole line.
const EDGE: &str = r"[\s*»›→>|:.!\-–—]*";

impl Boilerplate {
    pub(crate) fn new(table: Table<'_>) -> Result<Self, Error> {
        let (mut patterns, mut kinds) = (Vec::new(), Vec::new());
        for row in table.rows(4) {
            let row = row?;
            let words: Vec<String> = row.words(0)?.map(regex::escape).collect();
            let words = words.join(r"\s+");
            // a pattern that ends with a letter ends where a word ends
            let end = if words.ends_with(char::is_alphanumeric) { r"(?:\b|$)" } else { "" };
            let begin = if words.starts_with(char::is_alphanumeric) { r"\b" } else { "" };
            patterns.push(match row.name(1, "position", Position::from_name)? {
                Position::Whole => format!("^{EDGE}{words}{EDGE}$"),
                Position::Start => format!(r"^{EDGE}{words}{}", if words.ends_with("20") { "" } else { end }),
                Position::Anywhere => format!("{begin}{words}{end}"),
            });
            kinds.push(row.name(2, "kind of boilerplate", BoilerplateKind::from_name)?);
        }
        let patterns = RegexSetBuilder::new(patterns).case_insensitive(true).build().map_err(|e| Cause::Table {
            file: table.name.to_owned(),
            line: 1,
            column: 1,
            message: e.to_string(),
        })?;
        Ok(Self { patterns, kinds })
    }

    /// What the line is, if it is no part of the article. Takes time linear in its length.
    pub(crate) fn kind(&self, line: &str) -> Option<BoilerplateKind> {
        if line.len() > LONGEST {
            return None;
        }
        if is_links(line) {
            return Some(BoilerplateKind::Links);
        }
        self.patterns.matches(line).iter().next().and_then(|index| self.kinds.get(index)).copied()
    }
}

/// Whether a line is short pieces between bars or dots: "Home | News | Sport".
fn is_links(line: &str) -> bool {
    let bar = |c: char| matches!(c, '|' | '•' | '·' | '»');
    let mut pieces = 0usize;
    let short = line.split(bar).all(|piece| {
        pieces += 1;
        piece.split_whitespace().count() <= 4 && !piece.trim_end().ends_with(['.', '!', '?'])
    });
    short && pieces >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_finds_its_example() {
        let boilerplate = Boilerplate::new(ENGLISH).unwrap();
        let mut last = [String::new(), String::new()];
        for row in ENGLISH.rows(4) {
            let row = row.unwrap();
            let kind = boilerplate.kind(row.cell(3).text);
            assert_eq!(kind.map(BoilerplateKind::name), Some(row.cell(2).text), "{}", row.cell(3).text);
            let key = [row.cell(0).text.to_owned(), row.cell(1).text.to_owned()];
            assert!(last < key, "{key:?} does not come after {last:?}");
            last = key;
        }
    }

    #[test]
    fn articles_are_no_boilerplate() {
        let boilerplate = Boilerplate::new(ENGLISH).unwrap();
        for line in [
            "The comments drew anger.",
            "Share prices fell by 3 per cent.",
            "He signed up for the navy in 1941.",
            "Read more than ten pages a day, the teacher said.",
            "She holds the copyright.",
            "Photos of the dam were shown in court.",
            "",
        ] {
            assert_eq!(boilerplate.kind(line), None, "{line}");
        }
        assert_eq!(boilerplate.kind("Home | News | Sport | Weather"), Some(BoilerplateKind::Links));
        assert_eq!(boilerplate.kind(" *  Leave a Reply: "), Some(BoilerplateKind::Comments));
    }
}
