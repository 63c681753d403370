"""Sales goals: the sentence built from its parts, and the SMART check of a goal written freely."""
