"""The reconstructed replies of the forces of the Midlands, the East of England and Wales."""

from tests.reconstruction.midlands_and_wales import east_midlands, eastern, wales, west_midlands

__all__ = ["east_midlands", "eastern", "wales", "west_midlands"]
