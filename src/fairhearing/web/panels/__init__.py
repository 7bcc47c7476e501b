"""Panels: drawing, sitting, finding, deciding, appeals."""
