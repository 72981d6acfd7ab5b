/*
id = "agencies_to_target"
version = 1
unit = "agency"
fold = "shortfall"
base = "agencies_registered"
parameters = ["upto", "year", "type", "province", "region", "percent"]
required = ["percent"]
[name]
id = "Instansi yang masih harus mencapai Baik"
en = "Agencies that still have to reach Baik"
[definition]
id = "Berapa instansi lagi yang harus mencapai Baik atau lebih agar porsinya di antara semua instansi di registri pada akhir tahun mencapai persentase itu; nol bila sudah tercapai."
en = "How many more agencies must reach Baik or better for their share of all agencies in the registry at the end of the year to be that percent; zero where it is reached."
[not_said]
id = "Instansi mana, dan berapa yang sudah Baik tanpa hasil yang tercatat: jumlah yang sebenarnya dapat lebih kecil."
en = "Which agencies, and how many are Baik without a result on record: the true number may be smaller."
[[example]]
given = { percent = 100 }
value = 4
[[example]]
given = { percent = 50 }
value = 1
[[example]]
given = { percent = 30 }
value = 0
*/
SELECT
    a.agency_id, s.category_id, s.result_id, s.source_id, coalesce(g.group_id IS NOT NULL, false) AS is_at_goal,
    $percent AS aimed_for
FROM selected_agency a
LEFT JOIN selected_result s USING (agency_id)
LEFT JOIN category_group g ON g.category_id = s.category_id AND g.group_id = 'at_least_baik'
WHERE (a.valid_from IS NULL OR a.valid_from <= $year) AND (a.valid_to IS NULL OR a.valid_to > $year)
