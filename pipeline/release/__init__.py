"""What the public and the analyst see: tables, the headline table, comparisons with what was published.

What belongs here: reading the finished warehouse and showing it. What does not: any figure that the warehouse does
not already hold.
"""
