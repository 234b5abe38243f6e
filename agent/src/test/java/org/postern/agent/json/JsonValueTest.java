// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  @Test
  void everyKindOfValue_isRead() {
    JsonValue json =
        JsonValue.parse(
            " {\"s\" : \"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é\", \"n\": -12, \"zero\":0,\r\n"
                + "\t\"t\": true, \"f\": false, \"x\": null, \"a\": [ ], \"o\": {} ,"
                + " \"l\": [1, [\"b\"]]} \n");

    assertThat(json.names()).containsExactly("s", "n", "zero", "t", "f", "x", "a", "o", "l");
    assertThat(json.at("s").text()).isEqualTo("a\"\\/\b\f\n\r\téé");
    assertThat(json.at("n").number()).isEqualTo(-12);
    assertThat(json.at("zero").number()).isZero();
    assertThat(json.at("t").truth()).isTrue();
    assertThat(json.at("f").truth()).isFalse();
    assertThat(json.at("x").isNull()).isTrue();
    assertThat(json.at("a").items()).isEmpty();
    assertThat(json.at("o").names()).isEmpty();
    assertThat(json.at("l").items().get(1).texts()).containsExactly("b");
    assertThat(json.has("s")).isTrue();
    assertThat(json.has("absent")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1,\"a\":2}",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "01",
        "-",
        "1.5",
        "1e3",
        "9999999999999999999",
        "tru",
        "nul",
        "NaN",
        "1 1",
        "{} x",
        "'a'",
      })
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> JsonValue.parse(text))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void depth_isBounded() {
    assertThat(JsonValue.parse("[".repeat(64) + "]".repeat(64)).items()).hasSize(1);
    assertThatThrownBy(() -> JsonValue.parse("[".repeat(100_000)))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void wrongShape_isNamed() {
    JsonValue json = JsonValue.parse("{\"a\":1}");

    assertThatThrownBy(() -> json.at("b"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("\"b\"");
    assertThatThrownBy(() -> json.at("a").text())
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("a string");
    assertThatThrownBy(json::items)
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("an array");
  }
}
