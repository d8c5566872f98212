//! A command-line tool on the tracker: `tracker-cli list`, `tracker-cli take 3`.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracker::types::{
    AssignTaskInput, FindTaskInput, LoginInput, ProjectParams, Task, TaskStatus, User,
};
use tracker::{Error, blocking::Client};

#[derive(Parser)]
#[command(about = "Lists the open tasks of your projects, and takes one of them.")]
struct Arguments {
    /// The address of the API.
    #[arg(
        long,
        env = "TRACKER_URL",
        default_value = "http://127.0.0.1:8000/api/mizan"
    )]
    url: String,
    #[arg(long, env = "TRACKER_USER", default_value = "ada")]
    user: String,
    #[arg(
        long,
        env = "TRACKER_PASSWORD",
        default_value = "adaada",
        hide_env_values = true
    )]
    password: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lists the open tasks of your projects.
    List,
    /// Assigns a task to you.
    Take { task: i64 },
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Error> {
    let client = Client::builder().base_url(&arguments.url).build()?;
    let me = client.login(&LoginInput {
        username: arguments.user,
        password: arguments.password,
    })?;
    match arguments.command {
        Command::List => list(&client),
        Command::Take { task } => take(&client, &me, task),
    }
}

fn list(client: &Client) -> Result<(), Error> {
    for project in client.fetch_projects()?.project_list {
        println!("{}: {} open", project.name, project.open_tasks);
        let context = client.fetch_project(&ProjectParams {
            project_id: project.id,
        })?;
        for task in context
            .project_tasks
            .iter()
            .filter(|task| task.status != TaskStatus::Done)
        {
            show(task);
        }
    }
    Ok(())
}

fn take(client: &Client, me: &User, task_id: i64) -> Result<(), Error> {
    let Some(hit) = client.find_task(&FindTaskInput { task_id })? else {
        println!("There is no task {task_id}.");
        return Ok(());
    };
    let task = client.assign_task(&AssignTaskInput {
        project_id: hit.project_id,
        task_id,
        user_id: Some(me.id),
    })?;
    show(&task);
    Ok(())
}

fn show(task: &Task) {
    let assignee = task
        .assignee
        .as_ref()
        .map_or("unassigned", |user| &user.name);
    println!("  {:>3} {} ({assignee})", task.id, task.title);
}
