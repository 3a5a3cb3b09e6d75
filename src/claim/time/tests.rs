//! Runs `tests/cases/quantity/times.txt`.

use crate::lexicon::table::Table;
use crate::Extractor;

#[test]
fn every_time_of_the_cases_is_found() {
    let cases = include_str!("../../../tests/cases/quantity/times.txt");
    let (extractor, mut seen, mut wrong) = (Extractor::new(), std::collections::BTreeSet::new(), Vec::new());
    for row in (Table { name: "quantity/times.txt", text: cases }).rows(2) {
        let row = row.unwrap();
        let text = row.cell(0).text;
        assert!(seen.insert(text), "twice: {text}");
        let document = extractor.extract(text);
        let times = document.claims().flat_map(|claim| claim.times().to_vec());
        let told: Vec<String> = times.map(|time| format!("{} {}", time.kind(), time.span().text(text))).collect();
        if told.join("; ") != row.cell(1).text {
            wrong.push(format!("{text} | {}", told.join("; ")));
        }
    }
    assert!(seen.len() >= 60);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
