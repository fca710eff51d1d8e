package dev.assay.operation;

/** Is told how far long work is: a night, a purge, a generation. Only observes. May be called from several threads. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void step(String name) {}

        @Override
        public void advance(long done, long total) {}
    };

    /** A step begins; one that has not ended ends here. */
    void step(String name);

    /**
     * The step goes on with something of its own, such as a file; what {@link #advance} says is of it alone.
     *
     * @param name of any length; the same again is the same part
     */
    default void part(String name) {}

    /**
     * The step, or its part, has gone on. The first call says where it begins, which is not 0 when it was begun earlier.
     *
     * @param done of {@code total}
     * @param total 0 if it is not known
     */
    void advance(long done, long total);

    /** The step has ended, well or not. */
    default void ended() {}
}
