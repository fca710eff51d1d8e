-- Where a run took its deliveries and its rules from, as it was told: for commands that are suggested about it.
ALTER TABLE run ADD COLUMN (
    inbox VARCHAR(1000),
    rulebook_folder VARCHAR(1000)
);
