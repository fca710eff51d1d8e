package dev.assay.night;

/** Is told how far a night is. Only observes. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void step(String name) {}

        @Override
        public void advance(long done, long total) {}
    };

    /** A step begins. */
    void step(String name);

    /**
     * The step has gone on. May be called from several threads.
     *
     * @param done of {@code total}
     * @param total 0 if it is not known
     */
    void advance(long done, long total);
}
