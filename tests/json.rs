//! The JSON is a contract: its shape, the way there and back, and what is refused, with the very words.
#![cfg(feature = "serde")]
#![allow(clippy::panic, clippy::string_slice)]

use inquit::{Attribution, Claim, Document, Extraction, Extractor, Id, Quote, Sentence, Span, Speaker};
use serde_json::{json, Value};

const TEXT: &str = "“Élan,” said Ann Roe. Roe left.";

/// An extraction of [`TEXT`] with every field that there is.
fn stored() -> Value {
    json!({
        "schema": 1,
        "id": "a7",
        "sentences": [{"start": 0, "end": 26}, {"start": 27, "end": 36}],
        "speakers": [{
            "name": "Ann Roe", "kind": "person", "role": "poet", "affiliation": "the guild",
            "mentions": [{"start": 18, "end": 25}, {"start": 27, "end": 30}]
        }],
        "attributions": [
            {
                "kind": "direct", "content": [{"start": 3, "end": 9}],
                "source": {"start": 18, "end": 25, "text": "Ann Roe"},
                "cue": {"start": 13, "end": 17, "text": "said"},
                "speaker": 0, "confidence": 0.98, "rule": "inverted",
                "rivals": [{"start": 27, "end": 30, "confidence": 0.01}]
            },
            {
                "kind": "indirect", "content": [{"start": 27, "end": 30}, {"start": 31, "end": 35}],
                "source": null, "cue": null, "speaker": null, "confidence": 0.2, "rule": "no_source",
                "within": 0
            }
        ],
        "quotes": [
            {"text": "Élan,", "parts": [{"start": 3, "end": 9}], "attribution": 0},
            {"text": "Roe left", "parts": [{"start": 27, "end": 30}, {"start": 31, "end": 35}], "attribution": null}
        ],
        "claims": [{
            "text": "Roe left", "kind": "reported", "parts": [{"start": 27, "end": 30}, {"start": 31, "end": 35}],
            "attribution": 1, "check_worthiness": 0.3, "polarity": "asserted", "modality": "fact", "tense": "past",
            "negation": [{"start": 31, "end": 35}],
            "antecedent": {
                "pronoun": {"start": 27, "end": 30}, "mention": {"start": 18, "end": 25}, "confidence": 0.9
            }
        }]
    })
}

fn read(json: Value) -> Result<Extraction, String> {
    serde_json::from_str(&json.to_string()).map_err(|error| error.to_string())
}

/// [`stored`], with the value at `pointer` (as RFC 6901 has it) changed.
fn changed(pointer: &str, value: Value) -> Value {
    let mut json = stored();
    *json.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value;
    json
}

#[test]
fn what_is_read_is_written_again() {
    let document = Document::with_extraction(TEXT, read(stored()).unwrap()).unwrap();
    assert_eq!(serde_json::to_value(&document).unwrap(), stored());
    assert_eq!(document.id(), Some(&Id::from("a7")));
    let extraction = document.clone().into_extraction();
    assert_eq!(serde_json::to_string(&extraction).unwrap(), serde_json::to_string(&document).unwrap());
}

#[test]
fn fields_come_in_the_order_of_the_contract() {
    let document = Document::with_extraction(TEXT, read(stored()).unwrap()).unwrap();
    let json = serde_json::to_string(&document).unwrap();
    let order = [
        r#"{"schema":1,"id":"a7","sentences":[{"start":0,"end":26},"#,
        r#""speakers":[{"name":"Ann Roe","kind":"person","#,
        r#""attributions":[{"kind":"direct","content":[{"start":3,"end":9}],"source":{"start":18,"end":25,"text":"Ann Roe"},"cue":{"start":13,"end":17,"text":"said"},"speaker":0,"confidence":0.98,"rule":"inverted","#,
        r#""quotes":[{"text":"Élan,","parts":[{"start":3,"end":9}],"attribution":0},"#,
    ];
    let mut rest = json.as_str();
    for piece in order {
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece} not in {rest}"));
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn every_field_of_the_contract_is_there_when_there_is_nothing_to_say() {
    let json = serde_json::to_value(Extractor::new().extract("")).unwrap();
    for field in ["sentences", "speakers", "attributions", "quotes", "claims"] {
        assert_eq!(json[field], json!([]), "{field}");
    }
    assert_eq!((&json["schema"], json.get("id")), (&json!(1), Some(&Value::Null)));
}

/// What the fuzzer found: each of three attributions stood in what the next one says.
#[test]
fn no_attribution_stands_in_itself() {
    let text = "U\0\u{5}i say;ll o 3%n 2 m f 0,cr\u{1}5s say;about 8%in 0 r\u{1}5 say;t 0 .5%n 9 f 0,i";
    let document = Extractor::new().extract(text);
    let json = serde_json::to_value(&document).unwrap();
    assert_eq!(Document::with_extraction(text, read(json).unwrap()).unwrap(), document);
}

#[test]
fn every_record_goes_there_and_back() {
    fn back<T>(record: &T)
    where
        T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let json = serde_json::to_string(record).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), record, "{json}");
    }
    let document = Document::with_extraction(TEXT, read(stored()).unwrap()).unwrap();
    document.sentences().for_each(|it| back::<Sentence>(it.record()));
    document.speakers().for_each(|it| back::<Speaker>(it.record()));
    document.attributions().for_each(|it| {
        back::<Attribution>(it.record());
        it.source().into_iter().for_each(back);
        it.cue().into_iter().for_each(back);
        it.rivals().iter().for_each(back);
        back(&it.kind());
        back(&it.rule());
        back(&it.confidence());
    });
    document.quotes().for_each(|it| back::<Quote>(it.record()));
    document.claims().for_each(|it| back::<Claim>(it.record()));
    back(&document.into_extraction());
}

#[test]
fn what_is_extracted_goes_there_and_back() {
    let extractor = Extractor::new();
    for text in ["", " \n", TEXT, "\u{feff}“a\u{0}” said “b", include_str!("../examples/article.txt")] {
        let document = extractor.extract(text).with_id(7);
        let json = serde_json::to_string(&document).unwrap();
        let extraction: Extraction = serde_json::from_str(&json).unwrap();
        let again = Document::with_extraction(text, extraction).unwrap();
        assert_eq!(again, document);
        assert_eq!(serde_json::to_string(&again).unwrap(), json);
    }
}

#[test]
fn fields_that_are_not_known_are_passed_over() {
    let mut json = stored();
    json["mood"] = json!("good");
    json["quotes"][0]["mood"] = json!({"a": [1]});
    json["attributions"][0]["cue"]["mood"] = json!(1);
    assert_eq!(read(json), read(stored()));
}

#[test]
fn json_that_makes_no_extraction_is_refused() {
    for (pointer, value, message) in [
        ("/schema", json!(2), "schema: 2 is not known, only 1"),
        ("/schema", json!("1"), "invalid type: string \"1\", expected u32"),
        ("/id", json!([]), "invalid type: sequence, expected an id: a string or a whole number"),
        ("/sentences/1", json!({"start": 36, "end": 27}), "span: it ends at 27, before its start at 36"),
        (
            "/sentences/1",
            json!({"start": 0, "end": 4_294_967_296_u64}),
            "span: 0..4294967296 does not fit into 32 bits",
        ),
        ("/sentences/1", json!({"start": -1, "end": 4}), "invalid value: integer `-1`, expected u64"),
        ("/sentences/1", json!({"start": 1}), "missing field `end`"),
        ("/attributions/0/cue/start", json!(99), "span: it ends at 17, before its start at 99"),
        ("/attributions/0/confidence", json!(1.5), "confidence: 1.5 does not lie between 0 and 1"),
        ("/attributions/0/rule", json!("guess"), "unknown variant `guess`"),
        ("/attributions/0/speaker", json!(-1), "invalid value: integer `-1`, expected usize"),
        ("/speakers/0/kind", json!("Unknown"), "unknown variant `Unknown`"),
        ("/quotes", json!(null), "invalid type: null, expected a sequence"),
    ] {
        let error = read(changed(pointer, value)).unwrap_err();
        assert!(error.starts_with(message), "{pointer}: {error}");
    }
    for field in ["schema", "sentences", "speakers", "attributions", "quotes", "claims"] {
        let mut json = stored();
        json.as_object_mut().unwrap().remove(field);
        assert!(read(json).unwrap_err().starts_with(&format!("missing field `{field}`")));
    }
}

#[test]
fn an_extraction_of_another_text_is_refused_and_the_error_says_where() {
    for (pointer, value, message) in [
        ("/sentences/1/end", json!(37), "sentences[1]: span 27..37 reaches beyond the text's 36 bytes"),
        ("/sentences/1/start", json!(25), "sentences[1]: span 25..36 does not come after 0..26, the one before it"),
        ("/sentences/0/start", json!(1), "sentences[0]: span 1..26 has an end inside a character"),
        ("/speakers/0/mentions/0/start", json!(4), "speakers[0].mentions[0]: span 4..25 has an end inside a character"),
        (
            "/speakers/0/mentions/1",
            json!({"start": 18, "end": 25}),
            "speakers[0].mentions[1]: span 18..25 does not come after 18..25, the one before it",
        ),
        ("/attributions/0/content", json!([]), "attributions[0].content: no span"),
        (
            "/attributions/0/content/0/end",
            json!(5000),
            "attributions[0].content[0]: span 3..5000 reaches beyond the text's 36 bytes",
        ),
        (
            "/attributions/1/content/1/start",
            json!(29),
            "attributions[1].content[1]: span 29..35 does not come after 27..30, the one before it",
        ),
        (
            "/attributions/0/source/start",
            json!(17),
            "attributions[0].source.text: \"Ann Roe\" is not what the text has there",
        ),
        (
            "/attributions/0/source/end",
            json!(99),
            "attributions[0].source: span 18..99 reaches beyond the text's 36 bytes",
        ),
        (
            "/attributions/0/cue/text",
            json!("says"),
            "attributions[0].cue.text: \"says\" is not what the text has there",
        ),
        (
            "/attributions/0/rivals/0/end",
            json!(40),
            "attributions[0].rivals[0]: span 27..40 reaches beyond the text's 36 bytes",
        ),
        ("/attributions/0/speaker", json!(1), "attributions[0].speaker: there is no speaker 1, only 1"),
        ("/attributions/1/within", json!(2), "attributions[1].within: there is no attribution 2, only 2"),
        ("/attributions/1/within", json!(1), "attributions[1].within: it stands within itself"),
        (
            "/quotes/0/parts",
            json!([{"start": 31, "end": 35}]),
            "quotes[0].text: \"Élan,\" is not what the text has there",
        ),
        ("/quotes/0/text", json!("Elan,"), "quotes[0].text: \"Elan,\" is not what the text has there"),
        ("/quotes/0/parts", json!([]), "quotes[0].parts: no span"),
        (
            "/quotes/1/parts",
            json!([{"start": 0, "end": 3}]),
            "quotes[1].parts[0]: span 0..3 does not come after 3..9, the one before it",
        ),
        ("/quotes/0/attribution", json!(2), "quotes[0].attribution: there is no attribution 2, only 2"),
        ("/claims/0/attribution", json!(2), "claims[0].attribution: there is no attribution 2, only 2"),
        ("/claims/0/text", json!("Roe"), "claims[0].text: \"Roe\" is not what the text has there"),
        (
            "/claims/0/negation/0/end",
            json!(37),
            "claims[0].negation[0]: span 31..37 reaches beyond the text's 36 bytes",
        ),
        (
            "/claims/0/antecedent/mention/start",
            json!(1),
            "claims[0].antecedent.mention: span 1..25 has an end inside a character",
        ),
    ] {
        let extraction = read(changed(pointer, value)).unwrap();
        let error = Document::with_extraction(TEXT, extraction).unwrap_err();
        assert_eq!(error.to_string(), message, "{pointer}");
    }
}

#[test]
fn attributions_that_stand_within_each_other_are_refused() {
    let mut json = stored();
    json["attributions"][0]["within"] = json!(1);
    let error = Document::with_extraction(TEXT, read(json).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "attributions[0].within: it stands within itself");
}

#[test]
fn ids_of_both_kinds_are_kept() {
    for id in [json!("x"), json!(""), json!(12), json!(-3), json!(u64::MAX), json!(null)] {
        let extraction = read(changed("/id", id.clone())).unwrap();
        assert_eq!(serde_json::to_value(&extraction).unwrap()["id"], id);
    }
    let mut without = stored();
    without.as_object_mut().unwrap().remove("id");
    assert_eq!(serde_json::to_value(read(without).unwrap()).unwrap()["id"], json!(null));
}

#[test]
fn a_span_is_two_numbers() {
    assert_eq!(serde_json::from_str::<Span>(r#"{"start":1,"end":4294967295}"#).unwrap().end(), Span::MAX);
    assert_eq!(serde_json::to_string(&Span::new(1, 2)).unwrap(), r#"{"start":1,"end":2}"#);
}
