-- How far downstream readers have come in v1_notification: a row per reader, which the reader itself keeps, if it likes,
-- so that `status` can say who lags behind. Nothing that Assay decides depends on it.

CREATE TABLE reader (
    -- which downstream system: its own choice
    name VARCHAR(100) NOT NULL,
    -- the highest seq that it has dealt with; 0 = none yet
    last_seq BIGINT NOT NULL,
    -- when it moved, UTC
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (name),
    CONSTRAINT reader_last_seq CHECK (last_seq >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
