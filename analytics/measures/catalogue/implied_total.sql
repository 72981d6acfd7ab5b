/*
id = "implied_total"
version = 1
unit = "agency"
fold = "claimed_sum"
base = ""
parameters = ["implied"]
required = ["implied"]
[name]
id = "Jumlah yang tersirat dari total tercetak"
en = "Number implied by printed totals"
[definition]
id = "Jumlah yang dihitung dari total tercetak sampai akhir 2020 dan dari total pembinaan tanggal 28 Januari 2021: dinilai dikurangi sekurang-kurangnya Baik (dinilai di bawah Baik); perlu dibina dikurangi itu (belum pernah dinilai); perlu dibina ditambah sekurang-kurangnya Baik (dasarnya); dasar itu dikurangi instansi di registri tanpa lembaga nonstruktural dan lembaga lain (selisih). Tiap total ialah nilai yang disebut kelompok saksi terbanyak."
en = "A number worked out of printed totals up to the end of 2020 and the total for guidance of 28 January 2021: assessed less at least Good (assessed below Good); needing guidance less that (never assessed); needing guidance plus at least Good (their base); that base less the agencies of the registry without non-structural and other bodies (the difference). Each total is the value that most witness groups give."
[not_said]
id = "Bahwa jumlah itu pernah dicetak, dan bahwa semua totalnya memakai lingkup dan tanggal yang sama; hanya dengan syarat itu jumlahnya berlaku."
en = "That the number was ever printed, and that all its totals share one scope and date; only on that condition does it hold."
[[example]]
given = { implied = "assessed_below_baik" }
reason = "never_published"
[[example]]
given = { implied = "base" }
reason = "never_published"
*/
WITH term(implied, part, sign) AS (VALUES
    ('assessed_below_baik', 'assessed', 1), ('assessed_below_baik', 'at_least_baik', -1),
    ('never_assessed', 'needing_guidance', 1), ('never_assessed', 'assessed', -1),
    ('never_assessed', 'at_least_baik', 1),
    ('base', 'needing_guidance', 1), ('base', 'at_least_baik', 1),
    ('base_less_registry', 'needing_guidance', 1), ('base_less_registry', 'at_least_baik', 1),
    ('base_less_registry', 'registry', -1)
), printed AS (
    SELECT
        CASE
            WHEN metric = 'agencies_assessed' AND "period" = 'cumulative_to:2020' THEN 'assessed'
            WHEN metric = 'agencies_in_category' AND category_id = 'at_least_baik' AND "period" = 'cumulative_to:2020'
                THEN 'at_least_baik'
            WHEN metric = 'agencies_needing_guidance' AND "period" = 'cumulative_to:2021-01-28' THEN 'needing_guidance'
        END AS part, claim_id, value, source_id, witness_group
    FROM claim JOIN source USING (source_id)
    WHERE scope = 'all'
), counted AS (
    SELECT 'registry' AS part, NULL AS claim_id, count(*) AS value, NULL AS source_id, 'registry' AS witness_group
    FROM agency
    WHERE agency_type NOT IN ('lns', 'lembaga_lain')
        AND (valid_from IS NULL OR valid_from <= 2020) AND (valid_to IS NULL OR valid_to > 2020)
)
SELECT part, sign, (SELECT count(*) FROM term WHERE implied = $implied) AS parts, claim_id, value, source_id, witness_group
FROM term JOIN (FROM printed UNION ALL FROM counted) USING (part)
WHERE implied = $implied
