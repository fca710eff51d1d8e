package dev.assay.night;

import org.springframework.jdbc.core.JdbcTemplate;

/** What a system downstream does again and again while nights come and go; it fails when it sees what must not be. */
interface Reading {
    /** Looks once. */
    void look(JdbcTemplate views);

    /** Whether what it reads in one go has to be of one instant. */
    boolean inOneTransaction();
}
