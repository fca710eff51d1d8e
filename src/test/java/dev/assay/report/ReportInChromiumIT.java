package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of the page, whatever the feeds have sent. */
final class ReportInChromiumIT {
    /** Of all that is shown as text: the lowest ratio of its colour to what lies behind, and where. */
    private static final String LOWEST_CONTRAST =
            """
            const channels = text => text.match(/[\\d.]+/g).map(Number);
            const luminance = ([r, g, b]) => [r, g, b]
                .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                    const c = channels(getComputedStyle(e).backgroundColor);
                    if (c.length < 4 || c[3] > 0) return c;
                }
                return [255, 255, 255];
            };
            let lowest = [99, 'no text'];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const element = walk.currentNode.parentElement;
                if (!walk.currentNode.data.trim() || !element.getClientRects().length) continue;
                const style = getComputedStyle(element);
                const a = luminance(channels(element.namespaceURI.endsWith('svg') ? style.fill : style.color));
                const b = luminance(behind(element));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < lowest[0]) lowest = [ratio, element.className + ': ' + walk.currentNode.data.trim()];
            }
            return lowest[0].toFixed(2) + ' at ' + lowest[1];
            """;

    /** 30 dots, a bar for each night, and one for each of the 29 that had rises or falls, where these are not 0. */
    private static final long CHARTED = 30 + 30 + 23 + 25;

    @TempDir
    private Path folder = Path.of("");

    @InChromium
    void hostile_texts_stay_text_and_nothing_is_loaded(Browser browser) throws IOException {
        Path file = page();

        browser.open(file);

        assertThat(browser.requests())
                .contains(file.toUri().toString())
                .allMatch(address -> address.equals(file.toUri().toString()) || address.equals("data:,"));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.ask("return document.title")).isEqualTo("Assay · night of 2026-03-31 · run 30");
        assertThat(browser.ask("return document.querySelectorAll('script, img, iframe, base, object').length"))
                .isEqualTo(0L);
        String shown = (String) browser.ask("return document.body.textContent");
        assertThat(shown).contains(SomePages.HOSTILE);
        assertThat(browser.accessibleNames("svg[role=img]"))
                .containsExactly("Open risks", "Competencies that rose and fell", "How long the nights took");
    }

    @InChromium
    void no_window_has_to_be_scrolled_sideways(Browser browser) throws IOException {
        browser.open(page());
        for (int width : List.of(320, 360, 768, 1280)) {
            browser.width(width);
            assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                    .as("width of the page in a window of %d", width)
                    .isLessThanOrEqualTo(width);
        }
    }

    @InChromium
    void it_can_be_read_by_day_in_the_dark_and_in_print(Browser browser) throws IOException {
        browser.open(page());
        for (String scheme : List.of("light", "dark")) {
            browser.medium("screen", scheme);
            assertReadable(browser, scheme);
        }
        assertThat(browser.ask("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 22, 26)");

        browser.medium("print", "dark");
        assertReadable(browser, "in print");
        assertThat(browser.ask("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.ask("return getComputedStyle(document.querySelector('nav')).display"))
                .isEqualTo("none");
        assertThat(browser.console()).isEmpty();
    }

    @InChromium
    void everything_that_is_drawn_can_be_seen_and_lies_inside_of_its_chart(Browser browser) throws IOException {
        browser.open(page());
        String outside =
                """
                const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1
                    && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
                return [...document.querySelectorAll('.chart :is(rect, circle, path, text)')].filter(e => {
                    const box = e.getBoundingClientRect();
                    const seen = box.width > 0 && box.height > 0 && getComputedStyle(e).display !== 'none';
                    return !seen || !inside(box, e.ownerSVGElement.getBoundingClientRect());
                }).map(e => e.outerHTML).join(' ');
                """;
        for (int width : List.of(360, 1280)) {
            browser.width(width);
            assertThat(browser.ask(outside)).isEqualTo("");
            assertThat(browser.ask("return document.querySelectorAll('.chart :is(rect, circle)').length"))
                    .isEqualTo(CHARTED);
        }
    }

    /** What WCAG asks of text of the usual size. */
    private static void assertReadable(Browser browser, String when) {
        String lowest = (String) browser.ask(LOWEST_CONTRAST);
        assertThat(Double.parseDouble(lowest.substring(0, lowest.indexOf(' '))))
                .as("lowest contrast %s: %s", when, lowest)
                .isGreaterThanOrEqualTo(4.5);
    }

    private Path page() throws IOException {
        return Files.writeString(folder.resolve("report.html"), RunReport.html(SomePages.with(SomePages.HOSTILE)));
    }
}
