"""Intake: reporting, the mailbox, letters, what somebody just told an officer."""
