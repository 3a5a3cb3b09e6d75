//! Words by hand: lemmas with the parts of speech that they can be, and the forms that follow from them.

use std::collections::BTreeMap;

use crate::lexicon::word::word_hash;
use crate::token::tag::Tag;
use crate::token::tagger::word_key;
use crate::token::Token;

/// A word that was listed by hand, with its classes, the commonest first: `n` noun, `p` plural noun, `v` verb, `d` past,
/// `t` participle, `a` adjective, `r` adverb; and `m`, behind them, where it is a name with a capital.
pub struct ListedWord {
    pub word: String,
    pub classes: String,
}

/// What the first class of a word counts for, the second and the third, as if it had been read so often.
const COUNTS: [u32; 3] = [6, 3, 1];

/// What a name counts for.
const NAMED: u32 = 6;

/// How often each form of the words, by its [key], may be taken to have been each tag.
pub(super) fn counts(words: &[ListedWord]) -> BTreeMap<u32, [u32; Tag::COUNT]> {
    let mut counts: BTreeMap<u32, [u32; Tag::COUNT]> = BTreeMap::new();
    let mut add = |key: u32, tag: Tag, count: u32| {
        counts.entry(key).or_insert([0; Tag::COUNT])[tag as usize] += count;
    };
    for ListedWord { word, classes } in words {
        for (class, count) in classes.chars().filter(|&class| class != 'm').zip(COUNTS) {
            forms(word, class, |form, tag| add(key(&form, false), tag, count));
        }
        if classes.contains('m') {
            add(key(word, true), Tag::Name, NAMED);
        }
    }
    counts
}

/// Gives `take` each form of a word of that class, and its tag.
fn forms(word: &str, class: char, mut take: impl FnMut(String, Tag)) {
    let mut all = |forms: Vec<String>, tag: Tag| forms.into_iter().for_each(|form| take(form, tag));
    match class {
        'n' => {
            all(vec![word.to_owned()], Tag::Noun);
            all(with_s(word), Tag::Nouns);
        }
        'p' => all(vec![word.to_owned()], Tag::Nouns),
        'v' => {
            all(vec![word.to_owned()], Tag::Base);
            all(with_s(word), Tag::Present);
            all(with(word, "ed"), Tag::Past);
            all(with(word, "ed"), Tag::Participle);
            all(with(word, "ing"), Tag::Gerund);
        }
        'd' => all(vec![word.to_owned()], Tag::Past),
        't' => all(vec![word.to_owned()], Tag::Participle),
        'a' => {
            all(vec![word.to_owned()], Tag::Adjective);
            if compares(word) {
                all(with(word, "er"), Tag::Adjective);
                all(with(word, "est"), Tag::Adjective);
            }
        }
        'r' => all(vec![word.to_owned()], Tag::Adverb),
        _ => {}
    }
}

fn is_vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

/// The word without its -y, where that stands behind a consonant.
fn before_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    stem.bytes().last().filter(|&letter| !is_vowel(letter)).map(|_| stem)
}

/// The forms in -s that the word may have ("aides", "ladies", "echos" and "echoes").
fn with_s(word: &str) -> Vec<String> {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match before_y(word) {
        Some(stem) => vec![format!("{stem}ies")],
        None if hisses => vec![format!("{word}es")],
        None if word.ends_with('o') => vec![format!("{word}s"), format!("{word}es")],
        None => vec![format!("{word}s")],
    }
}

/// The forms with an ending that begins with a vowel that the word may have ("tried", "planning", "travelled", "traveled").
fn with(word: &str, ending: &str) -> Vec<String> {
    let letters = word.as_bytes();
    let last = |back: usize| letters.len().checked_sub(back).and_then(|i| letters.get(i)).copied().unwrap_or(0);
    let groups = letters.iter().zip(letters.iter().skip(1)).filter(|(a, b)| is_vowel(**a) && !is_vowel(**b)).count();
    let doubles = !is_vowel(last(1)) && !b"cwxyh".contains(&last(1)) && is_vowel(last(2)) && !is_vowel(last(3));
    let doubled = || format!("{word}{}{ending}", char::from(last(1)));
    let plain = format!("{word}{ending}");
    match word.strip_suffix('e') {
        _ if ending != "ing" && before_y(word).is_some() => {
            vec![format!("{}i{ending}", before_y(word).unwrap_or_default())]
        }
        // "freed", "dyed", but "freeing", "dyeing", "tying"
        Some(_) if ending == "ing" && word.ends_with("ie") => vec![format!("{}ying", &word[..word.len() - 2])],
        Some(_) if ending == "ing" && ["ee", "oe", "ye"].iter().any(|end| word.ends_with(end)) => vec![plain],
        Some(stem) => vec![format!("{stem}{ending}")],
        None if doubles && groups == 1 => vec![doubled()],
        None if doubles => vec![plain, doubled()],
        None if word.ends_with('c') => vec![format!("{word}k{ending}")],
        None => vec![plain],
    }
}

/// Whether an adjective has forms in -er and -est: those of one syllable, and in -y.
fn compares(word: &str) -> bool {
    let stem = word.strip_suffix('e').unwrap_or(word);
    let vowels = stem.bytes().zip(stem.bytes().skip(1).chain([b'x']));
    let syllables = vowels.filter(|&(a, b)| (is_vowel(a) || a == b'y') && !(is_vowel(b) || b == b'y')).count();
    syllables == 1 || before_y(word).is_some() && syllables == 2 && !word.ends_with("ly")
}

/// The key under which the class of a form stands, with a capital or without.
fn key(form: &str, capital: bool) -> u32 {
    word_key(Token { word: word_hash(form), ..Token::NONE }, capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str, class: char) -> Vec<(String, Tag)> {
        let mut found = Vec::new();
        forms(word, class, |form, tag| found.push((form, tag)));
        found
    }

    fn words(word: &str, class: char) -> String {
        of(word, class).into_iter().map(|(form, _)| form).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn forms_are_spelt() {
        assert_eq!(words("vow", 'v'), "vow vows vowed vowed vowing");
        assert_eq!(words("deny", 'v'), "deny denies denied denied denying");
        assert_eq!(words("plan", 'v'), "plan plans planned planned planning");
        assert_eq!(words("agree", 'v'), "agree agrees agreed agreed agreeing");
        assert_eq!(words("untie", 'v'), "untie unties untied untied untying");
        assert_eq!(words("panic", 'v'), "panic panics panicked panicked panicking");
        assert_eq!(words("stay", 'v'), "stay stays stayed stayed staying");
        assert_eq!(words("travel", 'v'), "travel travels traveled travelled traveled travelled traveling travelling");
        assert_eq!(words("ally", 'n'), "ally allies");
        assert_eq!(words("witch", 'n'), "witch witches");
        assert_eq!(words("grim", 'a'), "grim grimmer grimmest");
        assert_eq!(words("tame", 'a'), "tame tamer tamest");
        assert_eq!(words("needy", 'a'), "needy needier neediest");
        assert_eq!(words("sleepless", 'a'), "sleepless");
        assert_eq!(words("lakeside", 'a'), "lakeside");
        assert_eq!(of("wept", 'd'), [("wept".to_owned(), Tag::Past)]);
    }

    #[test]
    fn the_first_class_counts_most() {
        let listed = [("vow", "vn"), ("vows", "p"), ("dale", "nm")]
            .map(|(word, classes)| ListedWord { word: word.into(), classes: classes.into() });
        let counts = counts(&listed);
        let count = |form: &str, tag: Tag| counts[&key(form, false)][tag as usize];
        assert_eq!([count("vow", Tag::Base), count("vow", Tag::Noun)], [6, 3]);
        assert_eq!([count("vows", Tag::Present), count("vows", Tag::Nouns)], [6, 9]);
        assert_eq!([count("dale", Tag::Noun), count("dale", Tag::Name)], [6, 0]);
        assert_eq!(counts[&key("dale", true)][Tag::Name as usize], NAMED);
    }
}
