//! The client.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend, for one user. Clones share connections.
///
/// ```
/// use type_mapping_client::{Client, Error};
///
/// let client: Client = Client::builder()
///     .base_url("https://backend.example/api/mizan")
///     .build()?;
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    kernel: mizan_kernel::Client,
}

impl Client {
    /// Starts a client: set at least its `base_url`.
    #[must_use]
    pub fn builder() -> ClientBuilder<Self> {
        mizan_kernel::Client::builder().csrf(false)
    }

    /// The client of the kernel, which calls functions by name.
    #[must_use]
    pub fn kernel(&self) -> &mizan_kernel::Client {
        &self.kernel
    }

    /// Reads the context `filtered`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_filtered(
        &self,
        params: &types::FilteredParams,
    ) -> Result<types::FilteredContext, Error> {
        self.kernel.fetch_context("filtered", params).await
    }

    /// Calls `any_value`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn any_value(
        &self,
        args: &types::AnyValueInput,
    ) -> Result<types::AnyValueOutput, Error> {
        self.kernel.call("any_value", args).await
    }

    /// Calls `anything`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn anything(&self, args: &types::AnythingInput) -> Result<types::Anything, Error> {
        self.kernel.call("anything", args).await
    }

    /// Calls `big_integer`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn big_integer(
        &self,
        args: &types::BigIntegerInput,
    ) -> Result<types::BigIntegerOutput, Error> {
        self.kernel.call("big_integer", args).await
    }

    /// Calls `collections`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn collections(
        &self,
        args: &types::CollectionsInput,
    ) -> Result<types::Collections, Error> {
        self.kernel.call("collections", args).await
    }

    /// Calls `data_class`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn data_class(&self, args: &types::DataClassInput) -> Result<types::Point, Error> {
        self.kernel.call("data_class", args).await
    }

    /// Calls `discriminated_by_integer`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn discriminated_by_integer(
        &self,
        args: &types::DiscriminatedByIntegerInput,
    ) -> Result<types::DiscriminatedByIntegerOutput, Error> {
        self.kernel.call("discriminated_by_integer", args).await
    }

    /// Calls `discriminated_union`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn discriminated_union(
        &self,
        args: &types::DiscriminatedUnionInput,
    ) -> Result<types::DiscriminatedUnionOutput, Error> {
        self.kernel.call("discriminated_union", args).await
    }

    /// Has a description of
    /// two lines.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    #[deprecated]
    pub async fn documented(
        &self,
        args: &types::DocumentedInput,
    ) -> Result<types::DocumentedOutput, Error> {
        self.kernel.call("documented", args).await
    }

    /// Calls `field_defaults`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn field_defaults(
        &self,
        args: &types::FieldDefaultsInput,
    ) -> Result<types::Defaults, Error> {
        self.kernel.call("field_defaults", args).await
    }

    /// Calls `filtered_count`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn filtered_count(
        &self,
        args: &types::FilteredCountInput,
    ) -> Result<types::FilteredCountOutput, Error> {
        self.kernel.call("filtered_count", args).await
    }

    /// Every kind of parameter that a context may have.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn filtered_items(
        &self,
        args: &types::FilteredItemsInput,
    ) -> Result<types::FilteredItemsOutput, Error> {
        self.kernel.call("filtered_items", args).await
    }

    /// Calls `generic`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn generic(
        &self,
        args: &types::GenericInput,
    ) -> Result<types::Page<types::Plain>, Error> {
        self.kernel.call("generic", args).await
    }

    /// Calls `generic_of_two`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn generic_of_two(
        &self,
        args: &types::GenericOfTwoInput,
    ) -> Result<types::Entry<String, Vec<i64>>, Error> {
        self.kernel.call("generic_of_two", args).await
    }

    /// Calls `generic_with_defaults`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn generic_with_defaults(
        &self,
        args: &types::GenericWithDefaultsInput,
    ) -> Result<types::Page<types::Defaults>, Error> {
        self.kernel.call("generic_with_defaults", args).await
    }

    /// Calls `int_enum`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn int_enum(&self, args: &types::IntEnumInput) -> Result<types::Priority, Error> {
        self.kernel.call("int_enum", args).await
    }

    /// Calls `keys`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn keys(&self, args: &types::KeysInput) -> Result<types::Keys, Error> {
        self.kernel.call("keys", args).await
    }

    /// Calls `list_of_models`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn list_of_models(
        &self,
        args: &types::ListOfModelsInput,
    ) -> Result<types::ListOfModelsOutput, Error> {
        self.kernel.call("list_of_models", args).await
    }

    /// Calls `map_keys`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn map_keys(&self, args: &types::MapKeysInput) -> Result<types::Keyed, Error> {
        self.kernel.call("map_keys", args).await
    }

    /// Calls `mapping`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn mapping(&self, args: &types::MappingInput) -> Result<types::MappingOutput, Error> {
        self.kernel.call("mapping", args).await
    }

    /// Calls `mixed_enum`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn mixed_enum(&self, args: &types::MixedEnumInput) -> Result<types::Mixed, Error> {
        self.kernel.call("mixed_enum", args).await
    }

    /// Calls `moments`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn moments(&self, args: &types::MomentsInput) -> Result<types::Moments, Error> {
        self.kernel.call("moments", args).await
    }

    /// Scoped by one of its arguments: a point in time can be written in several ways.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn move_all(&self, args: &types::MoveAllInput) -> Result<(), Error> {
        self.kernel.call("move_all", args).await
    }

    /// Calls `named_tuple`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn named_tuple(&self, args: &types::NamedTupleInput) -> Result<types::Span, Error> {
        self.kernel.call("named_tuple", args).await
    }

    /// Calls `nested_union`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn nested_union(
        &self,
        args: &types::NestedUnionInput,
    ) -> Result<types::NestedUnionOutput, Error> {
        self.kernel.call("nested_union", args).await
    }

    /// Calls `not_required`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn not_required(
        &self,
        args: &types::NotRequiredInput,
    ) -> Result<types::Partial, Error> {
        self.kernel.call("not_required", args).await
    }

    /// Takes nothing and returns nothing.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn nothing(&self) -> Result<(), Error> {
        self.kernel.call("nothing", &()).await
    }

    /// Calls `nullable`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn nullable(
        &self,
        args: &types::NullableInput,
    ) -> Result<Option<types::Plain>, Error> {
        self.kernel.call("nullable", args).await
    }

    /// Calls `nullable_number`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn nullable_number(
        &self,
        args: &types::NullableNumberInput,
    ) -> Result<Option<types::NullableNumberOutput>, Error> {
        self.kernel.call("nullable_number", args).await
    }

    /// Calls `numbers`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn numbers(&self, args: &types::NumbersInput) -> Result<types::Numbers, Error> {
        self.kernel.call("numbers", args).await
    }

    /// Calls `open_model`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn open_model(&self, args: &types::OpenModelInput) -> Result<types::Open, Error> {
        self.kernel.call("open_model", args).await
    }

    /// Calls `plain`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn plain(&self, args: &types::PlainInput) -> Result<types::Plain, Error> {
        self.kernel.call("plain", args).await
    }

    /// Calls `plain_union`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn plain_union(
        &self,
        args: &types::PlainUnionInput,
    ) -> Result<types::PlainUnionOutput, Error> {
        self.kernel.call("plain_union", args).await
    }

    /// Calls `recursive`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn recursive(&self, args: &types::RecursiveInput) -> Result<types::Tree, Error> {
        self.kernel.call("recursive", args).await
    }

    /// Calls `root_model`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn root_model(&self, args: &types::RootModelInput) -> Result<types::Tags, Error> {
        self.kernel.call("root_model", args).await
    }

    /// Calls `scalar`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn scalar(&self, args: &types::ScalarInput) -> Result<types::ScalarOutput, Error> {
        self.kernel.call("scalar", args).await
    }

    /// Calls `special`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn special(&self, args: &types::SpecialInput) -> Result<types::Special, Error> {
        self.kernel.call("special", args).await
    }

    /// Calls `temporal`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn temporal(&self, args: &types::TemporalInput) -> Result<types::Temporal, Error> {
        self.kernel.call("temporal", args).await
    }

    /// Calls `text_enum`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn text_enum(&self, args: &types::TextEnumInput) -> Result<types::Color, Error> {
        self.kernel.call("text_enum", args).await
    }

    /// Calls `tuple_value`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn tuple_value(
        &self,
        args: &types::TupleValueInput,
    ) -> Result<types::TupleValueOutput, Error> {
        self.kernel.call("tuple_value", args).await
    }

    /// Calls `typed_dict`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn typed_dict(&self, args: &types::TypedDictInput) -> Result<types::Movie, Error> {
        self.kernel.call("typed_dict", args).await
    }
}

impl From<mizan_kernel::Client> for Client {
    fn from(kernel: mizan_kernel::Client) -> Self {
        Self { kernel }
    }
}
