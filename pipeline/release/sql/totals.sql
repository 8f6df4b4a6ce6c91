-- One row per total. Where at_least is true, bodies are missing from it.
SELECT
    t.request_id,
    t.period AS period_label,
    strftime(t.period_start, '%Y-%m-%d') || '/' || strftime(t.period_end, '%Y-%m-%d') AS period,
    t.period_start,
    t.period_end,
    t.category,
    c.label AS category_label,
    r.measure,
    c.kind,
    t.low,
    t.high,
    CASE WHEN t.low = t.high AND NOT t.at_least THEN t.low END AS value,
    CASE WHEN t.low IS NULL THEN '[x]' ELSE '' END AS marker,
    t.at_least,
    t.bodies_counted,
    t.bodies_asked,
    t.bodies_in_review,
    t.review_effect
FROM national.totals AS t
JOIN national.categories AS c USING (request_id, category)
JOIN national.periods AS p USING (request_id, period)
JOIN national.requests AS r USING (request_id)
WHERE t.request_id = ?
ORDER BY p.position, c.position
