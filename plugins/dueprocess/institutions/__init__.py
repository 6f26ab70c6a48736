"""What institutions extend: hook specifications, the host that calls them, the built-in institution."""
