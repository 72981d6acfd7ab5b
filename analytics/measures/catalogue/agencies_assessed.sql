/*
id = "agencies_assessed"
version = 1
unit = "agency"
fold = "count"
base = "agencies_registered"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Instansi dengan hasil tercatat"
en = "Agencies with a result on record"
[definition]
id = "Jumlah instansi yang hasil penilaiannya (terverifikasi atau diberi penghargaan) tercatat: pada tahun itu, atau sampai tahun itu menurut hasil terakhir."
en = "Agencies with a decided result (verified or awarded) on record: in that year, or up to that year by their latest result."
[not_said]
id = "Berapa lagi yang hasilnya tidak pernah dicetak di sumber terbuka."
en = "How many more there are whose result was never printed in a public source."
[[example]]
given = {  }
value = 6
[[example]]
given = { year = 2018 }
value = 3
[[example]]
given = { upto = 2018 }
value = 3
[[example]]
given = { upto = 2020, type = "daerah" }
value = 4
[[example]]
given = { year = 2018, province = "y", type = "kota" }
value = 0
*/
SELECT agency_id, year, category_id, score, result_id, source_id
FROM selected_result
