-- Levels are named by the rulebooks' ladders: 1 to 20 characters.

ALTER TABLE membership MODIFY COLUMN level VARCHAR(20) NOT NULL;
ALTER TABLE agent_override MODIFY COLUMN level VARCHAR(20);

ALTER TABLE partner_standing MODIFY COLUMN membership_level VARCHAR(20) NOT NULL;
ALTER TABLE partner_standing MODIFY COLUMN eligible_level VARCHAR(20) NOT NULL;
ALTER TABLE partner_standing MODIFY COLUMN renewable_level VARCHAR(20);

ALTER TABLE competency_standing MODIFY COLUMN earned_level VARCHAR(20);
ALTER TABLE competency_standing MODIFY COLUMN effective_level VARCHAR(20);
ALTER TABLE competency_standing MODIFY COLUMN retained_level VARCHAR(20);
ALTER TABLE competency_standing MODIFY COLUMN displayed_level VARCHAR(20);

ALTER TABLE requirement_progress MODIFY COLUMN level VARCHAR(20);

ALTER TABLE risk_episode MODIFY COLUMN displayed_level VARCHAR(20) NOT NULL;
ALTER TABLE risk_episode MODIFY COLUMN renewable_level VARCHAR(20) NOT NULL;

ALTER TABLE standing_change MODIFY COLUMN effective_from VARCHAR(20) NOT NULL;
ALTER TABLE standing_change MODIFY COLUMN effective_to VARCHAR(20) NOT NULL;
ALTER TABLE standing_change MODIFY COLUMN displayed_from VARCHAR(20) NOT NULL;
ALTER TABLE standing_change MODIFY COLUMN displayed_to VARCHAR(20) NOT NULL;

ALTER TABLE override_standing MODIFY COLUMN level VARCHAR(20);
