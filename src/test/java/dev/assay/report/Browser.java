package dev.assay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with a profile of its own, and the page that it shows. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** With scripts in the page. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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
            return new Browser(started(options(program, profile)), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Selenium waits 20 seconds for the chromedriver, which may take longer on a busy machine. */
    private static ChromeDriver started(ChromeOptions options) {
        for (int left = 4; ; left--) {
            try {
                return new ChromeDriver(options);
            } catch (WebDriverException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private static ChromeOptions options(Path program, Path profile) {
        LoggingPreferences everything = new LoggingPreferences();
        everything.enable(LogType.BROWSER, Level.ALL);
        everything.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        options.setScriptTimeout(PATIENCE);
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

    /** Shows a file; resets what was recorded before. */
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

    /** What axe-core finds wrong with the page, a line for each rule; it runs inside of the page. */
    String accessibilityFaults() {
        try (InputStream axe = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (String)
                Objects.requireNonNull(
                        driver.executeAsyncScript(
                                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                    found => done(found.violations.map(v => v.id + ': ' + v.help + ': '
                        + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' ')).join('\\n')),
                    error => done(String(error)));
                """));
    }

    /** Chooses what the selector finds, as a click on it does. */
    void click(String selector) {
        driver.executeScript("arguments[0].click()", driver.findElement(By.cssSelector(selector)));
    }

    /** Saves what the link leads to in the folder, and waits until it is there. */
    Path save(String link, Path folder) throws InterruptedException {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        WebElement element = driver.findElement(By.cssSelector(link));
        Path file = folder.resolve(Objects.requireNonNull(element.getDomAttribute("download")));
        driver.executeScript("arguments[0].click()", element);
        for (int i = 0; i < 3000 && !Files.exists(file); i++) {
            Thread.sleep(100);
        }
        return file;
    }

    /** How many sheets of paper the page takes. */
    long sheets() {
        Object pdf = driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true))
                .get("data");
        String text = new String(Base64.getDecoder().decode(String.valueOf(pdf)), StandardCharsets.ISO_8859_1);
        return Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(text).results().count();
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
