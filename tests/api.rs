//! What the types promise to those who use them.

use inquit::*;

#[test]
fn everything_can_be_sent_and_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Attribution>();
    shared::<AttributionKind>();
    shared::<Boilerplate>();
    shared::<Confidence>();
    shared::<Cue>();
    shared::<Document<'static>>();
    shared::<Error>();
    shared::<Extraction>();
    shared::<Extractor>();
    shared::<ExtractorBuilder>();
    shared::<Id>();
    shared::<Language>();
    shared::<Layer>();
    shared::<Quotations>();
    shared::<Quote>();
    shared::<Rival>();
    shared::<Rule>();
    shared::<Sentence>();
    shared::<SentenceOptions>();
    shared::<Sentences<'static>>();
    shared::<Source>();
    shared::<Span>();
    shared::<Speaker>();
    shared::<SpeakerKind>();
    shared::<Stance>();
    shared::<View<'static, Quote>>();
    shared::<Views<'static, Quote>>();
}

const TEXT: &str = "“It is over,” Ruiz said. “Good,” said Chen. Nobody left.";

#[test]
fn one_extractor_serves_many_threads() {
    let extractor = Extractor::new();
    let here = extractor.extract(TEXT);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let extractor = extractor.clone();
            std::thread::spawn(move || extractor.extract(TEXT))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), here);
    }
}

#[test]
fn a_document_outlives_its_article() {
    let article = String::from(TEXT);
    let document = Extractor::new().extract(&article).into_static();
    drop(article);
    assert_eq!(document.text(), TEXT);
}

#[test]
fn views_lead_from_record_to_record_and_can_be_kept() {
    let document = Extractor::new().extract(TEXT);
    let sentences: Vec<&str> = document.sentences().map(|it| it.text()).collect();
    assert_eq!(sentences.last(), Some(&"Nobody left."));
    for quote in document.quotes() {
        let attribution = quote.attribution().unwrap();
        assert_eq!(Some(attribution.index()), quote.attribution_index());
        assert_eq!(attribution.text(), quote.text());
        assert_eq!(attribution.speaker(), quote.speaker());
        assert!(attribution.speaker().is_none_or(|it| it.quotes().any(|q| q == quote)));
    }
    let forward: Vec<usize> = document.quotes().map(|it| it.index()).collect();
    let mut backward: Vec<usize> = document.quotes().rev().map(|it| it.index()).collect();
    backward.reverse();
    assert_eq!(forward, backward);
    assert_eq!(document.quotes().len(), forward.len());
}

#[test]
fn a_layer_that_is_not_wanted_is_empty() {
    let all = Extractor::new().extract(TEXT);
    let only = |layers: &[Layer]| {
        let extractor = Extractor::builder().layers(layers.iter().copied()).build().unwrap();
        extractor.extract(TEXT)
    };
    let sentences = only(&[Layer::Sentences]);
    assert!(sentences.sentences().eq(all.sentences()));
    assert_eq!(sentences.attributions().len() + sentences.quotes().len() + sentences.speakers().len(), 0);
    let quotes = only(&[Layer::Quotes, Layer::Attributions]);
    assert!(quotes.quotes().eq(all.quotes()));
    assert!(quotes.attributions().all(|it| it.speaker().is_none()));
    assert_eq!(quotes.sentences().len(), 0);
    let rest = only(&[Layer::Sentences, Layer::Attributions, Layer::Quotes, Layer::Speakers]);
    assert!(rest.attributions().eq(all.attributions()) && rest.speakers().eq(all.speakers()));
    assert_eq!((rest.claims().len(), all.claims().len() > 0), (0, true));
    let nothing = Extractor::new().extract("").into_extraction();
    assert_eq!(only(&[]).into_extraction(), nothing);
}

#[test]
fn below_the_confidence_wanted_no_speaker_is_named() {
    let sure = Extractor::builder().min_confidence(Confidence::new(1.0).unwrap()).build().unwrap();
    let document = sure.extract(TEXT);
    assert!(document.attributions().len() > 0);
    assert!(document.attributions().all(|it| it.confidence().get() == 1.0 || it.speaker().is_none()));
}

#[test]
fn rows_that_cannot_be_read_are_named() {
    let builder = Extractor::builder;
    for (built, message) in [
        (builder().cues("bleat | bleats | nonsense | He bleats.").build(), "cues:1:18: \"nonsense\" is no stance"),
        (builder().cues("# none\n").cues("bleat").build(), "cues:2:1: 4 cells wanted, 1 found"),
        (builder().cue_nouns("gripe | | says | x").build(), "cue_nouns:1:8: an empty cell"),
        (builder().titles("duke | king | m | x").build(), "titles:1:8: \"king\" is no kind of title"),
        (builder().sources("guild | guilds | x | x").build(), "sources:1:18: \"x\" is no kind of source"),
        (builder().organisations("Zunft | first | x").build(), "organisations:1:9: \"first\" is no kind of word"),
        (builder().given_names("zeb | x").build(), "given_names:1:7: \"x\" is no gender"),
        (builder().not_names("Foss | river | x").build(), "not_names:1:8: \"river\" is no class of word"),
        (builder().cue_phrases("in the book of ... | x | x").build(), "cue_phrases:1:22: \"x\" is no stance"),
        (builder().abbreviations("Bgv | duke | x").build(), "abbreviations:1:7: \"duke\" is no class of abbreviation"),
        (builder().boilerplate("tide | top | share | x").build(), "boilerplate:1:8: \"top\" is no place in a line"),
    ] {
        assert_eq!(built.unwrap_err().to_string(), message);
    }
}

#[test]
fn what_is_built_with_nothing_is_the_usual_extractor() {
    let built = Extractor::builder().language(Language::English).build().unwrap();
    assert_eq!(built.extract(TEXT), Extractor::new().extract(TEXT));
}

#[test]
fn an_explanation_of_nobody_asks_not_who_it_is() {
    let explained = |text: &str| {
        let document = Extractor::new().extract(text).into_static();
        let explanation = document.attributions().next().unwrap().explain().to_string();
        explanation
    };
    let nobody = explained("It was reported that the talks had failed.");
    assert!(nobody.contains("nobody is named beside it") && !nobody.contains("Who that is"), "{nobody}");
    let denied = explained("Maria Ruiz did not say that the talks had failed.");
    assert!(denied.contains("Maria Ruiz") && denied.contains("The cue is negated"), "{denied}");
}

#[test]
fn a_cue_of_ones_own_leaves_the_others_as_they_were() {
    let article = include_str!("../examples/article.txt");
    let row = "bleat | bleat bleats bleated bleating | says | “Hay,” he bleated.";
    let own = Extractor::builder().cues(row).build().unwrap();
    assert_eq!(own.extract(article), Extractor::new().extract(article));
}
