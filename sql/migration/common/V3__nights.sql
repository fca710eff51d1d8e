-- The runs, and what they say. Rows of results are never changed: each carries the run that wrote it, and a row of a
-- later published run with the same key takes its place (gone = the key has no row any more). A run's rows count once
-- the run has an edition, which its publication gives it: one row changes, and all of the night is seen at once.
-- What a held or abandoned run has written is never seen.

CREATE TABLE run (
    run_id BIGINT NOT NULL,
    business_date DATE NOT NULL,
    attempt INT NOT NULL,
    status VARCHAR(10) NOT NULL,
    -- why an operator asked for this attempt; null for a nightly
    reason VARCHAR(1000),
    rulebook VARCHAR(100) NOT NULL,
    rulebooks_fingerprint CHAR(64) NOT NULL,
    -- what readers saw when the run began: its results are written as a difference to that
    compared_with BIGINT,
    -- given at publication: 1, 2, 3, ... ; null = never published
    edition BIGINT,
    started_at DATETIME(6) NOT NULL,
    ended_at DATETIME(6),
    published_at DATETIME(6),
    first_seq BIGINT,
    last_seq BIGINT,
    partners_evaluated BIGINT NOT NULL,
    partners_failed BIGINT NOT NULL,
    standings_changed BIGINT NOT NULL,
    notifications BIGINT NOT NULL,
    held_because VARCHAR(1000),
    failure VARCHAR(2000),
    PRIMARY KEY (run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE UNIQUE INDEX run_attempt ON run (business_date, attempt);
CREATE UNIQUE INDEX run_edition ON run (edition);

-- one row: what readers see now
CREATE TABLE publication (
    id INT NOT NULL,
    run_id BIGINT,
    edition BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO publication (id, run_id, edition, last_seq) VALUES (1, NULL, 0, 0);

-- one row: who runs the night. The token rises with every owner; a chunk of an owner whose token is no longer the
-- newest does not commit.
CREATE TABLE lease (
    id INT NOT NULL,
    token BIGINT NOT NULL,
    owner VARCHAR(200),
    business_date DATE,
    since DATETIME(6),
    stop_requested BOOLEAN NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- apart from the lease, so that a heartbeat never waits for a chunk
CREATE TABLE lease_heartbeat (
    id INT NOT NULL,
    token BIGINT NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO lease (id, token, owner, business_date, since, stop_requested) VALUES (1, 0, NULL, NULL, NULL, FALSE);
INSERT INTO lease_heartbeat (id, token, expires_at) VALUES (1, 0, '2000-01-01 00:00:00');

-- the ranges of partners that a run evaluates, fixed once per run, and how far each is
CREATE TABLE run_range (
    run_id BIGINT NOT NULL,
    range_no INT NOT NULL,
    -- both inclusive
    from_partner_id VARCHAR(40) NOT NULL,
    to_partner_id VARCHAR(40) NOT NULL,
    -- the last partner that is done; null = none yet
    done_through VARCHAR(40),
    finished BOOLEAN NOT NULL,
    partners BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    pairs_before BIGINT NOT NULL,
    pairs_fallen BIGINT NOT NULL,
    standings_changed BIGINT NOT NULL,
    notifications BIGINT NOT NULL,
    PRIMARY KEY (run_id, range_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- partners whose evaluation failed: they keep what was last published of them
CREATE TABLE run_failure (
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    PRIMARY KEY (run_id, partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- how many facts wait for something unknown, by kind
CREATE TABLE run_waiting (
    run_id BIGINT NOT NULL,
    kind VARCHAR(60) NOT NULL,
    items BIGINT NOT NULL,
    PRIMARY KEY (run_id, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- SHA-256 over all that a run says of a partner: when it is what was published, nothing needs to be read or written
CREATE TABLE partner_digest (
    partner_id VARCHAR(40) NOT NULL,
    run_id BIGINT NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (partner_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE partner_standing (
    partner_id VARCHAR(40) NOT NULL,
    run_id BIGINT NOT NULL,
    membership_level VARCHAR(6) NOT NULL,
    term_starts_on DATE,
    renews_on DATE,
    eligible_level VARCHAR(6) NOT NULL,
    renewable_level VARCHAR(6),
    membership_at_risk BOOLEAN NOT NULL,
    open_risks INT NOT NULL,
    PRIMARY KEY (partner_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE competency_standing (
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    run_id BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,
    earned_level VARCHAR(6),
    effective_level VARCHAR(6),
    retained_level VARCHAR(6),
    displayed_level VARCHAR(6),
    satisfied_path VARCHAR(64),
    center VARCHAR(200),
    risk_state VARCHAR(8),
    lapses_on DATE,
    PRIMARY KEY (partner_id, competency_code, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE requirement_progress (
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    -- unique within its competency, whatever the level
    requirement_id VARCHAR(64) NOT NULL,
    run_id BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,
    level VARCHAR(6),
    path_code VARCHAR(64),
    have DECIMAL(24,4),
    need DECIMAL(24,4),
    met BOOLEAN,
    overridden BOOLEAN,
    PRIMARY KEY (partner_id, competency_code, requirement_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE contribution (
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    requirement_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(40) NOT NULL,
    run_id BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,
    credential_codes VARCHAR(8000),
    by_override BOOLEAN,
    PRIMARY KEY (partner_id, competency_code, requirement_id, person_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE granted_benefit (
    partner_id VARCHAR(40) NOT NULL,
    benefit_code VARCHAR(64) NOT NULL,
    run_id BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,
    title VARCHAR(200),
    PRIMARY KEY (partner_id, benefit_code, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- episodes of risk, as last told
CREATE TABLE risk_episode (
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    term_starts_on DATE NOT NULL,
    episode INT NOT NULL,
    run_id BIGINT NOT NULL,
    state VARCHAR(8) NOT NULL,
    displayed_level VARCHAR(6) NOT NULL,
    renewable_level VARCHAR(6) NOT NULL,
    membership_at_risk BOOLEAN NOT NULL,
    lapses_on DATE,
    renews_on DATE NOT NULL,
    causes MEDIUMTEXT NOT NULL,
    -- days before the renewal, joined by a comma
    reminders_sent VARCHAR(100) NOT NULL,
    tellings INT NOT NULL,
    opened_on DATE NOT NULL,
    cleared_on DATE,
    cleared_because VARCHAR(20),
    PRIMARY KEY (partner_id, competency_code, term_starts_on, episode, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE standing_change (
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    effective_from VARCHAR(6) NOT NULL,
    effective_to VARCHAR(6) NOT NULL,
    displayed_from VARCHAR(6) NOT NULL,
    displayed_to VARCHAR(6) NOT NULL,
    causes MEDIUMTEXT NOT NULL,
    PRIMARY KEY (run_id, partner_id, competency_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE override_standing (
    override_id VARCHAR(40) NOT NULL,
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    level VARCHAR(6),
    requirement_id VARCHAR(64),
    person_id VARCHAR(40),
    credential_code VARCHAR(64),
    granted_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    status VARCHAR(8) NOT NULL,
    expired_by_run BIGINT,
    PRIMARY KEY (override_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- what a run is going to tell when it is published
CREATE TABLE prepared_notification (
    run_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    -- CLEARED before RAISED
    kind_order INT NOT NULL,
    event_id CHAR(36) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    renews_on DATE NOT NULL,
    payload MEDIUMTEXT NOT NULL,
    PRIMARY KEY (run_id, partner_id, competency_code, kind_order)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- the outbox: rows are only ever inserted, in the transaction that publishes their run, numbered 1, 2, 3, ...
-- The columns id, aggregatetype, aggregateid, type and payload are those that change-data-capture outbox routers expect.
CREATE TABLE notification (
    seq BIGINT NOT NULL,
    id CHAR(36) NOT NULL,
    aggregatetype VARCHAR(40) NOT NULL,
    aggregateid VARCHAR(40) NOT NULL,
    type VARCHAR(10) NOT NULL,
    payload MEDIUMTEXT NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    business_date DATE NOT NULL,
    run_id BIGINT NOT NULL,
    renews_on DATE NOT NULL,
    published_at DATETIME(6) NOT NULL,
    PRIMARY KEY (seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE UNIQUE INDEX notification_event ON notification (id);
