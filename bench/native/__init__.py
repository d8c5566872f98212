"""What ``bench/native.py`` runs."""
