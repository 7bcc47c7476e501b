"""Casework: the handler's cases."""
