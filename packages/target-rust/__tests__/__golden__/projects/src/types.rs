//! The types of the backend.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityInput {
    pub project_id: i64,
}

pub type ActivityOutput = Vec<ActivityOutputItem>;

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum ActivityOutputItem by "kind" {
        Renamed(Renamed) = "renamed",
        TaskCreated(Box<TaskCreated>) = "task_created",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AddCommentInput {
    pub task_id: i64,
    pub comment: CommentInput,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    pub author: User,
    pub text: String,
    pub replies: Vec<Comment>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CommentInput {
    pub author: User,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replies: Option<Vec<CommentInput>>,
}

impl CommentInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(author: User, text: String) -> Self {
        Self {
            author,
            text,
            replies: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateTaskInput {
    pub project_id: i64,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee_id: Option<Option<i64>>,
}

impl CreateTaskInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(project_id: i64, title: String) -> Self {
        Self {
            project_id,
            title,
            assignee_id: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeleteTaskInput {
    pub task_id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindTaskInput {
    pub task_id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastActivityInput {
    pub project_id: i64,
}

mizan_kernel::tagged_union! {
    #[derive(Debug, Clone, PartialEq)]
    pub enum LastActivityOutput by "kind" {
        Renamed(Renamed) = "renamed",
        TaskCreated(Box<TaskCreated>) = "task_created",
    }
}

pub type ListProjectsOutput = Vec<Project>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub total: i64,
}

/// What a team works on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    pub id: i64,
    /// Shown in every list.
    pub name: String,
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectDetailInput {
    pub project_id: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectMembersInput {
    pub project_id: i64,
}

pub type ProjectMembersOutput = Vec<User>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectTasksInput {
    pub project_id: i64,
}

pub type ProjectTasksOutput = Vec<Task>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RenameProjectInput {
    pub project_id: i64,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Renamed {
    pub kind: RenamedKind,
    pub at: mizan_kernel::DateTime,
    pub old_name: String,
}

mizan_kernel::literal! {
    pub struct RenamedKind = "renamed";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchInput {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
}

impl SearchInput {
    /// With the required fields. The others are absent.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self {
            text,
            limit: None,
            archived: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetTaskStatusInput {
    pub project_id: i64,
    pub task_id: i64,
    pub status: Status,
}

mizan_kernel::open_enum! {
    pub enum Status {
        Todo = "todo",
        InProgress = "in-progress",
        Done = "done",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub id: i64,
    pub title: String,
    pub status: Status,
    pub assignee: Option<User>,
    pub comments: Vec<Comment>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskCreated {
    pub kind: TaskCreatedKind,
    pub at: mizan_kernel::DateTime,
    pub task: Task,
}

mizan_kernel::literal! {
    pub struct TaskCreatedKind = "task_created";
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct User {
    pub id: i64,
    pub name: String,
}

/// The data of the context `global`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GlobalContext {
    /// The signed-in user.
    pub current_user: Option<User>,
}

/// The parameters of the context `project`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectParams {
    pub project_id: i64,
}

/// The data of the context `project`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectContext {
    /// One project.
    pub project_detail: Project,
    pub project_members: ProjectMembersOutput,
    pub project_tasks: ProjectTasksOutput,
}

/// The data of the context `projects`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectsContext {
    pub list_projects: ListProjectsOutput,
}
