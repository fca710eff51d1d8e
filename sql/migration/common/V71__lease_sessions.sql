-- The sessions of the process that holds the lease, so that whoever takes an expired lease over can end what its owner
-- has left open: a process that is frozen, or whose machine is gone, keeps its locks for as long as its sessions live.
CREATE TABLE lease_session (
    token BIGINT NOT NULL,
    session_id BIGINT NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token, session_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
