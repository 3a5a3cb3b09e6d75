//! [`Confidence`]: a share between 0 and 1.

use std::fmt;

/// A share between 0 and 1, kept in thousandths, so that it is equal to itself after a trip through JSON
/// and can be sorted.
///
/// ```
/// use inquit::Confidence;
/// let confidence = Confidence::new(0.8125).unwrap();
/// assert_eq!(confidence.get(), 0.813);
/// assert_eq!(confidence.to_string(), "0.813");
/// assert!(confidence > Confidence::new(0.5).unwrap());
/// assert_eq!(Confidence::new(1.5), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "f64", try_from = "f64"))]
pub struct Confidence(u16);

const ONE: u16 = 1000;

impl Confidence {
    /// `share` to the nearest thousandth; `None` if it does not lie between 0 and 1.
    pub fn new(share: f64) -> Option<Self> {
        (0.0..=1.0).contains(&share).then(|| Self((share * f64::from(ONE)).round() as u16))
    }

    /// [`Confidence::new`] for what cannot lie far outside: the nearest there is, 0 for what is no number.
    pub(crate) fn nearest(share: f32) -> Self {
        Self::new(f64::from(share).clamp(0.0, 1.0)).unwrap_or_default()
    }

    /// The share of both holding, where they do not depend on each other.
    pub(crate) fn times(self, other: Self) -> Self {
        Self((u32::from(self.0) * u32::from(other.0) / u32::from(ONE)) as u16)
    }

    /// The share, from 0 to 1.
    pub fn get(self) -> f64 {
        f64::from(self.0) / f64::from(ONE)
    }
}

impl fmt::Display for Confidence {
    /// With three decimals, unless the formatter says otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.*}", f.precision().unwrap_or(3), self.get())
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> f64 {
        confidence.get()
    }
}

impl TryFrom<f64> for Confidence {
    type Error = crate::Error;

    /// What is no number between 0 and 1 is refused.
    fn try_from(value: f64) -> Result<Self, crate::Error> {
        Self::new(value).ok_or_else(|| crate::error::Cause::NotAShare { what: "confidence", value }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shares_are_confidences() {
        for wrong in [-0.1, 1.01, f64::NAN, f64::INFINITY] {
            assert_eq!(Confidence::new(wrong), None, "{wrong}");
        }
        assert_eq!(Confidence::nearest(f32::NAN), Confidence::default());
        assert_eq!(format!("{:.1}", Confidence::nearest(0.96)), "1.0");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn json_gives_every_value_back() {
        for thousandths in 0..=ONE {
            let json = serde_json::to_string(&Confidence(thousandths)).unwrap();
            assert_eq!(serde_json::from_str::<Confidence>(&json).unwrap(), Confidence(thousandths));
        }
        let error = serde_json::from_str::<Confidence>("1.2").unwrap_err().to_string();
        assert_eq!(error, "confidence: 1.2 does not lie between 0 and 1");
    }
}
