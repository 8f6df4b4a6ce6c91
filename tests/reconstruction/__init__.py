"""The generator of the reconstructed replies under `raw_responses/`: not needed to run anything."""
