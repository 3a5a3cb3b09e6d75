//! The quotation marks.

use super::table::Table;
use crate::error::Error;

/// A style of quotation marks: what opens, and what closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MarkStyle {
    pub(crate) open: Box<str>,
    pub(crate) close: Box<str>,
    pub(crate) name: Box<str>,
}

impl MarkStyle {
    /// Whether the glyph alone does not tell which end it is.
    pub(crate) fn is_same(&self) -> bool {
        self.open == self.close
    }

    /// Whether the closing glyph is an apostrophe as well.
    pub(crate) fn closes_like_an_apostrophe(&self) -> bool {
        matches!(&*self.close, "'" | "’")
    }
}

/// Reads rows of open, close, name and example.
pub(crate) fn read(styles: &mut Vec<MarkStyle>, table: Table<'_>) -> Result<(), Error> {
    let first = styles.len();
    for row in table.rows(4) {
        let row = row?;
        let mut cells = [""; 3];
        for (index, cell) in cells.iter_mut().enumerate() {
            let mut words = row.words(index)?;
            *cell = words.next().unwrap_or_default();
            if words.next().is_some() {
                return Err(row.error(index, "a space inside".to_owned()));
            }
        }
        let [open, close, name] = cells.map(Box::from);
        let style = MarkStyle { open, close, name };
        let same = |old: &MarkStyle| (&old.open, &old.close) == (&style.open, &style.close);
        if styles.iter().skip(first).any(same) {
            return Err(row.error(0, "the pair is in the table already".to_owned()));
        }
        styles.push(style);
    }
    Ok(())
}
