"""Collects every sentence that a person can see into the catalogues, and keeps translations while doing so.

`make messages` runs it; `make messages CHECK=--check` and tests/house say what is out of date.
"""
