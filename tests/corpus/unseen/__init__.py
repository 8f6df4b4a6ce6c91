"""Replies written by an examiner who never read the pipeline: whoever works on the pipeline must not read them either.

Their worth is that nobody who mends the reader knows them. Do not open, list, grep or print the modules and files of
this package while you work on `pipeline/`; run `python -m tests.corpus.measure --unseen`, which prints how the whole
fares and names nothing. A case that had to be looked at is seen: move it to the families of `tests.corpus`.

What belongs here: replies as officers write them, each with its truth figure by figure, to the shipped request and to
two of the tests' own (councils by calendar year, hospital trusts by financial year). What does not: how replies are
written to files or judged (`tests.corpus`). All figures, councils and trusts are invented.
"""
