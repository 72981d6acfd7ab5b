-- Totals that sources print of agencies, with the witness group of each.
SELECT
    c.claim_id, c.metric, c.scope, c.category_id, c.period_kind, c.period_from, c.period_to, c.value, c.source_id,
    s.witness_group
FROM claim c JOIN source s USING (source_id)
WHERE c.step IS NULL AND c.aspect_id IS NULL AND c.metric IN (
    'agencies_assessed', 'agencies_in_category', 'share_in_category', 'share_assessed', 'agencies_registered', 'awards',
    'award_attendance', 'agencies_needing_guidance'
)
ORDER BY c.claim_id
