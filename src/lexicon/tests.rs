//! What every table must keep to, and what the lexicon says of words.

use super::*;
use crate::language::Language;

fn english() -> &'static Tables {
    Language::English.tables()
}

fn hash(phrase: &str) -> u32 {
    let words = phrase.split_whitespace().map(word_hash);
    words.reduce(phrase_hash).unwrap()
}

/// The cells of a table's rows, read apart from the reader under test.
fn cells(table: Table<'_>) -> Vec<Vec<&str>> {
    let lines = table.text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split(" | ").map(str::trim).collect()).collect()
}

/// Words in lower case, as an example is searched for them.
fn plain(text: &str) -> Vec<String> {
    let is_apart = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.'));
    text.split(is_apart)
        .map(|word| word.trim_matches(['.', '\'', '’', '-']))
        .map(|word| word.trim_end_matches("’s").trim_end_matches("'s"))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether `form` is in `text`, with at most `between` other words between each two of its own.
fn holds(text: &[String], form: &[String], between: usize) -> bool {
    fn follows(text: &[String], form: &[String], between: usize) -> bool {
        let Some((first, form)) = form.split_first() else {
            return true;
        };
        let near = text.iter().take(between + 1).enumerate();
        near.filter(|(_, word)| *word == first).any(|(at, _)| follows(&text[at + 1..], form, between))
    }
    (0..text.len()).any(|at| text[at] == form[0] && follows(&text[at + 1..], &form[1..], between))
}

#[test]
fn the_tables_of_every_language_can_be_read() {
    for language in Language::ALL {
        if let Err(error) = Lexicon::read(language.tables()) {
            panic!("{error}");
        }
    }
}

#[test]
fn tables_are_large_enough_sorted_and_without_doubles() {
    let it = english();
    let wanted = [
        (it.boilerplate, 4, 120),
        (it.cue_nouns, 4, 100),
        (it.cue_phrases, 3, 60),
        (it.cues, 4, 450),
        (it.given_names, 2, 1200),
        (it.name_parts, 3, 30),
        (it.elisions, 2, 15),
        (it.not_names, 3, 250),
        (it.organisations, 3, 120),
        (it.determiners, 3, 10),
        (it.endings, 3, 10),
        (it.prepositions, 3, 15),
        (it.pronouns, 6, 50),
        (it.roles, 4, 50),
        (it.sources, 4, 250),
        (it.titles, 4, 250),
        (it.verbs, 3, 20),
    ];
    for (table, columns, least) in wanted {
        let rows = cells(table);
        assert!(rows.len() >= least, "{}: {}", table.name, rows.len());
        assert!(table.text.starts_with("# "), "{}: no header", table.name);
        let key = |row: &[&str]| row[0].to_lowercase();
        for row in &rows {
            assert_eq!(row.len(), columns, "{}: {row:?}", table.name);
            assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        }
        for pair in rows.windows(2) {
            assert!(key(&pair[0]) < key(&pair[1]), "{}: {pair:?}", table.name);
        }
    }
}

#[test]
fn every_example_holds_one_of_its_forms() {
    let it = english();
    let forms_at = [
        (it.cues, 1, WORDS_BETWEEN),
        (it.cue_nouns, 1, 0),
        (it.sources, 1, 0),
        (it.titles, 0, 0),
        (it.pronouns, 0, 0),
        (it.organisations, 0, 0),
        (it.not_names, 0, 0),
        (it.name_parts, 0, 0),
        (it.elisions, 0, 0),
        (it.roles, 0, 0),
        (it.verbs, 0, 0),
        (it.prepositions, 0, 0),
        (it.determiners, 0, 0),
    ];
    for (table, column, between) in forms_at {
        for row in cells(table) {
            let example = plain(row[row.len() - 1]);
            let forms: Vec<_> = match column {
                1 => row[1].split(' ').map(|form| plain(&form.replace('_', " "))).collect(),
                _ => vec![plain(row[0])],
            };
            let found = forms.iter().any(|form| holds(&example, form, between));
            assert!(found, "{}: {row:?}", table.name);
        }
    }
}

#[test]
fn every_lemma_is_one_of_its_forms_and_they_are_alike() {
    for table in [english().cues, english().cue_nouns, english().sources] {
        for row in cells(table) {
            assert!(row[1].split(' ').any(|form| form == row[0]), "{row:?}");
            if table.name == "en/cues.txt" {
                let joints = |form: &str| form.matches('_').count();
                assert!(row[1].split(' ').all(|form| joints(form) == joints(row[0])), "{row:?}");
            }
        }
    }
}

#[test]
fn every_example_of_a_phrase_holds_it() {
    for row in cells(english().cue_phrases) {
        let example = plain(row[2]);
        let (before, after) = row[0].split_once("...").unwrap_or((row[0], ""));
        let (before, after) = (plain(before), plain(after.trim_start_matches("'s")));
        let mut starts = (0..example.len()).filter(|&at| example[at..].starts_with(&before));
        let found = starts.any(|at| {
            let rest = &example[at + before.len()..];
            after.is_empty() || (1..rest.len()).any(|at| rest[at..].starts_with(&after))
        });
        assert!(found, "{row:?}");
    }
}

#[test]
fn every_example_of_an_ending_has_it() {
    for row in cells(english().endings) {
        assert!(plain(row[2]).iter().any(|word| word.ends_with(row[0])), "{row:?}");
    }
}

#[test]
fn every_example_of_boilerplate_is_recognised() {
    let lexicon = Lexicon::english();
    for row in cells(english().boilerplate) {
        let mut alone = lines::Lines::default();
        let text = row.join(" | ");
        alone.read(Table { name: "one", text: &text }).unwrap();
        let class = Boilerplate::named(row[2]);
        assert_eq!(alone.class(row[3]), class, "{row:?}");
        assert!(lexicon.boilerplate(row[3]).is_some(), "{row:?}");
    }
    for prose in [
        "Photos show that the wall had cracked before.",
        "The comments came a day after he had resigned.",
        "Home was a hut by the sea.",
        "Copyright law protects poets, she said.",
        "Reporting by the Tide showed that 40 pilots had drowned.",
        "He wrote a daily newsletter for 40 years.",
        "Divers gave a file photo of the wreck to the press.",
        "More from the guild than from the town voted for it.",
        "Sponsored content makes up 40 per cent of its income.",
        "Photo by photo, the divers built their case.",
        "Source: divers believe 40 pilots drowned.",
        "The views expressed are those of 400 pilots.",
        "Donate now or the clinic will close, she said.",
        "The mayor said: “Follow us on Facebook.”",
        "Users share on Facebook what they like.",
        "",
    ] {
        assert_eq!(lexicon.boilerplate(prose), None, "{prose}");
    }
    let wanted = Some(Boilerplate::Related);
    assert_eq!(lexicon.boilerplate("RELATED:"), wanted);
    assert_eq!(lexicon.boilerplate("By Ann Birch\n9 May 2021\nShare on Facebook"), Some(Boilerplate::Share));
}

#[test]
fn no_two_words_have_one_number() {
    let it = english();
    let mut owners = std::collections::HashMap::new();
    let multi = [it.cues, it.cue_nouns, it.sources].into_iter().flat_map(|table| {
        let forms = |row: Vec<&'static str>| row[1].split(' ').map(|it| it.replace('_', " "));
        cells(table).into_iter().flat_map(forms)
    });
    let single = [it.titles, it.pronouns, it.given_names, it.organisations, it.not_names, it.name_parts, it.roles]
        .into_iter()
        .flat_map(|table| cells(table).into_iter().map(|row| row[0].to_owned()));
    for form in multi.chain(single) {
        let words: Vec<_> = form.split(' ').map(|it| it.trim_end_matches('.').to_lowercase()).collect();
        for end in 1..=words.len() {
            let phrase = words[..end].join(" ");
            let number = hash(&phrase);
            let owner = owners.entry(number).or_insert_with(|| phrase.clone());
            assert_eq!(*owner, phrase);
        }
    }
}

#[test]
fn words_are_looked_up_whatever_their_capitals() {
    let it = Lexicon::english();
    let said = it.entry(hash("Said")).cue.unwrap();
    assert_eq!((said.stance, it.lemma(said)), (Stance::Says, "say"));
    assert_eq!(it.entry(hash("warnings")).cue_noun.unwrap().stance, Stance::Warns);
    assert_eq!(it.entry(hash("Sen.")).title.unwrap().kind, TitleKind::Office);
    assert_eq!(it.entry(hash("she")).pronoun.unwrap().gender, Gender::Female);
    assert_eq!(it.entry(hash("Kassym-Jomart")).given_name, Some(Gender::Male));
    assert_eq!(it.entry(hash("ministries")).source, Some(SourceKind::Organisation));
    assert_eq!(it.entry(hash("Inc.")).organisation, Some(OrganisationWord::Form));
    assert_eq!(it.entry(hash("Tuesday")).not_name, Some(NotName::Weekday));
    assert_eq!(it.entry(hash("zyzzyva")), &Entry::NONE);
}

#[test]
fn the_longest_phrase_is_found() {
    let it = Lexicon::english();
    let words = |text: &str| text.split(' ').map(word_hash).collect::<Vec<_>>();
    let (len, entry) = it.longest(words("Prime Minister Aalto said")).unwrap();
    assert_eq!((len, entry.title.unwrap().kind), (2, TitleKind::Office));
    let (len, entry) = it.longest(words("Papua New Guinea")).unwrap();
    assert_eq!((len, entry.not_name), (3, Some(NotName::Place)));
    assert_eq!(it.longest(words("papua sings")), None);
}

#[test]
fn a_cue_may_hold_other_words() {
    let it = Lexicon::english();
    let cue = |text: &str| {
        let words: Vec<_> = text.split(' ').map(word_hash).collect();
        it.cue(&words).map(|(taken, cue)| (taken, it.lemma(cue).to_owned()))
    };
    assert_eq!(cue("pointed out that"), Some((2, "point_out".to_owned())));
    assert_eq!(cue("made it clear that"), Some((3, "make_clear".to_owned())));
    assert_eq!(cue("said that it was clear"), Some((1, "say".to_owned())));
    assert_eq!(cue("went on to say that"), Some((4, "go_on_to_say".to_owned())));
    assert_eq!(cue("made a cake in the old kitchen"), None);
    assert_eq!(cue(""), None);
}

#[test]
fn frames_are_found_by_how_they_begin() {
    let it = Lexicon::english();
    let according = it.frames(hash("according to"));
    let last = |frame: &&Frame| frame.source == SourcePlace::Last;
    assert_eq!(according.iter().find(last).unwrap().stance, Stance::Says);
    assert!(it.entry(hash("according to")).frames);
    let put_it = || [word_hash("put"), word_hash("it"), word_hash("so")].into_iter();
    let fits = |frame: &&Frame| frame.goes_on_with(put_it()) && frame.len_after() == 2;
    let frame = it.frames(hash("as")).iter().find(fits).unwrap();
    assert_eq!(frame.source, SourcePlace::Inside);
    assert!(it.frames(hash("said")).is_empty());
}

#[test]
fn a_users_row_holds_over_a_shipped_one() {
    let rows = Additions {
        cues: "quack | quack quacked | claims | “It floats,” he quacked.\nsay | say said | doubts | X said so.",
        titles: "grand poobah | office | m | Grand Poobah Ito said no.",
        ..Additions::default()
    };
    let it = Lexicon::english().with_additions(rows).unwrap();
    let quacked = it.entry(hash("quacked")).cue.unwrap();
    assert_eq!((quacked.stance, it.lemma(quacked)), (Stance::Claims, "quack"));
    assert!(it.has_own() && it.is_own(quacked) && !it.is_own(it.entry(hash("added")).cue.unwrap()));
    assert_eq!(it.entry(hash("said")).cue.unwrap().stance, Stance::Doubts);
    assert_eq!(it.entry(hash("says")).cue.unwrap().stance, Stance::Says);
    assert_eq!(it.entry(hash("grand poobah")).title.unwrap().gender, Gender::Male);
    assert_eq!(Lexicon::english().entry(hash("quacked")).cue, None);
}

#[test]
fn a_broken_row_is_named_by_file_line_and_column() {
    let cases = [
        (
            Additions { cues: "# mine\nbleat | bleats bleated | shouts | X bleats.", ..Additions::default() },
            "cues:2:26: \"shouts\" is no stance",
        ),
        (Additions { cues: "bleat | | says | X bleats.", ..Additions::default() }, "cues:1:8: an empty cell"),
        (
            Additions { cues: "bleat | bleats says bleats | says | X bleats.", ..Additions::default() },
            "cues:1:9: \"bleats\" is in the table already",
        ),
        (Additions { titles: "khan | office | m", ..Additions::default() }, "titles:1:1: 4 cells wanted, 3 found"),
        (
            Additions { titles: "khan | office | x | Khan Ulu said no.", ..Additions::default() },
            "titles:1:17: \"x\" is no gender",
        ),
        (
            Additions { sources: "elf | elves | sprite | Elves said no.", ..Additions::default() },
            "sources:1:15: \"sprite\" is no kind of source",
        ),
        (
            Additions { cue_phrases: "... thinks so | thinks | X thinks so.", ..Additions::default() },
            "cue_phrases:1:1: a word wanted before \"...\"",
        ),
        (
            Additions { cue_phrases: "so ...'s | thinks | So her.", ..Additions::default() },
            "cue_phrases:1:1: words wanted after \"...'s\"",
        ),
        (Additions { given_names: "zog | q", ..Additions::default() }, "given_names:1:7: \"q\" is no gender"),
        (
            Additions { boilerplate: "moo | end | share | Moo", ..Additions::default() },
            "boilerplate:1:7: \"end\" is no place in a line",
        ),
    ];
    for (rows, wanted) in cases {
        let error = Lexicon::english().with_additions(rows).err().unwrap();
        assert_eq!(error.to_string(), wanted);
    }
}

/// `cargo test --release -- --ignored loading` says how long loading takes.
#[test]
#[ignore = "a measurement, of use in release only"]
fn loading_takes_less_than_two_milliseconds() {
    let times = (0..200).map(|_| {
        let start = std::time::Instant::now();
        assert!(Lexicon::read(english()).is_ok());
        start.elapsed()
    });
    let best = times.min().unwrap();
    println!("{best:?}");
    assert!(best.as_micros() < 2000, "{best:?}");
}
