-- What a delivery left out and contradicted, and by partner what a snapshot names.

ALTER TABLE delivery ADD COLUMN (
    rows_left_out BIGINT DEFAULT 0 NOT NULL,
    -- how many by which condition of the mapping, as JSON
    left_out VARCHAR(4000) DEFAULT '{}' NOT NULL,
    -- rows with the key and updated_at of an earlier one of the delivery and other content
    conflicts BIGINT DEFAULT 0 NOT NULL,
    -- refused because it was produced in the future: from then on it is looked at again
    taken_from DATETIME(6)
);

-- null where items are of no partner
ALTER TABLE snapshot_item ADD COLUMN (partner_id VARCHAR(40));

CREATE OR REPLACE VIEW v1_delivery AS
SELECT delivery_id, feed, file, sha256, mode, produced_at, status, reason, rows_read, rows_applied, rows_unchanged,
  rows_stale, rows_rejected, items_ended, run_id, rows_left_out, left_out, conflicts
FROM delivery
WHERE status NOT IN ('COMPARING', 'APPLYING');
