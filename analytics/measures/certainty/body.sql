-- The registry, as the solver reads it.
SELECT agency_id, agency_type, province_id, region_id, valid_from, valid_to, successor_id
FROM agency
ORDER BY agency_id
