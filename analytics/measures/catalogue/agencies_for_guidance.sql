/*
id = "agencies_for_guidance"
version = 1
unit = "agency"
fold = "count"
base = "agencies_registered"
parameters = ["upto", "type", "province", "region", "standing"]
required = ["upto", "standing"]
[name]
id = "Instansi yang dilihat untuk pembinaan"
en = "Agencies that are looked at for guidance"
[definition]
id = "Jumlah instansi yang masih ada pada akhir tahun itu, tanpa lembaga nonstruktural dan lembaga lain yang tidak punya hasil tercatat: semuanya, atau yang berkedudukan demikian menurut hasil terakhirnya sampai tahun itu."
en = "Agencies that existed at the end of the year, without non-structural and other bodies that have no result on record: all of them, or those that stand so by their latest result up to that year."
[not_said]
id = "Instansi mana yang dihitung KASN sebagai dasarnya; daftar itu tidak diketahui."
en = "Which agencies KASN counted as its base; that list is not known."
[[example]]
given = { upto = 2020 }
value = 7
[[example]]
given = { upto = 2018 }
value = 8
[[example]]
given = { upto = 2020, standing = "at_least_baik" }
value = 3
[[example]]
given = { upto = 2020, standing = "category_unknown" }
value = 1
[[example]]
given = { upto = 2020, region = "r2", type = "kabupaten_kota" }
value = 1
*/
SELECT *
FROM (
    SELECT a.agency_id, a.agency_type, a.province_id, s.category_id, s.score, s.result_id, s.source_id,
        CASE
            WHEN s.agency_id IS NULL THEN 'no_result'
            WHEN s.category_id IS NULL THEN 'category_unknown'
            WHEN s.category_id IN ('buruk', 'kurang') THEN s.category_id
            ELSE 'at_least_baik'
        END AS standing
    FROM selected_agency a
    LEFT JOIN selected_result s USING (agency_id)
    WHERE (a.valid_from IS NULL OR a.valid_from <= $upto) AND (a.valid_to IS NULL OR a.valid_to > $upto)
        AND (a.agency_type NOT IN ('lns', 'lembaga_lain') OR s.agency_id IS NOT NULL)
)
WHERE $standing IN ('all', standing)
