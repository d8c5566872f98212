//! Types as those of a generated client.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::values::{Base64, BigInteger, Decimal, IsoDuration, TimeOfDay, present};

/// A value of one of several types.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Sample {
    Tree(Tree),
    Values(Box<Values>),
    Scalar(Scalar),
}

/// A field of each type that generated clients use.
#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Values {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub absent_or_null: Option<Option<String>>,
    pub base64: Base64,
    pub colors: BTreeMap<Color, i64>,
    pub decimal: Option<Decimal>,
    pub duration: Option<IsoDuration>,
    pub integer: Option<BigInteger>,
    pub limit: Vec<Limit>,
    pub moment: Option<crate::DateTime>,
    pub number: f64,
    pub pair: (i64, String),
    pub pet: Option<Pet>,
    pub priorities: Vec<Priority>,
    pub time: Option<TimeOfDay>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    pub children: Vec<Tree>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    Integer(i64),
    Text(String),
}

crate::open_enum! {
    pub enum Color {
        Red = "red",
    }
}

crate::open_integer_enum! {
    pub enum Priority {
        High = 10,
    }
}

crate::open_mixed_enum! {
    pub enum Limit {
        Ten = 10,
        All = "all",
        None = false,
    }
}

crate::literal! {
    pub struct CatKind = "cat";
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Cat {
    pub kind: CatKind,
    pub lives: f64,
    pub inner: Option<Box<Pet>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Dog {
    pub kind: Color,
    pub integer: BigInteger,
}

crate::tagged_union! {
    #[derive(Debug, PartialEq)]
    pub enum Pet by "kind" {
        Cat(Cat) = "cat",
        Dog(Dog) = "dog" | "red",
    }
}
