//! Sets right what the tagger often gets wrong, where clauses and their verbs are told by it.

use crate::claim::clause::joins_that;
use crate::claim::grammar::{Grammar, WordClass};
use crate::claim::verb::{is_finite, starts_clause};
use crate::lexicon::known;
use crate::token::tag::Tag;
use crate::token::{at, Shape, Token};

/// Sets right what the tagger often gets wrong where clauses are told by it; `retold` says whether somebody's words are
/// told in the writer's.
pub(crate) fn mend(words: &Grammar, text: &str, tokens: &mut [Token], retold: bool) {
    let mut from = 0;
    let verb = (0..tokens.len()).find(|&index| is_finite(words, tokens, index)).unwrap_or(tokens.len());
    let lacks_verb = verb == tokens.len();
    let that = |t: &Token| t.tag == Tag::Determiner && words.is(*t, WordClass::Opens);
    let doubtful = |t: &Token| {
        let open = matches!(t.tag, Tag::Adjective | Tag::Interjection | Tag::Base | Tag::Participle | Tag::Present);
        open || matches!(t.tag, Tag::Auxiliary | Tag::Name | Tag::Possessive)
            || matches!(t.tag, Tag::Nouns | Tag::Past)
            || lacks_verb && t.tag == Tag::Noun
            || t.tag == Tag::Subordinator && words.is(*t, WordClass::Anybody)
            || t.tag == Tag::Noun && words.is(*t, WordClass::Bygone)
            || that(t)
    };
    while let Some(step) = tokens.get(from..).and_then(|rest| rest.iter().position(doubtful)) {
        let index = from + step;
        from = index + 1;
        let (token, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
        let last = matches!(next.tag, Tag::Comma | Tag::Stop | Tag::None);
        let mended = match token.tag {
            // "Sales tripled.", "The mill never reopened, …"
            Tag::Adjective if last && follows_subject(tokens, index) && token.span().text(text).ends_with("ed") => {
                Tag::Past
            }
            // "The price has doubled because …", "The number of boats halved in a year."
            Tag::Adjective if goes_on(words, tokens, index) && token.span().text(text).ends_with("ed") => {
                Tag::Participle
            }
            // "The mill closed and that prices rose": what joins two clauses has one before it
            Tag::Participle if follows_subject(tokens, index) && joins_clause(words, tokens, index + 1, verb) => {
                Tag::Past
            }
            // "The guild vowed to …"
            Tag::Adjective if heads_phrase(words, tokens, index) => Tag::Noun,
            // "He had been shot."
            Tag::Adjective | Tag::Noun if words.is(token, WordClass::Bygone) && follows_be(words, tokens, index) => {
                Tag::Participle
            }
            // (They say that the dam failed and) "that crews left", "that the firm owed wages"
            Tag::Adjective | Tag::Participle if lacks_its_verb(words, tokens, index) => Tag::Past,
            // "The museum reopens.": no base form
            Tag::Base if is_third(text, token) && follows_aside(tokens, index) => Tag::Present,
            // "Shares rose."
            Tag::Base if words.is(token, WordClass::Bygone) && follows_subject(tokens, index) => Tag::Past,
            // "Few care.", "Many agree."
            Tag::Noun | Tag::Base if lacks_verb && stands_alone(tokens, index) => Tag::Present,
            // "The act, which took effect in May, bans cups."
            Tag::Nouns if stands_behind_aside(words, tokens, index) => Tag::Present,
            // "A pill cuts the risk."
            Tag::Nouns if lacks_verb && stands_as_present(tokens, index) => Tag::Present,
            // "Police found the gun.", "They shot him.", "The pipe burst.": no other word is the verb
            Tag::Adjective | Tag::Noun | Tag::Nouns if lacks_verb && stands_as_past(words, tokens, index) => Tag::Past,
            // "more than alcohol, car crashes and storms": a clause has its verb before the list
            Tag::Present if verb < index && is_listed(tokens, index) => Tag::Nouns,
            // (He says that) "vaccines cause rashes"
            Tag::Noun if retold && stands_between(tokens, index) => Tag::Base,
            // (They say that) "profit this year will fall": what is told is no order
            Tag::Base if retold && index == 0 && verb < tokens.len() && next.tag == Tag::Determiner => Tag::Noun,
            // "Average pay grew by a tenth.", "Nurses' rents have doubled."
            Tag::Base | Tag::Present if stands_as_subject(words, tokens, index) => Tag::Nouns,
            // "The court has upheld the act."
            Tag::Base if perfect(words, at(tokens, index as isize - 1)) => Tag::Participle,
            // "It has run since May.": "has" that looks like the verb
            Tag::Base if follows_has(words, tokens, index) => Tag::Participle,
            // "All of the barges sank.", "Cut by half, the crew stayed on."
            Tag::Base if words.is(token, WordClass::NoOrder) && next.tag == Tag::Preposition => Tag::Participle,
            // "the crew whose barge sank"
            Tag::Possessive if words.is(token, WordClass::Relative) => Tag::Wh,
            // "She doubts whether it held."
            Tag::Name if words.is(token, WordClass::Indirect) => Tag::Subordinator,
            // "The crew swam."
            Tag::Name if words.is(token, WordClass::Bygone) && token.shape == Shape::Lower => Tag::Past,
            // "No wonder it held."
            Tag::Interjection if words.is(token, WordClass::Denies) && next.is_word() => Tag::Determiner,
            Tag::Auxiliary | Tag::Subordinator if words.is(token, WordClass::Anybody) => Tag::Pronoun,
            // (said that it was late), "but that safety came first"
            Tag::Determiner if retold && at(tokens, index as isize - 1).tag == Tag::Conjunction => Tag::Subordinator,
            // (said that it was late), "that staff had left"
            Tag::Determiner
                if retold
                    && at(tokens, index as isize - 1).tag == Tag::Comma
                    && starts_clause(words, tokens, index + 1) =>
            {
                Tag::Subordinator
            }
            // "The museum, closed since May, reopens."
            Tag::Past if opens_aside(words, tokens, index, verb) => Tag::Participle,
            // (said) "that federal law requires it", but "that man left"
            Tag::Determiner if retold && index == 0 && next.tag != Tag::Noun && starts_clause(words, tokens, 1) => {
                Tag::Subordinator
            }
            // "claims that crime fell"
            Tag::Determiner if told_of(words, tokens, index) => Tag::Subordinator,
            _ => continue,
        };
        if let Some(token) = tokens.get_mut(index) {
            token.tag = mended;
        }
    }
}

fn perfect(words: &Grammar, token: Token) -> bool {
    token.tag == Tag::Auxiliary && words.is(token, WordClass::Perfect)
}

/// Whether what looks like a base form stands behind "has", and before no object.
fn follows_has(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let [before, next] = [-1, 1].map(|step| at(tokens, index as isize + step));
    let has = before.tag == Tag::Present && words.is(before, WordClass::Perfect);
    has && matches!(next.tag, Tag::Preposition | Tag::Subordinator | Tag::Adverb | Tag::Comma | Tag::Stop)
}

/// Whether the word at `index` stands after a perfect's auxiliary or a noun, and before no noun that it could go with.
fn goes_on(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1);
    let next = at(tokens, index as isize + 1).tag;
    let apart = matches!(next, Tag::Preposition | Tag::Subordinator | Tag::To | Tag::Comma | Tag::Stop | Tag::None);
    apart && (perfect(words, before) || matches!(before.tag, Tag::Noun | Tag::Nouns | Tag::Name))
}

/// Whether the word before `index`, adverbs passed over, can be a subject's last.
fn follows_subject(tokens: &[Token], index: usize) -> bool {
    let before = tokens.get(..index).unwrap_or_default().iter().rev().find(|t| t.tag != Tag::Adverb);
    before.is_some_and(|t| t.tag.is_nominal())
}

/// Whether a word that looks like none is the past that a sentence without a verb lacks: it stands where one does, after
/// its subject and before its object.
fn stands_as_past(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let [before, further] = [1, 2].map(|back| at(tokens, index as isize - back));
    let (token, next) = (at(tokens, index as isize), at(tokens, index as isize + 1));
    let object = matches!(next.tag, Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Pronoun)
        || next.shape == Shape::Symbol;
    let alone = words.is(before, WordClass::Subject) && before.tag == Tag::Pronoun;
    let bygone = words.is(token, WordClass::Bygone);
    let alike = bygone || words.is(token, WordClass::Alike);
    let led = matches!(before.tag, Tag::Noun | Tag::Nouns | Tag::Name);
    let plain = led || before.tag == Tag::Adjective && words.is(further, WordClass::Article);
    let apart = matches!(next.tag, Tag::Comma | Tag::Stop | Tag::Preposition | Tag::Adverb);
    match token.tag {
        Tag::Adjective => object && (led || alone) || bygone && led && apart,
        // "The pipe burst."
        _ => object && alone || alike && plain && (object || apart || next.tag == Tag::Name),
    }
}

/// Whether another clause is joined at `index`: "and that prices rose"; with its subject and verb, where the first verb of
/// all comes later: "The roof leaked *and the walls were damp*".
fn joins_clause(words: &Grammar, tokens: &[Token], index: usize, verb: usize) -> bool {
    let joins = at(tokens, index as isize).tag == Tag::Conjunction && starts_clause(words, tokens, index + 1);
    joins_that(words, tokens, index) || joins && verb >= index
}

/// Whether what looks like a determiner opens a clause that a noun is told by: "claims *that* crime fell".
fn told_of(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1).tag;
    matches!(before, Tag::Noun | Tag::Nouns) && starts_clause(words, tokens, index + 1)
}

/// Whether a form of "be" stands before the word.
fn follows_be(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1);
    before.tag == Tag::Auxiliary && (words.is(before, WordClass::Be) || words.is(before, WordClass::Tenseless))
}

/// How many tokens are looked through for the verb of a clause that "that" opens, before a word and behind it.
const NEAR: usize = 24;

/// Whether the word stands behind the subject of a clause that "and that" or ", and" joins to another, and nothing else
/// is its verb: (the dam failed) "and that crews *left*", ", and nobody *held* them".
fn lacks_its_verb(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let first = index.saturating_sub(NEAR);
    let past =
        at(tokens, index as isize).tag == Tag::Participle || words.is(at(tokens, index as isize), WordClass::Bygone);
    let subject = follows_subject(tokens, index) || words.is(at(tokens, index as isize - 1), WordClass::Anybody);
    if !past || !subject {
        return false;
    }
    let tag = |i: usize| at(tokens, i as isize).tag;
    let begins = |&i: &usize| {
        let that = tag(i) == Tag::Subordinator && words.is(at(tokens, i as isize), WordClass::Opens);
        that && i > 0 && tag(i - 1) == Tag::Conjunction
            || i > 0 && tag(i) == Tag::Conjunction && tag(i - 1) == Tag::Comma
    };
    let Some(start) = (first..index).rev().find(begins) else { return false };
    let end = (index + NEAR).min(tokens.len());
    // ", and nobody *retrained* her"
    let bare = tag(start) == Tag::Conjunction;
    let object = matches!(tag(index + 1), Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Number);
    let ends = |&i: &usize| {
        if bare {
            matches!(tag(i), Tag::Comma | Tag::Conjunction | Tag::Stop | Tag::Wh)
        } else {
            joins_that(words, tokens, i)
        }
    };
    let end = (index..end).find(ends).unwrap_or(end);
    (object || !bare) && !(start..end).any(|i| is_finite(words, tokens, i))
}

/// Whether what looks like several things is the present that a sentence without a verb lacks: it stands between one
/// thing and its object.
fn stands_as_present(tokens: &[Token], index: usize) -> bool {
    let [before, next] = [-1, 1].map(|step| at(tokens, index as isize + step).tag);
    let object = matches!(next, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number);
    matches!(before, Tag::Noun | Tag::Name) && object
}

/// How many tokens may stand between the first word of a subject and its verb.
const LONGEST: usize = 12;

/// Whether what looks like a verb begins a clause whose verb comes behind it, at once or behind what prepositions tie
/// to the word: "*Pay* rose", "*Shares* in the firm fell", "*Work* on the bridge has stopped".
fn heads_subject(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let before = at(tokens, index as isize - 1);
    let begins = matches!(before.tag, Tag::None | Tag::Comma | Tag::Conjunction | Tag::Stop)
        || matches!(before.shape, Shape::Dash | Shape::Colon | Shape::MarkOpens);
    let token = at(tokens, index as isize);
    let helps = [WordClass::Perfect, WordClass::Helps, WordClass::Causes, WordClass::NoOrder];
    if !begins || helps.iter().any(|&class| words.is(token, class)) {
        return false;
    }
    let one = token.tag == Tag::Base;
    let verb = |i: usize| match at(tokens, i as isize).tag {
        Tag::Past | Tag::Auxiliary | Tag::Modal => true,
        Tag::Present => one,
        Tag::Base => !one,
        _ => false,
    };
    let tag = |i: usize| at(tokens, i as isize).tag;
    if verb(index + 1) {
        return true;
    }
    // "fuel duty has risen"
    if one && tag(index + 1) == Tag::Noun && matches!(tag(index + 2), Tag::Auxiliary | Tag::Modal) {
        return true;
    }
    if !matches!(tag(index + 1), Tag::Preposition | Tag::To) || tag(index + 2).is_verb() {
        return false;
    }
    let inside = |&i: &usize| {
        matches!(
            tag(i),
            Tag::Preposition
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
                | Tag::Genitive
                | Tag::Other
                | Tag::To
        ) || tag(i).is_nominal() && tag(i) != Tag::Pronoun
    };
    let end = (index + 1..index + LONGEST).find(|i| !inside(i)).unwrap_or(index + LONGEST);
    tag(end - 1).is_nominal() && matches!(tag(end), Tag::Past | Tag::Auxiliary | Tag::Modal)
}

/// Whether what looks like a present is the noun that a verb behind it has for its subject.
fn stands_as_subject(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    // "Pay, however, grew."
    let tag = |offset: usize| at(tokens, (index + offset) as isize).tag;
    if index == 0 && [1, 2, 3].map(tag) == [Tag::Comma, Tag::Adverb, Tag::Comma] {
        return is_finite(words, tokens, index + 4);
    }
    let (before, next) = (at(tokens, index as isize - 1), at(tokens, index as isize + 1));
    let noun = matches!(before.tag, Tag::Noun | Tag::Adjective);
    if heads_subject(words, tokens, index) {
        return true;
    }
    match at(tokens, index as isize).tag {
        Tag::Base => before.tag == Tag::Adjective && next.tag == Tag::Past,
        _ => noun && next.tag == Tag::Past || words.is(next, WordClass::Perfect) && !words.is(next, WordClass::Finite),
    }
}

/// Whether what looks like an adjective is the noun of its phrase: no other follows it before a verb.
fn heads_phrase(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let after = at(tokens, index as isize + 2).tag;
    let verb = at(tokens, index as isize + 1).tag == Tag::Participle;
    verb && words.is(at(tokens, index as isize - 1), WordClass::Article)
        && matches!(after, Tag::Preposition | Tag::To | Tag::Determiner | Tag::Pronoun | Tag::Stop | Tag::Comma)
}

/// Whether what looks like a noun or a base form is the verb of whoever is told by their number alone: "*Few* care", "*Many*
/// agree with her". No noun of one thing stands behind these.
fn stands_alone(tokens: &[Token], index: usize) -> bool {
    let [before, next] = [-1, 1].map(|step| at(tokens, index as isize + step));
    let number = matches!(before.word, known::FEW | known::MANY) || before.is(known::SEVERAL);
    let begins = matches!(at(tokens, index as isize - 2).tag, Tag::None | Tag::Comma | Tag::Conjunction | Tag::Stop);
    let ends =
        matches!(next.tag, Tag::Stop | Tag::None | Tag::Comma | Tag::Preposition | Tag::Pronoun | Tag::Conjunction);
    number && begins && ends
}

/// Whether what looks like several things is the verb of one that a relative clause between commas is told of, and that has
/// no other: "The act, which took effect in May, *bans* cups."
fn stands_behind_aside(words: &Grammar, tokens: &[Token], index: usize) -> bool {
    let tag = |i: usize| at(tokens, i as isize).tag;
    let Some(comma) = index.checked_sub(1).filter(|&i| tag(i) == Tag::Comma) else { return false };
    let object = tag(index + 1).is_nominal()
        || matches!(tag(index + 1), Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Base | Tag::Number);
    let first = index.saturating_sub(NEAR);
    let relative = (first..comma).rev().take_while(|&i| tag(i) != Tag::Comma).last().filter(|&i| tag(i) == Tag::Wh);
    let Some(relative) = relative.filter(|&i| i > first + 1 && object) else { return false };
    let one = matches!(tag(relative - 2), Tag::Noun | Tag::Name);
    let begins =
        (first..relative - 1).rev().find(|&i| matches!(tag(i), Tag::Stop | Tag::Comma)).map_or(first, |i| i + 1);
    let end = (index + 1..(index + NEAR).min(tokens.len())).find(|&i| matches!(tag(i), Tag::Stop | Tag::Comma));
    let finite = |mut range: std::ops::Range<usize>| range.any(|i| is_finite(words, tokens, i));
    let end = end.unwrap_or(tokens.len().min(index + NEAR));
    one && finite(relative + 1..comma) && !finite(begins..relative - 1) && !finite(index + 2..end)
}

/// Whether what looks like a present is the noun of a part of a list: ", car *crashes* and storms".
fn is_listed(tokens: &[Token], index: usize) -> bool {
    let tag = |step: isize| at(tokens, index as isize + step).tag;
    let joined = tag(1) == Tag::Conjunction && tag(2).is_nominal() && tag(2) != Tag::Pronoun;
    joined && tag(-1) == Tag::Noun && tag(-2) == Tag::Comma && !tag(3).is_finite() && tag(3) != Tag::Base
}

/// Whether a verb has the ending of the third person.
fn is_third(text: &str, token: Token) -> bool {
    let word = token.span().text(text);
    word.ends_with('s') && !["ss", "us", "as"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a subject stands right before `index`, or a comma that a noun stands before.
fn follows_aside(tokens: &[Token], index: usize) -> bool {
    let [before, further] = [1, 2].map(|back| at(tokens, index as isize - back).tag);
    before.is_nominal() || before == Tag::Comma && further.is_nominal()
}

/// Whether what looks like the sentence's first verb only tells more of its subject, between commas before the verb: "The
/// museum, *closed* since May, reopens."
fn opens_aside(words: &Grammar, tokens: &[Token], index: usize, verb: usize) -> bool {
    let tag = |i: usize| at(tokens, i as isize).tag;
    let led =
        index >= 2 && tag(index - 1) == Tag::Comma && matches!(tag(index - 2), Tag::Noun | Tag::Nouns | Tag::Name);
    let tied = matches!(tag(index + 1), Tag::Preposition | Tag::Adverb | Tag::To);
    if verb != index || !led || !tied {
        return false;
    }
    let comma = (index + 1..(index + NEAR).min(tokens.len())).find(|&i| matches!(tag(i), Tag::Comma | Tag::Stop));
    comma.is_some_and(|i| tag(i) == Tag::Comma && (is_finite(words, tokens, i + 1) || tag(i + 1) == Tag::Base))
}

/// Whether a noun stands where a verb does that nothing else is: between several things and another.
fn stands_between(tokens: &[Token], index: usize) -> bool {
    let [before, next] = [-1, 1].map(|step| at(tokens, index as isize + step).tag);
    before == Tag::Nouns && next.is_nominal()
}
