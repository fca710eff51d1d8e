package dev.assay.cli.command;

import picocli.CommandLine.Option;

/** Whether the answer is for programs. */
public final class JsonOption {
    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    public boolean wanted() {
        return json;
    }
}
