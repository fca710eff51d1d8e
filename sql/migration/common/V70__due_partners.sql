-- What a night needs to know to evaluate only the partners whose answer can have changed.

-- Whom facts that were applied are about: P = a partner, U = a person, under whatever name. run_id is the last run
-- that applied any. Of no use once a later run is published, whose evaluation has seen them.
CREATE TABLE touched_subject (
    kind CHAR(1) NOT NULL,
    subject_id VARCHAR(40) NOT NULL,
    run_id BIGINT NOT NULL,
    PRIMARY KEY (kind, subject_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The first day on which time alone may change what is published of a partner; no row: never.
CREATE TABLE partner_due (
    partner_id VARCHAR(40) NOT NULL,
    due_on DATE NOT NULL,
    PRIMARY KEY (partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX partner_due_day ON partner_due (due_on);

-- The same as a run has found it, where it is another; null: never. Taken over by the night after its publication.
CREATE TABLE run_due (
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    due_on DATE,
    PRIMARY KEY (run_id, partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The partners whose answer can have changed, fixed when the ranges of the run are.
CREATE TABLE run_partner (
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (run_id, partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Partners that a full evaluation found otherwise although their answer could not have changed.
CREATE TABLE run_unexpected (
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    PRIMARY KEY (run_id, partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How many facts wait for something unknown, by whom they are about.
CREATE TABLE waiting_fact (
    kind VARCHAR(60) NOT NULL,
    subject_id VARCHAR(40) NOT NULL,
    items BIGINT NOT NULL,
    PRIMARY KEY (kind, subject_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- SHA-256 over the rules and settings that decide answers; null: by an earlier program.
ALTER TABLE run ADD COLUMN decided_by CHAR(64);
ALTER TABLE run ADD COLUMN full_evaluation BOOLEAN;
-- pairs of partner and competency with a level above NONE once the run is published
ALTER TABLE run ADD COLUMN pairs_after BIGINT;
ALTER TABLE run ADD COLUMN partners_reevaluated BIGINT;
-- risks that are open once the run is published
ALTER TABLE run ADD COLUMN open_risks BIGINT;
ALTER TABLE run_range ADD COLUMN pairs_after BIGINT;

CREATE OR REPLACE VIEW v1_run AS
SELECT run_id, business_date, attempt, status, rulebook, started_at, published_at, first_seq, last_seq,
  partners_evaluated, partners_failed, standings_changed, notifications, held_because, partners_reevaluated
FROM run;
