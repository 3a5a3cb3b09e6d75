//! The closed sets of names that a claim is described with.

use std::fmt;

/// Declares an enum whose variants have a name in tables and JSON.
macro_rules! named {
    ($(#[$meta:meta])* $vis:vis $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        $vis enum $name { $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $text))] $variant,)+ }

        impl $name {
            /// All of them.
            #[allow(dead_code)]
            $vis const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name, as JSON and the tables have it.
            #[allow(dead_code)]
            $vis const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The one with that name.
            #[allow(dead_code)]
            pub(crate) fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }
    };
}
pub(crate) use named;

named! {
    /// In whose voice a claim is made.
    pub ClaimKind {
        /// Inside quotation marks, word for word: *“We closed the port,” Oya said.*
        Quoted = "quoted",
        /// In part word for word: *Oya said the port was “a ruin”.*
        Mixed = "mixed",
        /// Retold: *Oya said that the port was closed.*
        Reported = "reported",
        /// Nobody is named for it; the author answers: *The port was closed on Monday.*
        Author = "author",
    }
}

named! {
    /// Whether a claim says that something is so, or that it is not.
    pub Polarity {
        /// *The dam held.*
        Asserted = "asserted",
        /// *The dam did not hold. Nobody was hurt.* So is what somebody denies.
        Negated = "negated",
    }
}

named! {
    /// How a claim stands to what is the case.
    pub Modality {
        /// It is put forward as being so: *The bridge is closed.*
        Fact = "fact",
        /// It may be so: *The bridge might reopen. The fire was probably set.*
        Possibility = "possibility",
        /// It ought to be so: *The city must pay. They have to leave.*
        Obligation = "obligation",
        /// Somebody means to bring it about: *The firm plans to hire 200 people. We will rebuild.*
        Intention = "intention",
        /// It hangs on something else: *If the rain stops, the road will open.*
        Condition = "condition",
    }
}

named! {
    /// When what a claim says takes place, by its verb.
    pub Tense {
        /// *The mill burned down. Prices have risen.*
        Past = "past",
        /// *The mill stands empty.*
        Present = "present",
        /// *The mill will reopen. It opens tomorrow.*
        Future = "future",
    }
}

named! {
    /// What kind of thing a claim is about; a claim can be of several kinds, or of none.
    pub Subject {
        /// It gives a number: *The port employs 4,200 people.*
        Quantity = "quantity",
        /// It sets things against each other: *Rents are higher than last year. It is the oldest bridge in Europe.*
        Comparison = "comparison",
        /// It says what brought something about: *The strike caused delays.*
        Cause = "cause",
        /// It is about a law, a rule, a court: *The act bans flares. The court struck it down.*
        Law = "law",
        /// It says that something happened: *Two ferries collided.*
        Event = "event",
        /// It says what will come: *Prices will fall. Growth is expected to slow.*
        Prediction = "prediction",
        /// It judges or believes: *The plan is a disaster. I think we won.*
        Opinion = "opinion",
    }
}

named! {
    /// What a [`Quantity`](crate::Quantity) counts or measures.
    pub QuantityKind {
        /// How many: *116 weapons, 2.5 million*. The unit is the noun, where there is one.
        Count = "count",
        /// How much of a measure: *30 km, 12 years*.
        Measure = "measure",
        /// A sum of money: *$4.1bn, 50 cents*. The unit is a code of ISO 4217 where the words tell it.
        Money = "money",
        /// *38 per cent, 2 percentage points*. 38 per cent is 38, not .38.
        Percent = "percent",
        /// A part of a whole: *a third, 12 of 30, one in five*.
        Fraction = "fraction",
        /// A multiple: *doubled, three times, halved*.
        Factor = "factor",
        /// A place in an order: *the third time, the 20th*.
        Ordinal = "ordinal",
        /// A year: *in 2016*.
        Year = "year",
        /// Ten years, by the first of them: *the 1990s*.
        Decade = "decade",
    }
}

named! {
    /// How a quantity's value bounds what is meant.
    pub Bound {
        /// *30 people*
        Exact = "exact",
        /// *about 30, some 30, 30 or so, nearly 30*
        About = "about",
        /// *at least 30, 30 or more, no fewer than 30*
        AtLeast = "at_least",
        /// *up to 30, no more than 30*
        AtMost = "at_most",
        /// *more than 30, over 30*
        MoreThan = "more_than",
        /// *less than 30, fewer than 30, under 30*
        LessThan = "less_than",
        /// From the value to the upper value: *between 10 and 12, 10 to 12*
        Between = "between",
        /// An unnamed number of the value: *dozens, thousands of people*
        Multiples = "multiples",
    }
}

named! {
    /// What a time expression gives.
    pub TimeKind {
        /// A day, month or year: *on 5 May 2016, Monday, in January, since 1998, the 1990s*.
        Date = "date",
        /// A time of day: *at 10:30, 5 p.m.*
        Clock = "clock",
        /// A time counted from when it was written or spoken: *yesterday, last year, two weeks ago*.
        Relative = "relative",
        /// How long: *for 18 months*.
        Duration = "duration",
        /// How often: *every year, daily*.
        Frequency = "frequency",
    }
}

named! {
    /// What it was in a claim that spoke for or against checking it.
    pub ReasonKind {
        /// Certain words; the reason's span says which.
        Words = "words",
        /// It gives a number, or gives none.
        Number = "number",
        /// It names somebody or something, or nobody.
        Name = "name",
        /// Its tense.
        Tense = "tense",
        /// Its modality or polarity.
        Modality = "modality",
        /// What kind of thing it is about.
        Subject = "subject",
        /// It names a time.
        Time = "time",
        /// Who its grammatical subject is: the one who speaks, the one spoken to, others.
        Person = "person",
        /// How long it is, and how its words are put together.
        Form = "form",
        /// Who answers for it, and by which cue.
        Context = "context",
    }
}
