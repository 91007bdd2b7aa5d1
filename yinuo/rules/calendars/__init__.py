"""The years' holidays as data: what a notice is (notice), and those of 2007–2026 (published)."""
