-- What downstream systems read: published runs only, all changed at one instant. See README, "For readers".
-- v1_run, v1_delivery and v1_rejection also show what is going on.

CREATE VIEW v1_partner_standing AS
SELECT s.partner_id, s.membership_level, s.term_starts_on, s.renews_on, s.eligible_level, s.renewable_level, s.membership_at_risk, s.open_risks, r.business_date AS changed_on
FROM partner_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT EXISTS (
      SELECT 1 FROM partner_standing n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_competency_standing AS
SELECT s.partner_id, s.competency_code, s.earned_level, s.effective_level, s.retained_level, s.displayed_level, s.satisfied_path, s.risk_state, s.lapses_on, r.business_date AS changed_on
FROM competency_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM competency_standing n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_requirement_progress AS
SELECT s.partner_id, s.competency_code, s.level, s.path_code, s.requirement_id, s.have, s.need, s.met, s.overridden
FROM requirement_progress s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM requirement_progress n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code AND n.requirement_id = s.requirement_id
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_contribution AS
SELECT s.partner_id, s.competency_code, s.requirement_id, s.person_id, s.credential_codes, s.by_override
FROM contribution s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM contribution n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code AND n.requirement_id = s.requirement_id AND n.person_id = s.person_id
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_profile AS
SELECT s.partner_id, s.competency_code, s.center, s.displayed_level
FROM competency_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND s.displayed_level <> 'NONE'
  AND NOT EXISTS (
      SELECT 1 FROM competency_standing n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_benefit AS
SELECT s.partner_id, s.benefit_code, s.title
FROM granted_benefit s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM granted_benefit n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.benefit_code = s.benefit_code
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_renewal_risk AS
SELECT s.partner_id, s.competency_code, s.term_starts_on, s.episode, s.state, s.displayed_level, s.renewable_level, s.membership_at_risk, s.lapses_on, s.causes, s.opened_on, s.cleared_on, s.cleared_because
FROM risk_episode s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT EXISTS (
      SELECT 1 FROM risk_episode n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code AND n.term_starts_on = s.term_starts_on AND n.episode = s.episode
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_override AS
SELECT s.override_id, s.partner_id, s.competency_code, s.level, s.requirement_id, s.person_id, s.credential_code, s.granted_on, s.ends_on, s.status, s.expired_by_run
FROM override_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT EXISTS (
      SELECT 1 FROM override_standing n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.override_id = s.override_id
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE VIEW v1_notification AS
SELECT seq, id AS event_id, type AS kind, aggregateid AS partner_id, competency_code, business_date, run_id, renews_on,
  payload, published_at
FROM notification;

CREATE VIEW v1_standing_change AS
SELECT s.run_id, r.business_date, s.partner_id, s.competency_code, s.effective_from, s.effective_to, s.displayed_from,
  s.displayed_to, s.causes
FROM standing_change s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL;

CREATE VIEW v1_run AS
SELECT run_id, business_date, attempt, status, rulebook, started_at, published_at, first_seq, last_seq,
  partners_evaluated, partners_failed, standings_changed, notifications, held_because
FROM run;

CREATE VIEW v1_delivery AS
SELECT delivery_id, feed, file, sha256, mode, produced_at, status, reason, rows_read, rows_applied, rows_unchanged,
  rows_stale, rows_rejected, items_ended, run_id
FROM delivery
WHERE status NOT IN ('COMPARING', 'APPLYING');

CREATE VIEW v1_rejection AS
SELECT j.delivery_id, j.line, j.column_name, j.reason, j.raw
FROM rejection j JOIN delivery d ON d.delivery_id = j.delivery_id AND d.status NOT IN ('COMPARING', 'APPLYING');
