-- Who answered, for each body asked and each period: the outcome of the reply that counts; else of one that
-- could not be read with certainty, or is still to be followed by an answer; else nothing has come yet. A body has
-- answered once it gave every figure that stands by itself: the total, or each of several different questions.

CREATE TABLE national.coverage AS
WITH best AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY request_id, body_id, period ORDER BY used DESC, outcome DESC, received DESC, path
        ) AS rank
    FROM normalise.answers
    WHERE used OR outcome IN ('unclear', 'not_a_reply')
),
given AS (
    SELECT
        f.request_id,
        f.body_id,
        f.period,
        count(f.low)::INTEGER AS figures_given,
        count(*)::INTEGER AS figures_asked,
        bool_or(f.needs_review) AS needs_review
    FROM national.figures AS f
    JOIN national.categories AS c USING (request_id, category)
    WHERE c.stands_alone
    GROUP BY f.request_id, f.body_id, f.period
)
SELECT
    b.request_id,
    b.body_id,
    p.period,
    p.period_start,
    p.period_end,
    CASE WHEN g.figures_given BETWEEN 1 AND g.figures_asked - 1 THEN 'partial' ELSE coalesce(a.outcome, 'awaited') END
        AS outcome,
    a.reply_id,
    a.path,
    b.deadline,
    a.received,
    a.received > b.deadline AS late,
    g.figures_given = g.figures_asked AS has_figure,
    g.needs_review,
    coalesce(a.note, '') AS note,
    g.figures_given,
    g.figures_asked
FROM national.bodies AS b
JOIN national.periods AS p USING (request_id)
LEFT JOIN best AS a
    ON a.request_id = b.request_id AND a.body_id = b.body_id AND a.period = p.period AND a.rank = 1
LEFT JOIN given AS g ON g.request_id = b.request_id AND g.body_id = b.body_id AND g.period = p.period
ORDER BY b.request_id, b.position, p.position;
