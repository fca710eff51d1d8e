-- People without whom a competency would have a lower level.

CREATE TABLE IF NOT EXISTS critical_person (
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    person_id VARCHAR(40) NOT NULL,
    run_id BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,
    level_with VARCHAR(20),
    level_without VARCHAR(20),
    PRIMARY KEY (partner_id, competency_code, person_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE OR REPLACE VIEW v1_critical_person AS
SELECT s.partner_id, s.person_id, s.competency_code, s.level_with, s.level_without
FROM critical_person s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
WHERE NOT s.gone
  AND NOT EXISTS (
      SELECT 1 FROM critical_person n JOIN run nr ON nr.run_id = n.run_id
      WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code AND n.person_id = s.person_id
        AND n.run_id > s.run_id AND nr.edition IS NOT NULL);
