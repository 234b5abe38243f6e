// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void members_keepTheirOrder() {
    assertThat(Json.write(JsonObject.of("z", 1).with("a", 2L).with("m", true)))
        .isEqualTo("{\"z\":1,\"a\":2,\"m\":true}");
  }

  @Test
  void nullsListsAndMaps_nest() {
    assertThat(
            Json.write(
                JsonObject.of("none", null)
                    .with("list", Arrays.asList(1, null, "x"))
                    .with("empty", List.of())
                    .with("map", Map.of("k", List.of(JsonObject.of("v", false))))))
        .isEqualTo(
            "{\"none\":null,\"list\":[1,null,\"x\"],\"empty\":[],\"map\":{\"k\":[{\"v\":false}]}}");
  }

  @Test
  void everyCharacter_survivesReadingBack() {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c <= 0x3000; c++) {
      text.append((char) c);
    }
    text.append("\ud83d\udd12");

    String json = Json.write(JsonObject.of("text", text));

    assertThat(json.chars()).allMatch(c -> c >= 0x20 && c <= 0x7e);
    assertThat(JsonValue.parse(json).at("text").text()).isEqualTo(text.toString());
  }

  @Test
  void anyOtherValue_isWrittenAsItsString() {
    assertThat(Json.write(List.of(java.time.Instant.EPOCH)))
        .isEqualTo("[\"1970-01-01T00:00:00Z\"]");
  }
}
