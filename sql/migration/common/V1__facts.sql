-- What the feeds have said, the newest word per natural key. Not for readers.
-- All text compares byte by byte: 'Résumé' is not 'resume'. Instants are UTC.

CREATE TABLE partner (
    partner_id VARCHAR(40) NOT NULL,
    name VARCHAR(200),
    country VARCHAR(100),
    market VARCHAR(10) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE membership (
    partner_id VARCHAR(40) NOT NULL,
    level VARCHAR(6) NOT NULL,
    starts_on DATE NOT NULL,
    renews_on DATE NOT NULL,
    ended_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (partner_id, starts_on, level)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE association (
    person_id VARCHAR(40) NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    linked_on DATE NOT NULL,
    unlinked_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id, partner_id, linked_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- a partner's people: found without touching the rows
CREATE INDEX association_of_partner ON association (partner_id, person_id);

CREATE TABLE achievement (
    person_id VARCHAR(40) NOT NULL,
    credential_code VARCHAR(64) NOT NULL,
    earned_on DATE NOT NULL,
    valid_until DATE,
    revoked_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id, credential_code, earned_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE metric_month (
    partner_id VARCHAR(40) NOT NULL,
    metric_code VARCHAR(64) NOT NULL,
    -- the first day of the month
    month_on DATE NOT NULL,
    figure DECIMAL(19,4) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (partner_id, metric_code, month_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE agent_override (
    override_id VARCHAR(40) NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    competency_code VARCHAR(64) NOT NULL,
    level VARCHAR(6),
    requirement_id VARCHAR(64),
    person_id VARCHAR(40),
    credential_code VARCHAR(64),
    granted_on DATE NOT NULL,
    valid_until DATE,
    granted_by VARCHAR(100),
    reason VARCHAR(1000),
    revoked_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (override_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX agent_override_of_partner ON agent_override (partner_id);
