-- Accounts for MySQL. Run as an administrator, after the owner has migrated for the first time (GRANT on a table needs
-- the table); run it again after an upgrade that adds tables. Replace the schema assay if yours has another name.
--
--   assay_owner   migrates: spring.flyway.user / spring.flyway.password
--   assay_job     runs the nights: spring.datasource.username / spring.datasource.password
--   assay_keeper  deletes data that is no longer needed ('assay purge'), which the account of the nights may not do
--   assay_reader  for downstream systems: the v1_ views, and the table of their cursors
--
-- MySQL prints the random passwords once. Restrict the host '%' to the hosts of each account.

CREATE USER IF NOT EXISTS 'assay_owner'@'%' IDENTIFIED BY RANDOM PASSWORD;
CREATE USER IF NOT EXISTS 'assay_job'@'%' IDENTIFIED BY RANDOM PASSWORD;
CREATE USER IF NOT EXISTS 'assay_keeper'@'%' IDENTIFIED BY RANDOM PASSWORD;
CREATE USER IF NOT EXISTS 'assay_reader'@'%' IDENTIFIED BY RANDOM PASSWORD;

-- The owner creates and alters tables and views. The views read the tables with the owner's privileges.
GRANT ALTER, CREATE, CREATE VIEW, DELETE, DROP, INDEX, INSERT, REFERENCES, SELECT, SHOW VIEW, TRIGGER, UPDATE
    ON assay.* TO 'assay_owner'@'%';

-- Facts are upserts by natural key; nothing is deleted.
GRANT SELECT, INSERT, UPDATE ON assay.partner TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.membership TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.association TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.achievement TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.metric_month TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.attestation TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.enrolment TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.agent_override TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.person_alias TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.assertion TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.assertion_revocation TO 'assay_job'@'%';

-- DELETE: the record of a file that waited for its manifest is deleted when the file disappears or is delivered.
GRANT SELECT, INSERT, UPDATE, DELETE ON assay.delivery TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.rejection TO 'assay_job'@'%';
-- DELETE: the items that a snapshot names are needed only while it is processed.
GRANT SELECT, INSERT, UPDATE, DELETE ON assay.snapshot_item TO 'assay_job'@'%';
GRANT SELECT, INSERT, DELETE ON assay.snapshot_partner TO 'assay_job'@'%';

-- Runs change their status. The lease and the publication are one row each, inserted by the migration.
GRANT SELECT, INSERT, UPDATE ON assay.run TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.run_range TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.run_failure TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.rulebook_title TO 'assay_job'@'%';
GRANT SELECT, INSERT, DELETE ON assay.run_waiting TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON assay.touched_subject TO 'assay_job'@'%';
GRANT SELECT, INSERT, DELETE ON assay.partner_due TO 'assay_job'@'%';
GRANT SELECT, INSERT, DELETE ON assay.run_due TO 'assay_job'@'%';
GRANT SELECT, INSERT, DELETE ON assay.run_partner TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.run_unexpected TO 'assay_job'@'%';
GRANT SELECT, INSERT, DELETE ON assay.waiting_fact TO 'assay_job'@'%';
GRANT SELECT, UPDATE ON assay.publication TO 'assay_job'@'%';
GRANT SELECT, UPDATE ON assay.lease TO 'assay_job'@'%';
GRANT SELECT, UPDATE ON assay.lease_heartbeat TO 'assay_job'@'%';
-- Its own sessions, which it may end (KILL needs no privilege for those) when it takes over an expired lease.
GRANT SELECT, INSERT, DELETE ON assay.lease_session TO 'assay_job'@'%';

-- Results are insert-only.
GRANT SELECT, INSERT ON assay.partner_digest TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.partner_standing TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.competency_standing TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.requirement_progress TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.contribution TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.granted_benefit TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.critical_person TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.risk_episode TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.standing_change TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.override_standing TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.prepared_notification TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.notification TO 'assay_job'@'%';

-- Spring Batch's tables.
GRANT SELECT, INSERT, UPDATE ON assay.BATCH_JOB_INSTANCE TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.BATCH_JOB_EXECUTION TO 'assay_job'@'%';
GRANT SELECT, INSERT ON assay.BATCH_JOB_EXECUTION_PARAMS TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.BATCH_JOB_EXECUTION_CONTEXT TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.BATCH_STEP_EXECUTION TO 'assay_job'@'%';
GRANT SELECT, INSERT, UPDATE ON assay.BATCH_STEP_EXECUTION_CONTEXT TO 'assay_job'@'%';
GRANT SELECT, UPDATE ON assay.BATCH_JOB_INSTANCE_SEQ TO 'assay_job'@'%';
GRANT SELECT, UPDATE ON assay.BATCH_JOB_EXECUTION_SEQ TO 'assay_job'@'%';
GRANT SELECT, UPDATE ON assay.BATCH_STEP_EXECUTION_SEQ TO 'assay_job'@'%';
-- To check that the schema has this version of the program.
GRANT SELECT ON assay.flyway_schema_history TO 'assay_job'@'%';

-- To show the cursors of readers, and to store the cursor of 'assay notify'.
GRANT SELECT, INSERT, UPDATE ON assay.reader TO 'assay_job'@'%';

-- Reports and explanations read the views of readers.
GRANT SELECT ON assay.v1_partner_standing TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_competency_standing TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_requirement_progress TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_contribution TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_profile TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_benefit TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_critical_person TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_renewal_risk TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_override TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_notification TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_standing_change TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_run TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_delivery TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_rejection TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_partner TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_competency TO 'assay_job'@'%';
GRANT SELECT ON assay.v1_credential TO 'assay_job'@'%';

-- Purging, under the same lease as the nights. Facts, notifications and deliveries are never deleted.
GRANT SELECT, DELETE ON assay.partner_digest TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.partner_standing TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.competency_standing TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.requirement_progress TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.contribution TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.granted_benefit TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.critical_person TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.risk_episode TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.override_standing TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.standing_change TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.prepared_notification TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.run TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.run_range TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.run_failure TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.run_waiting TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.run_unexpected TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.rejection TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.BATCH_JOB_INSTANCE TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.BATCH_JOB_EXECUTION TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.BATCH_JOB_EXECUTION_PARAMS TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.BATCH_JOB_EXECUTION_CONTEXT TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.BATCH_STEP_EXECUTION TO 'assay_keeper'@'%';
GRANT SELECT, DELETE ON assay.BATCH_STEP_EXECUTION_CONTEXT TO 'assay_keeper'@'%';
GRANT SELECT ON assay.partner TO 'assay_keeper'@'%';
GRANT SELECT ON assay.membership TO 'assay_keeper'@'%';
GRANT SELECT ON assay.agent_override TO 'assay_keeper'@'%';
GRANT SELECT ON assay.delivery TO 'assay_keeper'@'%';
GRANT SELECT ON assay.publication TO 'assay_keeper'@'%';
GRANT SELECT ON assay.notification TO 'assay_keeper'@'%';
GRANT SELECT ON assay.v1_standing_change TO 'assay_keeper'@'%';
GRANT SELECT ON assay.flyway_schema_history TO 'assay_keeper'@'%';
GRANT SELECT, UPDATE ON assay.lease TO 'assay_keeper'@'%';
GRANT SELECT, UPDATE ON assay.lease_heartbeat TO 'assay_keeper'@'%';
GRANT SELECT, INSERT, DELETE ON assay.lease_session TO 'assay_keeper'@'%';

-- Readers.
GRANT SELECT ON assay.v1_partner_standing TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_competency_standing TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_requirement_progress TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_contribution TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_profile TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_benefit TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_critical_person TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_renewal_risk TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_override TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_notification TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_standing_change TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_run TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_delivery TO 'assay_reader'@'%';
-- Without the rejected rows themselves. An account that has more from an earlier version of this file keeps it until
-- REVOKE SELECT ON assay.v1_rejection FROM 'assay_reader'@'%'.
GRANT SELECT (delivery_id, line, column_name, reason) ON assay.v1_rejection TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_partner TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_competency TO 'assay_reader'@'%';
GRANT SELECT ON assay.v1_credential TO 'assay_reader'@'%';
-- Each reader stores its cursor in a row with its own name. Readers that share an account can change each other's rows,
-- which are only for display; a reader that does not accept this keeps its cursor elsewhere. DELETE is left to an operator.
GRANT SELECT, INSERT, UPDATE ON assay.reader TO 'assay_reader'@'%';

-- What privileges cannot express: an edition is given to a run only once, as the one after the last published (a preview of
-- a past date takes editions away in a transaction that it rolls back); the last number is that of the last notification;
-- and a notification has a number only if a run that is not published has prepared it. A statement that violates this fails
-- with the text as an incorrect value. The triggers act with the owner's privileges.
DROP TRIGGER IF EXISTS assay.run_keeps_edition;
CREATE DEFINER = 'assay_owner'@'%' TRIGGER assay.run_keeps_edition BEFORE UPDATE ON assay.run FOR EACH ROW
    SET NEW.edition = IF(NEW.edition IS NULL OR NEW.edition <=> OLD.edition
        OR OLD.edition IS NULL AND NEW.edition = (SELECT p.edition + 1 FROM assay.publication p WHERE p.id = 1),
        NEW.edition, 'only a publication assigns an edition');
DROP TRIGGER IF EXISTS assay.run_begins_unpublished;
CREATE DEFINER = 'assay_owner'@'%' TRIGGER assay.run_begins_unpublished BEFORE INSERT ON assay.run FOR EACH ROW
    SET NEW.edition = IF(NEW.edition IS NULL, NULL, 'only a publication assigns an edition');
DROP TRIGGER IF EXISTS assay.publication_goes_forward;
CREATE DEFINER = 'assay_owner'@'%' TRIGGER assay.publication_goes_forward BEFORE UPDATE ON assay.publication FOR EACH ROW
    SET NEW.last_seq = IF(NEW.edition = OLD.edition AND NEW.last_seq = OLD.last_seq
        OR NEW.edition = OLD.edition + 1
            AND NEW.last_seq = (SELECT COALESCE(MAX(n.seq), 0) FROM assay.notification n),
        NEW.last_seq, 'editions and numbers only go forward, to the last notification');
DROP TRIGGER IF EXISTS assay.notification_was_prepared;
CREATE DEFINER = 'assay_owner'@'%' TRIGGER assay.notification_was_prepared BEFORE INSERT ON assay.notification FOR EACH ROW
    SET NEW.seq = IF(NEW.seq > (SELECT p.last_seq FROM assay.publication p WHERE p.id = 1)
            AND EXISTS (SELECT 1 FROM assay.prepared_notification n WHERE n.run_id = NEW.run_id
                AND n.partner_id = NEW.aggregateid AND n.competency_code = NEW.competency_code AND n.event_id = NEW.id)
            AND EXISTS (SELECT 1 FROM assay.run r WHERE r.run_id = NEW.run_id AND r.edition IS NULL),
        NEW.seq, 'only a publication numbers notifications');

-- Optional: an account for a change-data-capture outbox router; see "Change data capture" in README.md for its setup.
-- Uncomment to use. FLUSH_TABLES and LOCK TABLES block publications during the initial snapshot, so that none is missed
-- between the snapshot and the binlog; revoke both afterwards.
-- CREATE USER IF NOT EXISTS 'assay_cdc'@'%' IDENTIFIED BY RANDOM PASSWORD;
-- GRANT REPLICATION SLAVE, REPLICATION CLIENT, FLUSH_TABLES ON *.* TO 'assay_cdc'@'%';
-- GRANT LOCK TABLES ON assay.* TO 'assay_cdc'@'%';
-- GRANT SELECT ON assay.notification TO 'assay_cdc'@'%';
