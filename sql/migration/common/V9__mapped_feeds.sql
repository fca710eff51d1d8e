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

-- One file may fill several feeds by a mapping; each of them is a delivery of its own. A file whose mapping nobody knows
-- is of no feed.
ALTER TABLE delivery MODIFY COLUMN feed VARCHAR(20);
ALTER TABLE delivery ADD COLUMN mapping VARCHAR(64);

-- Which open items end that the delivery does not name: NONE of them, those of the whole FEED, or those of the PARTNERS
-- that it names.
ALTER TABLE delivery ADD COLUMN scope VARCHAR(8) DEFAULT 'NONE' NOT NULL;
UPDATE delivery SET scope = 'FEED' WHERE mode = 'snapshot' AND rows_rejected = 0;

CREATE TABLE snapshot_partner (
    delivery_id BIGINT NOT NULL,
    partner_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (delivery_id, partner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A file of JSON may have all its records on one line: which of the rejected ones of the delivery it is.
ALTER TABLE rejection ADD COLUMN nth BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE rejection DROP PRIMARY KEY;
ALTER TABLE rejection ADD PRIMARY KEY (delivery_id, line, nth);
