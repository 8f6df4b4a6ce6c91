-- What must hold in every warehouse, whatever the replies say. A row here is a fault of the build: the new
-- warehouse is then not put in the place of the old one.

CREATE VIEW national.broken_rules AS
SELECT request_id, 'one figure per body, period and category' AS rule,
    concat_ws(' ', body_id, period, category) AS detail
FROM national.figures
GROUP BY ALL
HAVING count(*) > 1

UNION ALL
SELECT f.request_id, 'a figure for every body asked, period and category',
    concat_ws(' ', b.body_id, p.period, c.category)
FROM national.bodies AS b
JOIN national.periods AS p USING (request_id)
JOIN national.categories AS c USING (request_id)
LEFT JOIN national.figures AS f
    ON f.request_id = b.request_id AND f.body_id = b.body_id AND f.period = p.period AND f.category = c.category
WHERE f.body_id IS NULL

UNION ALL
SELECT f.request_id, 'figures only of bodies that were asked', f.body_id
FROM national.figures AS f
ANTI JOIN national.bodies AS b ON b.request_id = f.request_id AND b.body_id = f.body_id

UNION ALL
SELECT request_id, 'low is not above high, and not below zero', concat_ws(' ', body_id, period, category)
FROM national.figures
WHERE low > high OR low < 0 OR (low IS NULL AND high IS NOT NULL)

UNION ALL
SELECT request_id, 'status says whether there is a figure', concat_ws(' ', body_id, period, category, status)
FROM national.figures
WHERE (status = 'exact' AND low IS DISTINCT FROM high)
    OR (status IN ('exact', 'interval')) <> (low IS NOT NULL)

UNION ALL
-- Where all is exact and accepted, the parts are the total, unless a person has accepted what contradicts itself.
SELECT request_id, 'accepted parts add up to the total', concat_ws(' ', body_id, period)
FROM national.figures
GROUP BY request_id, body_id, period
HAVING bool_and(status = 'exact' OR low IS NULL) AND NOT bool_or(needs_review)
    AND NOT bool_or(list_contains(reasons, 'total_mismatch'))
    AND count(low) FILTER (category = 'total') = 1 AND count(low) FILTER (category = 'not_broken_down') = 1
    AND sum(low) FILTER (category <> 'total') <> sum(low) FILTER (category = 'total')

UNION ALL
SELECT t.request_id, 'totals are the sums of the figures', concat_ws(' ', t.period, t.category)
FROM national.totals AS t
LEFT JOIN (
    SELECT request_id, period, category, sum(low) AS low FROM national.figures GROUP BY ALL
) AS s USING (request_id, period, category)
WHERE t.low IS DISTINCT FROM s.low

UNION ALL
SELECT request_id, 'one row of coverage per body and period', concat_ws(' ', body_id, period)
FROM national.coverage
GROUP BY ALL
HAVING count(*) > 1

UNION ALL
SELECT f.request_id, 'a figure rests on a reply that arrived', concat_ws(' ', f.body_id, f.period, f.category)
FROM national.figures AS f
ANTI JOIN intake.replies AS r ON r.request_id = f.request_id AND r.reply_id = f.reply_id
WHERE f.low IS NOT NULL

UNION ALL
SELECT request_id, 'one path is one row', path
FROM intake.replies
GROUP BY ALL
HAVING count(*) > 1;
