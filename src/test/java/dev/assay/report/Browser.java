package dev.assay.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with a profile of its own, and the page that it shows. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Starts the program through the chromedriver that lies beside it; nothing is fetched. */
    static Browser start(Path program) {
        Path chromedriver = program.resolveSibling("chromedriver");
        if (!Files.isExecutable(program) || !Files.isExecutable(chromedriver)) {
            throw new IllegalStateException(
                    "assay.test.chromium is \"%s\"; it must be a Chromium with its chromedriver beside it"
                            .formatted(program));
        }
        try {
            Path profile = Files.createTempDirectory("assay-chromium-");
            // with it given, Selenium looks for none
            System.setProperty("webdriver.chrome.driver", chromedriver.toString());
            return new Browser(new ChromeDriver(options(program, profile)), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChromeOptions options(Path program, Path profile) {
        LoggingPreferences everything = new LoggingPreferences();
        everything.enable(LogType.BROWSER, Level.ALL);
        everything.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        options.setCapability("goog:loggingPrefs", everything);
        return options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "about:blank");
    }

    /** Shows a file; what the browser did before that is forgotten. */
    void open(Path file) {
        driver.get("about:blank");
        requests();
        console();
        driver.get(file.toUri().toString());
    }

    /** Makes the window so wide, as on a phone where it is narrow. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 740, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    /** Shows the page as on that medium, {@code screen} or {@code print}, in that colour scheme. */
    void medium(String medium, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What a function body of JavaScript returns, run in the page. */
    Object ask(String script) {
        return Objects.requireNonNull(driver.executeScript(script), script);
    }

    /** How a screen reader names what the selector finds, in the order of the page. */
    List<String> accessibleNames(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(element -> String.valueOf(element.getAccessibleName()))
                .toList();
    }

    /** What the console has shown since it was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The addresses that have been asked for since the last call. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> JSON.readTree(entry.getMessage()).path("message"))
                .filter(message -> message.path("method").asString("").equals("Network.requestWillBeSent"))
                .map(Browser::address)
                .toList();
    }

    private static String address(JsonNode message) {
        return message.path("params").path("request").path("url").asString("");
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(profile)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
