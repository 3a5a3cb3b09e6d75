//! A language's tables, parsed once, and what a user adds to them.

pub(crate) mod table;
pub(crate) mod word;
