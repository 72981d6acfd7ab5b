/*
id = "results_reported"
version = 1
unit = "row"
fold = "count"
base = ""
parameters = ["agency"]
required = ["agency"]
[name]
id = "Baris hasil satu instansi"
en = "Result rows of one agency"
[definition]
id = "Jumlah baris hasil satu instansi: tiap sumber dan tahun satu baris, juga penilaian mandiri dan usulan."
en = "Result rows of one agency: a row for each source and year, self-assessed and proposed ones included."
[not_said]
id = "Jumlah penilaian: satu penilaian dapat diberitakan banyak sumber."
en = "The number of assessments: one may be told by many sources."
[[example]]
given = { agency = "provinsi-x" }
value = 3
*/
SELECT
    r.result_id, r.agency_id, r.year, r.year_basis, r.stage, r.category_id, r.category_basis, r.score, r.score_max,
    r.against_band, r.announced_on, r.confidence, r.note, r.source_id, s.witness_group, o.place,
    coalesce(r.result_id = a.result_id, false) AS is_accepted,
    coalesce(r.result_id = a.score_result_id, false) AS gives_score,
    coalesce(r.category_id <> a.category_id OR (r.category_id = a.category_id AND r.score <> a.score), false) AS contradicts,
    a.witnesses
FROM result r
JOIN source s USING (source_id)
LEFT JOIN result_in_order o ON o.result_id = r.result_id AND o.agency_id = $agency
LEFT JOIN accepted_result a ON o.place IS NOT NULL AND a.agency_id = r.agency_id AND a.year = r.year
WHERE r.agency_id = $agency
