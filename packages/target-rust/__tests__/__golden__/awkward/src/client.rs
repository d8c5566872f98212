//! The client.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend, for one user. Clones share connections.
///
/// ```
/// use awkward_client::{Client, Error};
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

    /// Reads the context `None`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_none(
        &self,
        params: &types::NoneParams,
    ) -> Result<types::NoneContext, Error> {
        self.kernel.fetch_context("None", params).await
    }

    /// Reads the context `Option`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_option(
        &self,
        params: &types::OptionParams,
    ) -> Result<types::OptionContext, Error> {
        self.kernel.fetch_context("Option", params).await
    }

    /// Reads the context `String`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_string(
        &self,
        params: &types::StringParams,
    ) -> Result<types::StringContext, Error> {
        self.kernel.fetch_context("String", params).await
    }

    /// Reads the context `__proto__`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_proto__(
        &self,
        params: &types::ProtoParams,
    ) -> Result<types::ProtoContext, Error> {
        self.kernel.fetch_context("__proto__", params).await
    }

    /// Reads the context `async`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_async(
        &self,
        params: &types::AsyncParams,
    ) -> Result<types::AsyncContext, Error> {
        self.kernel.fetch_context("async", params).await
    }

    /// Reads the context `awkward_form`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_awkward_form(
        &self,
        params: &types::AwkwardFormParams,
    ) -> Result<types::AwkwardFormContext, Error> {
        self.kernel.fetch_context("awkward_form", params).await
    }

    /// Reads the context `builder`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_builder(
        &self,
        params: &types::BuilderParams,
    ) -> Result<types::BuilderContext, Error> {
        self.kernel.fetch_context("builder", params).await
    }

    /// Reads the context `crate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_crate(
        &self,
        params: &types::CrateParams,
    ) -> Result<types::CrateContext, Error> {
        self.kernel.fetch_context("crate", params).await
    }

    /// Reads the context `kernel`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_kernel(
        &self,
        params: &types::KernelParams,
    ) -> Result<types::KernelContext, Error> {
        self.kernel.fetch_context("kernel", params).await
    }

    /// Reads the context `match`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_match(
        &self,
        params: &types::MatchParams,
    ) -> Result<types::MatchContext, Error> {
        self.kernel.fetch_context("match", params).await
    }

    /// Reads the context `new`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_new(&self, params: &types::NewParams) -> Result<types::NewContext, Error> {
        self.kernel.fetch_context("new", params).await
    }

    /// Reads the context `other`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_other(
        &self,
        params: &types::OtherParams,
    ) -> Result<types::OtherContext, Error> {
        self.kernel.fetch_context("other", params).await
    }

    /// Reads the context `self`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_self(
        &self,
        params: &types::SelfParams,
    ) -> Result<types::SelfContext, Error> {
        self.kernel.fetch_context("self", params).await
    }

    /// Reads the context `super`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_super(
        &self,
        params: &types::SuperParams,
    ) -> Result<types::SuperContext, Error> {
        self.kernel.fetch_context("super", params).await
    }

    /// Reads the context `type`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_type(
        &self,
        params: &types::TypeParams,
    ) -> Result<types::TypeContext, Error> {
        self.kernel.fetch_context("type", params).await
    }

    /// Calls `None`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn none(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("None", args).await
    }

    /// Calls `None_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn none_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("None_read", args).await
    }

    /// Calls `Option`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn option(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("Option", args).await
    }

    /// Calls `Option_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn option_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("Option_read", args).await
    }

    /// Calls `String`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn string(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("String", args).await
    }

    /// Calls `String_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn string_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("String_read", args).await
    }

    /// Calls `__proto__`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn proto__(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("__proto__", args).await
    }

    /// Calls `__proto___read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn proto_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("__proto___read", args).await
    }

    /// Calls `async`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn r#async(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("async", args).await
    }

    /// Calls `async_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn async_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("async_read", args).await
    }

    /// Calls `awkward_form_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn awkward_form_schema(
        &self,
        args: &types::AwkwardFormSchemaInput,
    ) -> Result<types::MizanForm, Error> {
        self.kernel.call("awkward_form_schema", args).await
    }

    /// Calls `awkward_form_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn awkward_form_submit(
        &self,
        args: &types::AwkwardFormSubmitInput,
    ) -> Result<(), Error> {
        self.kernel.call("awkward_form_submit", args).await
    }

    /// Calls `awkward_form_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn awkward_form_validate(
        &self,
        args: &types::AwkwardFormValidateInput,
    ) -> Result<types::MizanFormErrors, Error> {
        self.kernel.call("awkward_form_validate", args).await
    }

    /// Calls `builder`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn builder_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("builder", args).await
    }

    /// Calls `builder_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn builder_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("builder_read", args).await
    }

    /// Calls `crate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn crate_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("crate", args).await
    }

    /// Calls `crate_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn crate_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("crate_read", args).await
    }

    /// Calls `kernel`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn kernel_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("kernel", args).await
    }

    /// Calls `kernel_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn kernel_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("kernel_read", args).await
    }

    /// Calls `match`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn r#match(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("match", args).await
    }

    /// Calls `match_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn match_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("match_read", args).await
    }

    /// Calls `new`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn new_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("new", args).await
    }

    /// Calls `new_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn new_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("new_read", args).await
    }

    /// Calls `other`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn other(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("other", args).await
    }

    /// Calls `other_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn other_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("other_read", args).await
    }

    /// Calls `self`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn self_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("self", args).await
    }

    /// Calls `self_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn self_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("self_read", args).await
    }

    /// Calls `super`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn super_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("super", args).await
    }

    /// Calls `super_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn super_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("super_read", args).await
    }

    /// Calls `type`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn r#type(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("type", args).await
    }

    /// Calls `type_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn type_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("type_read", args).await
    }
}

impl From<mizan_kernel::Client> for Client {
    fn from(kernel: mizan_kernel::Client) -> Self {
        Self { kernel }
    }
}
