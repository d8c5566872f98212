"""A project tracker: people, projects, tasks and what is said about them."""
