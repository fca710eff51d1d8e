package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.night.NightOutcome;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that runs nights. */
@Exits({
    ExitCode.HELD,
    ExitCode.STOPPED,
    ExitCode.FAILED,
    ExitCode.DELIVERY_PROBLEM,
    ExitCode.INPUT_REFUSED,
    ExitCode.UNREACHABLE,
    ExitCode.BUSY,
    ExitCode.CONFIGURATION
})
abstract class NightCommand extends Subcommand {
    @Mixin
    NightOptions options = new NightOptions();

    /** Runs a night and prints how it ended. */
    final ExitCode shown(Session session, Supplier<NightOutcome> night) {
        return session.watched(() ->
                new NightSummary(session, screen(), options, options.inbox(session.settings())).print(night.get()));
    }
}
