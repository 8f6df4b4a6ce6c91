"""The replies of the north of England, the East Midlands' first two, Scotland and Northern Ireland."""

from tests.reconstruction.north import east_midlands, nations, north_east, north_west, yorkshire

__all__ = ["east_midlands", "nations", "north_east", "north_west", "yorkshire"]
