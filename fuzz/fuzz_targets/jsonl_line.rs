#![no_main]
//! A line as the example `jsonl` reads it: refused, or a document a line out that can be read again.

use std::borrow::Cow;
use std::sync::LazyLock;

use inquit::{Extraction, Extractor, Id};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

#[derive(Deserialize)]
struct Article<'a> {
    id: Option<Id>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

fuzz_target!(|line: &[u8]| {
    let Ok(Article { id, text }) = serde_json::from_slice::<Article<'_>>(line) else { return };
    let document = EXTRACTOR.extract(&text);
    let document = if let Some(id) = id { document.with_id(id) } else { document };
    let out = serde_json::to_string(&document).unwrap();
    assert!(!out.contains('\n'));
    let stored: Extraction = serde_json::from_str(&out).unwrap();
    assert_eq!(stored.id(), document.id());
});
