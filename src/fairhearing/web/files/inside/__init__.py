"""What runs in the closed process: it knows nothing of the site, and nothing of it is imported by the site."""
