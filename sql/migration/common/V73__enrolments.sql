-- Evidence about partners, and what they take part in for terms of their own.

CREATE TABLE attestation (
    partner_id VARCHAR(40) NOT NULL,
    attestation_code VARCHAR(64) NOT NULL,
    attested_on DATE NOT NULL,
    valid_until DATE,
    revoked_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (partner_id, attestation_code, attested_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE enrolment (
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    starts_on DATE NOT NULL,
    level VARCHAR(20) NOT NULL,
    renews_on DATE NOT NULL,
    ended_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (partner_id, competency_code, starts_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- null: the ladder of memberships, of a rulebook that states none
ALTER TABLE competency_standing ADD COLUMN ladder VARCHAR(64);
-- of the enrolment by which the competency is displayed; null: none
ALTER TABLE competency_standing ADD COLUMN term_starts_on DATE;
ALTER TABLE competency_standing ADD COLUMN renews_on DATE;
ALTER TABLE competency_standing ADD COLUMN secured_on DATE;
ALTER TABLE competency_standing ADD COLUMN score DECIMAL(24,4);
-- since when readers see what the row shows, where only its centre is newer; null: since its run
ALTER TABLE competency_standing ADD COLUMN changed_on DATE;
ALTER TABLE contribution ADD COLUMN marginal DECIMAL(24,4);

CREATE OR REPLACE VIEW v1_competency_standing AS
SELECT s.partner_id, s.competency_code, s.earned_level, s.effective_level, s.retained_level, s.displayed_level,
  s.satisfied_path, s.risk_state, s.lapses_on, COALESCE(s.changed_on, r.business_date) AS changed_on,
  COALESCE(s.ladder, 'membership') AS ladder, s.term_starts_on, s.renews_on, s.secured_on, s.score
FROM competency_standing s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM competency_standing n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);

CREATE OR REPLACE VIEW v1_contribution AS
SELECT s.partner_id, s.competency_code, s.requirement_id, s.person_id, s.credential_codes, s.by_override, s.marginal
FROM contribution s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM contribution n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code AND n.requirement_id = s.requirement_id
        AND n.person_id = s.person_id
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);
