package dev.assay.doctor;

import dev.assay.operation.Connections;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.remote.BrokerAnswer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the broker through which other machines help. */
final class BrokerCheck {
    private static final Pattern ADDRESS = Pattern.compile("tcp://([^,()?]+):(\\d+)");
    private static final String ALONE = "nights evaluate all partners themselves";

    private BrokerCheck() {}

    /**
     * Nothing if no broker is set; then no class is loaded that speaks to one.
     *
     * @param url of the database, which the other machines must be able to use
     */
    static List<Finding> of(Settings.Remote settings, String url) {
        if (!settings.on()) {
            return List.of();
        }
        try {
            Connections.refuseAlone(url, settings);
        } catch (NightRefused e) {
            return List.of(Finding.problem("broker", Failures.message(e), DatabaseChecks.SET_URL));
        }
        return List.of(finding(settings, BrokerAnswer.of(settings)));
    }

    private static Finding finding(Settings.Remote settings, BrokerAnswer answer) {
        String as = settings.user().isEmpty() ? "without a user" : "of the user " + settings.user();
        if (answer.complaint() == null) {
            return Finding.ok("broker", "%s answers, and accepts a connection %s".formatted(answer.broker(), as));
        }
        return answer.refused()
                ? Finding.problem(
                        "broker",
                        "%s refuses a connection %s: %s; %s".formatted(answer.broker(), as, answer.complaint(), ALONE),
                        "export ASSAY_REMOTE_USER=assay ASSAY_REMOTE_PASSWORD='...'  # as the broker knows them")
                : Finding.problem(
                        "broker",
                        "%s cannot be reached: %s; %s".formatted(answer.broker(), answer.complaint(), ALONE),
                        reach(answer.broker()));
    }

    /** What shows by other means whether anything answers at its addresses. */
    private static String reach(String broker) {
        return ADDRESS.matcher(broker)
                .results()
                .map(address -> "nc -vz %s %s".formatted(address.group(1), address.group(2)))
                .collect(Collectors.joining("\n"));
    }
}
