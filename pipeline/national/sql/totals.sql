-- The adding up. A total runs from the sum of the low ends to the sum of the high ends of the bodies that
-- gave a figure; a body without one adds nothing, is not counted, and makes the total "at least". The total of a yes
-- or no is how many bodies said yes.

CREATE TABLE national.totals AS
SELECT
    c.request_id,
    p.period,
    p.period_start,
    p.period_end,
    c.category,
    sum(f.low)::BIGINT AS low,
    -- A high end that is open in one figure is open in the total.
    CASE WHEN count(f.low) = count(f.high) THEN sum(f.high)::BIGINT END AS high,
    count(f.low)::INTEGER AS bodies_counted,
    count(*)::INTEGER AS bodies_asked,
    count(f.low) < count(*) OR count(f.high) < count(f.low) AS at_least,
    (count(f.low) FILTER (f.needs_review))::INTEGER AS bodies_in_review,
    -- How much of the total rests on figures that nobody has confirmed.
    coalesce(sum(f.high) FILTER (f.needs_review AND f.low IS NOT NULL), 0)::BIGINT AS review_effect
FROM national.categories AS c
JOIN national.periods AS p USING (request_id)
JOIN national.bodies AS b USING (request_id)
LEFT JOIN national.figures AS f
    ON f.request_id = c.request_id AND f.body_id = b.body_id AND f.period = p.period AND f.category = c.category
GROUP BY c.request_id, p.period, p.period_start, p.period_end, c.category, c.position, p.position
ORDER BY c.request_id, p.position, c.position;

-- Each body over all periods together; a body counts only where every period has a figure.
CREATE TABLE national.body_overall AS
SELECT
    c.request_id,
    b.body_id,
    c.category,
    CASE WHEN count(f.low) = count(*) THEN sum(f.low)::BIGINT END AS low,
    CASE WHEN count(f.low) = count(*) AND count(f.high) = count(*) THEN sum(f.high)::BIGINT END AS high,
    coalesce(bool_or(f.needs_review), false) AS needs_review
FROM national.categories AS c
JOIN national.periods AS p USING (request_id)
JOIN national.bodies AS b USING (request_id)
LEFT JOIN national.figures AS f
    ON f.request_id = c.request_id AND f.body_id = b.body_id AND f.period = p.period AND f.category = c.category
GROUP BY c.request_id, b.body_id, b.position, c.category, c.position
ORDER BY c.request_id, b.position, c.position;

-- All periods together: the sum of the totals by period. bodies_counted are those with a figure in every
-- period.
CREATE TABLE national.overall AS
SELECT
    t.request_id,
    t.category,
    sum(t.low)::BIGINT AS low,
    CASE WHEN count(t.low) = count(t.high) THEN sum(t.high)::BIGINT END AS high,
    any_value(complete.bodies_counted) AS bodies_counted,
    any_value(t.bodies_asked) AS bodies_asked,
    bool_or(t.at_least) AS at_least,
    any_value(complete.bodies_in_review) AS bodies_in_review
FROM national.totals AS t
JOIN national.categories AS c USING (request_id, category)
JOIN (
    SELECT
        request_id,
        category,
        count(low)::INTEGER AS bodies_counted,
        count(*) FILTER (needs_review)::INTEGER AS bodies_in_review
    FROM national.body_overall
    GROUP BY request_id, category
) AS complete USING (request_id, category)
GROUP BY t.request_id, t.category, c.position
ORDER BY t.request_id, c.position;

-- The categories as they are published (some added together), over all periods, with their share of the
-- total. They add up to the total where the total is exact.
CREATE TABLE national.published_view AS
SELECT
    g.request_id,
    g.position,
    g.group_id,
    g.label,
    sum(o.low)::BIGINT AS low,
    CASE WHEN count(o.low) = count(o.high) THEN sum(o.high)::BIGINT END AS high,
    CASE WHEN bool_and(whole.low = whole.high) AND any_value(whole.low) > 0 AND sum(o.low) = sum(o.high)
        THEN round(100.0 * sum(o.low) / any_value(whole.low), 1) END AS per_cent
FROM national.published_groups AS g
JOIN national.overall AS o USING (request_id, category)
JOIN national.overall AS whole ON whole.request_id = g.request_id AND whole.category = 'total'
GROUP BY g.request_id, g.position, g.group_id, g.label
ORDER BY g.request_id, g.position;
