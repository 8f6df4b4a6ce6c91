"""A reply's file becomes a document of tables and prose, each piece with its place, or an outcome that says why not.

What belongs here: one module per format, the parts they share, and their dispatch in `readers`. What does
not: what a table or a sentence means (`normalise`), or which files there are (`intake`).

Every reader keeps three promises. Bad input never raises: it ends in an outcome with a reason. What is
hidden is never read, printed or logged: a finding says kind, place and amount. Text is as a person would
see it, and a typed value stands beside it only where the format itself has one.
"""
