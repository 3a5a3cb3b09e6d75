//! What the ending of a word tells of it.

use super::closed::Ending;
use super::table::Table;
use crate::error::Error;

/// The endings of a language.
#[derive(Clone, Default)]
pub(crate) struct Endings(Vec<(Ending, Box<str>)>);

impl Endings {
    /// Rows of ending, class and example.
    pub(crate) fn read(&mut self, table: Table<'_>) -> Result<(), Error> {
        for row in table.rows(3) {
            let row = row?;
            let class = row.name(1, "class of ending", Ending::named)?;
            self.0.push((class, row.cell(0).text.into()));
        }
        Ok(())
    }

    /// Whether the word has an ending of the class.
    pub(crate) fn are_of(&self, word: &str, class: Ending) -> bool {
        self.0.iter().any(|(its, ending)| *its == class && word.ends_with(&**ending))
    }
}
