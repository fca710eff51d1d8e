package dev.assay.cli;

import dev.assay.cli.answer.DoctorCommand;
import dev.assay.cli.answer.ExplainCommand;
import dev.assay.cli.answer.HistoryCommand;
import dev.assay.cli.answer.RejectsCommand;
import dev.assay.cli.answer.ReportCommand;
import dev.assay.cli.answer.StatusCommand;
import dev.assay.cli.command.CommandGroup;
import dev.assay.cli.command.DemoDatabase;
import dev.assay.cli.file.FeedsCommand;
import dev.assay.cli.file.GenerateCommand;
import dev.assay.cli.file.RulebookCommand;
import dev.assay.cli.file.SealCommand;
import dev.assay.cli.hand.CorrectCommand;
import dev.assay.cli.hand.OverrideCommand;
import dev.assay.cli.list.DeliveriesCommand;
import dev.assay.cli.list.ExportCommand;
import dev.assay.cli.list.NotificationsCommand;
import dev.assay.cli.list.PartnersCommand;
import dev.assay.cli.list.PeopleCommand;
import dev.assay.cli.list.RisksCommand;
import dev.assay.cli.night.BackfillCommand;
import dev.assay.cli.night.NightlyCommand;
import dev.assay.cli.night.NotifyCommand;
import dev.assay.cli.night.PreviewCommand;
import dev.assay.cli.night.PurgeCommand;
import dev.assay.cli.night.RerunCommand;
import dev.assay.cli.night.SettleCommands;
import dev.assay.cli.night.StopCommand;
import dev.assay.cli.night.WorkerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "assay",
        description =
                "Tells a partner programme, night by night, which partners keep their competency levels, and notifies"
                        + " in time those who are about to lose them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            NightlyCommand.class,
            RerunCommand.class,
            BackfillCommand.class,
            PreviewCommand.class,
            SettleCommands.Release.class,
            SettleCommands.Discard.class,
            StopCommand.class,
            WorkerCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            ExplainCommand.class,
            RejectsCommand.class,
            ReportCommand.class,
            NotifyCommand.class,
            RisksCommand.class,
            NotificationsCommand.class,
            PartnersCommand.class,
            PeopleCommand.class,
            DeliveriesCommand.class,
            ExportCommand.class,
            RulebookCommand.class,
            FeedsCommand.class,
            SealCommand.class,
            OverrideCommand.class,
            CorrectCommand.class,
            DoctorCommand.class,
            PurgeCommand.class,
            GenerateCommand.class,
            DemoCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
final class AssayCommand extends CommandGroup {
    @Option(
            names = "--demo",
            scope = ScopeType.INHERIT,
            description = "Use the database that 'assay demo' has made, whatever the settings say.")
    void demo(boolean wanted) {
        if (wanted) {
            DemoDatabase.use(true);
        }
    }
}
