"""The names of the files of a release: light to import, for whoever only asks whether they are there."""

TABLES = ("figures", "totals", "coverage")
HEADLINES = "headlines.md"
FILES = (*(f"{table}.{kind}" for table in TABLES for kind in ("csv", "parquet")), HEADLINES)
