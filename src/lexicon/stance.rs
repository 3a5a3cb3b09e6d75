//! [`Stance`]: the classes of cues.

use std::fmt;

use super::closed::closed;

closed! {
    /// The stance that a source takes to the content, as the cue tells it.
    ///
    /// It is the class of the cue in the tables; what a user's own rows name in their third cell.
    ///
    /// ```
    /// use inquit::Stance;
    /// assert_eq!(Stance::named("denies"), Some(Stance::Denies));
    /// assert_eq!(Stance::Denies.name(), "denies");
    /// assert_eq!(Stance::named("Denies"), None);
    /// ```
    #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
    #[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
    #[non_exhaustive]
    pub enum Stance {
        /// Puts it forward, without colour: “We leave at dawn,” the driver *said*.
        Says = "says",
        /// Puts it forward with force: the driver *insisted* that the light was green.
        Asserts = "asserts",
        /// Puts it forward, and the writer keeps a distance: the suit *alleges* that the mine
        /// poisoned the creek.
        Claims = "claims",
        /// Calls a known fact to mind: the surveyor *noted* that the crack had grown.
        Notes = "notes",
        /// Holds it to be untrue: the firm *denied* that it had known of the leak.
        Denies = "denies",
        /// Holds it to be true, though it speaks against the source: he *admitted* that the dam
        /// had leaked.
        Admits = "admits",
        /// Holds it to be true, after somebody else said so: the coroner *confirmed* that the man
        /// had drowned.
        Confirms = "confirms",
        /// Tells of an evil that may come: scientists *warned* that the slope could fail.
        Warns = "warns",
        /// Lays a wrong at somebody's door: the widow *accused* the bank of losing the deed.
        Accuses = "accuses",
        /// Finds it bad: the council *condemned* the raid.
        Criticises = "criticises",
        /// Finds it good: the captain *praised* the young keeper.
        Praises = "praises",
        /// Asks, and asserts nothing: “Who has the key?” the warden *asked*.
        Asks = "asks",
        /// Binds itself to do it: the donors *pledged* that the wing would open by May.
        Promises = "promises",
        /// Wants others to do it (orders, urges, proposes): doctors *called on* the government to
        /// ban the dye.
        Orders = "orders",
        /// Holds that it will come, or that a count will give it: the bank *forecast* that growth
        /// would slow.
        Predicts = "predicts",
        /// Holds it to be uncertain: she *doubts* that the letter is real.
        Doubts = "doubts",
        /// Holds it in mind, as a belief or a judgement: the diver *believes* that a second wreck
        /// lies below.
        Thinks = "thinks",
        /// Wishes for it: the nurse *hopes* that the ward will reopen.
        Hopes = "hopes",
        /// Fears it: rescuers *fear* that more are trapped.
        Fears = "fears",
        /// Bears it out, as a document, a study or a measurement does: the survey *found* that one
        /// in five skips lunch.
        Shows = "shows",
        /// Makes it public for the first time: the airline *announced* that the route would close.
        Announces = "announces",
        /// Will not speak of it: the firm *declined* to say who had signed. Nothing is asserted.
        Declines = "declines",
        /// Shares it with somebody else, goes along with it, or says that it does not: the second
        /// doctor *concurred* that rest was best.
        Agrees = "agrees",
        /// Means to do it: the museum *plans* to lend the crown.
        Intends = "intends",
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for &stance in Stance::ALL {
            assert_eq!(Stance::named(stance.name()), Some(stance));
            assert_eq!(stance.to_string(), stance.name());
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn json_has_the_same_names() {
        for stance in Stance::ALL {
            let json = serde_json::to_string(stance).unwrap();
            assert_eq!(json, format!("{:?}", stance.name()));
        }
    }
}
