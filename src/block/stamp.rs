//! What may stand before the label of a turn: a time, the number of a question.

/// The letters before the number of a question: those of a list and those on a topic.
const NUMBERED: [char; 2] = ['Q', 'T'];
/// The most bytes of one with the number of its paper.
const LONGEST_NUMBER: usize = 16;

/// The most bytes of a time before or behind a name.
const LONGEST: usize = 240;

/// The line without a time before it: "[00:12:03] Ruiz: …", "12:03 Ruiz: …", "06/10/2023, 01:14 - Ruiz: …".
pub(super) fn unstamped(line: &str) -> &str {
    if let Some(rest) = stamped(line) {
        return rest;
    }
    let after = line.trim_start_matches(|c: char| is_of_time(c) || is_of_date(c));
    let time = line.strip_suffix(after).unwrap_or_default();
    if time.ends_with(' ') && is_time(time) {
        after
    } else {
        line
    }
}

/// The line without the number of a question, as committees and parliaments count them: "Q12 Chair: Is it late?", "Q3. [905121]
/// Ann Ruiz (Leeds) (Con): Is it late?"
pub(super) fn unnumbered(line: &str) -> &str {
    numbered(line).unwrap_or(line)
}

/// Whether a sentence is nothing but the number of a question: "Q3.", "Q3. [905121]".
pub(crate) fn is_number(line: &str) -> bool {
    line.len() <= LONGEST_NUMBER && numbered(line).is_some_and(str::is_empty)
}

/// What stands behind the number of a question.
fn numbered(line: &str) -> Option<&str> {
    let number = line.strip_prefix(NUMBERED)?;
    let (number, rest) = number.split_once(' ').unwrap_or((number, ""));
    let counted = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let rest = Some(rest.trim_start()).filter(|_| counted(number.trim_end_matches('.')))?;
    let paper = rest.strip_prefix(['[', '(']).and_then(|it| it.split_once([']', ')']));
    Some(paper.filter(|(number, _)| counted(number)).map_or(rest, |(_, rest)| rest.trim_start()))
}

/// The line without a time in brackets before it.
pub(super) fn stamped(line: &str) -> Option<&str> {
    let inner = line.trim_start().strip_prefix(['[', '('])?;
    let (time, rest) = inner.split_at_checked(inner.find([']', ')']).filter(|at| *at <= LONGEST)?)?;
    let rest = rest.get(1..)?.trim_start();
    is_time(time.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ')).then_some(rest)
}

fn is_of_time(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.')
}

/// What a date before a time and the gap behind it may hold.
fn is_of_date(c: char) -> bool {
    matches!(c, '/' | '-' | '–' | ',' | ' ')
}

pub(super) fn is_time(words: &str) -> bool {
    words.contains(':')
        && words.starts_with(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| is_of_time(c) || is_of_date(c))
}
