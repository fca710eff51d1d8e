-- For what is asked again and again: what is under way, what a run has done, and what is known of a partner.

CREATE INDEX delivery_by_status ON delivery (status);
CREATE INDEX delivery_by_run ON delivery (run_id);
CREATE INDEX notification_by_run ON notification (run_id);
CREATE INDEX notification_by_partner ON notification (aggregateid);
CREATE INDEX override_standing_by_partner ON override_standing (partner_id);
CREATE INDEX standing_change_by_partner ON standing_change (partner_id);
CREATE INDEX agent_override_of_person ON agent_override (person_id);
