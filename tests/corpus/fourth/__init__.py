"""Replies written by a fourth examiner who never read the pipeline: whoever works on the pipeline must not read them.

Their worth is that nobody who mends the reader knows them: do not open, list, grep or print the modules and files of
this package while you work on `pipeline/`; run `python -m tests.corpus.measure --fourth`, which prints how the whole
fares and names nothing. A case that had to be looked at is seen: move it to the open families of `tests.corpus`, and
let somebody new write another in its place.

What belongs here: half ordinary replies as officers write them, half meaning traps, in which a sentence, footnote,
caption, heading, small cell, sheet name, second table, second letter or layout changes what a figure means; each with
its truth figure by figure; to the shipped request and to two of the tests' own. What does not: how replies are
written to files or judged (`tests.corpus`). All figures, councils and trusts are invented.
"""
