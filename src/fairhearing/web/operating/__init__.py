"""Keeping an installation running: whether it is fit, its backups, its figures."""
