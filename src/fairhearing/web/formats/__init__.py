"""How each language writes a day, where Django writes it otherwise than this site does."""
