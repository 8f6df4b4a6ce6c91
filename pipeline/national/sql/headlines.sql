-- What can be said of the totals, and between which totals it stays true.

-- From one period to the next that was asked for, over the bodies usable in both (the panel), and over all, for each
-- figure that stands by itself.
-- With intervals the change runs from (low2 - high1) / high1 to (high2 - low1) / low1.
CREATE TABLE national.change AS
WITH pairs AS (
    SELECT
        request_id,
        period AS to_period,
        lag(period) OVER (PARTITION BY request_id ORDER BY position) AS from_period,
        position
    FROM national.periods
    UNION
    SELECT c.request_id, c.to_period, c.from_period, p.position
    FROM national.claims AS c
    JOIN national.periods AS p ON p.request_id = c.request_id AND p.period = c.to_period
    WHERE c.kind = 'change'
),
panel AS (
    SELECT
        q.request_id,
        q.from_period,
        q.to_period,
        q.position,
        c.category,
        c.position AS category_position,
        count(*)::INTEGER AS bodies,
        sum(f1.low)::BIGINT AS from_low,
        CASE WHEN count(f1.high) = count(*) THEN sum(f1.high)::BIGINT END AS from_high,
        sum(f2.low)::BIGINT AS to_low,
        CASE WHEN count(f2.high) = count(*) THEN sum(f2.high)::BIGINT END AS to_high
    FROM pairs AS q
    JOIN national.categories AS c ON c.request_id = q.request_id AND c.stands_alone AND c.kind <> 'yes_no'
    JOIN national.figures AS f1
        ON f1.request_id = q.request_id AND f1.period = q.from_period AND f1.category = c.category
        AND f1.low IS NOT NULL
    JOIN national.figures AS f2
        ON f2.request_id = q.request_id AND f2.period = q.to_period AND f2.category = c.category
        AND f2.low IS NOT NULL AND f2.body_id = f1.body_id
    GROUP BY q.request_id, q.from_period, q.to_period, q.position, c.category, c.position
)
SELECT
    request_id,
    category,
    from_period,
    to_period,
    bodies,
    (SELECT count(*) FROM national.bodies AS b WHERE b.request_id = panel.request_id)::INTEGER AS bodies_asked,
    from_low,
    from_high,
    to_low,
    to_high,
    CASE WHEN from_high > 0 THEN 100.0 * (to_low - from_high) / from_high END AS per_cent_low,
    CASE WHEN from_low > 0 THEN 100.0 * (to_high - from_low) / from_low END AS per_cent_high
FROM panel
ORDER BY request_id, category_position, position, from_period;

-- Each sentence of the request with the totals of to_period between which it stays true (those of the panel,
-- for a change). verdict is 'true' or 'false' where every total that the intervals allow agrees, else 'open'.
-- While a body is missing, a sentence stays open, but for a rate that could only rise further.
CREATE TABLE national.headlines AS
WITH bounded AS (
    SELECT
        c.request_id, c.position, c.headline_id, c.kind, c.from_period, c.to_period, c.claim,
        m.to_low AS low, m.to_high AS high, m.bodies, m.bodies_asked,
        m.bodies = m.bodies_asked AND m.from_high IS NOT NULL AND m.to_high IS NOT NULL AS complete,
        m.per_cent_low AS value_low, m.per_cent_high AS value_high,
        -- Bounds are in ten-thousandths of a per cent, so 1,000,000 is 100 per cent. The first total at which
        -- to >= from * (100 + at_least) / 100, and the last at which to < from * (100 + below) / 100.
        (m.from_high::HUGEINT * (1000000 + c.at_least) + 999999) // 1000000 AS true_from,
        (m.from_low::HUGEINT * (1000000 + c.below) - 1) // 1000000 AS true_to,
        m.to_low::HUGEINT * 1000000 >= m.from_high::HUGEINT * (1000000 + c.below) AS too_high,
        m.to_high::HUGEINT * 1000000 < m.from_low::HUGEINT * (1000000 + c.at_least) AS too_low,
        false AS can_only_rise
    FROM national.claims AS c
    JOIN national.change AS m
        ON m.request_id = c.request_id AND m.from_period = c.from_period AND m.to_period = c.to_period
        AND m.category = 'total'
    WHERE c.kind = 'change'
    UNION ALL
    SELECT
        c.request_id, c.position, c.headline_id, c.kind, c.from_period, c.to_period, c.claim,
        t.low, t.high, t.bodies_counted, t.bodies_asked,
        NOT t.at_least,
        CASE WHEN t.high > 0 THEN minutes.n / t.high END,
        CASE WHEN t.low > 0 THEN minutes.n / t.low END,
        -- Bounds are in ten-thousandths of a minute: at_least <= minutes / total < below.
        (minutes.n * 10000) // c.below + 1,
        (minutes.n * 10000) // c.at_least,
        t.low > (minutes.n * 10000) // c.at_least,
        t.high <= (minutes.n * 10000) // c.below,
        true
    FROM national.claims AS c
    JOIN national.totals AS t
        ON t.request_id = c.request_id AND t.period = c.to_period AND t.category = 'total'
    CROSS JOIN LATERAL (
        SELECT (date_diff('day', t.period_start, t.period_end) + 1)::HUGEINT * 24 * 60 AS n
    ) AS minutes
    WHERE c.kind = 'one_every_minutes'
)
SELECT
    request_id, headline_id, kind, from_period, to_period, claim, value_low, value_high,
    CASE WHEN true_from <= true_to THEN true_from::BIGINT END AS true_from,
    CASE WHEN true_from <= true_to THEN true_to::BIGINT END AS true_to,
    low, high, bodies, bodies_asked, complete,
    CASE
        WHEN too_high AND (complete OR can_only_rise) OR too_low AND complete THEN 'false'
        WHEN complete AND low >= true_from AND high <= true_to THEN 'true'
        ELSE 'open'
    END AS verdict
FROM bounded
ORDER BY request_id, position;

-- The table of the report: one row per body asked and period, with what it gave as [low, high], in the request's
-- order; where different questions were asked, one for each.
CREATE TABLE national.by_body AS
SELECT
    b.request_id,
    b.position,
    b.body_id,
    b.name,
    b.short_name,
    b.nation,
    p.position AS period_position,
    p.period,
    k.category,
    f.low,
    f.high,
    f.status,
    f.needs_review,
    f.reasons,
    c.outcome,
    c.reply_id,
    c.path,
    c.deadline,
    c.received,
    c.note
FROM national.bodies AS b
JOIN national.periods AS p USING (request_id)
JOIN national.categories AS k ON k.request_id = b.request_id AND k.stands_alone
LEFT JOIN national.figures AS f
    ON f.request_id = b.request_id AND f.body_id = b.body_id AND f.period = p.period AND f.category = k.category
LEFT JOIN national.coverage AS c
    ON c.request_id = b.request_id AND c.body_id = b.body_id AND c.period = p.period
ORDER BY b.request_id, k.position, b.position, p.position;

-- Each body over all periods, and its change from the first period to the last.
CREATE TABLE national.body_change AS
WITH ends AS (
    SELECT
        request_id,
        body_id,
        category,
        arg_min(low, period_position) AS low1, arg_min(high, period_position) AS high1,
        arg_max(low, period_position) AS low2, arg_max(high, period_position) AS high2,
        count(*) > 1 AND count(low) = count(*) AND count(high) = count(*) AS usable
    FROM national.by_body
    GROUP BY request_id, body_id, category
)
SELECT
    o.request_id,
    o.body_id,
    o.category,
    o.low,
    o.high,
    CASE WHEN usable AND high1 > 0 THEN 100.0 * (low2 - high1) / high1 END AS per_cent_low,
    CASE WHEN usable AND low1 > 0 THEN 100.0 * (high2 - low1) / low1 END AS per_cent_high
FROM national.body_overall AS o
JOIN ends USING (request_id, body_id, category)
JOIN national.bodies AS b USING (request_id, body_id)
ORDER BY o.request_id, o.category, b.position;

-- What was published elsewhere against what the replies say. agrees is NULL where the replies don't decide.
CREATE TABLE national.published_comparison AS
WITH computed AS (
    SELECT request_id, body_id, period, category, low, high, low IS NULL AS incomplete, needs_review AS in_review
    FROM national.figures
    UNION ALL
    SELECT request_id, body_id, '', category, low, high, low IS NULL, needs_review FROM national.body_overall
    UNION ALL
    -- A category is complete once every body gave a total: what it did not break down stands by itself.
    SELECT t.request_id, '', t.period, t.category, t.low, t.high, coalesce(whole.at_least, t.at_least),
        t.bodies_in_review > 0
    FROM national.totals AS t
    LEFT JOIN national.totals AS whole
        ON whole.request_id = t.request_id AND whole.period = t.period AND whole.category = 'total'
    UNION ALL
    SELECT o.request_id, '', '', o.category, o.low, o.high, coalesce(whole.at_least, o.at_least),
        o.bodies_in_review > 0
    FROM national.overall AS o
    LEFT JOIN national.overall AS whole ON whole.request_id = o.request_id AND whole.category = 'total'
),
grouped AS (
    SELECT * FROM computed
    UNION ALL
    -- A group of one category is that category, and already there. In a group, nothing said is nothing to add.
    SELECT
        c.request_id, c.body_id, c.period, g.group_id,
        sum(c.low)::BIGINT,
        CASE WHEN count(c.low) = count(c.high) THEN sum(c.high)::BIGINT END,
        count(c.low) = 0 OR bool_or(c.incomplete AND c.low IS NOT NULL),
        bool_or(c.in_review)
    FROM computed AS c
    JOIN national.published_groups AS g ON g.request_id = c.request_id AND g.category = c.category
    WHERE g.group_id <> g.category
    GROUP BY c.request_id, c.body_id, c.period, g.group_id
)
SELECT
    p.request_id,
    p.body_id,
    p.period,
    p.category,
    p.value AS published,
    c.low,
    c.high,
    c.low - p.value AS difference,
    CASE
        WHEN c.low IS NULL THEN NULL
        WHEN p.value BETWEEN c.low AND c.high THEN CASE WHEN c.incomplete THEN NULL ELSE true END
        WHEN c.incomplete AND p.value > c.low THEN NULL
        ELSE false
    END AS agrees,
    c.in_review,
    p.basis,
    p.source,
    p.note
FROM national.published AS p
LEFT JOIN grouped AS c
    ON c.request_id = p.request_id AND c.body_id = p.body_id AND c.period = p.period AND c.category = p.category
ORDER BY p.request_id, p.position;

-- Figures of one body that moved from one period to the next far more than the other bodies' did: most likely true, and
-- the first to be looked at again. Over eight bodies and more, a change is unusual that is more than 1.75 times or less
-- than 1 / 1.75 of the middle one, and further from it than four times the chance of small counts allows
-- (the standard deviation of a logarithm of a ratio of two counts is the root of 1 / a + 1 / b).
CREATE VIEW national.unusual_changes AS
WITH moved AS (
    SELECT
        c.request_id, c.from_period, c.to_period, c.category, f1.body_id, f1.low AS from_low, f2.low AS to_low,
        ln((f2.low + 0.5) / (f1.low + 0.5)) AS change,
        sqrt(1 / (f1.low + 0.5) + 1 / (f2.low + 0.5)) AS chance
    FROM national.change AS c
    JOIN national.periods AS p1 ON p1.request_id = c.request_id AND p1.period = c.from_period
    JOIN national.periods AS p2 ON p2.request_id = c.request_id AND p2.period = c.to_period
    JOIN national.figures AS f1
        ON f1.request_id = c.request_id AND f1.period = c.from_period AND f1.category = c.category
        AND f1.status = 'exact'
    JOIN national.figures AS f2
        ON f2.request_id = c.request_id AND f2.period = c.to_period AND f2.category = c.category
        AND f2.status = 'exact' AND f2.body_id = f1.body_id
    WHERE p2.position = p1.position + 1
),
usual AS (
    SELECT request_id, to_period, category, median(change) AS middle
    FROM moved GROUP BY ALL HAVING count(*) >= 8
)
SELECT
    m.request_id, m.body_id, m.category, m.from_period, m.to_period, m.from_low, m.to_low,
    100 * (exp(u.middle) - 1) AS middle_per_cent
FROM moved AS m
JOIN usual AS u USING (request_id, to_period, category)
WHERE abs(m.change - u.middle) > greatest(ln(1.75), 4 * m.chance)
    -- What a person has looked at needs no second look.
    AND NOT EXISTS (
        FROM national.decisions AS d
        WHERE d.request_id = m.request_id AND d.applied AND d.action IN ('accept', 'correct') AND d.body_id = m.body_id
            AND d.period IN ('', m.from_period, m.to_period) AND d.category IN ('', m.category)
    )
ORDER BY m.request_id, m.body_id, m.category, m.to_period;
