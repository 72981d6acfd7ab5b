/*
id = "result_sources"
version = 1
unit = "source"
fold = "count"
base = ""
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Halaman sumber"
en = "Source pages"
[definition]
id = "Jumlah halaman sumber di balik hasil yang dihitung."
en = "Source pages behind the results that count."
[not_said]
id = "Jumlah saksi: beberapa halaman dapat berasal dari satu siaran pers."
en = "The number of witnesses: several pages may come from one press release."
[[example]]
given = {  }
value = 3
*/
SELECT DISTINCT o.source_id
FROM selected_result JOIN result_in_order o USING (agency_id, year)
