-- how many points the score is measured against; null: no points are asked for
ALTER TABLE competency_standing ADD COLUMN score_needed DECIMAL(24,4);

CREATE OR REPLACE VIEW v1_competency_standing AS
SELECT s.partner_id, s.competency_code, s.earned_level, s.effective_level, s.retained_level, s.displayed_level,
  s.satisfied_path, s.risk_state, s.lapses_on, COALESCE(s.changed_on, r.business_date) AS changed_on,
  COALESCE(s.ladder, 'membership') AS ladder, s.term_starts_on, s.renews_on, s.secured_on, s.score,
  s.score_needed
FROM competency_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM competency_standing n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);
