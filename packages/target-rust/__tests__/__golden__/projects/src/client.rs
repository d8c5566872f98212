//! The client.

use mizan_kernel::{ClientBuilder, Error};

use crate::types;

/// A client of the backend, for one user. Clones share connections.
///
/// ```
/// use projects_client::{Client, Error};
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

    /// Reads the context `global`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_global(&self) -> Result<types::GlobalContext, Error> {
        self.kernel.fetch_context("global", &()).await
    }

    /// Reads the context `project`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_project(
        &self,
        params: &types::ProjectParams,
    ) -> Result<types::ProjectContext, Error> {
        self.kernel.fetch_context("project", params).await
    }

    /// Reads the context `projects`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_projects(&self) -> Result<types::ProjectsContext, Error> {
        self.kernel.fetch_context("projects", &()).await
    }

    /// Calls `activity`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn activity(
        &self,
        args: &types::ActivityInput,
    ) -> Result<types::ActivityOutput, Error> {
        self.kernel.call("activity", args).await
    }

    /// Calls `add_comment`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn add_comment(
        &self,
        args: &types::AddCommentInput,
    ) -> Result<types::Comment, Error> {
        self.kernel.call("add_comment", args).await
    }

    /// Calls `create_task`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn create_task(&self, args: &types::CreateTaskInput) -> Result<types::Task, Error> {
        self.kernel.call("create_task", args).await
    }

    /// The signed-in user.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn current_user(&self) -> Result<Option<types::User>, Error> {
        self.kernel.call("current_user", &()).await
    }

    /// Touches every project: it does not say which one the task belongs to.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn delete_task(&self, args: &types::DeleteTaskInput) -> Result<(), Error> {
        self.kernel.call("delete_task", args).await
    }

    /// Calls `find_task`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn find_task(
        &self,
        args: &types::FindTaskInput,
    ) -> Result<Option<types::Task>, Error> {
        self.kernel.call("find_task", args).await
    }

    /// Calls `last_activity`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn last_activity(
        &self,
        args: &types::LastActivityInput,
    ) -> Result<Option<types::LastActivityOutput>, Error> {
        self.kernel.call("last_activity", args).await
    }

    /// Calls `list_projects`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn list_projects(&self) -> Result<types::ListProjectsOutput, Error> {
        self.kernel.call("list_projects", &()).await
    }

    /// One project.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn project_detail(
        &self,
        args: &types::ProjectDetailInput,
    ) -> Result<types::Project, Error> {
        self.kernel.call("project_detail", args).await
    }

    /// Calls `project_members`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn project_members(
        &self,
        args: &types::ProjectMembersInput,
    ) -> Result<types::ProjectMembersOutput, Error> {
        self.kernel.call("project_members", args).await
    }

    /// Calls `project_tasks`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn project_tasks(
        &self,
        args: &types::ProjectTasksInput,
    ) -> Result<types::ProjectTasksOutput, Error> {
        self.kernel.call("project_tasks", args).await
    }

    /// Gives a project another name.
    ///
    /// Everybody who shows it sees the new one.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn rename_project(
        &self,
        args: &types::RenameProjectInput,
    ) -> Result<types::Project, Error> {
        self.kernel.call("rename_project", args).await
    }

    /// Calls `search`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn search(
        &self,
        args: &types::SearchInput,
    ) -> Result<types::Page<types::Task>, Error> {
        self.kernel.call("search", args).await
    }

    /// Calls `set_task_status`.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn set_task_status(
        &self,
        args: &types::SetTaskStatusInput,
    ) -> Result<types::Task, Error> {
        self.kernel.call("set_task_status", args).await
    }
}

impl From<mizan_kernel::Client> for Client {
    fn from(kernel: mizan_kernel::Client) -> Self {
        Self { kernel }
    }
}
