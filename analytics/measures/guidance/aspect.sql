-- The aspects of accepted results, as percent and points of their maximum (points None where no maximum is known).
SELECT agency_id, year, aspect_id, percent, coalesce(points, percent * points_max / 100) AS points, points_max
FROM accepted_aspect JOIN aspect USING (aspect_id)
WHERE year BETWEEN 2018 AND $upto
ORDER BY agency_id, year, sort
