//! The words that the code itself names, by their numbers, for the structure that they give a sentence. What is known of a
//! word and no more stands in the tables.

use super::word::ascii_hash;

pub(crate) const A: u32 = ascii_hash("a");
pub(crate) const ALL: u32 = ascii_hash("all");
pub(crate) const AN: u32 = ascii_hash("an");
pub(crate) const AND: u32 = ascii_hash("and");
pub(crate) const ANOTHER: u32 = ascii_hash("another");
pub(crate) const AS: u32 = ascii_hash("as");
pub(crate) const AT: u32 = ascii_hash("at");
pub(crate) const BE: u32 = ascii_hash("be");
pub(crate) const BETTER: u32 = ascii_hash("better");
pub(crate) const BETWEEN: u32 = ascii_hash("between");
pub(crate) const BUT: u32 = ascii_hash("but");
pub(crate) const BY: u32 = ascii_hash("by");
pub(crate) const COUPLE: u32 = ascii_hash("couple");
pub(crate) const DID: u32 = ascii_hash("did");
pub(crate) const EX: u32 = ascii_hash("ex");
pub(crate) const FEW: u32 = ascii_hash("few");
pub(crate) const FOR: u32 = ascii_hash("for");
pub(crate) const FORMER: u32 = ascii_hash("former");
pub(crate) const FROM: u32 = ascii_hash("from");
pub(crate) const HAD: u32 = ascii_hash("had");
pub(crate) const IN: u32 = ascii_hash("in");
pub(crate) const IS: u32 = ascii_hash("is");
pub(crate) const IT: u32 = ascii_hash("it");
pub(crate) const LATTER: u32 = ascii_hash("latter");
pub(crate) const LIKE: u32 = ascii_hash("like");
pub(crate) const MANY: u32 = ascii_hash("many");
pub(crate) const MINUS: u32 = ascii_hash("minus");
pub(crate) const MORE: u32 = ascii_hash("more");
pub(crate) const NEVER: u32 = ascii_hash("never");
pub(crate) const NO: u32 = ascii_hash("no");
pub(crate) const OF: u32 = ascii_hash("of");
pub(crate) const ONE: u32 = ascii_hash("one");
pub(crate) const ONLY: u32 = ascii_hash("only");
pub(crate) const OR: u32 = ascii_hash("or");
pub(crate) const OTHER: u32 = ascii_hash("other");
pub(crate) const OUT: u32 = ascii_hash("out");
pub(crate) const OVER: u32 = ascii_hash("over");
pub(crate) const POINT: u32 = ascii_hash("point");
pub(crate) const SEVERAL: u32 = ascii_hash("several");
pub(crate) const SLASH: u32 = ascii_hash("/");
pub(crate) const SOME: u32 = ascii_hash("some");
pub(crate) const STOP: u32 = ascii_hash(".");
pub(crate) const THAT: u32 = ascii_hash("that");
pub(crate) const THE: u32 = ascii_hash("the");
pub(crate) const THESE: u32 = ascii_hash("these");
pub(crate) const THIS: u32 = ascii_hash("this");
pub(crate) const THOSE: u32 = ascii_hash("those");
pub(crate) const TIMES: u32 = ascii_hash("times");
pub(crate) const TO: u32 = ascii_hash("to");
pub(crate) const USED: u32 = ascii_hash("used");
pub(crate) const WAS: u32 = ascii_hash("was");
pub(crate) const WHAT: u32 = ascii_hash("what");
pub(crate) const WHILE: u32 = ascii_hash("while");
pub(crate) const WHO: u32 = ascii_hash("who");
pub(crate) const WITH: u32 = ascii_hash("with");

/// The indefinite article.
pub(crate) const INDEFINITE: [u32; 2] = [A, AN];
