"""A document read against a request: observations, how the body answers, findings, and the audit of numbers.

This room knows no file format and no topic. Formats end in `extract`; the topic comes from the request.
Each module holds one idea, from the smallest up: `text`, `values`, `periods`, `categories`, `notes`,
`sections`, `bodies`, `axes`, `grids`, `facts`, `frames`, `measures`, `labels`, `spans`, `cells`, `records`, `prose`,
`qualifiers`, `subtotals`, `ways`, `arithmetic`, `outcome`, `audit`, and `reading`, which calls them in order.
"""
