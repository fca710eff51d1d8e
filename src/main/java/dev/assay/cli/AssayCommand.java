package dev.assay.cli;

import dev.assay.cli.answer.DoctorCommand;
import dev.assay.cli.answer.ExplainCommand;
import dev.assay.cli.answer.HistoryCommand;
import dev.assay.cli.answer.RejectsCommand;
import dev.assay.cli.answer.ReportCommand;
import dev.assay.cli.answer.StatusCommand;
import dev.assay.cli.file.FeedsCommand;
import dev.assay.cli.file.GenerateCommand;
import dev.assay.cli.file.RulebookCommand;
import dev.assay.cli.file.SealCommand;
import dev.assay.cli.hand.CorrectCommand;
import dev.assay.cli.hand.OverrideCommand;
import dev.assay.cli.night.BackfillCommand;
import dev.assay.cli.night.DiscardCommand;
import dev.assay.cli.night.NightlyCommand;
import dev.assay.cli.night.NotifyCommand;
import dev.assay.cli.night.PreviewCommand;
import dev.assay.cli.night.PurgeCommand;
import dev.assay.cli.night.ReleaseCommand;
import dev.assay.cli.night.RerunCommand;
import dev.assay.cli.night.StopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "assay",
        description = {
            "Tells a partner programme, night by night, who still deserves silver and gold,"
                    + " and warns in time those who are about to lose it."
        },
        mixinStandardHelpOptions = true,
        version = "assay 1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            NightlyCommand.class,
            RerunCommand.class,
            BackfillCommand.class,
            PreviewCommand.class,
            ReleaseCommand.class,
            DiscardCommand.class,
            StopCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            ExplainCommand.class,
            RejectsCommand.class,
            ReportCommand.class,
            NotifyCommand.class,
            RulebookCommand.class,
            FeedsCommand.class,
            SealCommand.class,
            OverrideCommand.class,
            CorrectCommand.class,
            DoctorCommand.class,
            PurgeCommand.class,
            GenerateCommand.class,
            DemoCommand.class,
            HelpCommand.class
        })
final class AssayCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which command");
    }
}
