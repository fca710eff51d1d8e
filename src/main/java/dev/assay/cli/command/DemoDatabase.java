package dev.assay.cli.command;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a command uses the database that the demo makes, whatever the settings say. */
public final class DemoDatabase {
    private static final AtomicBoolean USED = new AtomicBoolean();

    private DemoDatabase() {}

    /** From now on it is used, or not. */
    public static void use(boolean used) {
        USED.set(used);
    }

    static boolean used() {
        return USED.get();
    }
}
