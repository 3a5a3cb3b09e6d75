use std::collections::BTreeSet;

use super::lexicon::{Lexicon, ABBREVIATIONS, FOLLOWERS, STARTERS};
use super::*;
use crate::lexicon::table::Row;

/// What `marked` is split into, with ` // ` between sentences.
fn split(splitter: &Splitter, text: &str) -> String {
    let sentences: Vec<_> = splitter.sentences(text).map(|s| s.text(text)).collect();
    sentences.join(" // ")
}

fn english() -> Splitter {
    Splitter::english(SentenceOptions::new())
}

fn rows(table: Table<'static>, columns: usize) -> Vec<Row<'static>> {
    table.rows(columns).map(|row| row.unwrap()).collect()
}

#[test]
fn the_shipped_tables_are_read() {
    Lexicon::read(None).unwrap();
}

#[test]
fn tables_are_sorted_and_have_no_doubles() {
    for (table, columns) in [(ABBREVIATIONS, 3), (STARTERS, 2), (FOLLOWERS, 3)] {
        let forms: Vec<_> = rows(table, columns).iter().map(|row| row.cell(0).text.to_lowercase()).collect();
        for pair in forms.windows(2) {
            assert!(pair[0] < pair[1], "{}: {} before {}", table.name, pair[0], pair[1]);
        }
    }
}

#[test]
fn every_example_works() {
    let mut wrong = Vec::new();
    for table in [ABBREVIATIONS, FOLLOWERS] {
        for row in rows(table, 3) {
            let (form, example) = (row.cell(0).text, row.cell(2).text);
            if !example.contains(form) {
                wrong.push(format!("{form:?} is not in its example: {example}"));
            }
            let found = split(&english(), &example.replace(" // ", " "));
            if found != example {
                wrong.push(format!("{form}: {example}\n    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_starter_starts_a_sentence_after_an_acronym() {
    for row in rows(STARTERS, 2) {
        let word = row.cell(0).text;
        let (first, rest) = word.split_at(1);
        let text = format!("He knew the U.S. // {}{rest} came.", first.to_uppercase());
        assert_eq!(split(&english(), &text.replace(" // ", " ")), text);
    }
}

#[test]
fn every_class_has_a_row() {
    let classes: BTreeSet<_> = rows(ABBREVIATIONS, 3).iter().map(|row| row.cell(1).text).collect();
    assert_eq!(classes.len(), 14, "{classes:?}");
}

#[test]
fn own_abbreviations_come_through_the_same_reader() {
    let own = |text| Table { name: "own", text };
    let options = SentenceOptions::new();
    let text = "The Obj. Group met.";
    assert_eq!(split(&english(), text), "The Obj. // Group met.");
    let splitter = Splitter::with_abbreviations(own("obj | title | The Obj. Group met."), options).unwrap();
    assert_eq!(split(&splitter, text), text);
    let refused = |text| Splitter::with_abbreviations(own(text), options).err().unwrap();
    assert_eq!(
        refused("obj | nonsense | The Obj. Group met.").to_string(),
        "own:1:7: \"nonsense\" is no class of abbreviation"
    );
    assert_eq!(
        refused("\nmuch too long for one | title | x").to_string(),
        "own:2:1: \"much too long for one\" is not a word of letters, digits and full stops"
    );
    assert_eq!(
        refused("vice-pres. | title | x").to_string(),
        "own:1:1: \"vice-pres.\" is not a word of letters, digits and full stops"
    );
    assert_eq!(refused("abcdefghijklmnopq. | title | x").to_string(), "own:1:1: longer than 16 bytes");
}

/// Each verdict with texts that get it; a bar stands before the mark that is decided.
#[test]
fn each_verdict_by_its_rule() {
    use super::verdict::Verdict::*;
    let cases = [
        (TextEnds, &["It is over|."][..]),
        (ParagraphEnds, &["He met Mr|.\n\nObi", "The port|\n\nis shut"]),
        (LineEnds, &["Port Shut|\nIt rained.", "He is ill|.\nseen by all"]),
        (FullStop, &["今日は雨です|。明日"]),
        (SentenceStarts, &["It is over|. He left.", "Over|? He left.", "Over|... He left.", "Over|. $5 is due."]),
        (ClauseStarts, &["Call me tomorrow|. i am home.", "hi|? it is me"]),
        (SpaceMissing, &["It is over|.Then he left.", "can you come|?we cook"]),
        (Smiley, &["See you :-|) Bring it."]),
        (LineWrapped, &["It was a warm| \nday in the hills."]),
        (InsideWord, &["It costs |.5 cents.", "See example|.Com now."]),
        (GoesOn, &["He cried “Never|!” and left.", "The meas|. value is low.", "Over|.” – she said"]),
        (Abbreviated, &["He met Mr|. Obi.", "Troy, Ala|. — It rained."]),
        (Initial, &["He met J|. Edgar Obi."]),
        (Brand, &["He runs Yahoo|! Finance."]),
        (TimeAlone, &["At 5 a.m|. Mr. Obi left."]),
        (LeftOut, &["The law [|...] was kept.", "I thought |. . . I should call."]),
        (Attributed, &["“Why|?” Ann Beck asked."]),
    ];
    let splitter = english();
    for (verdict, texts) in cases {
        for marked in texts {
            let at = marked.find('|').unwrap();
            let text = marked.replace('|', "");
            let found = next_of_interest(&text, at).unwrap();
            let glyph = Glyph::of(char_at(&text, found).unwrap()).unwrap();
            let scene = Scene { text: &text, lexicon: &splitter.lexicon, sentence: 0, lines: Lines::default() };
            let decided = scene.decide(glyph, found).map(|(verdict, _)| verdict);
            assert_eq!(decided, Some(verdict), "{marked}");
        }
    }
}

/// For scripts that the tables say nothing of, the boundaries are those of UAX #29.
#[test]
fn other_scripts_agree_with_unicode() {
    use unicode_segmentation::UnicodeSegmentation;
    for text in [
        "今日は雨です。明日は晴れます！本当ですか？はい。",
        "राम घर गया। वह सो गया। क्या हुआ? कुछ नहीं।",
        "Սա տուն է։ Նա եկավ։",
        "ካሳ መጣ። አልማዝ ሄደች።",
        "هل جاء؟ نعم جاء. ثم ذهب.",
        "Она пришла. Он ушёл! Почему? Никто не знает.",
        "Ήρθε. Έφυγε! Τέλος.",
    ] {
        let expected: Vec<_> = text.unicode_sentences().map(str::trim).collect();
        let found: Vec<_> = sentences(text).map(|s| s.text(text)).collect();
        assert_eq!(found, expected);
    }
}
