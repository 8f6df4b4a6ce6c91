"""Files arrive: what each is, whether it is a copy of another, and what lies inside a container.

What belongs here: walking the replies folder, hashes and their cache, true types, unpacking. What does not:
reading what a reply says (`extract`), or what it means (`normalise`). `arrive` is the door.
"""

from pipeline.intake.register import arrive

__all__ = ["arrive"]
