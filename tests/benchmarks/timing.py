"""A reading with the time it took, for benchmarks that read in the sandbox (which takes functions of importable modules)."""

from __future__ import annotations

import time
from pathlib import Path

from pipeline.extract.readers import read_document
from pipeline.model import Document


def timed_read(content: Path, media_type: str, reply_id: str) -> tuple[Document, float]:
    """What is read, and the seconds of a processor that it took: the clock tells more of what else the machine does."""
    start = time.process_time()
    return read_document(content, media_type, reply_id), time.process_time() - start
