"""Scanned pages and images: a picture becomes tables and prose, each cell with its box and its confidence.

What belongs here: reading print from pictures. What does not: what the numbers mean. A page is made ready in `sheet`,
its rules are found in `rules` and its print in `words`, read by `engine` and `reading`, and put into rows and columns
in `layout`; `page` leads through it, `joining` puts tables over several pages together, `image` opens files.
"""

from pipeline.extract.scan.image import frames, read_image
from pipeline.extract.scan.joining import joined
from pipeline.extract.scan.page import doubts, read_page, read_part
from pipeline.extract.scan.reading import DOUBTED, TRUSTED, UNREAD

__all__ = ["DOUBTED", "TRUSTED", "UNREAD", "doubts", "frames", "joined", "read_image", "read_page", "read_part"]
