//! What holds of every text: of any characters at all, and of pieces that articles are made of.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::LazyLock;

use inquit::{AttributionKind, Document, Extraction, Extractor, Span};
use proptest::prelude::*;
use serde_json::Value;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// Pieces of articles, and what disturbs them.
const PIECES: &[&str] = &[
    "Ann Roe",
    "President Vesterholt",
    "the ministry",
    "she",
    "officials",
    "He",
    "The Grey Heron Co.",
    "said",
    "says",
    "according to",
    "pointed out",
    "adding",
    "told reporters",
    "denied",
    "has claimed",
    "that",
    "it was over",
    "the dam",
    "47 boats",
    "in late September",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "«",
    "»",
    ",",
    ".",
    "?",
    "…",
    ":",
    "—",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{feff}",
    "\0",
    "e\u{301}",
    "\u{200b}",
    "\u{202e}",
    "شيء",
    "。",
    "🦆",
    "Mr.",
    "a.m.",
    "’s",
    "And",
    "determined",
    "termed",
    "the head of the union",
    "of Hull",
    "who",
    "as saying",
    "Insiders:",
    "A:",
    "Related stories",
    "1 200",
    "10-12-hour",
];

fn article() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES).prop_map(str::to_owned);
    let space = prop::sample::select(["", " "].as_slice());
    prop::collection::vec((piece, space), 0..80)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

/// The document goes to JSON and back, and everything in it can be said of its text.
fn holds(text: &str) {
    let document = EXTRACTOR.extract(text);
    let json = serde_json::to_string(&document).unwrap();
    let stored: Extraction = serde_json::from_str(&json).unwrap();
    let again = Document::with_extraction(text, stored).unwrap_or_else(|error| panic!("{error} in {text:?}"));
    assert_eq!(again, document);
    assert_eq!(EXTRACTOR.extract(text), document);
}

/// `json` with one of its numbers replaced.
fn with_number(json: &str, index: prop::sample::Index, number: u64) -> String {
    let is_digit = |at: usize| json.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts: Vec<usize> = (1..json.len()).filter(|&at| is_digit(at) && !is_digit(at - 1)).collect();
    let start = *index.get(&starts);
    let (before, rest) = json.split_at(start);
    format!("{before}{number}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()))
}

const WHO: &[&str] =
    &["Ann Roe", "Oya Chen", "the minister", "Sen. Maria Ruiz", "Roe", "she", "a spokesman for the guild"];
const WHAT: &[&str] =
    &["the dam would hold", "47 boats were lost in 2019", "it was over", "prices fell by 3.5 percent"];
const SENTENCES: &[&str] = &[
    "“{Q},” {W} said.",
    "“{Q},” said {W}. “{Q}.”",
    "“{Q},” {W} told reporters on Tuesday, “and {Q}.”",
    "\"{Q},\" {W} said.",
    "{W} denied that {Q}.",
    "According to {W}, {Q}.",
    "{W} called it “a sad day” for the town.",
    "Rain fell on Monday in Lima.",
    "“{Q}.”",
    "“He said ‘{Q}’ to me,” {W} said.",
];

/// A paragraph as newspapers have them.
fn paragraph() -> impl Strategy<Value = String> {
    let select = prop::sample::select::<&str>;
    let sentence = (select(SENTENCES), select(WHO), select(WHAT))
        .prop_map(|(sentence, who, what)| sentence.replace("{W}", who).replace("{Q}", what));
    prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "))
}

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(paragraph(), 1..6).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// JSON of what is found in `text`, of which every offset is led through `to`.
fn found(text: &str, to: impl Fn(u64) -> u64) -> Value {
    fn lead(value: &mut Value, to: &dyn Fn(u64) -> u64) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(|value| lead(value, to)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_u64() {
                        Some(offset) if name == "start" || name == "end" => *value = to(offset).into(),
                        _ => lead(value, to),
                    }
                }
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(EXTRACTOR.extract(text)).unwrap();
    lead(&mut value, &to);
    value
}

/// Everything in order, apart, and in its place.
fn in_order(text: &str) {
    let document = EXTRACTOR.extract(text);
    let apart = |spans: &[Span]| {
        assert!(spans.iter().all(|span| span.of(text).is_some_and(|words| !words.is_empty())), "{spans:?} in {text:?}");
        assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{spans:?} in {text:?}");
    };
    apart(&document.sentences().map(|sentence| sentence.span()).collect::<Vec<_>>());
    assert!(document.attributions().all(|attribution| !attribution.content().is_empty()), "{text:?}");
    document.attributions().for_each(|attribution| apart(attribution.content()));
    // nobody's words hold who says them, nor the cue
    for attribution in document.attributions().filter(|it| it.kind() == AttributionKind::Indirect) {
        let source = attribution.source().map(|it| it.span());
        let frame: Vec<Span> = source.into_iter().chain(attribution.cue().map(|it| it.span())).collect();
        let disjoint = |part: &Span| frame.iter().all(|it| part.end() <= it.start() || it.end() <= part.start());
        assert!(attribution.content().iter().all(disjoint), "{text:?}");
    }
    document.quotes().for_each(|quote| apart(quote.parts()));
    document.speakers().for_each(|speaker| apart(speaker.mentions()));
}

/// Goes wherever a document leads.
fn walk(document: &Document<'_>) {
    for attribution in document.attributions() {
        assert!(attribution.content().iter().all(|span| span.of(document.text()).is_some()));
        let around = std::iter::successors(Some(attribution), |it| it.within());
        assert!(around.count() <= document.attributions().len());
    }
    for speaker in document.speakers() {
        assert!(speaker.quotes().count() <= speaker.attributions().count() + document.quotes().len());
        assert!(speaker.mentions().iter().all(|span| span.of(document.text()).is_some()));
    }
    for quote in document.quotes() {
        assert!(quote.parts().iter().all(|span| span.of(document.text()).is_some()));
        let _ = quote.speaker();
    }
    assert!(document.sentences().all(|sentence| sentence.text().len() == sentence.span().len()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_document_that_can_be_stored(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_article_gives_a_document_that_can_be_stored(text in article()) {
        holds(&text);
    }

    #[test]
    fn json_with_other_numbers_is_refused_or_harmless(
        text in article(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..200_u64), 1..3),
    ) {
        let mut json = serde_json::to_string(&EXTRACTOR.extract(&text)).unwrap();
        for (index, number) in changes {
            json = with_number(&json, index, number);
        }
        let stored = serde_json::from_str(&json);
        if let Ok(Ok(document)) = stored.map(|stored| Document::with_extraction(&text, stored)) {
            walk(&document);
        }
    }

    #[test]
    fn any_rows_are_read_or_refused(rows in "[a-z|#_. \n“é]{0,60}") {
        let build = Extractor::builder().cues(&rows).titles(&rows).abbreviations(&rows).boilerplate(&rows).build();
        let _ = build.map(|extractor| extractor.extract(&rows).into_static());
    }

    #[test]
    fn everything_is_in_order(text in article(), news in news()) {
        in_order(&text);
        in_order(&news);
    }

    #[test]
    fn quotes_are_disjoint(text in news()) {
        let document = EXTRACTOR.extract(&text);
        let mut parts: Vec<Span> = document.quotes().flat_map(|quote| quote.parts().to_vec()).collect();
        parts.sort_unstable();
        prop_assert!(parts.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{parts:?}");
    }

    #[test]
    fn carriage_returns_shift_offsets_and_nothing_else(text in news()) {
        let lines = |offset: u64| text.bytes().take(offset as usize).filter(|&b| b == b'\n').count() as u64;
        prop_assert_eq!(found(&text, |offset| offset + lines(offset)), found(&text.replace('\n', "\r\n"), |o| o));
    }

    #[test]
    fn a_byte_order_mark_shifts_offsets_and_nothing_else(text in news()) {
        prop_assert_eq!(found(&text, |offset| offset + 3), found(&format!("\u{feff}{text}"), |o| o));
    }

    /// One that holds no name, no source and no quotation, so that nothing after it can lead back to it.
    #[test]
    fn a_paragraph_before_shifts_offsets_and_adds_its_own(text in news()) {
        let before = "Rain fell for three days.\n\n";
        let (alone, both) = (found(&text, |offset| offset + before.len() as u64), found(&format!("{before}{text}"), |o| o));
        for layer in ["speakers", "attributions", "quotes"] {
            prop_assert_eq!(&alone[layer], &both[layer]);
        }
        prop_assert_eq!(alone["sentences"].as_array().unwrap(), &both["sentences"].as_array().unwrap()[1..]);
        let own = found(before, |o| o)["claims"].as_array().unwrap().len();
        prop_assert_eq!(alone["claims"].as_array().unwrap(), &both["claims"].as_array().unwrap()[own..]);
    }

    #[test]
    fn a_paragraph_after_changes_nothing(text in news()) {
        let (alone, both) = (found(&text, |o| o), found(&format!("{text}\n\nRain fell for three days."), |o| o));
        for layer in ["speakers", "attributions", "quotes"] {
            prop_assert_eq!(&alone[layer], &both[layer]);
        }
        for layer in ["sentences", "claims"] {
            let alone = alone[layer].as_array().unwrap();
            prop_assert_eq!(alone, &both[layer].as_array().unwrap()[..alone.len()]);
        }
    }
}

/// What a sentence begins with that it ends with elsewhere: there is nothing before it to look back at.
#[test]
fn what_begins_in_the_middle_gives_a_document() {
    for text in [", determined the plan.", "And Ann Bell, the minister, of Hull, says: “Go”", "”, she said", "’s said"]
    {
        holds(text);
        in_order(text);
        holds(&format!("RUIZ: {text}\n\nRUIZ: {text}"));
    }
}

/// "that" with nothing behind it leads to no content.
#[test]
fn what_breaks_off_has_no_empty_parts() {
    for verb in ["emailed", "warned", "reminded", "told", "assured"] {
        in_order(&format!("The reef was near. The crew was {verb} by the pilot that "));
        in_order(&format!("The reef was near.\n\nThe crew was {verb} by the pilot that"));
    }
}

#[test]
fn on_any_number_of_threads_the_same_bytes_come_out() {
    let texts: Vec<String> =
        (0..40).map(|n| include_str!("../examples/article.txt").replace("Roe", &format!("Roe{n}"))).collect();
    let one = |text: &String| serde_json::to_vec(&EXTRACTOR.extract(text)).unwrap();
    let expected: Vec<Vec<u8>> = texts.iter().map(one).collect();
    for threads in [2, 7] {
        std::thread::scope(|scope| {
            let running: Vec<_> =
                (0..threads).map(|_| scope.spawn(|| texts.iter().map(one).collect::<Vec<_>>())).collect();
            assert!(running.into_iter().all(|thread| thread.join().unwrap() == expected));
        });
    }
}
