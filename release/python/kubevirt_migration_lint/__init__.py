"""migration-lint as a Python package: the jar, and what starts it."""
