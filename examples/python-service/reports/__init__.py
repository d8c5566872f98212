"""Reports on the projects of the tracker: a service that calls another service."""
