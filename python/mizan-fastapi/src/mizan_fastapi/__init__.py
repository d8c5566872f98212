"""mizan on FastAPI."""
