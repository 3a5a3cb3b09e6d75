//! Runs the readable cases under `tests/cases/` and the examples of the tables.

use super::amount::Reader;
use super::kinds::Bound;
use super::phrases::Phrases;
use super::words::{Words, ENGLISH};
use super::*;
use crate::engine::Engine;
use crate::lexicon::table::Table;

static WEIGHTS: &[u8] = include_bytes!("../lang/en/weights.bin");

fn engine() -> Engine {
    Engine { lexicon: crate::Language::English.lexicon(), model: Model::new(WEIGHTS) }
}

fn block(text: &str, engine: &Engine) -> Block {
    let mut ends: Vec<u32> =
        [". ", "? "].iter().flat_map(|s| text.match_indices(s)).map(|(i, _)| i as u32 + 1).collect();
    ends.retain(|&end| text.get(end as usize + 1..).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
    ends.sort_unstable();
    ends.push(text.len() as u32);
    let mut start = 0;
    let sentence = |end| Span::between(std::mem::replace(&mut start, end), end).trimmed(text);
    let sentences: Vec<Span> = ends.into_iter().map(sentence).collect();
    let mut block = Block::default();
    block.fill(text, &sentences, &[], 0, engine);
    block
}

fn quantities_of(text: &str, words: &Words, engine: &Engine) -> Vec<Quantity> {
    let block = block(text, engine);
    let mut found = Phrases::default();
    found.fill(words, &block.tokens, |_| true);
    let mut out = Vec::new();
    measure::quantities(Reader { text, tokens: &block.tokens, found: &found, words }, &mut out);
    out
}

fn shown(quantity: &Quantity, text: &str) -> String {
    let mut line = format!("{} {} {}", quantity.kind(), quantity.bound(), quantity.value());
    if let Some(upper) = quantity.upper() {
        line += &format!("..{upper}");
    }
    if let Some(of) = quantity.of() {
        line += &format!(" of {of}");
    }
    if let Some(unit) = quantity.unit() {
        line += &format!(" [{}]", unit.name());
    }
    line + " @ " + quantity.span().text(text)
}

#[test]
fn every_quantity_of_the_cases_is_read() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    let cases = include_str!("../../tests/cases/quantity/english.txt");
    let mut wrong = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for row in (Table { name: "quantity/english.txt", text: cases }).rows(2) {
        let row = row.unwrap();
        let text = row.cell(0).text;
        assert!(seen.insert(text), "twice: {text}");
        let all: Vec<String> = quantities_of(text, &words, &engine).iter().map(|q| shown(q, text)).collect();
        if all.join("; ") != row.cell(1).text {
            wrong.push(format!("{text} | {}", all.join("; ")));
        }
    }
    assert!(seen.len() >= 150);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The claims of a text that is all the author's.
fn claims_of(text: &str, attributed: &[Attributed<'_>], words: &Words, engine: &Engine) -> Vec<Claim> {
    let block = block(text, engine);
    let mut out = Vec::new();
    let source = Source { text, block: &block, attributed, words, model: &engine.model };
    claims(&[source], |_, _| false, &mut Scratch::default(), &mut out);
    out
}

fn rows<'a>(table: Table<'a>, columns: usize) -> Vec<Vec<&'a str>> {
    let mut last: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for row in table.rows(columns) {
        let row = row.unwrap();
        let cells: Vec<&str> = (0..columns).map(|c| row.cell(c).text).collect();
        let key = cells[..columns - 1].to_vec();
        assert!(last < key, "{}: {key:?} does not come after {last:?}", table.name);
        last = key;
        all.push(cells);
    }
    all
}

/// Whether the words of the example's claims are found where the row's first phrase stands.
fn holds(phrase: &str, example: &str) -> bool {
    let flat = |text: &str| text.to_lowercase().replace([' ', '.'], "");
    flat(example).contains(&flat(phrase))
}

/// Whether a row's example shows what the row says, given the row's cells, the example's claims and the example.
type Says<'f> = dyn Fn(&[&str], &[Claim], &str) -> bool + 'f;

#[test]
fn tables_are_sorted_and_their_examples_work() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    let mut wrong = Vec::new();
    let mut check = |table: Table<'_>, columns: usize, says: &Says| {
        for cells in rows(table, columns) {
            let example = cells[columns - 1];
            let phrase = cells[0].split(',').next().unwrap();
            let claims = claims_of(example, &[], &words, &engine);
            if !holds(phrase, example) || !says(&cells, &claims, example) {
                wrong.push(format!("{}: {} | {example}", table.name, cells[..columns - 1].join(" | ")));
            }
        }
    };
    check(ENGLISH.modality, 3, &|cells, claims, _| claims.iter().any(|c| c.modality().name() == cells[1]));
    check(ENGLISH.negation, 3, &|cells, claims, _| {
        claims.iter().any(|c| (c.polarity() == Polarity::Negated) == (cells[1] == "negates"))
    });
    check(ENGLISH.subjects, 3, &|cells, claims, _| {
        claims.iter().any(|c| c.subjects().iter().any(|s| s.name() == cells[1]))
    });
    check(ENGLISH.clause_words, 3, &|_, _, _| true);
    check(ENGLISH.time, 3, &|_, claims, _| claims.iter().any(|c| !c.times().is_empty()));
    check(ENGLISH.units, 4, &|cells, _, example| {
        quantities_of(example, &words, &engine).iter().any(|q| q.unit().is_some_and(|u| u.name() == cells[2]))
    });
    check(ENGLISH.numbers, 4, &|cells, _, example| {
        let found = quantities_of(example, &words, &engine);
        match cells[1] {
            "label" => found.is_empty(),
            bound if Bound::from_name(bound).is_some() => found.iter().any(|q| q.bound().name() == bound),
            _ => !found.is_empty(),
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A case's text without its brackets, and the spans of content, source and cue that they marked.
fn unmarked(marked: &str) -> (String, [Vec<Span>; 3]) {
    let (mut text, mut spans, mut open) = (String::new(), [Vec::new(), Vec::new(), Vec::new()], 0);
    for c in marked.chars() {
        match "⟦⟧‹›⟨⟩".chars().position(|mark| mark == c) {
            None => text.push(c),
            Some(mark) if mark % 2 == 0 => open = text.len() as u32,
            Some(mark) => spans[mark / 2].push(Span::between(open, text.len() as u32)),
        }
    }
    (text, spans)
}

fn saying(name: &str) -> Saying {
    match name {
        "asserts" => Saying::Asserts,
        "denies" => Saying::Denies,
        "judges" => Saying::Judges,
        "predicts" => Saying::Predicts,
        "promises" => Saying::Promises,
        "nothing" => Saying::Nothing,
        other => panic!("{other:?} is no saying"),
    }
}

/// All of a claim but its worth, as the golden cases have it.
fn golden(claim: &Claim, text: &str) -> String {
    let joined = |words: Vec<String>| words.join(", ");
    let negation = joined(claim.negation().iter().map(|s| s.text(text).to_owned()).collect());
    let times = claim.times().iter().map(|t| format!("{} {}", t.kind(), t.span().text(text))).collect();
    let quantities: Vec<String> = claim.quantities().iter().map(|q| shown(q, text)).collect();
    let fields = [
        claim.text().to_owned(),
        claim.kind().to_string(),
        if negation.is_empty() { claim.polarity().to_string() } else { format!("{} by {negation}", claim.polarity()) },
        claim.modality().to_string(),
        claim.tense().to_string(),
        joined(claim.subjects().iter().map(ToString::to_string).collect()),
        joined(times),
        quantities.join("; "),
    ];
    fields.join(" | ").trim_end().to_owned()
}

#[test]
fn the_golden_claims_are_made() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    let cases = include_str!("../../tests/cases/claim/english.txt");
    let (mut heading, mut count, mut output) = ("", 0, String::new());
    for block in cases.split("\n\n") {
        let mut lines = block.lines().filter(|line| !line.starts_with('#')).peekable();
        while let Some(line) = lines.next_if(|line| line.starts_with("= ")) {
            heading = line;
        }
        let Some(marked) = lines.next() else { continue };
        count += 1;
        let (text, [content, source, cue]) = unmarked(marked);
        let mut head = heading.trim_start_matches("= ").split(' ');
        let kind = ClaimKind::from_name(head.next().unwrap()).unwrap();
        let attributed = Attributed {
            index: 7,
            content: &content,
            source: source.first().copied(),
            cue: cue.first().copied(),
            kind,
            saying: head.next().map_or(Saying::Asserts, saying),
        };
        let attributed = if kind == ClaimKind::Author { vec![] } else { vec![attributed] };
        let made = claims_of(&text, &attributed, &words, &engine);
        assert!(made.iter().all(|c| c.attribution_index().is_none() == (c.kind() == ClaimKind::Author)));
        let made: Vec<String> = made.iter().map(|c| golden(c, &text)).collect();
        let told: Vec<&str> = lines.skip(1).collect();
        if made != told {
            output += &format!("{marked}\n---\n{}\n\n", made.join("\n"));
        }
    }
    assert!(output.is_empty(), "not as told, but:\n{output}");
    assert!(count >= 60, "{count}");
}

#[test]
fn odd_texts_are_read_without_a_fuss() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    for text in
        ["", "-", "$", "½", "1/", "10-", "a", "5-and", "٣ people left", "12-½", "1e9 people", "\u{301}", "““““”"]
    {
        claims_of(text, &[], &words, &engine);
    }
    let long = "and 12 of 30 people left, ".repeat(4000);
    assert!(!claims_of(&long, &[], &words, &engine).is_empty());
}

#[cfg(feature = "serde")]
#[test]
fn json_gives_every_claim_back() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    let text = "About 8,000 people were not held in 2016, and a third of them left yesterday.";
    let made = claims_of(text, &[], &words, &engine);
    assert_eq!(made.len(), 2);
    for claim in made {
        let json = serde_json::to_string(&claim).unwrap();
        assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim, "{json}");
    }
}

#[test]
fn a_pronoun_that_is_the_subject_has_its_antecedent() {
    let text = "Maria Ruiz opened the mill in May. She hired 40 people in June, Ruiz said. It rained.";
    let document = crate::Extractor::new().extract(text);
    let claims: Vec<_> = document.claims().collect();
    let hired = claims.iter().find(|c| c.text().starts_with("She hired")).unwrap();
    let antecedent = hired.antecedent().unwrap();
    assert_eq!(antecedent.pronoun().text(text), "She");
    assert_eq!(antecedent.mention().text(text), "Maria Ruiz");
    assert!(f64::from(antecedent.confidence()) > 0.5);
    assert!(claims.iter().filter(|c| !c.text().starts_with("She")).all(|c| c.antecedent().is_none()));
}

#[test]
fn whoever_speaks_is_no_third_person_of_what_is_said() {
    let text = "HALL: I've never raised a tax.\n\nORTEGA: He raised the gas tax in 2019. I did not.";
    let document = crate::Extractor::new().extract(text);
    let led: Vec<_> =
        document.claims().map(|c| c.antecedent().map(|a| (a.pronoun().text(text), a.mention().text(text)))).collect();
    assert_eq!(led, [Some(("I", "HALL")), None, Some(("I", "ORTEGA"))]);
}

#[test]
fn a_body_that_says_what_it_does_speaks_of_itself() {
    let led = |text: &str| -> Vec<Option<String>> {
        let document = crate::Extractor::new().extract(text);
        document.claims().map(|c| c.antecedent().map(|a| a.mention().text(text).to_owned())).collect()
    };
    assert_eq!(led("The ministry said it had sent 40 tonnes."), [Some("The ministry".to_owned())]);
    for text in ["The ministry said it was clear that the wall held.", "Officials said it had sent 40 tonnes."] {
        assert_eq!(led(text), [None], "{text}");
    }
    assert_eq!(led("The ministry said it took four hours to close the gate."), [None]);
}

#[test]
fn each_pronoun_has_its_own_antecedent() {
    let text = "Maria Ruiz opened the mill in May. She hired 40 people in June.\n\nMr. Omar Haddad closed the mine \
                in 2011. He sold 12 of the 30 pumps. He moved to Lima in 2014.";
    let document = crate::Extractor::new().extract(text);
    let led: Vec<_> = document
        .claims()
        .filter_map(|c| c.antecedent().map(|a| (a.pronoun().start(), a.mention().text(text))))
        .collect();
    let he = text.match_indices("He ").map(|(at, _)| (at, "Mr. Omar Haddad"));
    assert_eq!(led, std::iter::once((text.find("She").unwrap(), "Maria Ruiz")).chain(he).collect::<Vec<_>>());
}

#[test]
fn what_is_not_put_forward_stays_with_who_tells_of_it() {
    let text = "The mayor did not say that the bridge was safe. “Who opened the gate?” Ruiz asked.";
    let document = crate::Extractor::new().extract(text);
    let claims: Vec<_> = document.claims().map(|c| (c.text(), c.kind(), c.polarity())).collect();
    let told = "The mayor did not say that the bridge was safe";
    assert_eq!(claims, [(told, ClaimKind::Author, Polarity::Negated)]);
}

#[test]
fn what_only_leads_to_somebodys_words_is_no_part_of_a_claim() {
    let told = |text: &str| -> Vec<String> {
        let document = crate::Extractor::new().extract(text);
        document.claims().map(|c| format!("{}: {}", c.kind(), c.text())).collect()
    };
    assert_eq!(told("What I said was that wages fell."), ["reported: wages fell"]);
    assert_eq!(told("What he said was false."), ["author: What he said was false"]);
    assert_eq!(told("I was told that the dam was weak."), ["reported: the dam was weak"]);
    assert_eq!(
        told("The minister, who had said that wages would rise, resigned."),
        ["author: The minister resigned", "reported: wages would rise"]
    );
}

#[test]
fn what_a_sentence_says_beside_a_claim_makes_it_no_worthier() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    let worth = |text: &str| -> Vec<f64> {
        claims_of(text, &[], &words, &engine).iter().map(|c| c.check_worthiness().into()).collect()
    };
    let (alone, beside) = (worth("We met in Leeds."), worth("We met in Leeds, and unemployment fell by 4 per cent."));
    let [met, fell] = beside[..] else { panic!("{beside:?}") };
    assert!((met - alone[0]).abs() < 0.1, "{alone:?} {beside:?}");
    assert!(fell > 0.9, "{beside:?}");
}

#[test]
fn units_tell_where_their_words_stand() {
    let text = "The mine sold 12 pumps for $40.";
    let document = crate::Extractor::new().extract(text);
    let claim = document.claims().next().unwrap();
    let spans: Vec<_> = claim.quantities().iter().filter_map(|q| q.unit()?.span()).map(|s| s.text(text)).collect();
    assert_eq!(spans.first(), Some(&"pumps"));
}

#[test]
fn a_stroke_makes_a_fraction_only_of_a_part() {
    let (words, engine) = (Words::new(ENGLISH).unwrap(), engine());
    let fractions = |text: &str| {
        let all = quantities_of(text, &words, &engine);
        all.iter().filter(|q| q.kind() == QuantityKind::Fraction).count()
    };
    for text in ["About 3/4 of the crop was lost.", "It held 1/2 of the crop."] {
        assert_eq!(fractions(text), 1, "{text}");
    }
    for text in ["The 9/11 inquiry closed.", "It is in 7/4 time.", "They lost 3 /4 of it.", "They lost 3/ 4 of it."] {
        assert_eq!(fractions(text), 0, "{text}");
    }
}
