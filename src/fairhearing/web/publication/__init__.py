"""Publication: oversight, what members see, the record."""
