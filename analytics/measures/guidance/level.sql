-- Levels of sub-aspects, of the results that count ('verified') and of self-assessments ('self_assessed'). Illustrative
-- sub-aspects were never KASN's: they are given for invented agencies only.
SELECT r.agency_id, r.year, r.stage = 'self_assessed' AS is_claimed, v.sub_aspect_id, v.level
FROM sub_aspect_level v
JOIN result r USING (result_id)
JOIN sub_aspect s USING (sub_aspect_id)
JOIN aspect p USING (aspect_id)
LEFT JOIN accepted_result a ON a.agency_id = r.agency_id AND a.year = r.year
WHERE r.year BETWEEN 2018 AND $upto
    AND (r.stage = 'self_assessed' OR r.result_id IN (a.result_id, a.score_result_id))
    AND (s.basis <> 'illustrative' OR (SELECT kind FROM release) = 'simulated')
ORDER BY r.agency_id, r.year, is_claimed, p.sort, s.sort
