-- One row per figure. value is there only where the figure is exact and the body prints it; periods are
-- ISO 8601 intervals, both days inclusive.
WITH marked AS (
    SELECT
        f.*,
        CASE
            WHEN f.status = 'withheld' THEN '[c]'
            WHEN f.status = 'not_comparable' THEN '[z]'
            WHEN f.low IS NULL THEN '[x]'
            WHEN list_has_any(f.reasons, ['value_suppressed', 'bounded_by_total']) THEN '[c]'
            ELSE ''
        END AS marker,
        -- What follows from the body's own totals is used in the sums, but the body hides it.
        list_contains(f.reasons, 'bounded_by_total') AS hidden
    FROM national.figures AS f
    WHERE f.request_id = ?
)
SELECT
    m.request_id,
    m.body_id,
    b.name AS body,
    b.gss_code,
    b.nation,
    m.period AS period_label,
    strftime(m.period_start, '%Y-%m-%d') || '/' || strftime(m.period_end, '%Y-%m-%d') AS period,
    m.period_start,
    m.period_end,
    m.category,
    c.label AS category_label,
    r.measure,
    c.kind,
    m.text AS value_text,
    CASE WHEN NOT m.hidden THEN m.low END AS low,
    CASE WHEN NOT m.hidden THEN m.high END AS high,
    CASE WHEN NOT m.hidden AND m.low = m.high THEN m.low END AS value,
    m.status,
    m.marker,
    m.needs_review,
    array_to_string(m.reasons, ' ') AS reasons,
    m.derivation,
    m.reply_id AS source_sha256,
    s.path AS source_file,
    s.dated AS as_at
FROM marked AS m
JOIN national.bodies AS b USING (request_id, body_id)
JOIN national.periods AS p USING (request_id, period)
JOIN national.categories AS c USING (request_id, category)
JOIN national.requests AS r USING (request_id)
LEFT JOIN intake.replies AS s
    ON s.request_id = m.request_id AND s.reply_id = m.reply_id AND s.outcome <> 'duplicate'
ORDER BY b.position, p.position, c.position
