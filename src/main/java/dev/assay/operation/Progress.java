package dev.assay.operation;

/**
 * Receives the progress of long work: a night, a purge, a generation. Only observes. May be called by several threads.
 */
public interface Progress {
    /** Ignores everything. */
    Progress NONE = new Progress() {
        @Override
        public void step(String name) {}

        @Override
        public void advance(long done, long total) {}
    };

    /** A step begins; a previous step that has not ended ends here. */
    void step(String name);

    /**
     * The step begins a part, such as a file; {@link #advance} then refers to that part alone.
     *
     * @param name of any length; the same name again is the same part
     */
    default void part(String name) {}

    /**
     * The step, or its part, has advanced. The first call states the starting point, which is not 0 if the work is
     * resumed.
     *
     * @param done of {@code total}
     * @param total 0 if it is unknown
     */
    void advance(long done, long total);

    /** The step has ended, successfully or not. */
    default void ended() {}
}
