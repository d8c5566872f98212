"""A project tracker: users, projects, tasks and comments."""
