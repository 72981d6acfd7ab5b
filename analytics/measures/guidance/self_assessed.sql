-- What agencies claimed of themselves in a year: total and aspects of the first self-assessment by id.
SELECT r.agency_id, r.year, r.result_id, r.score, x.aspect_id, x.percent, x.points, x.points_max
FROM (
    SELECT * FROM result WHERE stage = 'self_assessed' AND year BETWEEN 2018 AND $upto
    QUALIFY row_number() OVER (PARTITION BY agency_id, year ORDER BY result_id) = 1
) r
LEFT JOIN aspect_score x USING (result_id)
LEFT JOIN aspect a USING (aspect_id)
ORDER BY r.agency_id, r.year, a.sort
