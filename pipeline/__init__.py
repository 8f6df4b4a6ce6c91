"""From a pile of Freedom of Information replies to one national figure that can be defended.

Five rooms, in the order a reply walks through them: `intake` (what arrived), `extract` (a file becomes
a document of tables and prose), `normalise` (a document becomes observations of the request), `national`
(observations become figures, totals and coverage in the warehouse) and `release` (what the public sees).
A room may use what stands below it, never above.
"""
