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

/// One line of a table: its number (from 1) and its cells.
pub(crate) struct Row<'a> {
    name: &'a str,
    line: u32,
    cells: Vec<Cell<'a>>,
}

/// What stands between two bars, trimmed, and the column (from 1, in characters) where it starts.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a str,
    column: u32,
}

impl<'a> Table<'a> {
    /// The rows, each with exactly `columns` cells. Blank lines and comments are passed over.
    pub(crate) fn rows(self, columns: usize) -> impl Iterator<Item = Result<Row<'a>, Error>> {
        self.text
            .lines()
            .zip(1u32..)
            .filter_map(move |(line, number)| {
                let body = line.trim();
                if body.is_empty() || body.starts_with('#') {
                    return None;
                }
                let row = Row {
                    name: self.name,
                    line: number,
                    cells: cells(line),
                };
                Some(if row.cells.len() == columns {
                    Ok(row)
                } else {
                    let found = row.cells.len();
                    Err(row.error_at(1, format!("{columns} cells wanted, {found} found")))
                })
            })
    }
}

impl<'a> Row<'a> {
    /// The cell at `index`, empty where there is none.
    pub(crate) fn cell(&self, index: usize) -> Cell<'a> {
        self.cells.get(index).copied().unwrap_or(Cell {
            text: "",
            column: 1,
        })
    }

    /// The words of the cell at `index`, which must have at least one.
    pub(crate) fn words(
        &self,
        index: usize,
    ) -> Result<impl Iterator<Item = &'a str> + Clone, Error> {
        let cell = self.cell(index);
        if cell.text.is_empty() {
            return Err(self.error(index, "an empty cell".to_owned()));
        }
        Ok(cell.text.split_whitespace())
    }

    /// The cell at `index` read as one of a closed set of names.
    pub(crate) fn name<T>(
        &self,
        index: usize,
        what: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Error> {
        let cell = self.cell(index);
        read(cell.text).ok_or_else(|| self.error(index, format!("{:?} is no {what}", cell.text)))
    }

    /// An error that points at the cell at `index`.
    pub(crate) fn error(&self, index: usize, message: String) -> Error {
        self.error_at(self.cell(index).column, message)
    }

    fn error_at(&self, column: u32, message: String) -> Error {
        Cause::Table {
            file: self.name.to_owned(),
            line: self.line,
            column,
            message,
        }
        .into()
    }
}

fn cells(line: &str) -> Vec<Cell<'_>> {
    let mut column = 1u32;
    line.split('|')
        .map(|raw| {
            let text = raw.trim();
            let lead = raw.chars().take_while(|c| c.is_whitespace()).count() as u32;
            let cell = Cell {
                text,
                column: column + if text.is_empty() { 0 } else { lead },
            };
            column += raw.chars().count() as u32 + 1;
            cell
        })
        .collect()
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
