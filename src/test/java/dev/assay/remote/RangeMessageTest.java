package dev.assay.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeMessageTest {
    private static final RangeMessage MESSAGE = new RangeMessage(5, 7, 311, 9);

    @Test
    void a_message_is_json_text() {
        assertThat(MESSAGE.text()).contains("\"runId\":5", "\"range\":7", "\"stepExecutionId\":311", "\"token\":9");
        assertThat(RangeMessage.of(MESSAGE.text())).contains(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "range 7",
                "{\"runId\":5,\"range\":7,\"stepExecutionId\":311}",
                "{\"runId\":5,\"range\":null,\"stepExecutionId\":311,\"token\":9}",
                "{\"runId\":5,\"range\":7,\"stepExecutionId\":311,\"token\":9,\"@class\":\"java.lang.Runtime\"}",
                "{\"runId\":5,\"range\":7,\"stepExecutionId\":311,\"token\":9} {}",
                "{\"runId\":5,\"range\":99999999999,\"stepExecutionId\":311,\"token\":9}"
            })
    void anything_else_is_none(String text) {
        assertThat(RangeMessage.of(text)).isEmpty();
    }

    @Test
    void a_long_text_is_not_even_read() {
        assertThat(RangeMessage.of(MESSAGE.text() + " ".repeat(1000))).isEmpty();
    }
}
