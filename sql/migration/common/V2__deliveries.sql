-- The files that came, what became of them, and the keys a snapshot names while it is being looked at.

CREATE TABLE delivery (
    delivery_id BIGINT NOT NULL,
    feed VARCHAR(20) NOT NULL,
    file VARCHAR(200) NOT NULL,
    sha256 CHAR(64),
    manifest_sha256 CHAR(64),
    mode VARCHAR(8),
    produced_at DATETIME(6),
    -- COMPARING while a snapshot's keys are collected, APPLYING while rows go in; then what v1_delivery shows
    status VARCHAR(10) NOT NULL,
    reason VARCHAR(2000),
    rows_read BIGINT NOT NULL,
    rows_applied BIGINT NOT NULL,
    rows_unchanged BIGINT NOT NULL,
    rows_stale BIGINT NOT NULL,
    rows_rejected BIGINT NOT NULL,
    items_ended BIGINT NOT NULL,
    -- how many records of the file are in; moves in the transaction that puts them in
    records_done BIGINT NOT NULL,
    -- for a held snapshot: the operator has said that it may be applied
    released BOOLEAN NOT NULL,
    run_id BIGINT,
    PRIMARY KEY (delivery_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX delivery_by_content ON delivery (sha256, feed);
CREATE INDEX delivery_by_file ON delivery (file);

CREATE TABLE rejection (
    delivery_id BIGINT NOT NULL,
    line BIGINT NOT NULL,
    column_name VARCHAR(64),
    reason VARCHAR(1000) NOT NULL,
    raw VARCHAR(2000) NOT NULL,
    PRIMARY KEY (delivery_id, line)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE snapshot_item (
    delivery_id BIGINT NOT NULL,
    -- the natural key, its parts joined by '/'
    item_key VARCHAR(160) NOT NULL,
    -- whether the item is open once the delivery's own rows are in
    is_open BOOLEAN NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    canonical_text MEDIUMTEXT NOT NULL,
    PRIMARY KEY (delivery_id, item_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
