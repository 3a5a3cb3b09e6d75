//! [`Id`]: what a document is called by those who gave its text.

use std::fmt;

/// What a document is called by those who gave its text: words or a whole number.
///
/// ```
/// use inquit::Id;
/// let document = inquit::Extractor::new().extract("Rain fell.").with_id("gazette-7");
/// assert_eq!(document.id(), Some(&Id::Text("gazette-7".into())));
/// assert_eq!(Id::from(7).to_string(), "7");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Id {
    /// A JSON string.
    Text(String),
    /// A JSON number without a fraction. What JSON gives fits into an `i64` or a `u64`.
    Number(i128),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Text(text) => f.write_str(text),
            Id::Number(number) => number.fmt(f),
        }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Id::Text(text.to_owned())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Id::Text(text)
    }
}

macro_rules! from_number {
    ($($Number:ty)*) => {
        $(impl From<$Number> for Id {
            fn from(number: $Number) -> Self {
                Id::Number(number.into())
            }
        })*
    };
}

from_number!(i32 u32 i64 u64);

#[cfg(feature = "serde")]
mod json {
    use std::fmt;

    use serde::de::{Deserialize, Deserializer, Error, Visitor};
    use serde::ser::{Serialize, Serializer};

    use super::Id;

    impl Serialize for Id {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Id::Text(text) => serializer.serialize_str(text),
                Id::Number(number) => match (i64::try_from(*number), u64::try_from(*number)) {
                    (Ok(number), _) => serializer.serialize_i64(number),
                    (_, Ok(number)) => serializer.serialize_u64(number),
                    _ => serializer.serialize_i128(*number),
                },
            }
        }
    }

    impl<'de> Deserialize<'de> for Id {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(IdVisitor)
        }
    }

    struct IdVisitor;

    impl Visitor<'_> for IdVisitor {
        type Value = Id;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an id: a string or a whole number")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
            Ok(text.into())
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Id, E> {
            Ok(text.into())
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Id, E> {
            Ok(number.into())
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Id, E> {
            Ok(number.into())
        }

        fn visit_i128<E: Error>(self, number: i128) -> Result<Id, E> {
            Ok(Id::Number(number))
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn json_gives_every_id_back() {
            for json in ["\"a\"", "\"\"", "7", "-7", "18446744073709551615", "-9223372036854775808"] {
                let id: Id = serde_json::from_str(json).unwrap();
                assert_eq!(serde_json::to_string(&id).unwrap(), json);
            }
        }

        #[test]
        fn other_values_are_no_id() {
            for (json, message) in [
                (
                    "1.5",
                    "invalid type: floating point `1.5`, expected an id: a string or a whole number at line 1 column 3",
                ),
                ("[1]", "invalid type: sequence, expected an id: a string or a whole number at line 1 column 1"),
            ] {
                assert_eq!(serde_json::from_str::<Id>(json).unwrap_err().to_string(), message);
            }
        }
    }
}
