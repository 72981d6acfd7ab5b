/*
id = "claimed_share"
version = 1
unit = "percent"
fold = "claimed_share"
base = ""
parameters = ["category", "upto"]
required = ["category", "upto"]
[name]
id = "Porsi menurut total yang tercetak"
en = "Share by printed totals"
[definition]
id = "Total tercetak satu kategori, sebagai persen dari total tercetak semua instansi yang dinilai."
en = "The printed total of a category, as percent of the printed total of all agencies assessed."
[not_said]
id = "Porsi di antara instansi yang bernama, yang jauh dari contoh acak."
en = "The share among the agencies that are named, which are far from a random sample."
[[example]]
given = { category = "baik", upto = 2020 }
value = 42.857143
[[example]]
given = { category = "sangat_baik", upto = 2020 }
reason = "sources_disagree"
[[example]]
given = { category = "baik", upto = 2018 }
reason = "never_published"
*/
SELECT
    CASE WHEN c.category_id IS NULL THEN 'whole' ELSE 'claimed' END AS part,
    c.claim_id, c.value, c.unit, c.source_id, s.witness_group
FROM claim c JOIN source s USING (source_id)
WHERE c.scope = 'all' AND c.period = 'cumulative_to:' || $upto AND c.aspect_id IS NULL AND c.step IS NULL
    AND ((c.metric = 'agencies_assessed' AND c.category_id IS NULL)
        OR (c.metric = 'agencies_in_category' AND c.category_id = $category))
