/*
id = "not_named"
version = 2
unit = "agency"
fold = "claimed_less_counted"
base = ""
parameters = ["category", "upto"]
required = ["upto"]
[name]
id = "Selisih total tercetak dan yang bernama"
en = "Printed total less those named"
[definition]
id = "Total yang dicetak dikurangi instansi yang dapat disebut namanya dari hasil yang tercatat; tanpa kategori: semua yang dinilai. Tidak ada nilainya bila yang terhitung melebihi total tercetak."
en = "The printed total less the agencies that can be named from results on record; without a category: all that were assessed. It has no value where more are counted than were printed."
[not_said]
id = "Instansi mana yang tidak disebut, atau apakah yang disebut berubah kategori kemudian."
en = "Which agencies are not named, or whether a named one changed its category later."
[[example]]
given = { category = "baik", upto = 2020 }
value = 1
[[example]]
given = { upto = 2020 }
value = 1
[[example]]
given = { category = "sangat_baik", upto = 2020 }
reason = "sources_disagree"
[[example]]
given = { category = "buruk", upto = 2018 }
reason = "never_published"
*/
SELECT
    'claimed' AS part, c.claim_id, NULL AS result_id, NULL AS agency_id, c.value, c.unit, c.source_id, s.witness_group
FROM claim c JOIN source s USING (source_id)
WHERE c.metric = CASE WHEN $category IS NULL THEN 'agencies_assessed' ELSE 'agencies_in_category' END
    AND c.scope = 'all' AND c.period = 'cumulative_to:' || $upto AND c.category_id IS NOT DISTINCT FROM $category
    AND c.aspect_id IS NULL AND c.step IS NULL
UNION ALL
SELECT 'counted', NULL, result_id, agency_id, NULL, NULL, source_id, NULL
FROM selected_result
WHERE $category IS NULL
    OR category_id IN (SELECT g.category_id FROM category_group g WHERE g.group_id = $category)
