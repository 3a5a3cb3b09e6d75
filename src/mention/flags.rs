//! What is true of a mention, a bit each.

/// What is true of a mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags(u32);

impl Flags {
    /// It stands before a finite verb.
    pub(crate) const SUBJECT: Flags = Flags(1);
    /// It stands inside quotation marks.
    pub(crate) const QUOTED: Flags = Flags(1 << 1);
    /// It possesses what comes next.
    pub(crate) const POSSESSOR: Flags = Flags(1 << 2);
    /// "former", "ex-".
    pub(crate) const FORMER: Flags = Flags(1 << 3);
    /// "and" joins it to the mention before.
    pub(crate) const JOINED: Flags = Flags(1 << 4);
    /// It is one word of capitals only.
    pub(crate) const CAPITALS: Flags = Flags(1 << 5);
    /// The name of a country, a city.
    pub(crate) const PLACE: Flags = Flags(1 << 6);
    /// It has "the" before it.
    pub(crate) const THE: Flags = Flags(1 << 7);
    /// It stands in a headline, or another line without an end of sentence.
    pub(crate) const HEADLINE: Flags = Flags(1 << 8);
    /// Its first word is a given name.
    pub(crate) const GIVEN: Flags = Flags(1 << 9);
    /// Its title is one of those that stand only before names: "Mr.".
    pub(crate) const HONORIFIC: Flags = Flags(1 << 10);
    /// It stands after a preposition or verb.
    pub(crate) const OBJECT: Flags = Flags(1 << 11);
    /// Somebody in particular possesses it: "her lawyer".
    pub(crate) const POSSESSED: Flags = Flags(1 << 12);

    /// Its title is a tie of kin: "her husband".
    pub(crate) const KIN: Flags = Flags(1 << 13);
    /// A name only if somebody is known to bear it.
    pub(crate) const GUESSED: Flags = Flags(1 << 14);

    /// Several words, all of capitals only.
    pub(crate) const SHOUTED: Flags = Flags(1 << 15);

    /// What an office is over, and the office, stand before it: "Minister of Power Ann Bell".
    pub(crate) const HELD: Flags = Flags(1 << 17);

    /// It stands after "by": what happens is done by it.
    pub(crate) const AGENT: Flags = Flags(1 << 18);

    /// It is a subject that its sentence begins with.
    pub(crate) const FIRST: Flags = Flags(1 << 19);

    /// Its sentence holds a quotation.
    pub(crate) const BESIDE_QUOTE: Flags = Flags(1 << 16);

    /// Its paragraph opens with a quotation.
    pub(crate) const TURN: Flags = Flags(1 << 20);

    /// What follows tells which of several is meant: "the man in the hat", "the woman who sold it".
    pub(crate) const TOLD_APART: Flags = Flags(1 << 21);

    /// Its title is a rank, or one by which its bearer is known without a name too: "Colonel Bell", "Dr. Bell".
    pub(crate) const RANKED: Flags = Flags(1 << 22);

    /// It tells what the mention before it is, a pronoun: "She was | a large woman |".
    pub(crate) const PREDICATE: Flags = Flags(1 << 23);

    /// A word of its name tells that it is a body that does not trade: "Arden Council".
    pub(crate) const PUBLIC: Flags = Flags(1 << 24);

    /// Its noun is that of a body that trades: "the firm".
    pub(crate) const TRADE: Flags = Flags(1 << 25);
    /// "Mrs", by which somebody is nobody called "Miss"; and "Miss".
    pub(crate) const MARRIED: Flags = Flags(1 << 27);
    pub(crate) const UNMARRIED: Flags = Flags(1 << 26);

    /// Nothing but "the" tells what bears the name: "the Mole".
    pub(crate) const BY_ARTICLE: Flags = Flags(1 << 28);

    pub(crate) fn has(self, flag: Flags) -> bool {
        self.0 & flag.0 != 0
    }

    pub(crate) fn set(&mut self, flag: Flags) {
        self.0 |= flag.0;
    }

    pub(crate) fn clear(&mut self, flag: Flags) {
        self.0 &= !flag.0;
    }
}
