/*
id = "claim_witnesses"
version = 1
unit = "witness"
fold = "witnesses"
base = ""
parameters = ["metric", "scope", "category", "period", "aspect", "step"]
required = ["metric", "period"]
[name]
id = "Saksi atas total yang tercetak"
en = "Witnesses of a printed total"
[definition]
id = "Jumlah kelompok saksi yang mencetak total itu dengan nilai yang diterima."
en = "Witness groups that print the total with the accepted value."
[not_said]
id = "Jumlah halaman: salinan satu siaran pers dihitung satu."
en = "The number of pages: copies of one press release count once."
[[example]]
given = { metric = "agencies_assessed", period = "cumulative_to:2020" }
value = 2
[[example]]
given = { metric = "agencies_in_category", category = "baik", period = "cumulative_to:2020" }
value = 1
*/
SELECT
    c.claim_id, c.metric, c.scope, c.category_id, c.aspect_id, c.step, c.period, c.value, c.unit, c.statement,
    c.source_id, s.witness_group
FROM claim c JOIN source s USING (source_id)
WHERE c.metric = $metric AND c.scope = $scope AND c.period = $period
    AND c.category_id IS NOT DISTINCT FROM $category
    AND c.aspect_id IS NOT DISTINCT FROM $aspect AND c.step IS NOT DISTINCT FROM $step
