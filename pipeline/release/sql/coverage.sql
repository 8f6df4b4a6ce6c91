-- One row per body and period: how it answered, and when.
SELECT
    c.request_id,
    c.body_id,
    b.name AS body,
    b.gss_code,
    b.nation,
    b.regime,
    c.period AS period_label,
    strftime(c.period_start, '%Y-%m-%d') || '/' || strftime(c.period_end, '%Y-%m-%d') AS period,
    c.outcome,
    c.has_figure,
    c.needs_review,
    c.deadline,
    c.received,
    c.late,
    c.note,
    c.reply_id AS source_sha256,
    c.path AS source_file
FROM national.coverage AS c
JOIN national.bodies AS b USING (request_id, body_id)
JOIN national.periods AS p USING (request_id, period)
WHERE c.request_id = ?
ORDER BY b.position, p.position
