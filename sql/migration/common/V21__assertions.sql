-- The credentials behind achievements, by what their issuers know them: digests of the issuer's id (empty = not known) and
-- of the credential's own. An achievement is revoked only when all that are behind it are.

CREATE TABLE IF NOT EXISTS assertion (
    person_id VARCHAR(40) NOT NULL,
    credential_code VARCHAR(64) NOT NULL,
    earned_on DATE NOT NULL,
    assertion_id VARCHAR(40) NOT NULL,
    issuer_id VARCHAR(40) NOT NULL,
    valid_until DATE,
    revoked_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id, credential_code, earned_on, assertion_id, issuer_id),
    KEY assertion_by_id (assertion_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What is revoked by its id alone, perhaps before it is known.
CREATE TABLE IF NOT EXISTS assertion_revocation (
    assertion_id VARCHAR(40) NOT NULL,
    issuer_id VARCHAR(40) NOT NULL,
    -- null = the day on which it was issued
    revoked_on DATE,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (assertion_id, issuer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
