//! The one reader of tables: lines of cells between `|`, comments after `#` at the start of a line.
//!
//! ```text
//! # lemma | forms                | class | example
//! admit   | admits admitted      | admits | He admitted that the dam had leaked.
//! ```
//!
//! The tables shipped under `src/lang/` and those that a user adds go through this same reader.

use crate::error::{Cause, Error};

/// A table's name, for messages, and its text.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

/// The most cells that a row can have.
const MOST: usize = 6;

/// One line of a table: its number (from 1) and its cells.
pub(crate) struct Row<'a> {
    name: &'a str,
    line: u32,
    text: &'a str,
    cells: [&'a str; MOST],
}

/// What stands between two bars, trimmed.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a str,
}

impl<'a> Table<'a> {
    /// The rows, each with exactly `columns` cells, at most six. Blank lines and comments are
    /// passed over.
    pub(crate) fn rows(self, columns: usize) -> impl Iterator<Item = Result<Row<'a>, Error>> {
        // one pass for both: the ends of lines and the bars in them
        let mut ends = memchr::memchr2_iter(b'\n', b'|', self.text.as_bytes());
        let mut rest = Some(0);
        let mut lines = 0;
        std::iter::from_fn(move || loop {
            let first = rest.filter(|&at| at < self.text.len())?;
            lines += 1;
            let mut row = Row { name: self.name, line: lines, text: "", cells: [""; MOST] };
            let (mut start, mut found) = (first, 0);
            let end = loop {
                let end = ends.next();
                if let Some(slot) = row.cells.get_mut(found) {
                    *slot = self.text.get(start..end.unwrap_or(self.text.len())).unwrap_or_default();
                }
                found += 1;
                match end {
                    Some(bar) if self.text.as_bytes().get(bar) == Some(&b'|') => start = bar + 1,
                    end => break end,
                }
            };
            rest = end.map(|line| line + 1);
            row.text = self.text.get(first..end.unwrap_or(self.text.len())).unwrap_or_default();
            match row.text.trim_ascii_start().bytes().next() {
                None | Some(b'#') => {}
                _ if found == columns.min(MOST) => return Some(Ok(row)),
                _ => return Some(Err(row.error_at(1, format!("{columns} cells wanted, {found} found")))),
            }
        })
    }
}

impl<'a> Row<'a> {
    /// The cell at `index`, empty where there is none.
    pub(crate) fn cell(&self, index: usize) -> Cell<'a> {
        Cell { text: self.raw(index).trim_ascii() }
    }

    fn raw(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().unwrap_or_default()
    }

    /// The words of the cell at `index`, which must have at least one.
    pub(crate) fn words(&self, index: usize) -> Result<impl Iterator<Item = &'a str> + Clone, Error> {
        let cell = self.cell(index);
        if cell.text.is_empty() {
            return Err(self.error(index, "an empty cell".to_owned()));
        }
        Ok(cell.text.split_ascii_whitespace())
    }

    /// The cell at `index` read as one of a closed set of names.
    pub(crate) fn name<T>(&self, index: usize, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        let cell = self.cell(index);
        read(cell.text).ok_or_else(|| self.error(index, format!("{:?} is no {what}", cell.text)))
    }

    /// An error that points at the cell at `index`: at its first character, or, where it is
    /// empty, just after the bar.
    pub(crate) fn error(&self, index: usize, message: String) -> Error {
        let before = self.text.split('|').take(index);
        let bar: usize = before.map(|cell| cell.chars().count() + 1).sum();
        let raw = self.raw(index);
        let lead = match raw.trim_ascii() {
            "" => 0,
            _ => raw.chars().take_while(char::is_ascii_whitespace).count(),
        };
        self.error_at((bar + lead + 1) as u32, message)
    }

    fn error_at(&self, column: u32, message: String) -> Error {
        Cause::Table { file: self.name.to_owned(), line: self.line, column, message }.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<Row<'_>, Error>> {
        Table { name: "t", text }.rows(2).collect()
    }

    #[test]
    fn comments_and_blank_lines_are_passed_over() {
        let rows = read("# a | b\n\n x | y z\n");
        let row = rows.first().unwrap().as_ref().ok().unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(row.cell(0).text, "x");
        assert_eq!(row.words(1).unwrap().collect::<Vec<_>>(), ["y", "z"]);
    }

    #[test]
    fn an_error_names_file_line_and_column() {
        let rows = read("# head\né | wrong\n");
        let row = rows.first().unwrap().as_ref().ok().unwrap();
        assert_eq!(row.error(1, "no".into()).to_string(), "t:2:5: no");
        let short = read("\nonly\n").remove(0).err().unwrap();
        assert_eq!(short.to_string(), "t:2:1: 2 cells wanted, 1 found");
    }
}
