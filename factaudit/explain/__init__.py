"""From conflicts to findings: why, by how much, how firmly, and what would have to change."""
