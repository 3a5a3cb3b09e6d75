//! To what somebody belongs: "a spokesman for the ministry", "the council's chief executive".

use super::{Flags, Form, Mention};
use crate::lexicon::SourceKind;
use crate::Span;

/// How many mentions before a name whoever belongs to it is looked for.
const NEAR: usize = 4;

/// "a spokesman for the ministry", "Ann Bell of the Royal Institute".
pub(super) fn belong(previous: &mut Mention, mention: &mut Mention, led: bool) {
    let somewhere = match mention.form {
        Form::Name => mention.sort != Some(SourceKind::Person) || previous.is_description(),
        Form::Definite => matches!(mention.sort, Some(SourceKind::Organisation | SourceKind::Group)),
        _ => false,
    };
    // "Ann Bell of Médecins Sans Frontières": a name of so many words is hardly a person's or a place's
    let long = mention.sort.is_none() && mention.words.count > 2 && !mention.flags.has(Flags::GIVEN);
    let organised = mention.sort == Some(SourceKind::Organisation) || long && led;
    let organised = organised && !mention.flags.has(Flags::PLACE);
    let somebody = match previous.form {
        Form::Name => previous.sort != Some(SourceKind::Organisation) && organised,
        _ => previous.is_description() && previous.is_human(),
    };
    if somewhere && somebody && previous.affiliation.is_empty() {
        let start = if mention.form == Form::Name && !mention.flags.has(Flags::THE) {
            mention.span.start32()
        } else {
            mention.outer
        };
        previous.affiliation = Span::between(start, mention.span.end32());
        let body = led && mention.form == Form::Name && mention.sort.is_none() && !mention.flags.has(Flags::GIVEN);
        if body && previous.is_description() && previous.sort == Some(SourceKind::Person) {
            mention.sort = Some(SourceKind::Organisation);
        }
    }
}

/// Harwick Council's | chief executive |: whose officer somebody is; a name of nothing known has officers, too.
pub(super) fn employ(owner: &Mention, mention: &mut Mention, office: bool) {
    let body = owner.sort == Some(SourceKind::Organisation) || owner.sort.is_none() && office;
    if body && owner.form == Form::Name && !owner.flags.has(Flags::GIVEN) {
        mention.affiliation = owner.span;
    }
}

/// Tom Bell of the charity | Clean Coasts |: what ends in a body's description goes on to its name.
pub(super) fn take_name(list: &mut [Mention], description: Span, name: Span) {
    let before = list.iter_mut().rev().take(NEAR).find(|m| m.affiliation.end() == description.end());
    if let Some(before) = before.filter(|m| !m.affiliation.is_empty()) {
        before.affiliation = before.affiliation.join(name);
    }
}
