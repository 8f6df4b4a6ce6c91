-- Who answered, for each body asked and each period: the outcome of the reply that counts; else of one that
-- could not be read with certainty, or is still to be followed by an answer; else nothing has come yet.

CREATE TABLE national.coverage AS
WITH best AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY request_id, body_id, period ORDER BY used DESC, outcome DESC, received DESC, path
        ) AS rank
    FROM normalise.answers
    WHERE used OR outcome IN ('unclear', 'not_a_reply')
)
SELECT
    b.request_id,
    b.body_id,
    p.period,
    p.period_start,
    p.period_end,
    coalesce(a.outcome, 'awaited') AS outcome,
    a.reply_id,
    a.path,
    b.deadline,
    a.received,
    a.received > b.deadline AS late,
    f.low IS NOT NULL AS has_figure,
    coalesce(f.needs_review, false) AS needs_review,
    coalesce(a.note, '') AS note
FROM national.bodies AS b
JOIN national.periods AS p USING (request_id)
LEFT JOIN best AS a
    ON a.request_id = b.request_id AND a.body_id = b.body_id AND a.period = p.period AND a.rank = 1
LEFT JOIN national.figures AS f
    ON f.request_id = b.request_id AND f.body_id = b.body_id AND f.period = p.period AND f.category = 'total'
ORDER BY b.request_id, b.position, p.position;
