//! A client for programs without async code.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend whose methods wait for their results. Clones share connections.
///
/// ```
/// use type_mapping_client::{Error, blocking};
///
/// let client: blocking::Client = blocking::Client::builder()
///     .base_url("https://backend.example/api/mizan")
///     .build()?;
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    kernel: mizan_kernel::blocking::Client,
}

impl Client {
    /// Starts a client: set at least its `base_url`.
    #[must_use]
    pub fn builder() -> ClientBuilder<Self> {
        mizan_kernel::Client::builder().csrf(false)
    }

    /// The client of the kernel, which calls functions by name.
    #[must_use]
    pub fn kernel(&self) -> &mizan_kernel::blocking::Client {
        &self.kernel
    }

    /// Reads the context `filtered`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_filtered(
        &self,
        params: &types::FilteredParams,
    ) -> Result<types::FilteredContext, Error> {
        self.kernel.fetch_context("filtered", params)
    }

    /// Calls `any_value`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn any_value(&self, args: &types::AnyValueInput) -> Result<types::AnyValueOutput, Error> {
        self.kernel.call("any_value", args)
    }

    /// Calls `anything`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn anything(&self, args: &types::AnythingInput) -> Result<types::Anything, Error> {
        self.kernel.call("anything", args)
    }

    /// Calls `big_integer`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn big_integer(
        &self,
        args: &types::BigIntegerInput,
    ) -> Result<types::BigIntegerOutput, Error> {
        self.kernel.call("big_integer", args)
    }

    /// Calls `collections`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn collections(&self, args: &types::CollectionsInput) -> Result<types::Collections, Error> {
        self.kernel.call("collections", args)
    }

    /// Calls `data_class`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn data_class(&self, args: &types::DataClassInput) -> Result<types::Point, Error> {
        self.kernel.call("data_class", args)
    }

    /// Calls `discriminated_by_integer`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn discriminated_by_integer(
        &self,
        args: &types::DiscriminatedByIntegerInput,
    ) -> Result<types::DiscriminatedByIntegerOutput, Error> {
        self.kernel.call("discriminated_by_integer", args)
    }

    /// Calls `discriminated_union`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn discriminated_union(
        &self,
        args: &types::DiscriminatedUnionInput,
    ) -> Result<types::DiscriminatedUnionOutput, Error> {
        self.kernel.call("discriminated_union", args)
    }

    /// Has a description of
    /// two lines.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    #[deprecated]
    pub fn documented(
        &self,
        args: &types::DocumentedInput,
    ) -> Result<types::DocumentedOutput, Error> {
        self.kernel.call("documented", args)
    }

    /// Calls `field_defaults`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn field_defaults(
        &self,
        args: &types::FieldDefaultsInput,
    ) -> Result<types::Defaults, Error> {
        self.kernel.call("field_defaults", args)
    }

    /// Calls `filtered_count`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn filtered_count(
        &self,
        args: &types::FilteredCountInput,
    ) -> Result<types::FilteredCountOutput, Error> {
        self.kernel.call("filtered_count", args)
    }

    /// Every kind of parameter that a context may have.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn filtered_items(
        &self,
        args: &types::FilteredItemsInput,
    ) -> Result<types::FilteredItemsOutput, Error> {
        self.kernel.call("filtered_items", args)
    }

    /// Calls `generic`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn generic(&self, args: &types::GenericInput) -> Result<types::Page<types::Plain>, Error> {
        self.kernel.call("generic", args)
    }

    /// Calls `generic_of_two`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn generic_of_two(
        &self,
        args: &types::GenericOfTwoInput,
    ) -> Result<types::Entry<String, Vec<i64>>, Error> {
        self.kernel.call("generic_of_two", args)
    }

    /// Calls `generic_with_defaults`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn generic_with_defaults(
        &self,
        args: &types::GenericWithDefaultsInput,
    ) -> Result<types::Page<types::Defaults>, Error> {
        self.kernel.call("generic_with_defaults", args)
    }

    /// Calls `int_enum`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn int_enum(&self, args: &types::IntEnumInput) -> Result<types::Priority, Error> {
        self.kernel.call("int_enum", args)
    }

    /// Calls `keys`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn keys(&self, args: &types::KeysInput) -> Result<types::Keys, Error> {
        self.kernel.call("keys", args)
    }

    /// Calls `list_of_models`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn list_of_models(
        &self,
        args: &types::ListOfModelsInput,
    ) -> Result<types::ListOfModelsOutput, Error> {
        self.kernel.call("list_of_models", args)
    }

    /// Calls `map_keys`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn map_keys(&self, args: &types::MapKeysInput) -> Result<types::Keyed, Error> {
        self.kernel.call("map_keys", args)
    }

    /// Calls `mapping`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn mapping(&self, args: &types::MappingInput) -> Result<types::MappingOutput, Error> {
        self.kernel.call("mapping", args)
    }

    /// Calls `mixed_enum`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn mixed_enum(&self, args: &types::MixedEnumInput) -> Result<types::Mixed, Error> {
        self.kernel.call("mixed_enum", args)
    }

    /// Calls `moments`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn moments(&self, args: &types::MomentsInput) -> Result<types::Moments, Error> {
        self.kernel.call("moments", args)
    }

    /// Scoped by one of its arguments: a point in time can be written in several ways.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn move_all(&self, args: &types::MoveAllInput) -> Result<(), Error> {
        self.kernel.call("move_all", args)
    }

    /// Calls `named_tuple`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn named_tuple(&self, args: &types::NamedTupleInput) -> Result<types::Span, Error> {
        self.kernel.call("named_tuple", args)
    }

    /// Calls `nested_union`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn nested_union(
        &self,
        args: &types::NestedUnionInput,
    ) -> Result<types::NestedUnionOutput, Error> {
        self.kernel.call("nested_union", args)
    }

    /// Calls `not_required`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn not_required(&self, args: &types::NotRequiredInput) -> Result<types::Partial, Error> {
        self.kernel.call("not_required", args)
    }

    /// Takes nothing and returns nothing.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn nothing(&self) -> Result<(), Error> {
        self.kernel.call("nothing", &())
    }

    /// Calls `nullable`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn nullable(&self, args: &types::NullableInput) -> Result<Option<types::Plain>, Error> {
        self.kernel.call("nullable", args)
    }

    /// Calls `nullable_number`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn nullable_number(
        &self,
        args: &types::NullableNumberInput,
    ) -> Result<Option<types::NullableNumberOutput>, Error> {
        self.kernel.call("nullable_number", args)
    }

    /// Calls `numbers`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn numbers(&self, args: &types::NumbersInput) -> Result<types::Numbers, Error> {
        self.kernel.call("numbers", args)
    }

    /// Calls `open_model`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn open_model(&self, args: &types::OpenModelInput) -> Result<types::Open, Error> {
        self.kernel.call("open_model", args)
    }

    /// Calls `plain`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn plain(&self, args: &types::PlainInput) -> Result<types::Plain, Error> {
        self.kernel.call("plain", args)
    }

    /// Calls `plain_union`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn plain_union(
        &self,
        args: &types::PlainUnionInput,
    ) -> Result<types::PlainUnionOutput, Error> {
        self.kernel.call("plain_union", args)
    }

    /// Calls `recursive`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn recursive(&self, args: &types::RecursiveInput) -> Result<types::Tree, Error> {
        self.kernel.call("recursive", args)
    }

    /// Calls `root_model`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn root_model(&self, args: &types::RootModelInput) -> Result<types::Tags, Error> {
        self.kernel.call("root_model", args)
    }

    /// Calls `scalar`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn scalar(&self, args: &types::ScalarInput) -> Result<types::ScalarOutput, Error> {
        self.kernel.call("scalar", args)
    }

    /// Calls `special`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn special(&self, args: &types::SpecialInput) -> Result<types::Special, Error> {
        self.kernel.call("special", args)
    }

    /// Calls `temporal`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn temporal(&self, args: &types::TemporalInput) -> Result<types::Temporal, Error> {
        self.kernel.call("temporal", args)
    }

    /// Calls `text_enum`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn text_enum(&self, args: &types::TextEnumInput) -> Result<types::Color, Error> {
        self.kernel.call("text_enum", args)
    }

    /// Calls `tuple_value`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn tuple_value(
        &self,
        args: &types::TupleValueInput,
    ) -> Result<types::TupleValueOutput, Error> {
        self.kernel.call("tuple_value", args)
    }

    /// Calls `typed_dict`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn typed_dict(&self, args: &types::TypedDictInput) -> Result<types::Movie, Error> {
        self.kernel.call("typed_dict", args)
    }
}

impl TryFrom<mizan_kernel::Client> for Client {
    type Error = Error;

    fn try_from(kernel: mizan_kernel::Client) -> Result<Self, Error> {
        Ok(Self {
            kernel: kernel.try_into()?,
        })
    }
}
