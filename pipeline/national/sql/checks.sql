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
    SELECT
        request_id, period, category, sum(low) AS low, count(low) AS bodies,
        CASE WHEN count(low) = count(high) THEN sum(high) END AS high
    FROM national.figures GROUP BY ALL
) AS s USING (request_id, period, category)
WHERE t.low IS DISTINCT FROM s.low OR t.high IS DISTINCT FROM s.high OR t.bodies_counted IS DISTINCT FROM s.bodies

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
HAVING count(*) > 1

UNION ALL
SELECT b.request_id, 'a row for every reply that arrived', concat(count(r.path), ' of ', any_value(b.replies))
FROM national.builds AS b
LEFT JOIN intake.replies AS r USING (request_id)
GROUP BY b.request_id
HAVING count(r.path) <> any_value(b.replies)

UNION ALL
SELECT request_id, 'one document per reply', reply_id
FROM extract.documents
GROUP BY ALL
HAVING count(*) > 1

UNION ALL
SELECT request_id, 'one cell per place in a table', concat_ws(' ', reply_id, table_id, "row", col)
FROM extract.cells
GROUP BY request_id, reply_id, table_id, "row", col
HAVING count(*) > 1

UNION ALL
-- What was read stands under a reply that arrived.
SELECT x.request_id, 'what was read belongs to a reply that arrived', x.reply_id
FROM (
    SELECT request_id, reply_id FROM extract.documents
    UNION SELECT request_id, reply_id FROM extract.cells
    UNION SELECT request_id, reply_id FROM extract.lines
    UNION SELECT request_id, reply_id FROM normalise.observations
    UNION SELECT request_id, reply_id FROM normalise.answers
    UNION SELECT request_id, reply_id FROM normalise.numbers
    UNION SELECT request_id, reply_id FROM national.findings WHERE reply_id IS NOT NULL
) AS x
ANTI JOIN intake.replies AS r ON r.request_id = x.request_id AND r.reply_id = x.reply_id

UNION ALL
-- The contract with whoever reads the warehouse: these columns, of these types.
SELECT '', 'the tables have the columns that are promised', concat_ws(' ', p.name, p.columns, p.type)
FROM (
    SELECT name, type, unnest(string_split(columns, ' ')) AS columns
    FROM (VALUES
        ('intake.replies', 'VARCHAR', 'request_id reply_id path media_type outcome reason'),
        ('intake.replies', 'VARCHAR[]', 'body_ids'),
        ('intake.replies', 'BOOLEAN', 'counted'),
        ('extract.cells', 'VARCHAR', 'request_id reply_id text place'),
        ('extract.cells', 'INTEGER', 'table_id row col'),
        ('normalise.observations', 'VARCHAR', 'request_id reply_id body_id period category status text place derivation'),
        ('normalise.observations', 'BIGINT', 'low high'),
        ('normalise.observations', 'BOOLEAN', 'used'),
        ('normalise.observations', 'DATE', 'period_start period_end'),
        ('national.figures', 'VARCHAR', 'request_id body_id period category status'),
        ('national.figures', 'BIGINT', 'low high'),
        ('national.figures', 'BOOLEAN', 'needs_review'),
        ('national.figures', 'DATE', 'period_start period_end'),
        ('national.totals', 'VARCHAR', 'request_id period category'),
        ('national.totals', 'BIGINT', 'low high'),
        ('national.totals', 'INTEGER', 'bodies_counted bodies_asked'),
        ('national.totals', 'DATE', 'period_start period_end'),
        ('national.coverage', 'VARCHAR', 'request_id body_id period outcome reply_id note'),
        ('national.coverage', 'DATE', 'deadline received'),
        ('national.findings', 'VARCHAR', 'request_id code severity reply_id body_id place message'),
        ('national.findings', 'BIGINT', 'effect_on_total'),
        ('national.decisions', 'VARCHAR',
            'request_id decision_id action reply body_id reason decided_by decided_on expect'),
        ('national.decisions', 'BOOLEAN', 'matched applied')
    ) AS promised(name, type, columns)
) AS p
ANTI JOIN duckdb_columns() AS c
    ON c.database_name = current_database() AND concat(c.schema_name, '.', c.table_name) = p.name
    AND c.column_name = p.columns AND c.data_type = p.type;
