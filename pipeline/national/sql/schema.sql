-- The tables of the warehouse, in the order of the rooms. One warehouse holds many requests: every table
-- carries request_id. What is added up from them stands in the other files of this folder.
-- No keys are declared (they slow the load); checks.sql asks for the uniqueness that a key would promise.

CREATE SCHEMA intake;
CREATE SCHEMA extract;
CREATE SCHEMA normalise;
CREATE SCHEMA national;

-- ---------------------------------------------------------------- intake

-- One row per file or member of a container. outcome: how far it came (duplicate, container, an outcome of
-- opening it, or what kind of letter it is). counted: whether a figure rests on it; reason: why not.
CREATE TABLE intake.replies (
    request_id VARCHAR, reply_id VARCHAR, path VARCHAR, container VARCHAR, media_type VARCHAR, size BIGINT,
    body_ids VARCHAR[], outcome VARCHAR, counted BOOLEAN, reason VARCHAR,
    reference VARCHAR, dated DATE, signals VARCHAR[]
);

-- ---------------------------------------------------------------- extract

CREATE TABLE extract.documents (
    request_id VARCHAR, reply_id VARCHAR, media_type VARCHAR, outcome VARCHAR, reason VARCHAR, pages INTEGER
);

-- Rows and columns count from 0, pages from 1; boxes are PDF points from the top left of the page.
CREATE TABLE extract.cells (
    request_id VARCHAR, reply_id VARCHAR, table_id INTEGER, "row" INTEGER, col INTEGER,
    row_span INTEGER, col_span INTEGER, text VARCHAR, place VARCHAR, kind VARCHAR, value VARCHAR,
    marks VARCHAR[], struck BOOLEAN, bold BOOLEAN, confidence DOUBLE, readings VARCHAR[],
    page INTEGER, sheet VARCHAR, ref VARCHAR, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE
);

-- The prose outside tables, in reading order.
CREATE TABLE extract.lines (
    request_id VARCHAR, reply_id VARCHAR, block INTEGER, role VARCHAR, text VARCHAR, place VARCHAR,
    page INTEGER, sheet VARCHAR, ref VARCHAR, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE
);

-- ---------------------------------------------------------------- normalise

-- used: whether the reading stands behind a figure. review: the codes that keep it from being accepted.
CREATE TABLE normalise.observations (
    request_id VARCHAR, reply_id VARCHAR, path VARCHAR, body_id VARCHAR,
    period VARCHAR, period_start DATE, period_end DATE, category VARCHAR,
    low BIGINT, high BIGINT, status VARCHAR, text VARCHAR, place VARCHAR, derivation VARCHAR, used BOOLEAN,
    review VARCHAR[], witnesses INTEGER,
    page INTEGER, sheet VARCHAR, ref VARCHAR, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE
);

-- How each reply answers, for each body and period. used: whether coverage goes by it.
CREATE TABLE normalise.answers (
    request_id VARCHAR, reply_id VARCHAR, path VARCHAR, body_id VARCHAR, period VARCHAR,
    outcome VARCHAR, note VARCHAR, received DATE, used BOOLEAN
);

-- The audit: what became of every number in the part of a reply that answers.
CREATE TABLE normalise.numbers (
    request_id VARCHAR, reply_id VARCHAR, text VARCHAR, place VARCHAR, use VARCHAR, why VARCHAR
);

-- ---------------------------------------------------------------- national: what was asked

CREATE TABLE national.requests (
    request_id VARCHAR, title VARCHAR, asked_by VARCHAR, sent DATE, wording VARCHAR,
    measure VARCHAR, measure_label VARCHAR, unit VARCHAR, additive BOOLEAN
);
CREATE TABLE national.bodies (
    request_id VARCHAR, position INTEGER, body_id VARCHAR, name VARCHAR, short_name VARCHAR,
    aliases VARCHAR[], nation VARCHAR, regime VARCHAR, gss_code VARCHAR, deadline DATE
);
CREATE TABLE national.periods (
    request_id VARCHAR, position INTEGER, period VARCHAR, period_start DATE, period_end DATE
);
-- The request's own categories, then, where they add up, other, not_broken_down and total. kind: count, money
-- (whole pounds) or yes_no (1 and 0). stands_alone: what a body is asked for by itself: the total, or each category
-- where they are different questions.
CREATE TABLE national.categories (
    request_id VARCHAR, position INTEGER, category VARCHAR, label VARCHAR, kind VARCHAR, stands_alone BOOLEAN
);
-- The published view: each category under the group it is published in, or by itself.
CREATE TABLE national.published_groups (
    request_id VARCHAR, position INTEGER, group_id VARCHAR, label VARCHAR, category VARCHAR
);
-- Sentences and the numbers between which each is true; the bounds are in ten-thousandths, so that whole
-- numbers decide.
CREATE TABLE national.claims (
    request_id VARCHAR, position INTEGER, headline_id VARCHAR, kind VARCHAR,
    from_period VARCHAR, to_period VARCHAR, claim VARCHAR, at_least BIGINT, below BIGINT
);
-- What was published elsewhere: body_id is empty for the national figure, period for all periods together.
CREATE TABLE national.published (
    request_id VARCHAR, position INTEGER, body_id VARCHAR, period VARCHAR, category VARCHAR, value BIGINT,
    basis VARCHAR, source VARCHAR, note VARCHAR
);

-- ---------------------------------------------------------------- national: what was settled

-- One row per body asked x period x category. low and high are NULL where there is no figure, never 0.
CREATE TABLE national.figures (
    request_id VARCHAR, body_id VARCHAR, period VARCHAR, period_start DATE, period_end DATE, category VARCHAR,
    low BIGINT, high BIGINT, status VARCHAR, needs_review BOOLEAN, reasons VARCHAR[],
    reply_id VARCHAR, text VARCHAR, derivation VARCHAR,
    evidence STRUCT(
        "role" VARCHAR, reply_id VARCHAR, text VARCHAR, place VARCHAR, headers VARCHAR[],
        table_id INTEGER, "row" INTEGER, col INTEGER,
        page INTEGER, sheet VARCHAR, ref VARCHAR, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE
    )[]
);

-- still_open: whether a person still has something to look at; what_to_do says what.
CREATE TABLE national.findings (
    request_id VARCHAR, position INTEGER, code VARCHAR, severity VARCHAR, blocks BOOLEAN, still_open BOOLEAN,
    reply_id VARCHAR, path VARCHAR, body_id VARCHAR, period VARCHAR, place VARCHAR, message VARCHAR,
    effect_on_total BIGINT, what_to_do VARCHAR
);

-- decisions.csv as filed, and what became of each row.
CREATE TABLE national.decisions (
    request_id VARCHAR, position INTEGER, decision_id VARCHAR, action VARCHAR, reply VARCHAR, body_id VARCHAR,
    period VARCHAR, category VARCHAR, value VARCHAR, expect VARCHAR, reason VARCHAR,
    decided_by VARCHAR, decided_on VARCHAR, matched BOOLEAN, applied BOOLEAN, outcome VARCHAR
);

-- What the rows of a request were built from: equal fingerprints mean equal rows.
CREATE TABLE national.builds (
    request_id VARCHAR, fingerprint VARCHAR, code VARCHAR, reader VARCHAR, normaliser VARCHAR,
    request_fingerprint VARCHAR, decisions_fingerprint VARCHAR, published_fingerprint VARCHAR, replies INTEGER
);
