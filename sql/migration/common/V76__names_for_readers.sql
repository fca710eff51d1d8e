-- How the rules that a run used call things, as of its date. kind C: a competency, detail its centre; K: a credential,
-- detail its kind. Written before a run is published, once for each version of the rules.
CREATE TABLE rulebook_title (
    fingerprint VARCHAR(64) NOT NULL,
    rulebook VARCHAR(100) NOT NULL,
    kind CHAR(1) NOT NULL,
    code VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    detail VARCHAR(200) NOT NULL,
    PRIMARY KEY (fingerprint, rulebook, kind, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Names as they were delivered last; of partners that a published run knows.
CREATE VIEW v1_partner AS
SELECT p.partner_id, p.name, p.country, p.market
FROM partner p
WHERE EXISTS (
      SELECT 1 FROM partner_standing s JOIN run r ON r.run_id = s.run_id
      WHERE s.partner_id = p.partner_id AND r.edition IS NOT NULL);

-- Titles by the rules that the last published run used.
CREATE VIEW v1_competency AS
SELECT t.code AS competency_code, t.title, t.detail AS center
FROM publication p JOIN run r ON r.run_id = p.run_id
  JOIN rulebook_title t ON t.fingerprint = r.rulebooks_fingerprint AND t.rulebook = r.rulebook
WHERE p.id = 1 AND t.kind = 'C';

CREATE VIEW v1_credential AS
SELECT t.code AS credential_code, t.title, t.detail AS kind
FROM publication p JOIN run r ON r.run_id = p.run_id
  JOIN rulebook_title t ON t.fingerprint = r.rulebooks_fingerprint AND t.rulebook = r.rulebook
WHERE p.id = 1 AND t.kind = 'K';
