"""Files that somebody handed in: what they are, what they tell besides, a picture of them, a copy without that."""
