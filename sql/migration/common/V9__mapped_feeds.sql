-- Who stands behind an alias, and deliveries that are whole for a part only.

-- The alias itself, such as a mail address, is personal data that no rule needs: only its pseudo id is kept, under which
-- facts are delivered and stored as under any other person id.
CREATE TABLE person_alias (
    pseudo_id VARCHAR(40) NOT NULL,
    person_id VARCHAR(40) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (pseudo_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- a person's aliases: found without touching the rows
CREATE INDEX person_alias_of_person ON person_alias (person_id, pseudo_id);
