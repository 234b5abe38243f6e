// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.agent.json.JsonValue;

class IdentityViewTest {
  private static final String GOOD = staple("\"http://ocsp.test/\"", true, true, null);

  private static String staple(String source, boolean demanded, boolean there, String error) {
    String time = there ? "\"2026-11-22T10:00:00Z\"" : "null";
    return "{\"subject\":\"CN=mx.test\",\"source\":"
        + source
        + ",\"mustStaple\":"
        + demanded
        + ",\"thisUpdate\":"
        + time
        + ",\"nextUpdate\":"
        + time.replace("22T", "29T")
        + ",\"lastError\":"
        + (error == null ? "null" : "\"" + error + "\"")
        + "}";
  }

  private static String identity(String staples, boolean shown, String error, String warning) {
    String key =
        "{\"subject\":\"CN=mx.test\",\"names\":[\"mx.test\",\"mx.example\"],\"keyType\":\"EC\","
            + "\"byDefault\":true,\"notBefore\":\"2026-11-01T00:00:00Z\","
            + "\"notAfter\":\"2027-01-01T00:00:00Z\",\"staples\":["
            + staples
            + "]}";
    return "{\"identities\":[{\"files\":\"mx.pem\",\"shown\":["
        + (shown ? key : "")
        + "],\"lastReload\":null,\"lastError\":"
        + (error == null ? "null" : "\"" + error + "\"")
        + ",\"warnings\":["
        + (warning == null ? "" : "\"" + warning + "\"")
        + "]}],\"staples\":[]}";
  }

  private static IdentityView view(String json) {
    return new IdentityView(JsonValue.parse(json));
  }

  @Test
  void whatIsShown_isOneLine() {
    IdentityView view = view(identity(GOOD, true, null, null));
    assertThat(view.lines())
        .containsExactly(
            "identity mx.pem: mx.test mx.example, EC, until 2027-01-01T00:00:00Z, the default,"
                + " stapled from 2026-11-22T10:00:00Z until 2026-11-29T10:00:00Z");
    assertThat(view.findings())
        .extracting(finding -> finding.check() + " " + finding.state())
        .containsExactly("identity OK", "staples OK");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true,  -,             -,          OK",
        "true,  mx.pem: half,  -,          WARNING",
        "true,  -,             mode 0644,  WARNING",
        "false, mx.pem: none,  -,          PROBLEM",
        "false, -,             -,          PROBLEM",
      })
  void filesThatAreNotUsed_areToldToTheDoctor(
      boolean shown, String error, String warning, Finding.State state) {
    IdentityView view = view(identity("", shown, error, warning));
    assertThat(view.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.check()).isEqualTo("identity");
          assertThat(finding.state()).isEqualTo(state);
          assertThat(finding.detail()).contains(error == null ? "" : error);
          assertThat(finding.detail()).contains(warning == null ? "" : warning);
        });
    if (error != null) {
      assertThat(view.lines())
          .contains("identity mx.pem: " + (shown ? "not renewed: " : "not shown: ") + error);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "url, false, true,  -,       OK",
        "url, false, true,  refused, WARNING",
        "url, false, false, refused, WARNING",
        "url, true,  false, refused, PROBLEM",
        "-,   true,  false, -,       PROBLEM",
        "-,   false, false, -,       -",
      })
  void staples_areToldToTheDoctor_whereACertificateHasAnyOrDemandsThem(
      String source, boolean demanded, boolean there, String error, Finding.State state) {
    String url = source == null ? "null" : "\"" + source + "\"";
    String json = "{\"identities\":[],\"staples\":[" + staple(url, demanded, there, error) + "]}";
    List<Finding> findings = view(json).findings();
    if (state == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).singleElement().extracting(Finding::state).isEqualTo(state);
    }
  }

  @Test
  void aReportWithoutIdentities_hasNothingToSay() {
    assertThat(view("{}").lines()).isEmpty();
    assertThat(view("{}").findings()).isEmpty();
    assertThat(view("{\"identityFailure\":\"no class\"}").findings())
        .singleElement()
        .extracting(Finding::line)
        .isEqualTo("identity: problem, cannot be used: no class");
  }
}
