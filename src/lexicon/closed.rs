//! Closed sets of names, as they stand in the tables' cells.

/// An enum whose every variant has a name, by which the tables call it.
macro_rules! closed {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Name:ident {
            $($(#[$doc:meta])* $Variant:ident = $name:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $Name {
            $($(#[$doc])* $Variant,)*
        }

        impl $Name {
            /// All of them, in the order of their declaration.
            #[allow(dead_code)] // of most sets, only by tests
            $vis const ALL: &'static [$Name] = &[$($Name::$Variant),*];

            #[allow(dead_code)] // of most sets, only by tests
            /// Its name, in lower case with `_` between words: that of the tables and the JSON.
            $vis const fn name(self) -> &'static str {
                match self {
                    $($Name::$Variant => $name,)*
                }
            }

            /// The one with this name.
            $vis fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some($Name::$Variant),)*
                    _ => None,
                }
            }
        }
    };
}

closed! {
    /// What a word tells about the gender of the one it is said of.
    pub(crate) enum Gender {
        Male = "m",
        Female = "f",
        /// A thing.
        Neuter = "n",
        /// Known to be either.
        Both = "u",
        Untold = "-",
    }
}

closed! {
    /// What sort of title a word is.
    pub(crate) enum TitleKind {
        Honorific = "honorific",
        Office = "office",
        Rank = "rank",
        Role = "role",
        Kinship = "kinship",
    }
}

closed! {
    /// What a noun that stands for a source names.
    pub(crate) enum SourceKind {
        Person = "person",
        Organisation = "organisation",
        Document = "document",
        Group = "group",
        Unnamed = "unnamed",
    }
}

closed! {
    /// What the grammar has to know of a verb.
    pub(crate) enum VerbKind {
        Be = "be",
        /// Who hears it is the subject of its passive: "they were told".
        Hears = "hears",
        /// It makes a perfect of a participle: "had told".
        Has = "has",
        /// A past that does not look like one, and is taken for a noun: "the boy | shook | his head".
        Past = "past",
        /// A past that looks as its base does: "the grocer | cut | its prices".
        Alike = "alike",
        /// It brings somebody on the scene: "in the door | stood | the boy".
        Enters = "enters",
        /// It leads to whoever listens: "said Ann, | turning | to the boy".
        Turns = "turns",
        /// A participle that brings in a clause: "they may stay, | provided | they pay".
        Condition = "condition",
        /// What follows it in quotation marks is a title: "has | published | “A History of Glue”".
        Titled = "titled",
        /// It is read aloud for a mark: "the plan was, | quote |, “dead”".
        Mark = "mark",
    }
}

closed! {
    /// What the grammar has to know of a word before a noun, or for one.
    pub(crate) enum DeterminerKind {
        /// It stands for what is said, and names none of it: "that was | all | she said".
        All = "all",
        /// It tells somebody from others like him or her: "the | other | girl".
        Apart = "apart",
        /// It tells about how many there are: "| nearly | half of them".
        Bound = "bound",
        /// A clause hangs on it with no pronoun between: "at the | moment | she spoke".
        Clause = "clause",
        /// It leaves nobody whom the noun could be said of: "| no | man living".
        Nobody = "nobody",
        /// It is a part of all: "nearly | half | of them".
        Share = "share",
        /// It stands for what is said: "| everything | he says".
        Thing = "thing",
    }
}

closed! {
    /// What an ending tells of a word.
    pub(crate) enum Ending {
        /// It tells what the bearer of the name behind it does: "Right-hander Ann Bell".
        Doer = "doer",
        /// It is said of one of a people, a party or a creed: "the Australian".
        Native = "native",
        /// It is the short form of a name: "Ronnie".
        Pet = "pet",
    }
}

closed! {
    /// What the grammar has to know of a preposition.
    pub(crate) enum PrepositionKind {
        /// It brings in a clause as well as a noun: "after the mayor spoke".
        Clause = "clause",
        /// It begins what is said, never where or when it is said: "says | despite the rain, the fair goes on".
        Frames = "frames",
        /// It tells of some of those who say it: "several towns, | including | Leeds, said".
        Joins = "joins",
    }
}

closed! {
    pub(crate) enum Person {
        First = "1",
        Second = "2",
        Third = "3",
    }
}

closed! {
    pub(crate) enum Number {
        Singular = "s",
        Plural = "p",
        Untold = "-",
    }
}

closed! {
    /// How a pronoun stands in its clause.
    pub(crate) enum Use {
        Subject = "subject",
        Object = "object",
        Either = "either",
        Possessive = "possessive",
        ObjectOrPossessive = "object_or_possessive",
        Reflexive = "reflexive",
        Relative = "relative",
        Interrogative = "interrogative",
        Indefinite = "indefinite",
        Demonstrative = "demonstrative",
    }
}

closed! {
    /// Where in a name a word marks it as that of an organisation.
    pub(crate) enum OrganisationWord {
        AtTheEnd = "suffix",
        /// So does the legal form of a company: "Inc."
        Form = "form",
        Anywhere = "word",
        /// Before the name of a place: "Sport England".
        BeforePlace = "place",
    }
}

closed! {
    /// What a word in a name or beside it is that is no name by itself.
    pub(crate) enum NamePart {
        Particle = "particle",
        Suffix = "suffix",
        /// It stands before names only: "Comrade Bell".
        Address = "address",
        /// It tells what the bearer of the name after it is.
        Calling = "calling",
        /// The whole name is that of a body: "Eskom".
        Body = "body",
        /// What an office is over: "Minister of Power Ann Bell".
        Field = "field",
        /// It tells when: "Glue AG today said".
        Time = "time",
        /// It makes another office of the one that it stands before: "the shadow treasurer".
        Other = "other",
        /// It tells how somebody is thought of: "Poor Bell".
        Epithet = "epithet",
        /// It does so of who is spoken to: "My dear Bell".
        Endearment = "endearment",
        /// Whoever it is said of is married: "his wife".
        Spouse = "spouse",
        /// Whoever it is said of has a child: "her mother".
        Parent = "parent",
        /// What follows is the name: "a clerk named Bell".
        Named = "named",
        /// A thing, too, unless it does something: "his head".
        Thing = "thing",
        /// Somebody's son or daughter; whoever is their parent is the other way round.
        Child = "child",
        /// Somebody's nephew or niece; and the uncle or aunt.
        Nibling = "nibling",
        Uncle = "uncle",
        /// A part of a body, too, unless it says something: "her head was bare".
        Limb = "limb",
        /// Somebody of rank, behind "his" or "her": "her ladyship".
        Courtesy = "courtesy",
        /// It calls somebody above who speaks: “Yes, sir.”
        Deference = "deference",
        /// A stretch of time: "After a pause: …".
        Stretch = "stretch",
        /// A body that trades: "the firm".
        Trade = "trade",
        /// A body that does not: "Arden Council".
        Public = "public",
        /// Somebody from 13 to 19 years old: "the teenager".
        Teens = "teens",
        /// Somebody of 60 years or more: "the pensioner".
        Aged = "aged",
        /// How an office is held: "the acting treasurer".
        Held = "held",
    }
}

closed! {
    /// What a capitalised word is, that is not a person's name.
    pub(crate) enum NotName {
        Weekday = "weekday",
        Month = "month",
        Season = "season",
        Holiday = "holiday",
        Nationality = "nationality",
        Religion = "religion",
        Ideology = "ideology",
        Place = "place",
        Language = "language",
        Thing = "thing",
        Direction = "direction",
        Time = "time",
        /// It is cried out, and is nobody: “Nay, uncle”, “O Ann”.
        Cry = "cry",
    }
}

closed! {
    /// Where in a line a phrase must stand to mark it as boilerplate.
    pub(crate) enum LinePlace {
        Whole = "whole",
        After = "after",
        Start = "start",
        Heading = "heading",
        Names = "names",
        Ending = "ending",
        Anywhere = "anywhere",
    }
}

closed! {
    /// Why a line is no part of the article.
    #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
    #[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
    #[non_exhaustive]
    pub enum Boilerplate {
        /// The form and the buttons below an article: “Leave a Reply”.
        Comments = "comments",
        /// Buttons and links to social networks: “Share on Facebook”.
        Share = "share",
        /// What asks for an address: “Sign up for our morning letter”.
        Newsletter = "newsletter",
        /// What asks for money or a login: “Already a subscriber? Log in”.
        Subscription = "subscription",
        /// Copyright, terms, cookies, disclaimers: “All rights reserved.”
        Rights = "rights",
        /// Who took the picture, who helped with the report: “Photo: Ann Birch”.
        Credit = "credit",
        /// Links to other articles: “Read more: Ice on the pier”.
        Related = "related",
        /// Menus, tags, dates, technical notes: “Skip to content”.
        Navigation = "navigation",
        /// What is paid for: “Advertisement”.
        Advertisement = "advertisement",
    }
}

pub(crate) use closed;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for &it in NotName::ALL {
            assert_eq!(NotName::named(it.name()), Some(it));
        }
        for &it in Boilerplate::ALL {
            assert_eq!(Boilerplate::named(it.name()), Some(it));
        }
        assert_eq!(NotName::named("Weekday"), None);
    }
}
