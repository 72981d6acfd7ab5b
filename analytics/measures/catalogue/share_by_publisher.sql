/*
id = "share_by_publisher"
version = 1
unit = "percent"
fold = "share"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region", "publisher_kind"]
required = ["publisher_kind"]
[name]
id = "Porsi instansi menurut penerbit hasilnya"
en = "Share of agencies by who publishes their result"
[definition]
id = "Persentase instansi dengan hasil tercatat yang hasilnya dicetak oleh jenis penerbit itu, dan tidak oleh yang lebih dekat dengan penilaian (lihat agencies_by_publisher)."
en = "Percent of the agencies with a result on record whose result is printed by that kind of publisher, and by none closer to the assessment (see agencies_by_publisher)."
[not_said]
id = "Bahwa KASN tidak pernah menerbitkan selebihnya: yang terhitung hanya halaman dalam rilis ini, dan pers dapat memberitakan apa yang diumumkan KASN."
en = "That KASN never published the rest: only pages in this release count, and the press may report what KASN announced."
[[example]]
given = { publisher_kind = "kasn" }
value = 50
[[example]]
given = { publisher_kind = "news", upto = 2020, type = "daerah" }
value = 50
[[example]]
given = { publisher_kind = "news", year = 2018, type = "kota" }
reason = "no_result"
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
