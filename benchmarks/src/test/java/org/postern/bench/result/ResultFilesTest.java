// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFilesTest {

  @TempDir private Path directory = Path.of(".");

  @Test
  void whatIsWritten_isReadAgain() throws IOException {
    ResultFile file =
        Samples.file(
            List.of("later"), Samples.handshake("p256", List.of(1.0, 2.0), List.of(4.0, 4.0)));
    Path path = directory.resolve(ResultFile.NAME);

    ResultFiles.write(path, file);

    assertThat(ResultFiles.read(path)).isEqualTo(file);
    assertThat(ResultFiles.read(directory)).as("by its directory").isEqualTo(file);
    assertThat(file.missing()).containsExactly("later");
  }

  @Test
  void writing_leavesNoPartBehind_andReplacesTheWhole() throws IOException {
    Path path = directory.resolve("a.json");
    ResultFiles.write(path, "long content that is longer");
    ResultFiles.write(path, "short");

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
    assertThat(path).hasContent("short");
  }

  @Test
  void aFileThatIsNotThere_isNamed() {
    assertThatThrownBy(() -> ResultFiles.read(directory.resolve("nope.json")))
        .isInstanceOf(BadResultException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("nope.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"format\":\"other/1\"}",
        "{\"format\":\"postern-benchmarks/1\"}",
        "{\"format\":\"postern-benchmarks/1\",\"header\":{},\"planned\":[],\"measured\":[]}",
        "{\"format\":\"postern-benchmarks/1\",\"header\":",
        "[{\"benchmark\":\"org.example.B.m\"}]",
        "# Markdown",
      })
  void somethingElse_isRefusedByName(String content) throws IOException {
    Path path = Files.writeString(directory.resolve("other.json"), content);

    assertThatThrownBy(() -> ResultFiles.read(path))
        .isInstanceOf(BadResultException.class)
        .hasMessageContaining("other.json is not a file of results");
  }

  @Test
  void depthLengthAndSize_areBounded() throws IOException {
    Path deep = Files.writeString(directory.resolve("deep.json"), "[".repeat(100_000));
    Path text =
        Files.writeString(
            directory.resolve("text.json"), "{\"format\":\"" + "x".repeat(1 << 17) + "\"}");
    Path large = Files.write(directory.resolve("large.json"), new byte[(32 << 20) + 1]);

    for (Path path : List.of(deep, text, large)) {
      assertThatThrownBy(() -> ResultFiles.read(path)).isInstanceOf(BadResultException.class);
    }
  }

  /** Each octet in turn is another one, or the file ends there. */
  @Test
  void aDamagedFile_isReadOrRefused_andNothingElse() throws IOException {
    Path path = directory.resolve("damaged.json");
    ResultFiles.write(
        path, Samples.file(List.of(), Samples.handshake("p256", List.of(1.0), List.of(4.0))));
    byte[] whole = Files.readAllBytes(path);
    byte[] others = "\"{}[],:0-eE.\\nN\u0000".getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < whole.length; i += 11) {
      byte[] damaged = whole.clone();
      damaged[i] = others[i % others.length];
      refused += refused(Files.write(path, damaged)) ? 1 : 0;
      refused += refused(Files.write(path, Arrays.copyOf(whole, i))) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(whole.length / 11);
  }

  private static boolean refused(Path path) {
    try {
      HeadlineFigure.of(ResultFiles.read(path));
      return false;
    } catch (BadResultException expected) {
      return true;
    }
  }

  @Test
  void whatJmhWritesWhereThereIsOneValue_isRead() throws IOException {
    Path path =
        Files.writeString(
            directory.resolve("jmh.json"),
            """
            [{"jmhVersion":"1.37","benchmark":"a.B.c","mode":"ss","threads":1,
              "primaryMetric":{"score":1.5,"scoreError":"NaN","scoreConfidence":["NaN","NaN"],
              "scorePercentiles":{"0.0":1.5},"scoreUnit":"s/op","rawData":[[1.5]]},
              "secondaryMetrics":{"A_B.both.rate":{"score":"NaN","scoreUnit":"ops/s","rawData":[]}}}]
            """);

    JmhResult result = ResultFiles.read(path, JmhResult[].class)[0];

    assertThat(result.primaryMetric().values()).containsExactly(1.5);
    assertThat(result.parameters()).isEmpty();
  }
}
