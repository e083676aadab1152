"""The claims file: read, written, described by a schema, found in folders, joined, and its quotes looked up."""
