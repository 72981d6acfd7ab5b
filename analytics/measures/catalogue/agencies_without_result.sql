/*
id = "agencies_without_result"
version = 1
unit = "agency"
fold = "count"
base = "agencies_registered"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Instansi tanpa hasil tercatat"
en = "Agencies without a result on record"
[definition]
id = "Jumlah instansi di registri yang tidak punya hasil tercatat: belum dinilai, atau dinilai tetapi hasilnya tidak tercetak."
en = "Agencies of the registry without a result on record: not assessed, or assessed without the result being printed."
[not_said]
id = "Apakah instansi itu pernah dinilai."
en = "Whether the agency was ever assessed."
[[example]]
given = {  }
value = 1
[[example]]
given = { year = 2018 }
value = 5
*/
SELECT agency_id, agency_type, province_id
FROM selected_agency
WHERE (valid_from IS NULL OR valid_from <= $year) AND (valid_to IS NULL OR valid_to > $year)
    AND NOT EXISTS (SELECT 1 FROM selected_result s WHERE s.agency_id = selected_agency.agency_id)
