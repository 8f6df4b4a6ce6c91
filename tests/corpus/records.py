"""One row per crime, and exports of pivot tables.

Not here: two traps at once. The records are invented; no place or person is in them.
"""

from __future__ import annotations

from tests.corpus.blocks import Block, grid
from tests.corpus.frame import case, letter, note

_WORDS = {
    "086/02": "Take/make/distribute indecent photographs",
    "086/10": "Possession of indecent photographs",
    "086/15": "Prohibited images",
    "086/11": "Extreme pornographic images",
}
# Day recorded and code: 2016/17 has 6 of 086/02, 3 of 086/10, 1 of 086/15; 2017/18 has 7, 2 and 2.
_RECORDS = (
    ("2016-04-01", "086/02"), ("2016-05-13", "086/02"), ("2016-06-30", "086/10"), ("2016-08-02", "086/02"),
    ("2016-09-19", "086/15"), ("2016-10-07", "086/02"), ("2016-11-23", "086/10"), ("2017-01-11", "086/02"),
    ("2017-02-28", "086/10"), ("2017-03-31", "086/02"), ("2017-04-01", "086/02"), ("2017-04-20", "086/02"),
    ("2017-06-09", "086/10"), ("2017-07-17", "086/02"), ("2017-08-25", "086/15"), ("2017-09-04", "086/02"),
    ("2017-10-30", "086/02"), ("2017-12-12", "086/10"), ("2018-01-08", "086/02"), ("2018-02-19", "086/15"),
    ("2018-03-31", "086/02"),
)  # fmt: skip
_OUTSIDE = (("2016-03-31", "086/02"), ("2016-02-12", "086/10"), ("2018-04-01", "086/02"), ("2018-04-09", "086/15"))
_EXCLUDED = (("2016-07-14", "086/11"), ("2017-05-22", "086/11"), ("2017-11-02", "086/11"))
_COUNTS = " | 2016/17 tmd 6 pos 3 pro 1 total 10 | 2017/18 tmd 7 pos 2 pro 2 total 11"


def _records(rows: tuple[tuple[str, str], ...], repeated: int = 0) -> Block:
    """A row per record, in order of day; the first `repeated` of them stand there twice."""
    ordered = sorted(rows)
    numbered = [f"CR{1000 + n * 7} | @{day} | {code} | {_WORDS[code]}" for n, (day, code) in enumerate(ordered)]
    lines = [line for n, line in enumerate(numbered) for _ in range(2 if n < repeated else 1)]
    return grid("Crime reference | Date recorded | HO code | Offence\n" + "\n".join(lines))


CASES = (
    case(
        "record_list",
        "row per crime",
        "xlsx",
        note("city-of-london", _records(_RECORDS)),
        "city-of-london" + _COUNTS,
        "count the rows by day and code",
    ),
    case(
        "record_list_delimited",
        "row per crime",
        "csv",
        note("cumbria", _records(_RECORDS)),
        "cumbria" + _COUNTS,
        "count the rows by day and code",
    ),
    case(
        "record_list_page",
        "row per crime",
        "pdf",
        letter("warwickshire", "The recorded offences are listed below.", _records(_RECORDS)),
        "warwickshire" + _COUNTS,
        "count the rows by day and code",
    ),
    case(
        "record_list_duplicates",
        "repeated references",
        "xlsx",
        note("gloucestershire", _records(_RECORDS, repeated=4)),
        "gloucestershire" + _COUNTS,
        "a reference that stands there twice, all else equal, is one crime",
    ),
    case(
        "record_list_excluded",
        "records of excluded codes",
        "xlsx",
        note("dorset", _records(_RECORDS + _EXCLUDED)),
        "dorset" + _COUNTS,
        "records of 086/11 were not asked for",
    ),
    case(
        "record_list_outside_dates",
        "records outside the period",
        "xlsx",
        note("wiltshire", _records(_RECORDS + _OUTSIDE)),
        "wiltshire" + _COUNTS,
        "31 March 2016 and 1 April 2018 are outside",
    ),
    case(
        "record_list_by_year",
        "row per crime",
        "html",
        letter(
            "lincolnshire",
            "Each row is one recorded offence:",
            grid("""
Ref | Financial year | Offence
1 | 2016/17 | 86/2 Take/make/distribute
2 | 2016/17 | 86/2 Take/make/distribute
3 | 2016/17 | 86/10 Possession
4 | 2016/17 | 86/2 Take/make/distribute
5 | 2017/18 | 86/15 Prohibited images
6 | 2017/18 | 86/2 Take/make/distribute
7 | 2017/18 | 86/10 Possession
8 | 2017/18 | 86/10 Possession
9 | 2017/18 | 86/2 Take/make/distribute
"""),
        ),
        "lincolnshire | 2016/17 tmd 3 pos 1 pro ?0 total 4 | 2017/18 tmd 2 pos 2 pro 1 total 5",
        "a row per offence with its year; the reference is a running number",
    ),
    case(
        "record_list_without_dates",
        "records without dates",
        "xlsx",
        note(
            "durham",
            grid("""
Crime reference | HO code | Offence
CR1001 | 086/02 | Take/make/distribute indecent photographs
CR1002 | 086/02 | Take/make/distribute indecent photographs
CR1003 | 086/10 | Possession of indecent photographs
CR1004 | 086/02 | Take/make/distribute indecent photographs
CR1005 | 086/15 | Prohibited images
CR1006 | 086/10 | Possession of indecent photographs
"""),
        ),
        "durham | 2016/17 total ask | 2017/18 total ask",
        "nothing says in which year each was recorded",
    ),
    case(
        "pivot_across",
        "pivot export",
        "xlsx",
        note(
            "leicestershire",
            grid("""
Count of Crime No | Column Labels | |
Row Labels | 2016/17 | 2017/18 | Grand Total
086/02 Take/make/distribute | 230 | 301 | 531
086/10 Possession | 82 | 100 | 182
086/15 Prohibited images | 8 | 10 | 18
Grand Total | 320 | 411 | 731
"""),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "a pivot with years across",
    ),
    case(
        "pivot_compact",
        "pivot export",
        "xlsx",
        note(
            "nottinghamshire",
            grid("""
Row Labels | Count of Crime Number
2016/17 | 288
086/02 Take/make/distribute | 188
086/10 Possession | 94
086/15 Prohibited images | 6
2017/18 | 301
086/02 Take/make/distribute | 207
086/10 Possession | 85
086/15 Prohibited images | 9
Grand Total | 589
"""),
        ),
        "nottinghamshire | 2016/17 tmd 188 pos 94 pro 6 total 288 | 2017/18 tmd 207 pos 85 pro 9 total 301",
        "a compact pivot: years and their offences in one column, the year's row is its total",
    ),
    case(
        "pivot_tabular",
        "pivot export",
        "xlsx",
        note(
            "avon-and-somerset",
            grid("""
Financial Year | HO Code | Count of Crime Number
2016/17 | 086/02 | 260
 | 086/10 | 84
 | 086/15 | 11
2016/17 Total | | 355
2017/18 | 086/02 | 271
 | 086/10 | 90
 | 086/15 | 9
2017/18 Total | | 370
Grand Total | | 725
"""),
        ),
        "avon-and-somerset | 2016/17 tmd 260 pos 84 pro 11 total 355 | 2017/18 tmd 271 pos 90 pro 9 total 370",
        "a tabular pivot: a label stands for the rows below it, with subtotals",
    ),
    case(
        "pivot_with_blank_row",
        "pivot export",
        "csv",
        note(
            "thames-valley",
            grid("""
Count of Crime No | Column Labels | |
Row Labels | 2016/17 | 2017/18 | Grand Total
086/02 | 402 | 455 | 857
086/10 | 133 | 140 | 273
086/15 | 12 | 15 | 27
(blank) | | |
Grand Total | 547 | 610 | 1157
"""),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 pro 12 total 547 | 2017/18 tmd 455 pos 140 pro 15 total 610",
        "(blank) counts nothing",
    ),
    case(
        "pivot_of_charges",
        "pivot export",
        "xlsx",
        (
            "West Midlands Police FOI 1045/18 - indecent images of children, persons charged",
            grid("""
Count of Person ID | Column Labels | |
Row Labels | 2016/17 | 2017/18 | Grand Total
086/02 | 101 | 97 | 198
086/10 | 30 | 28 | 58
Grand Total | 131 | 125 | 256
"""),
        ),
        "west-midlands | 2016/17 | 2017/18",
        "persons are counted, not offences",
        outcomes="different_measure",
    ),
)
