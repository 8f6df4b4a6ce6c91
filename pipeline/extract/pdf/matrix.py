"""Coordinates: the matrix that takes a point of a PDF's page to the page as it is read.

What belongs here: matrices and quarter turns. What does not: what stands at a point.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model import Box


class Matrix(NamedTuple):
    """The six numbers of an affine transformation, in PDF's own order."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, first: Matrix) -> Matrix:
        """The matrix that does `first`, then this."""
        return Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to stand."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box around where a box's corners come to stand."""
        if self.b == self.c == 0:
            x0, x1, y0, y1 = (self.a * x0 + self.e, self.a * x1 + self.e, self.d * y0 + self.f, self.d * y1 + self.f)
            return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        corners = [self.point(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return (min(xs), min(ys), max(xs), max(ys))


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def turned(place: Matrix, width: float, height: float, turns: int) -> Matrix:
    """`place`, and then the page of `width` x `height` turned clockwise by `turns` quarters."""
    for _ in range(turns):
        place = Matrix(0, 1, -1, 0, height, 0).after(place)
        width, height = height, width
    return place
