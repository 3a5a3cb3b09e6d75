//! How far sources and contents reach by the grammar of their sentence, where the weights have chosen wrongly.

pub(crate) mod apposed;
pub(crate) mod aside;
pub(crate) mod beside;
pub(crate) mod bounds;
pub(crate) mod clauses;
pub(crate) mod control;
pub(crate) mod fronted;
pub(crate) mod led;
pub(crate) mod named;
pub(crate) mod opening;
pub(crate) mod owner;
pub(crate) mod parted;
pub(crate) mod passive;
pub(crate) mod quoted;
pub(crate) mod subject;
pub(crate) mod subordinate;
mod ties;
pub(crate) mod trailing;
pub(crate) mod whole;
