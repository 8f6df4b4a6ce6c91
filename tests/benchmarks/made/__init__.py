"""PDFs made by several producers with the truth known from their source, for `tests.benchmarks.made_tables`.

`content` invents documents, `printed` has Chromium print them, `office` LibreOffice, `drawn` draws them itself.
"""
