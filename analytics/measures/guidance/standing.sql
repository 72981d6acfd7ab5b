-- Every agency that is looked at for guidance, alive at the end of $upto: the result that counts up to then, and the
-- accepted result of the last year before that one. Bodies outside the civil service's structure (lns, lembaga_lain)
-- only where they have a result: nobody counted them among those that were still to be assessed.
WITH latest AS (SELECT * FROM latest_result($upto)),
before AS (
    SELECT a.* FROM accepted_result a JOIN latest l USING (agency_id)
    WHERE a.year BETWEEN 2018 AND l.year - 1
    QUALIFY row_number() OVER (PARTITION BY a.agency_id ORDER BY a.category_id IS NULL, a.year DESC) = 1
)
SELECT
    g.agency_id, g.capital, g.lat, g.lon,
    l.result_id, l.year, l.category_id, l.score, l.score_max, l.source_id, l.score_result_id,
    b.result_id, b.year, b.category_id, b.score, b.score_max, b.source_id, b.score_result_id
FROM agency g
LEFT JOIN latest l USING (agency_id)
LEFT JOIN before b USING (agency_id)
WHERE (g.valid_from IS NULL OR g.valid_from <= $upto) AND (g.valid_to IS NULL OR g.valid_to > $upto)
    AND (g.agency_type NOT IN ('lns', 'lembaga_lain') OR l.agency_id IS NOT NULL)
ORDER BY g.agency_id
