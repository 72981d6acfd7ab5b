/*
id = "agencies_needing_guidance"
version = 1
unit = "agency"
fold = "count"
base = "agencies_for_guidance"
parameters = ["upto", "type", "province", "region", "standing"]
required = ["upto", "standing"]
[name]
id = "Instansi yang perlu dibina"
en = "Agencies that need guidance"
[definition]
id = "Jumlah instansi yang menurut hasil terakhirnya sampai tahun itu Buruk atau Kurang, atau tidak punya hasil tercatat: semuanya, atau satu dari ketiga kelompok itu."
en = "Agencies that by their latest result up to that year are Poor or Insufficient, or have no result on record: all of them, or one of the three groups."
[not_said]
id = "Apakah instansi tanpa hasil tercatat belum dinilai, atau dinilai tetapi hasilnya tidak tercetak. Instansi yang kategorinya tidak diketahui tidak dihitung."
en = "Whether an agency without a result on record was not assessed, or assessed without its result being printed. Agencies of unknown category are not counted."
[[example]]
given = { upto = 2020 }
value = 3
[[example]]
given = { upto = 2020, standing = "no_result" }
value = 1
[[example]]
given = { upto = 2018, standing = "kurang" }
value = 2
[[example]]
given = { upto = 2020, standing = "buruk", region = "r2" }
value = 0
*/
SELECT *
FROM (
    SELECT a.agency_id, a.agency_type, a.province_id, s.category_id, s.score, s.result_id, s.source_id,
        CASE WHEN s.agency_id IS NULL THEN 'no_result' ELSE s.category_id END AS standing
    FROM selected_agency a
    LEFT JOIN selected_result s USING (agency_id)
    WHERE (a.valid_from IS NULL OR a.valid_from <= $upto) AND (a.valid_to IS NULL OR a.valid_to > $upto)
        AND (a.agency_type NOT IN ('lns', 'lembaga_lain') OR s.agency_id IS NOT NULL)
)
WHERE standing IN ('buruk', 'kurang', 'no_result') AND $standing IN ('all', standing)
