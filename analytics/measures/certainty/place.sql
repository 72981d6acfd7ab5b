SELECT 'province:' || province_id AS place FROM province
UNION ALL
SELECT 'region:' || region_id FROM region
ORDER BY place
