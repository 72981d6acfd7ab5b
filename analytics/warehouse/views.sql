-- Rules 5 and 6 of the numbers, each written here and nowhere else.

-- Rule 5, what counts as contradicting: a row of another category, or of the same category with another score.
CREATE MACRO is_contradicting(category, printed_score, accepted_category, accepted_score) AS
coalesce(category <> accepted_category OR (category = accepted_category AND printed_score <> accepted_score), false);

-- Rule 5, the order of the rows of one agency and year. Only decided stages count.
CREATE VIEW result_in_order AS
SELECT
    r.*, s.witness_group,
    row_number() OVER (
        PARTITION BY r.agency_id, r.year
        ORDER BY
            CASE r.confidence WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END,
            CASE r.year_basis WHEN 'stated' THEN 1 ELSE 2 END,
            CASE WHEN r.score IS NULL THEN 2 ELSE 1 END,
            CASE s.publisher_kind WHEN 'kasn' THEN 1 WHEN 'state_body' THEN 2 WHEN 'agency' THEN 3 WHEN 'scholarly' THEN 4 ELSE 5 END,
            r.result_id
    ) AS place
FROM result r JOIN source s USING (source_id)
WHERE r.stage IN ('verified', 'award') AND r.year IS NOT NULL;

-- Rule 5. The category is that of the first row that has one; the score is the first one printed for that category.
-- confidence and year_basis are those of the row that gave the category, since rule 6 asks for them.
CREATE VIEW accepted_result_rule AS
WITH chosen AS (
    SELECT agency_id, year, coalesce(min(place) FILTER (category_id IS NOT NULL), 1) AS place
    FROM result_in_order GROUP BY agency_id, year
), first_row AS (
    SELECT o.* FROM result_in_order o JOIN chosen USING (agency_id, year, place)
), scored AS (
    SELECT agency_id, year, min(o.place) AS place
    FROM result_in_order o JOIN first_row f USING (agency_id, year)
    WHERE o.score IS NOT NULL AND o.category_id IS NOT DISTINCT FROM f.category_id
    GROUP BY agency_id, year
), score_row AS (
    SELECT o.agency_id, o.year, o.result_id, o.score, o.score_max
    FROM result_in_order o JOIN scored USING (agency_id, year, place)
), counted AS (
    SELECT
        o.agency_id, o.year, count(*)::BIGINT AS rows_in_all,
        count(*) FILTER (is_contradicting(o.category_id, o.score, f.category_id, s.score))::BIGINT AS contradicting,
        count(DISTINCT o.witness_group) FILTER (o.category_id IS NOT DISTINCT FROM f.category_id)::BIGINT AS witnesses
    FROM result_in_order o
    JOIN first_row f USING (agency_id, year)
    LEFT JOIN score_row s USING (agency_id, year)
    GROUP BY o.agency_id, o.year
)
SELECT
    f.agency_id, f.year, f.category_id, s.score, s.score_max, f.result_id, s.result_id AS score_result_id,
    f.source_id, f.stage, f.confidence, f.year_basis, c.contradicting, c.witnesses, c.rows_in_all
FROM first_row f
LEFT JOIN score_row s USING (agency_id, year)
JOIN counted c USING (agency_id, year);

-- The same as a table, filled once at the build: one definition, read a thousand times.
CREATE TABLE accepted_result AS FROM accepted_result_rule ORDER BY agency_id, year;

-- An aspect of an accepted result: the first row, in the order of rule 5, that agrees with it and prints the aspect.
-- percent is as printed, else points of the maximum; the maximum is the printed one, else that of the form, else the
-- aspect's own where both forms have the same.
CREATE VIEW accepted_aspect_rule AS
SELECT agency_id, year, aspect_id, percent, points, points_max, result_id, source_id FROM (
    SELECT
        o.agency_id, o.year, x.aspect_id, o.result_id, o.source_id, x.points,
        coalesce(x.points_max, CASE
            WHEN o.score_max = 400 THEN a.max_400 WHEN o.score_max = 410 THEN a.max_410
            WHEN a.max_400 = a.max_410 THEN a.max_400 END) AS points_max,
        coalesce(x.percent, 100 * x.points / coalesce(x.points_max, CASE
            WHEN o.score_max = 400 THEN a.max_400 WHEN o.score_max = 410 THEN a.max_410
            WHEN a.max_400 = a.max_410 THEN a.max_400 END)) AS percent,
        row_number() OVER (PARTITION BY o.agency_id, o.year, x.aspect_id ORDER BY o.place) AS turn
    FROM result_in_order o
    JOIN accepted_result t USING (agency_id, year)
    JOIN aspect_score x ON x.result_id = o.result_id
    JOIN aspect a ON a.aspect_id = x.aspect_id
    WHERE o.category_id IS NOT DISTINCT FROM t.category_id
        AND (o.score IS NULL OR t.score IS NULL OR o.score = t.score)
) WHERE turn = 1 AND percent IS NOT NULL;

CREATE TABLE accepted_aspect AS FROM accepted_aspect_rule ORDER BY agency_id, year, aspect_id;

-- Every row as it was reported, counted or not, and what became of it under rule 5.
CREATE VIEW told_result AS
SELECT
    r.result_id, r.agency_id, r.year, r.year_basis, r.stage, r.category_id, r.category_basis, r.score, r.score_max,
    r.against_band, r.announced_on, r.confidence, r.note, r.source_id, s.witness_group, o.place,
    coalesce(r.result_id = a.result_id, false) AS is_accepted,
    coalesce(r.result_id = a.score_result_id, false) AS gives_score,
    o.place IS NOT NULL AND is_contradicting(r.category_id, r.score, a.category_id, a.score) AS contradicts,
    a.witnesses
FROM result r
JOIN source s USING (source_id)
LEFT JOIN result_in_order o ON o.result_id = r.result_id AND o.agency_id = r.agency_id
LEFT JOIN accepted_result a ON o.place IS NOT NULL AND a.agency_id = r.agency_id AND a.year = r.year;

-- In a year: the accepted results of that year.
CREATE MACRO results_in(in_year) AS TABLE
SELECT * FROM accepted_result WHERE year = in_year;

-- Rule 6, up to a year: the accepted result of the greatest year of the period, but one without a category, and one of
-- low confidence with an inferred year, give way to any other.
CREATE MACRO latest_result(upto) AS TABLE
SELECT * EXCLUDE (turn) FROM (
    SELECT *, row_number() OVER (
        PARTITION BY agency_id
        ORDER BY (category_id IS NULL OR (confidence = 'low' AND year_basis = 'inferred')), year DESC
    ) AS turn
    FROM accepted_result WHERE year BETWEEN 2018 AND upto
) WHERE turn = 1;
