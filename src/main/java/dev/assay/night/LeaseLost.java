package dev.assay.night;

/** Another process has taken the lease over: this one must not write any more. */
final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost() {
        super("another process has taken over: this one was not heard of for longer than assay.lease.duration");
    }
}
