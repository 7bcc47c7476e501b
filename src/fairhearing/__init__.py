"""Fair Hearing: from a report of misconduct to a closed case, with the procedure kept and recorded."""

__version__ = "0.1.0"
