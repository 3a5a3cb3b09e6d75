//! The learned weights and how features find theirs.
//!
//! Every decision that is learned is a sum of small integers: each feature is hashed to a place in its
//! head's table (the hashing trick: Weinberger et al. 2009) and the weights there are added. All heads
//! stand in one file, estimated by the tool in `train/`.

pub(crate) mod choice;

use crate::token::tag::Tag;

/// The decisions that have weights of their own, in the order in which the file holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Head {
    /// Which parts of speech a word can be: slots.
    Class,
    /// A token's part of speech: buckets of [cells](CELLS).
    Tag,
    /// How often a word is the head of a cue: slots.
    CueWord,
    /// Whether a token is the head of a cue.
    Cue,
    /// Where a cue's content stands: after it, before it, around it.
    Side,
    /// Which noun phrase is a cue's source.
    Source,
    /// How far a source reaches beyond its base noun phrase.
    SourceReach,
    /// Where a content that follows its cue starts.
    AfterStart,
    /// Where a content that follows its cue ends.
    AfterEnd,
    /// Where a content that precedes its cue starts.
    BeforeStart,
    /// Where a content that precedes its cue ends.
    BeforeEnd,
    /// How far a cue reaches to the left and to the right of its head.
    CueReach,
    /// Whether a candidate stands.
    Acceptance,
    /// Whose a quotation is that no cue claims.
    Voice,
    /// Whether a claim is worth checking.
    Worth,
}

impl Head {
    pub(crate) const ALL: [Head; 15] = [
        Head::Class,
        Head::Tag,
        Head::CueWord,
        Head::Cue,
        Head::Side,
        Head::Source,
        Head::SourceReach,
        Head::AfterStart,
        Head::AfterEnd,
        Head::BeforeStart,
        Head::BeforeEnd,
        Head::CueReach,
        Head::Acceptance,
        Head::Voice,
        Head::Worth,
    ];

    /// Slots or buckets in its table, or halves of such as hold two weights; of buckets as many as a power of two.
    pub(crate) const fn size(self) -> usize {
        match self {
            Head::Class => 97_000,
            Head::CueWord => 6_000,
            Head::Tag => 1 << 13,
            Head::Worth => 1 << 15,
            Head::Cue | Head::Source | Head::AfterEnd => 1 << 15,
            Head::AfterStart | Head::Acceptance | Head::Side | Head::CueReach => 1 << 14,
            Head::SourceReach | Head::BeforeStart | Head::BeforeEnd | Head::Voice => 1 << 12,
        }
    }

    /// Whether what finds no room in its bucket stands in the one [nearby].
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub(crate) const fn overflows(self) -> bool {
        matches!(self, Head::Worth)
    }

    /// Bytes of its table.
    pub(crate) const fn length(self) -> usize {
        let kinds = match self {
            Head::Class | Head::CueWord => KINDS * KIND,
            _ => 0,
        };
        kinds + self.size() * self.width()
    }

    /// Bytes of one of them.
    pub(crate) const fn width(self) -> usize {
        match self {
            Head::Class | Head::CueWord => SLOT,
            Head::Tag => BUCKET_OF_CELLS,
            // a fingerprint and a weight: half a bucket
            _ => 2,
        }
    }
}

/// All weights of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    heads: [Weights; Head::ALL.len()],
}

/// One head's weights: what a stored integer is worth, and the integers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    scale: f32,
    table: &'static [u8],
    /// The table, where it is of buckets or slots, and what comes after it in the file; `mask` keeps to the table's.
    window: &'static [u8; WINDOW],
    mask: u16,
}

/// As long as the longest table of buckets, so that no place in it has to be checked.
const WINDOW: usize = 1 << 16;

/// Bytes of a bucket.
pub(crate) const BUCKET: usize = 4;

/// What a word alone tells: its class, and its tag where that leaves no choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Known {
    pub(crate) class: u8,
    pub(crate) certain: u8,
}

impl Known {
    /// In the place of a certain tag: the word is never a function word. More bits tell what else it never is.
    pub(crate) const OPEN: u8 = Tag::COUNT as u8;

    /// The bits: what is never a noun, a verb, an adjective, an adverb.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub(crate) const NEVER: [u8; 4] = [1, 2, 4, 8];

    /// The bit of what never has such a tag.
    pub(crate) fn never(tag: Tag) -> u8 {
        match tag {
            Tag::Noun | Tag::Nouns => 1,
            Tag::Adjective => 4,
            Tag::Adverb => 8,
            tag if tag.is_verb() => 2,
            _ => 0,
        }
    }

    /// Whether the word can have a tag, wherever it stands.
    pub(crate) fn can_be(self, tag: Tag) -> bool {
        self.certain < Self::OPEN || !tag.is_closed() && self.certain & Self::never(tag) == 0
    }

    /// The tag that is certain, or [`Tag::None`].
    pub(crate) fn tag(self) -> Tag {
        Tag::ALL.get(usize::from(self.certain)).copied().unwrap_or(Tag::None)
    }
}

impl Model {
    /// Reads a file of weights: for each head its scale (`f32`, little-endian) and its table.
    ///
    /// A head that is cut short counts as having no weights at all.
    pub(crate) fn new(file: &'static [u8]) -> Self {
        let mut rest = file;
        let heads = Head::ALL.map(|head| {
            let length = head.length();
            let Some((scale, tail)) = rest.split_first_chunk::<4>() else {
                return Weights::NONE;
            };
            let Some((table, tail)) = tail.split_at_checked(length) else {
                return Weights::NONE;
            };
            let window = rest.get(4..).and_then(|rest| rest.first_chunk()).unwrap_or(Weights::NONE.window);
            rest = tail;
            let mask = (length / BUCKET - 1) as u16;
            Weights { scale: f32::from_le_bytes(*scale), table, window, mask }
        });
        Self { heads }
    }

    pub(crate) fn head(&self, head: Head) -> &Weights {
        self.heads.get(head as usize).unwrap_or(&Weights::NONE)
    }
}

impl Weights {
    pub(crate) const NONE: Weights = Weights { scale: 0.0, table: &[], window: &[0; WINDOW], mask: 0 };

    /// Gives `take` each class that one of the `features` speaks for or against, and its weight there: for the head that has
    /// cells.
    #[inline]
    pub(crate) fn each_class(&self, features: &[u32], mut take: impl FnMut(u8, i8)) {
        // how many cells one feature has nobody can guess: they are gone through together
        for eight in features.chunks(TOGETHER) {
            let mut buckets = [&[0; BUCKET_OF_CELLS]; TOGETHER];
            let mut own = 0u64;
            for ((slot, &feature), place) in buckets.iter_mut().zip(eight).zip((0..).step_by(CELLS)) {
                let start = feature as usize % Head::Tag.size() * BUCKET_OF_CELLS;
                *slot = self.table.get(start..).and_then(<[u8]>::first_chunk).unwrap_or(&[0; BUCKET_OF_CELLS]);
                own |= u64::from(cells_of(slot, fingerprint(feature))) << place;
            }
            while own != 0 {
                let place = own.trailing_zeros() as usize;
                let cell = (CELLS + place % CELLS) * 2;
                let cell = buckets.get(place / CELLS).and_then(|bucket| bucket.get(cell..)?.first_chunk());
                let [class, weight] = *cell.unwrap_or(&[0; 2]);
                take(class, weight as i8);
                own &= own - 1;
            }
        }
    }

    /// What is kept under `key`, for heads that are hash tables: what [kinds](KINDS) of entries there are, then the slots,
    /// each with the number of its entry's kind, and the low bits of its key, to know it by.
    ///
    /// A key's slot is the first free one from its [place](slot_place) on (linear probing).
    pub(crate) fn slot(&self, key: u32) -> Option<Known> {
        let (kinds, slots) = self.table.split_at_checked(KINDS * KIND)?;
        let place = slot_place(key, slots.len() / SLOT) * SLOT;
        for slot in slots.get(place..)?.chunks_exact(SLOT).take(PROBES) {
            let &[low, middle, high] = slot else { return None };
            let slot = u32::from_le_bytes([low, middle, high, 0]);
            let kind = (slot >> KEY_BITS) as usize;
            if kind == 0 {
                return None;
            }
            if (slot ^ key) % (1 << KEY_BITS) == 0 {
                let &[class, certain] = kinds.get(kind * KIND..)?.first_chunk()?;
                return Some(Known { class, certain });
            }
        }
        None
    }

    /// The bucket at `place`, counted on from the table's start after its end.
    fn four(&self, place: u16) -> Option<&'static [u8; BUCKET]> {
        let start = usize::from(place & self.mask) % (WINDOW / BUCKET) * BUCKET;
        self.window.get(start..start + BUCKET).and_then(<[u8]>::first_chunk)
    }

    /// What a sum of its integers is to be multiplied with.
    pub(crate) fn scale(&self) -> f32 {
        self.scale
    }

    /// The weight of `feature` in a table of buckets, each with room for two [fingerprints](print) and their weights:
    /// nothing for a feature that was never seen, but for one in 128.
    pub(crate) fn weight(&self, feature: u32) -> i32 {
        self.weight_in(feature as u16, feature)
    }

    /// The weight of `feature` in a table where what finds no room in its bucket stands in the
    /// [next](nearby).
    pub(crate) fn weight_nearby(&self, feature: u32) -> i32 {
        // both stand in eight bytes, which are looked at as one number: to guess which it is costs more
        const EACH: u64 = 0x0001_0001_0001_0001;
        let start = usize::from(feature as u16 & self.mask & !1) % (WINDOW / BUCKET) * BUCKET;
        let both = self.window.get(start..).and_then(<[u8]>::first_chunk).map_or(0, |both| u64::from_le_bytes(*both));
        let own_first = both.rotate_right((feature & 1) * u32::BITS);
        let [prints, weights] = [own_first, own_first >> 8].map(|every_other| every_other & (0xff * EACH));
        let alike = 0x100 * EACH - (prints ^ (u64::from(print(feature)) * EACH));
        let there = weights + 0xff * EACH;
        let first = (alike & there & (0x100 * EACH)).trailing_zeros();
        // where there is none, what is left is 0
        i32::from((weights >> (first - 8)) as i8)
    }

    fn weight_in(&self, bucket: u16, feature: u32) -> i32 {
        let Some(&[first, a, second, b]) = self.four(bucket) else { return 0 };
        let own = print(feature);
        let second = if second == own { b } else { 0 };
        i32::from((if first == own { a } else { second }) as i8)
    }

    /// The sum of the weights of what `features` names.
    pub(crate) fn score(&self, features: impl FnOnce(&mut Sum<'_>)) -> f32 {
        let mut sum = Sum { weights: self, total: 0 };
        features(&mut sum);
        sum.total as f32 * self.scale
    }
}

/// Bytes of a slot: [bits of its key](KEY_BITS), and above them the number of its kind, which is 0 where it is empty.
pub(crate) const SLOT: usize = 3;

/// How many low bits of its key a slot keeps.
pub(crate) const KEY_BITS: u32 = 15;

/// How many kinds of entries a hash table can have, and the bytes of one: its class, and what is certain.
pub(crate) const KINDS: usize = 1 << (SLOT as u32 * u8::BITS - KEY_BITS);
pub(crate) const KIND: usize = 2;

/// Cells of a bucket of such: their [fingerprints](fingerprint) stand before all of their classes and weights.
pub(crate) const CELLS: usize = 8;

/// Bytes of such a bucket: for each cell two of a fingerprint, a class and a weight.
const BUCKET_OF_CELLS: usize = CELLS * 4;

/// How many buckets are gone through together: a bit for each of their cells.
const TOGETHER: usize = u64::BITS as usize / CELLS;

/// Which cells of a bucket have that fingerprint, a bit each.
fn cells_of(bucket: &[u8; BUCKET_OF_CELLS], print: u16) -> u8 {
    const LANE: u32 = u16::BITS;
    const EACH: u64 = 0x0001_0001_0001_0001;
    // brings the lowest bits of four lanes side by side into the highest lane
    const GATHER: u64 = 1 << 48 | 1 << 33 | 1 << 18 | 1 << 3;
    let four = |place: usize| {
        let prints = bucket.get(place..).and_then(<[u8]>::first_chunk).map_or(0, |four| u64::from_le_bytes(*four));
        let differs = prints ^ (EACH * u64::from(print));
        // the highest bit of each lane where nothing differs
        let alike = !(((differs & (0x7fff * EACH)) + 0x7fff * EACH) | differs) & (0x8000 * EACH);
        ((alike >> (LANE - 1)).wrapping_mul(GATHER) >> (3 * LANE)) as u8 & 0xf
    };
    four(0) | four(CELLS) << 4
}

/// How far a key may stand from its place.
pub(crate) const PROBES: usize = 128;

/// The slot that a key stands in or behind, of so many: the higher a key, the higher its place (Lemire 2019), so that its
/// low bits tell it from its neighbours.
pub(crate) const fn slot_place(key: u32, slots: usize) -> usize {
    ((key as u64 * slots as u64) >> u32::BITS) as usize
}

/// What a slot keeps of its key.
pub(crate) const fn fingerprint(key: u32) -> u16 {
    (key >> 16) as u16
}

/// Where features go: to be summed, or to be collected when weights are estimated.
pub(crate) trait Features {
    fn push(&mut self, feature: u32);

    /// The feature of one `template` for the values `a` and `b`.
    fn add(&mut self, template: u32, a: u32, b: u32) {
        self.push(feature(template, a, b));
    }
}

/// Adds up the weights of the features it is given.
pub(crate) struct Sum<'w> {
    weights: &'w Weights,
    total: i32,
}

impl Features for Sum<'_> {
    fn push(&mut self, feature: u32) {
        self.total += self.weights.weight(feature);
    }
}

impl Features for Vec<u32> {
    fn push(&mut self, feature: u32) {
        Vec::push(self, feature);
    }
}

/// A feature's hash: the template's number with the values that fill it.
pub(crate) const fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut hash =
        template.wrapping_mul(0x9e37_79b1) ^ a.wrapping_mul(0x85eb_ca77) ^ b.rotate_left(16).wrapping_mul(0xc2b2_ae3d);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}

/// What a bucket keeps of a feature.
pub(crate) const fn print(feature: u32) -> u8 {
    (feature >> 24) as u8
}

/// The bucket that takes in what finds no room in this one: one that is read with it.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub(crate) const fn nearby(bucket: u16) -> u16 {
    bucket ^ 1
}

/// The logistic function: a score as a share between 0 and 1.
pub(crate) fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
