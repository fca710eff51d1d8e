-- The first day from which the changes of facts about the subject make no difference; only open risks, whose causes lie
-- in the past, are affected by earlier days.
ALTER TABLE touched_subject ADD COLUMN differs_until DATE NOT NULL DEFAULT '9999-12-31';
