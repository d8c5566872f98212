//! A client for programs without async code.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend whose methods wait for their results. Clones share connections.
///
/// ```
/// use awkward_client::{Error, blocking};
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

    /// Reads the context `None`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_none(&self, params: &types::NoneParams) -> Result<types::NoneContext, Error> {
        self.kernel.fetch_context("None", params)
    }

    /// Reads the context `Option`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_option(
        &self,
        params: &types::OptionParams,
    ) -> Result<types::OptionContext, Error> {
        self.kernel.fetch_context("Option", params)
    }

    /// Reads the context `String`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_string(
        &self,
        params: &types::StringParams,
    ) -> Result<types::StringContext, Error> {
        self.kernel.fetch_context("String", params)
    }

    /// Reads the context `__proto__`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_proto__(&self, params: &types::ProtoParams) -> Result<types::ProtoContext, Error> {
        self.kernel.fetch_context("__proto__", params)
    }

    /// Reads the context `async`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_async(&self, params: &types::AsyncParams) -> Result<types::AsyncContext, Error> {
        self.kernel.fetch_context("async", params)
    }

    /// Reads the context `awkward_form`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_awkward_form(
        &self,
        params: &types::AwkwardFormParams,
    ) -> Result<types::AwkwardFormContext, Error> {
        self.kernel.fetch_context("awkward_form", params)
    }

    /// Reads the context `builder`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_builder(
        &self,
        params: &types::BuilderParams,
    ) -> Result<types::BuilderContext, Error> {
        self.kernel.fetch_context("builder", params)
    }

    /// Reads the context `crate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_crate(&self, params: &types::CrateParams) -> Result<types::CrateContext, Error> {
        self.kernel.fetch_context("crate", params)
    }

    /// Reads the context `kernel`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_kernel(
        &self,
        params: &types::KernelParams,
    ) -> Result<types::KernelContext, Error> {
        self.kernel.fetch_context("kernel", params)
    }

    /// Reads the context `match`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_match(&self, params: &types::MatchParams) -> Result<types::MatchContext, Error> {
        self.kernel.fetch_context("match", params)
    }

    /// Reads the context `new`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_new(&self, params: &types::NewParams) -> Result<types::NewContext, Error> {
        self.kernel.fetch_context("new", params)
    }

    /// Reads the context `other`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_other(&self, params: &types::OtherParams) -> Result<types::OtherContext, Error> {
        self.kernel.fetch_context("other", params)
    }

    /// Reads the context `self`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_self(&self, params: &types::SelfParams) -> Result<types::SelfContext, Error> {
        self.kernel.fetch_context("self", params)
    }

    /// Reads the context `super`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_super(&self, params: &types::SuperParams) -> Result<types::SuperContext, Error> {
        self.kernel.fetch_context("super", params)
    }

    /// Reads the context `type`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_type(&self, params: &types::TypeParams) -> Result<types::TypeContext, Error> {
        self.kernel.fetch_context("type", params)
    }

    /// Calls `None`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn none(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("None", args)
    }

    /// Calls `None_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn none_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("None_read", args)
    }

    /// Calls `Option`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn option(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("Option", args)
    }

    /// Calls `Option_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn option_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("Option_read", args)
    }

    /// Calls `String`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn string(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("String", args)
    }

    /// Calls `String_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn string_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("String_read", args)
    }

    /// Calls `__proto__`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn proto__(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("__proto__", args)
    }

    /// Calls `__proto___read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn proto_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("__proto___read", args)
    }

    /// Calls `async`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn r#async(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("async", args)
    }

    /// Calls `async_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn async_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("async_read", args)
    }

    /// Calls `awkward_form_schema`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn awkward_form_schema(
        &self,
        args: &types::AwkwardFormSchemaInput,
    ) -> Result<types::MizanForm, Error> {
        self.kernel.call("awkward_form_schema", args)
    }

    /// Calls `awkward_form_submit`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn awkward_form_submit(&self, args: &types::AwkwardFormSubmitInput) -> Result<(), Error> {
        self.kernel.call("awkward_form_submit", args)
    }

    /// Calls `awkward_form_validate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn awkward_form_validate(
        &self,
        args: &types::AwkwardFormValidateInput,
    ) -> Result<types::MizanFormErrors, Error> {
        self.kernel.call("awkward_form_validate", args)
    }

    /// Calls `builder`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn builder_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("builder", args)
    }

    /// Calls `builder_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn builder_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("builder_read", args)
    }

    /// Calls `crate`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn crate_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("crate", args)
    }

    /// Calls `crate_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn crate_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("crate_read", args)
    }

    /// Calls `kernel`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn kernel_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("kernel", args)
    }

    /// Calls `kernel_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn kernel_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("kernel_read", args)
    }

    /// Calls `match`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn r#match(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("match", args)
    }

    /// Calls `match_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn match_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("match_read", args)
    }

    /// Calls `new`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn new_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("new", args)
    }

    /// Calls `new_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn new_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("new_read", args)
    }

    /// Calls `other`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn other(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("other", args)
    }

    /// Calls `other_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn other_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("other_read", args)
    }

    /// Calls `self`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn self_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("self", args)
    }

    /// Calls `self_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn self_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("self_read", args)
    }

    /// Calls `super`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn super_(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("super", args)
    }

    /// Calls `super_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn super_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("super_read", args)
    }

    /// Calls `type`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn r#type(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("type", args)
    }

    /// Calls `type_read`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn type_read(&self, args: &types::AwkwardInput) -> Result<types::Awkward, Error> {
        self.kernel.call("type_read", args)
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
