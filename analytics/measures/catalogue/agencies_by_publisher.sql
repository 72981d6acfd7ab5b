/*
id = "agencies_by_publisher"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region", "publisher_kind"]
required = ["publisher_kind"]
[name]
id = "Instansi menurut penerbit hasilnya"
en = "Agencies by who publishes their result"
[definition]
id = "Jumlah instansi yang hasilnya dicetak oleh jenis penerbit itu, dan tidak oleh yang lebih dekat dengan penilaian. Urutannya: KASN, lembaga negara lain, instansi itu sendiri, karya ilmiah, pers. Yang dihitung ialah halaman dengan kategori yang berlaku bagi tahun hasil itu."
en = "Agencies whose result is printed by that kind of publisher, and by none closer to the assessment. The order: KASN, another state body, the agency itself, academic work, the press. Pages that print the category that counts for the year of the result are taken."
[not_said]
id = "Bahwa KASN tidak pernah menerbitkan selebihnya: yang terhitung hanya halaman dalam rilis ini, dan pers dapat memberitakan apa yang diumumkan KASN."
en = "That KASN never published the rest: only pages in this release count, and the press may report what KASN announced."
[[example]]
given = { publisher_kind = "kasn" }
value = 3
[[example]]
given = { publisher_kind = "agency", upto = 2020 }
value = 1
[[example]]
given = { publisher_kind = "news", upto = 2020 }
value = 2
[[example]]
given = { publisher_kind = "scholarly" }
value = 0
[[example]]
given = { publisher_kind = "kasn", year = 2018 }
value = 3
[[example]]
given = { publisher_kind = "news", year = 2020 }
value = 1
*/
SELECT agency_id, year, category_id, publisher_kind, result_id, source_id FROM (
    SELECT
        r.agency_id, r.year, r.category_id, s.publisher_kind, o.result_id, o.source_id,
        row_number() OVER (
            PARTITION BY r.agency_id
            ORDER BY list_position(['kasn', 'state_body', 'agency', 'scholarly', 'news'], s.publisher_kind), o.place
        ) AS turn
    FROM selected_result r
    JOIN result_in_order o
        ON o.agency_id = r.agency_id AND o.year = r.year AND o.category_id IS NOT DISTINCT FROM r.category_id
    JOIN source s ON s.source_id = o.source_id
)
WHERE turn = 1 AND publisher_kind = $publisher_kind
