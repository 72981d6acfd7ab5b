/*
id = "claimed_total"
version = 1
unit = "claimed"
fold = "claimed"
base = ""
parameters = ["metric", "scope", "category", "period", "aspect", "step"]
required = ["metric", "period"]
[name]
id = "Total yang tercetak"
en = "Printed total"
[definition]
id = "Total yang dicetak sumber: nilai yang disebut oleh kelompok saksi terbanyak. Sumber dari satu siaran pers dihitung satu saksi."
en = "A total that sources print: the value that most witness groups give. Sources of one press release count as one witness."
[not_said]
id = "Bahwa total itu benar; hanya bahwa ada yang mencetaknya."
en = "That the total is right; only that somebody printed it."
[[example]]
given = { metric = "agencies_assessed", period = "cumulative_to:2020" }
value = 7
[[example]]
given = { metric = "agencies_in_category", category = "baik", period = "cumulative_to:2020" }
value = 3
[[example]]
given = { metric = "agencies_in_category", category = "sangat_baik", period = "cumulative_to:2020" }
reason = "sources_disagree"
[[example]]
given = { metric = "agencies_assessed", period = "in_year:2019" }
reason = "never_published"
*/
WITH printed AS (
    SELECT
        c.claim_id, c.metric, c.scope, c.category_id, c.aspect_id, c.step, c.period, c.value, c.unit, c.statement,
        c.source_id, s.witness_group
    FROM claim c JOIN source s USING (source_id)
    WHERE c.metric = $metric AND c.scope = $scope AND c.period = $period
        AND c.category_id IS NOT DISTINCT FROM $category
        AND c.aspect_id IS NOT DISTINCT FROM $aspect AND c.step IS NOT DISTINCT FROM $step
), told AS (
    SELECT value, count(DISTINCT witness_group) AS witnesses FROM printed GROUP BY value
), accepted AS (
    SELECT CASE WHEN count(*) = 1 THEN max(value) END AS value FROM told
    WHERE witnesses = (SELECT max(witnesses) FROM told)
)
SELECT printed.*, printed.value IS DISTINCT FROM accepted.value AS contradicting
FROM printed, accepted
