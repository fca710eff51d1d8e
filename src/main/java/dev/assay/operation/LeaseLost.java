package dev.assay.operation;

/** Another process has taken the lease over: this one must not write any more. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost() {
        super("another process has taken over: this one was not heard of for longer than assay.lease.duration");
    }
}
