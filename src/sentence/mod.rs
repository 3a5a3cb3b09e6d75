//! Sentence boundaries.

use crate::Span;

/// The sentences of `text`.
pub fn sentences(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let mut stop = false;
        while at < bytes.len() {
            let b = bytes.get(at).copied().unwrap_or(0);
            if b == b'\n' {
                break;
            }
            if stop && b == b' ' {
                let before = text.get(start..at).unwrap_or_default();
                let word = before.rsplit(' ').next().unwrap_or_default();
                let next = text.get(at + 1..).and_then(|s| s.chars().next());
                let abbreviation = word.ends_with('.')
                    && (word.len() <= 3
                        || matches!(
                            word,
                            "Sen."
                                | "Gov."
                                | "Rep."
                                | "Mrs."
                                | "U.S."
                                | "Jan."
                                | "Feb."
                                | "Aug."
                                | "Sept."
                                | "Oct."
                                | "Nov."
                                | "Dec."
                                | "Gen."
                                | "Col."
                                | "Lt."
                                | "Rev."
                                | "Inc."
                                | "Reps."
                                | "Sens."
                                | "a.m."
                                | "p.m."
                                | "D.C."
                        ));
                if !abbreviation && next.is_some_and(|c| !c.is_lowercase()) {
                    break;
                }
            }
            stop = matches!(b, b'.' | b'!' | b'?') || stop && (matches!(b, b'"' | b'\'' | b')') || b >= 0x80);
            at += 1;
        }
        Some(Span::between(start as u32, at as u32).trimmed(text))
    })
}
