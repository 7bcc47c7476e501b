"""Accounts: signing in, unlocking, enrolling."""
