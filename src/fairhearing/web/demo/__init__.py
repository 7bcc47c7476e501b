"""The demo: a made-up organisation, a closed case and one under way, and the site started on them."""
