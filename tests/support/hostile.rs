//! Texts that nobody writes, to see what they cost.
#![allow(unreachable_pub, clippy::unwrap_used)]

use std::fmt::Write;

/// What is repeated; `{n}` is another name each time.
pub const UNITS: &[&str] = &[
    // marks
    "“",
    "“a ",
    "‘a ",
    "'",
    "’",
    "' ",
    "\"",
    "\"a\" ",
    "\"a ",
    "“a ‘b “c ‘d ",
    "“a ‘b c’ d” ",
    "“”",
    "„a “b «c ",
    "a” ",
    "``",
    "「",
    "«a ",
    "‘",
    "s’ ",
    // cues, names and what ties them
    "said ",
    "according to ",
    "Roe ",
    "Ann Roe, ",
    "He said she said ",
    "He said it. ",
    "He said it.\n\n",
    "she said that ",
    "adding that ",
    "who said who ",
    "“a,” Roe said. ",
    "“It is so.” ",
    "“It is so.\n",
    "the head of ",
    "“a,” he said, “",
    "{n} ",
    "{n} said it rained. ",
    "{n} met {n}. He said it rained. ",
    "the ministry ",
    "President ",
    "Roe and ",
    "Roe’s ",
    "ANN: Yes.\n",
    "a: ",
    "the dog saw a cat and ",
    "as Roe put it, the dam held, ",
    "per Roe, ",
    "if he said that it rained, ",
    "He wrote on Facebook: “a” ",
    "“(a)” ",
    "• ",
    // what the grammar tells of
    "officials who asked not to be named said ",
    "who declined to be identified, who ",
    "was told by Roe that ",
    "a statement by Roe that ",
    "I said that we said ",
    "“I said “we say ",
    "– Roe says – ",
    "condemned the raid, called for calm and ",
    "not only said that but ",
    ", but it fell, but ",
    "Roe shut the door. “They have gone.” ",
    "“They have gone.”\n\n",
    "“They have gone.\n\n",
    "‘They have gone,’ fumes ",
    "“a,” she asked herself, pointing at the wall, ",
    "the stranger he she his ",
    "MR. ROE: Yes.\nTHE COURT: No.\n",
    // words and figures
    "a",
    "A",
    "ABC DEF ",
    "1",
    "1 ",
    "$1 ",
    "million ",
    "1 million and ",
    "5 percent of ",
    "1,",
    "1.1.",
    "and ",
    "that ",
    "not ",
    "more than ",
    "since 2011 ",
    "on Monday ",
    "語",
    "e\u{301}",
    "🦆",
    "a-",
    "http://a.b/",
    // what ends sentences
    "\n",
    "\r\n",
    " ",
    " \n",
    "a\n",
    ".",
    ". ",
    "!\n",
    "? ",
    "… ",
    "。",
    "Mr. ",
    "U.S. ",
    "J. ",
    "10 a.m. ",
    "1. a\n",
    "- a\n",
    "Did he? ",
    "a; ",
    ",",
    ", ",
    "(",
    ")",
    "[",
    "(a ",
    "\0",
    "\u{feff}",
    "\u{200b}",
];

/// About `length` bytes of one of them.
pub fn text(unit: &str, length: usize) -> String {
    let mut text = String::with_capacity(length + 64);
    let mut names = 0_u32..;
    while text.len() < length {
        let (first, rest) = unit.split_once("{n}").map_or((unit, None), |(first, rest)| (first, Some(rest)));
        text.push_str(first);
        for part in rest.into_iter().flat_map(|rest| rest.split("{n}")) {
            let number = names.next().unwrap();
            let letters = (0..5).map(|place| char::from(b'a' + (number >> (4 * place) & 15) as u8));
            write!(text, "B{}{part}", letters.collect::<String>()).unwrap();
        }
    }
    text
}
