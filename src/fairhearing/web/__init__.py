"""The site: Django lives only here."""
