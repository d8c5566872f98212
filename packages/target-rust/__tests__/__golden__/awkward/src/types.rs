//! The types of the backend.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Awkward {
    #[serde(rename = "1")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field_1: Option<serde_json::Value>,
    pub r#type: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#async: String,
    pub r#match: String,
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    pub builder: String,
    pub kernel: String,
    pub other: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub new: String,
    #[serde(rename = "")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<serde_json::Value>,
    #[serde(rename = "a-b")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_b: Option<serde_json::Value>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormDraft {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(rename = "self")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_: Option<String>,
    #[serde(rename = "crate")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crate_: Option<String>,
    #[serde(rename = "super")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub super_: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#async: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#match: Option<String>,
    #[serde(rename = "None")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<String>,
    #[serde(rename = "Option")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    #[serde(rename = "String")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub string: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub builder: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kernel: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    #[serde(rename = "__proto__")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proto__: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormSchemaInput {
    pub r#type: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#async: String,
    pub r#match: String,
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    pub builder: String,
    pub kernel: String,
    pub other: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub new: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormSubmitInput {
    pub r#type: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#async: String,
    pub r#match: String,
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    pub builder: String,
    pub kernel: String,
    pub other: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub new: String,
    pub values: AwkwardFormValues,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormValidateInput {
    pub r#type: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#async: String,
    pub r#match: String,
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    pub builder: String,
    pub kernel: String,
    pub other: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub new: String,
    pub values: AwkwardFormDraft,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormValues {
    pub r#type: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#async: String,
    pub r#match: String,
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    pub builder: String,
    pub kernel: String,
    pub other: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub new: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardInput {
    pub r#type: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#async: String,
    pub r#match: String,
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    pub builder: String,
    pub kernel: String,
    pub other: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub new: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanForm {
    pub fields: Vec<MizanFormField>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanFormChoice {
    pub value: Option<MizanFormChoiceValue>,
    pub label: String,
    pub group: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MizanFormChoiceValue {
    Boolean(bool),
    Number(f64),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanFormError {
    pub loc: Vec<MizanFormErrorLocItem>,
    pub r#type: String,
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MizanFormErrorLocItem {
    Integer(i64),
    Text(String),
}

pub type MizanFormErrors = Vec<MizanFormError>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MizanFormField {
    pub name: String,
    pub label: String,
    pub help: String,
    pub required: mizan_kernel::Flag,
    pub disabled: mizan_kernel::Flag,
    pub hidden: mizan_kernel::Flag,
    pub widget: String,
    pub r#type: String,
    pub multiple: mizan_kernel::Flag,
    pub choices: Option<Vec<MizanFormChoice>>,
    pub initial: serde_json::Value,
    pub attrs: BTreeMap<String, MizanFormFieldAttrsValue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MizanFormFieldAttrsValue {
    Boolean(bool),
    Number(f64),
    Text(String),
}

/// The parameters of the context `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoneParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoneContext {
    #[serde(rename = "None_read")]
    pub none_read: Awkward,
}

/// The parameters of the context `Option`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OptionParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `Option`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OptionContext {
    #[serde(rename = "Option_read")]
    pub option_read: Awkward,
}

/// The parameters of the context `String`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StringParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `String`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StringContext {
    #[serde(rename = "String_read")]
    pub string_read: Awkward,
}

/// The parameters of the context `__proto__`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProtoParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `__proto__`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProtoContext {
    #[serde(rename = "__proto___read")]
    pub proto_read: Awkward,
}

/// The parameters of the context `async`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsyncParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `async`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsyncContext {
    pub async_read: Awkward,
}

/// The parameters of the context `awkward_form`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `awkward_form`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AwkwardFormContext {
    pub awkward_form_schema: MizanForm,
}

/// The parameters of the context `builder`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BuilderParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `builder`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BuilderContext {
    pub builder_read: Awkward,
}

/// The parameters of the context `crate`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrateParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `crate`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrateContext {
    pub crate_read: Awkward,
}

/// The parameters of the context `kernel`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KernelParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `kernel`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KernelContext {
    pub kernel_read: Awkward,
}

/// The parameters of the context `match`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `match`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchContext {
    pub match_read: Awkward,
}

/// The parameters of the context `new`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `new`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewContext {
    pub new_read: Awkward,
}

/// The parameters of the context `other`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `other`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherContext {
    pub other_read: Awkward,
}

/// The parameters of the context `self`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SelfParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `self`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SelfContext {
    pub self_read: Awkward,
}

/// The parameters of the context `super`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuperParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `super`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuperContext {
    pub super_read: Awkward,
}

/// The parameters of the context `type`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeParams {
    #[serde(rename = "None")]
    pub none: String,
    #[serde(rename = "Option")]
    pub option: String,
    #[serde(rename = "String")]
    pub string: String,
    #[serde(rename = "__proto__")]
    pub proto__: String,
    pub r#async: String,
    pub builder: String,
    #[serde(rename = "crate")]
    pub crate_: String,
    pub kernel: String,
    pub r#match: String,
    pub new: String,
    pub other: String,
    #[serde(rename = "self")]
    pub self_: String,
    #[serde(rename = "super")]
    pub super_: String,
    pub r#type: String,
}

/// The data of the context `type`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeContext {
    pub type_read: Awkward,
}
