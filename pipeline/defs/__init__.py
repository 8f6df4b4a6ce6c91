"""The Dagster layer, thin: a file per room, and checks, automation and resources beside them.

What belongs here: what Dagster must be told of the rooms, and how it shows what they did. What does not: any work of
a room. The assets call the same steps of `pipeline.run` as the `foi` command does, in the same order.

The rooms are assets without partitions, which do only what staging does not hold yet: one run for one late reply or for
five thousand, and nothing to choose when everything is to be materialised. What was read from each reply is
told by `replies`, an asset with a partition for each.
"""
