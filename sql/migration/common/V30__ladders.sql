-- how many levels the effective one has risen; negative if it has fallen: the order of levels is the rulebooks' matter
ALTER TABLE standing_change ADD COLUMN risen INT DEFAULT 0 NOT NULL;

UPDATE standing_change SET risen =
    CASE effective_to WHEN 'GOLD' THEN 2 WHEN 'SILVER' THEN 1 ELSE 0 END
    - CASE effective_from WHEN 'GOLD' THEN 2 WHEN 'SILVER' THEN 1 ELSE 0 END;
