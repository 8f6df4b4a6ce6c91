"""Small replies with truth, which measure the understanding of replies.

What belongs here: the replies, as data beside their truth (one module per family of traps), how they are written to
files (`frame`), how their truth is put (`truth`), and how a reading is compared with it (`measure`, `vary`). What
does not: tests of one module's own promises, which lie beside that module. The figures are invented.

Cases are split by a hash of their name: two thirds are open, a third is held out, and whoever works on the
pipeline neither reads nor lists those.
"""
