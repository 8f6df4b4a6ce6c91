-- One row per reply: what it is, whether it counts, what was read from it, and what is in doubt. reader is the
-- version that opened it.
SELECT
    r.path,
    r.reply_id,
    r.media_type,
    r.size,
    r.outcome,
    r.counted,
    r.reason,
    r.reference,
    r.dated,
    r.signals,
    list_transform(r.body_ids, lambda b: coalesce(named.names[b], b)) AS bodies,
    d.outcome AS opened,
    d.reason AS opened_reason,
    d.pages,
    build.reader,
    coalesce(o.figures, []) AS figures,
    coalesce(f.findings, []) AS findings
FROM intake.replies AS r
JOIN national.builds AS build USING (request_id)
CROSS JOIN (SELECT map(list(body_id), list(name)) AS names FROM national.bodies WHERE request_id = $request) AS named
LEFT JOIN extract.documents AS d
    ON d.request_id = r.request_id AND d.reply_id = r.reply_id AND r.outcome NOT IN ('duplicate', 'container')
LEFT JOIN (
    SELECT
        x.path,
        list({
            'body_id': x.body_id, 'period': x.period, 'category': coalesce(c.label, x.category), 'low': x.low,
            'high': x.high, 'status': x.status, 'text': x.text, 'place': x.place, 'derivation': x.derivation,
            'used': x.used, 'review': x.review
        } ORDER BY x.body_id, x.period, c.position, x.place, x.text) AS figures
    FROM normalise.observations AS x
    LEFT JOIN national.categories AS c USING (request_id, category)
    WHERE x.request_id = $request
    GROUP BY x.path
) AS o USING (path)
LEFT JOIN (
    SELECT
        path,
        list({
            'code': code, 'severity': severity, 'place': place, 'message': message, 'still_open': still_open,
            'what_to_do': what_to_do
        } ORDER BY position) AS findings
    FROM national.findings
    WHERE request_id = $request AND path IS NOT NULL
    GROUP BY path
) AS f USING (path)
WHERE r.request_id = $request
ORDER BY r.path
