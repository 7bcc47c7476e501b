"""The published word list that receipts, letter codes and passphrases are made of."""
