"""From readings to the national figure: decisions, which reply counts, settling, and the warehouse.

What belongs here: everything that looks at more than one reply, and the only code that writes DuckDB. What does
not: what a single reply says (`normalise`), or how results are shown (`release`). The adding up stands in
`sql/`, so that the national total can be checked without reading Python.
"""
