package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.operation.Visible;
import dev.assay.outbound.PartnerReport;
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

    /** How far the luminance of any level's colour is from that of any state's and of links, as a ratio of contrast. */
    private static final String LEVELS_FROM_OTHERS =
            """
            const probe = document.body.appendChild(document.createElement('i'));
            const luminance = name => {
                probe.style.color = 'var(' + name + ')';
                return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number)
                    .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            };
            const ratios = ['--lv0', '--lv1', '--lv2', '--lv3'].map(luminance).flatMap(level =>
                ['--lost', '--lapsing', '--fell', '--rose', '--accent'].map(luminance).map(other =>
                    (Math.max(level, other) + 0.05) / (Math.min(level, other) + 0.05)));
            probe.remove();
            return Math.min(...ratios).toFixed(2);
            """;

    /** What sticks out of the window, and would make it scroll. */
    private static final String BEYOND =
            """
            return [...document.body.querySelectorAll('*')]
                .filter(e => !e.closest('.wide, .unseen') && e.getBoundingClientRect().right > innerWidth + 1)
                .map(e => e.tagName + '.' + e.className).slice(0, 9).join(' ');
            """;

    /** 30 dots, a bar for each night, and one for each of the 29 that had rises or falls, where these are not 0. */
    private static final long CHARTED = 30 + 30 + 23 + 25;

    /** As of a programme of 3,000 partners. */
    private static final int RISKS = 350;

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
        assertThat(shown).contains(SomePages.HOSTILE.stream().map(Visible::of).toList());
        unfold(browser);
        assertThat(browser.accessibleNames("svg[role=img]"))
                .containsExactly("Open risks", "Competencies that rose and fell", "How long the nights took");
    }

    @InChromium
    void no_window_has_to_be_scrolled_sideways(Browser browser) throws IOException {
        browser.open(page());
        for (boolean unfolded : List.of(false, true)) {
            if (unfolded) {
                unfold(browser);
            }
            for (int width : List.of(320, 360, 768, 1280)) {
                browser.width(width);
                assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                        .as("width of the page in a window of %d; beyond it: %s", width, browser.ask(BEYOND))
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @InChromium
    void it_can_be_read_by_day_in_the_dark_and_in_print(Browser browser) throws IOException {
        browser.open(page());
        unfold(browser);
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
        assertThat(browser.ask("return getComputedStyle(document.querySelector('.filters')).display"))
                .isEqualTo("none");
        assertThat(browser.console()).isEmpty();
    }

    @InChromium
    void levels_are_distinguishable_from_states_and_links_without_colours(Browser browser) throws IOException {
        browser.open(page());
        for (List<String> look :
                List.of(List.of("screen", "light"), List.of("screen", "dark"), List.of("print", "light"))) {
            browser.medium(look.get(0), look.get(1));
            assertThat(Double.parseDouble((String) browser.ask(LEVELS_FROM_OTHERS)))
                    .as("contrast of levels and others, %s", look)
                    .isGreaterThanOrEqualTo(1.6);
        }
    }

    @InChromium
    void axe_finds_nothing(Browser browser) throws IOException {
        browser.open(page());
        for (boolean unfolded : List.of(false, true)) {
            if (unfolded) {
                unfold(browser);
            }
            for (int width : List.of(360, 1280)) {
                for (String scheme : List.of("light", "dark")) {
                    assertNoFault(browser, width, scheme);
                }
            }
        }
        // the same parts many times over: one look at what is folded and one at all of it
        browser.open(large());
        assertNoFault(browser, 1280, "light");
        unfold(browser);
        assertNoFault(browser, 360, "dark");
    }

    private static void assertNoFault(Browser browser, int width, String scheme) {
        browser.width(width);
        browser.medium("screen", scheme);
        assertThat(browser.accessibilityFaults()).as("at %d, %s", width, scheme).isEmpty();
    }

    @InChromium
    void with_many_risks_six_screens_come_before_the_folds_and_four_sheets_from_the_printer(Browser browser)
            throws IOException {
        browser.open(large());
        for (int width : List.of(360, 1280)) {
            browser.width(width);
            assertThat((Long) browser.ask("return document.documentElement.scrollHeight"))
                    .as("height in a window of %d by 740", width)
                    .isLessThanOrEqualTo(6 * 740);
        }
        assertThat(browser.sheets()).isBetween(2L, 4L);
    }

    @InChromium
    void lists_are_narrowed_down_and_unfolded_without_a_script(Browser browser) throws IOException {
        String shown = "return [...document.querySelectorAll('.risk')].filter(e => e.getClientRects().length).length";
        browser.open(large());
        browser.width(1280);
        assertThat(browser.ask(shown)).isEqualTo(20L);

        browser.click("label[for=f-l0]");
        assertThat(browser.ask(shown)).isEqualTo(117L);
        assertThat(browser.ask("return [...document.querySelectorAll('.risk')].filter(e => e.getClientRects().length)"
                        + ".every(e => e.querySelector('.level').textContent === 'Gold')"))
                .isEqualTo(true);

        browser.click("label[for=f-lapsing]");
        assertThat(browser.ask(shown)).isEqualTo(58L);

        browser.click("button[type=reset]");
        browser.click("label[for=f-all]");
        assertThat(browser.ask(shown)).isEqualTo((long) RISKS);
    }

    @InChromium
    void a_partner_far_down_the_list_is_shown_by_a_link_to_it(Browser browser) throws IOException {
        browser.open(large());
        assertThat(browser.ask("return document.getElementById('p-P00300').getClientRects().length"))
                .isEqualTo(0L);

        browser.ask("location.hash = '#p-P00300'; return ''");

        assertThat((Long) browser.ask("return document.getElementById('p-P00300').getClientRects().length"))
                .isPositive();
    }

    @InChromium
    void the_file_inside_the_page_can_be_saved(Browser browser) throws IOException, InterruptedException {
        browser.open(large());

        List<String> lines = Files.readAllLines(browser.save("a[download]", folder));

        assertThat(lines).hasSize(RISKS + 1);
        assertThat(lines.get(0)).startsWith("\uFEFFdue_on,partner_id,partner,");
        assertThat(lines.get(1)).startsWith("2026-04-20,P00000,Partner 0 Consulting and Engineering Ltd,COMPETENCY-0,");
    }

    @InChromium
    void everything_that_is_drawn_can_be_seen_and_lies_inside_of_its_chart(Browser browser) throws IOException {
        browser.open(page());
        unfold(browser);
        String outside =
                """
                const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1
                    && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
                return [...document.querySelectorAll('.chart :is(rect, circle, path, text), .stack i')].filter(e => {
                    const box = e.getBoundingClientRect();
                    const seen = box.width > 0 && box.height > 0 && getComputedStyle(e).display !== 'none';
                    return !seen || !inside(box, (e.ownerSVGElement || e.parentElement).getBoundingClientRect());
                }).map(e => e.outerHTML).join(' ');
                """;
        for (int width : List.of(360, 1280)) {
            browser.width(width);
            assertThat(browser.ask(outside)).isEqualTo("");
            assertThat(browser.ask("return document.querySelectorAll('.chart :is(rect, circle)').length"))
                    .isEqualTo(CHARTED);
        }
    }

    @InChromium
    void the_page_of_a_partner_is_read_everywhere_whatever_the_texts_are(Browser browser) throws IOException {
        Path page = Files.writeString(
                folder.resolve("partner.html"), PartnerReport.html(SomePages.ofPartner(SomePages.HOSTILE)));

        browser.open(page);

        assertThat(browser.console()).isEmpty();
        assertThat((String) browser.ask("return document.body.textContent")).contains(SomePages.HOSTILE);
        assertThat(browser.ask("return document.querySelectorAll('script, img, iframe, base, object').length"))
                .isEqualTo(0L);
        for (int width : List.of(360, 1280)) {
            browser.width(width);
            assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            for (String scheme : List.of("light", "dark")) {
                browser.medium("screen", scheme);
                assertReadable(browser, scheme);
                assertThat(browser.accessibilityFaults()).isEmpty();
            }
        }
        browser.medium("print", "light");
        assertReadable(browser, "in print");
    }

    /** The contrast that WCAG requires for text of normal size. */
    private static void assertReadable(Browser browser, String when) {
        String lowest = (String) browser.ask(LOWEST_CONTRAST);
        assertThat(Double.parseDouble(lowest.substring(0, lowest.indexOf(' '))))
                .as("lowest contrast %s: %s", when, lowest)
                .isGreaterThanOrEqualTo(4.5);
    }

    private static void unfold(Browser browser) {
        browser.ask("document.querySelectorAll('details').forEach(e => e.open = true);"
                + " document.getElementById('f-all').checked = true; return ''");
    }

    private Path page() throws IOException {
        return Files.writeString(folder.resolve("report.html"), RunReport.html(SomePages.with(SomePages.HOSTILE)));
    }

    private Path large() throws IOException {
        return Files.writeString(folder.resolve("large.html"), RunReport.html(SomePages.large(RISKS)));
    }
}
