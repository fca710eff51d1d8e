-- Useful queries. Those of the first part need only the views and can be run by any reader; those of the second part read
-- tables and are for operators. They run on MySQL, MariaDB and H2 (in its MySQL mode).

-- PART 1: FOR READERS

-- The currently published run.
SELECT run_id, business_date, attempt, rulebook, published_at, partners_evaluated, standings_changed, notifications
FROM v1_run WHERE status = 'PUBLISHED' ORDER BY run_id DESC LIMIT 1;

-- The notifications after a reader's cursor, the highest seq that it has processed (here 0).
SELECT seq, event_id, kind, partner_id, competency_code, business_date, renews_on, payload
FROM v1_notification WHERE seq > 0 ORDER BY seq LIMIT 1000;

-- The cursor of each reader, and how many notifications it is behind. To be listed here, a reader registers once,
--   INSERT INTO reader (name, last_seq, updated_at) VALUES ('crm', 0, UTC_TIMESTAMP(6));
-- and updates its cursor after each batch, in the transaction of its own work if that is in the same database:
--   UPDATE reader SET last_seq = 42, updated_at = UTC_TIMESTAMP(6) WHERE name = 'crm';
SELECT d.name, d.last_seq, d.updated_at, COALESCE((SELECT MAX(n.seq) FROM v1_notification n), 0) - d.last_seq AS behind
FROM reader d ORDER BY d.name;

-- Renewals at risk, the most urgent first.
SELECT r.partner_id, r.competency_code, r.state, r.displayed_level, r.renewable_level, r.lapses_on, s.renews_on
FROM v1_renewal_risk r JOIN v1_partner_standing s ON s.partner_id = r.partner_id
WHERE r.cleared_on IS NULL ORDER BY s.renews_on, r.partner_id, r.competency_code;

-- Partners that may buy more than they have.
SELECT partner_id, membership_level, eligible_level FROM v1_partner_standing
WHERE eligible_level = 'GOLD' AND membership_level <> 'GOLD'
    OR eligible_level = 'SILVER' AND membership_level = 'NONE'
ORDER BY partner_id;

-- The profile of each partner.
SELECT partner_id, center, competency_code, displayed_level FROM v1_profile ORDER BY partner_id, center, competency_code;

-- People whose departure would cost most: how many levels would fall, and how many requirements would no longer be met.
SELECT w.partner_id, w.person_id, SUM(w.level_falls) AS levels, SUM(w.requirement_breaks) AS requirements FROM (
    SELECT partner_id, person_id, 1 AS level_falls, 0 AS requirement_breaks FROM v1_critical_person
    UNION ALL
    SELECT c.partner_id, c.person_id, 0, 1 FROM v1_contribution c
    JOIN v1_requirement_progress p ON p.partner_id = c.partner_id AND p.competency_code = c.competency_code
        AND p.requirement_id = c.requirement_id
    WHERE p.met AND NOT p.overridden AND p.have = p.need) w
GROUP BY w.partner_id, w.person_id ORDER BY levels DESC, requirements DESC, w.partner_id, w.person_id LIMIT 50;

-- The critical people of a partner: a level depends on each of them.
SELECT person_id, competency_code, level_with, level_without FROM v1_critical_person
WHERE partner_id = 'P100' ORDER BY competency_code, person_id;

-- What changed in the last published run.
SELECT c.partner_id, c.competency_code, c.effective_from, c.effective_to, c.displayed_from, c.displayed_to
FROM v1_standing_change c
WHERE c.run_id = (SELECT MAX(run_id) FROM v1_run WHERE status = 'PUBLISHED')
ORDER BY c.partner_id, c.competency_code;

-- Overrides that are in force, those that end first at the top.
SELECT override_id, partner_id, competency_code, level, requirement_id, person_id, credential_code, ends_on
FROM v1_override WHERE status = 'ACTIVE' ORDER BY ends_on, override_id;

-- Deliveries that need attention.
SELECT delivery_id, feed, file, produced_at, status, reason FROM v1_delivery
WHERE status IN ('REFUSED', 'HELD', 'WAITING') ORDER BY delivery_id DESC;

-- Why rows were rejected, the most frequent reasons first.
SELECT d.feed, j.column_name, COUNT(*) AS n, MIN(j.reason) AS example FROM v1_rejection j
JOIN v1_delivery d ON d.delivery_id = j.delivery_id GROUP BY d.feed, j.column_name ORDER BY n DESC;

-- When each feed was last produced and applied.
SELECT feed, MAX(produced_at) AS newest FROM v1_delivery WHERE status = 'APPLIED' GROUP BY feed ORDER BY feed;

-- PART 2: FOR OPERATORS

-- Who is running a night, and when the lease expires (UTC).
SELECT l.owner, l.business_date, l.since, l.stop_requested, h.expires_at
FROM lease l JOIN lease_heartbeat h ON h.id = l.id;

-- The progress of the current night: deliveries, then ranges of partners.
SELECT delivery_id, file, status, records_done, rows_read FROM delivery WHERE status IN ('COMPARING', 'APPLYING');
SELECT g.range_no, g.from_partner_id, g.to_partner_id, g.done_through, g.finished, g.partners
FROM run_range g WHERE g.run_id = (SELECT MAX(run_id) FROM run) ORDER BY g.range_no;

-- What the guard of a run counted.
SELECT run_id, SUM(pairs_before) AS pairs, SUM(pairs_fallen) AS fallen FROM run_range GROUP BY run_id ORDER BY run_id DESC;

-- Partners that kept their last published results because they could not be evaluated.
SELECT run_id, partner_id, reason FROM run_failure ORDER BY run_id DESC, partner_id LIMIT 100;

-- Facts that refer to something unknown, in the newest run.
SELECT kind, items FROM run_waiting WHERE run_id = (SELECT MAX(run_id) FROM run_waiting) AND items > 0 ORDER BY kind;

-- Pseudo ids with facts but without a person (deliver them in the feed aliases), those with most facts first. The name is
-- not stored; anyone who has it can compute the pseudo id (jobs/mappings/README.md).
SELECT f.person_id AS pseudo_id, COUNT(*) AS facts FROM (
    SELECT person_id FROM achievement UNION ALL SELECT person_id FROM association
    UNION ALL SELECT person_id FROM agent_override) f
WHERE f.person_id LIKE 'alias.__________________________________' AND f.person_id NOT LIKE 'alias.%.%'
    AND NOT EXISTS (SELECT 1 FROM person_alias l WHERE l.pseudo_id = f.person_id)
GROUP BY f.person_id ORDER BY facts DESC, f.person_id LIMIT 100;

-- The number of linked but unknown people, by partner.
SELECT a.partner_id, COUNT(DISTINCT a.person_id) AS unknown_people FROM association a
WHERE a.person_id LIKE 'alias.__________________________________' AND a.person_id NOT LIKE 'alias.%.%'
    AND NOT EXISTS (SELECT 1 FROM person_alias l WHERE l.pseudo_id = a.person_id)
GROUP BY a.partner_id ORDER BY unknown_people DESC, a.partner_id LIMIT 100;

-- People with several ids, and aliases of people who were never linked to a partner.
SELECT person_id, COUNT(*) AS names FROM person_alias GROUP BY person_id HAVING COUNT(*) > 1
ORDER BY names DESC, person_id LIMIT 100;
SELECT l.pseudo_id, l.person_id FROM person_alias l
WHERE NOT EXISTS (SELECT 1 FROM association a WHERE a.person_id = l.person_id)
    AND NOT EXISTS (SELECT 1 FROM person_alias n JOIN association a ON a.person_id = n.pseudo_id
        WHERE n.person_id = l.person_id)
ORDER BY l.pseudo_id LIMIT 100;

-- Credentials by number of holders, which also shows codes that are in no rulebook.
SELECT credential_code, COUNT(*) AS held FROM achievement GROUP BY credential_code ORDER BY held DESC, credential_code;

-- Files that were read by a mapping: one delivery for each feed that they fill.
SELECT delivery_id, file, mapping, feed, mode, scope, status, rows_read, rows_applied, rows_rejected, items_ended
FROM delivery WHERE mapping IS NOT NULL ORDER BY delivery_id DESC LIMIT 100;

-- How many result rows each run has written.
SELECT r.run_id, r.business_date, r.status, (SELECT COUNT(*) FROM competency_standing s WHERE s.run_id = r.run_id) AS rows_written
FROM run r ORDER BY r.run_id DESC LIMIT 20;
