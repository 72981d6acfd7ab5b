-- What is on record of a named agency in a year: the row of rule 5, and every category that a decided row prints.
SELECT
    a.agency_id, a.year, a.year_basis, a.confidence, a.result_id,
    coalesce(list(DISTINCT o.category_id ORDER BY o.category_id) FILTER (o.category_id IS NOT NULL), []) AS categories
FROM accepted_result a JOIN result_in_order o USING (agency_id, year)
WHERE a.year BETWEEN $first AND $last
GROUP BY ALL
ORDER BY a.agency_id, a.year
