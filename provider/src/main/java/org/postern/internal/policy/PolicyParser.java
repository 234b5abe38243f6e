// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.policy.Profile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a policy from JSON, and strictly: a field more or less, a name twice, or a name of
 * something that the code cannot do, and there is no policy. Bounded in size and depth.
 */
final class PolicyParser {

  private static final int MOST_OCTETS = 65_536;
  private static final int LONGEST_NAME = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MOST_OCTETS)
                  .maxNestingDepth(4)
                  .maxTokenCount(2000)
                  .maxNumberLength(8)
                  .maxStringLength(LONGEST_NAME)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  private final String origin;

  /** Makes a parser that names the origin in its messages. */
  PolicyParser(String origin) {
    this.origin = origin;
  }

  Policy parse(byte[] json) throws PolicyFormatException {
    if (json.length > MOST_OCTETS) {
      throw new PolicyFormatException(
          origin + ": " + json.length + " octets, expected at most " + MOST_OCTETS, null);
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      Policy policy = new Reading(parser).policy();
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the policy");
      }
      return policy;
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new PolicyFormatException(origin + ": " + e.getMessage(), e);
    }
  }

  /** One reading. Whatever is wrong is an IllegalArgumentException that says where. */
  private static final class Reading {

    private final JsonParser parser;

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    Policy policy() {
      expect(parser.nextToken(), JsonToken.START_OBJECT, "a policy");
      Fields fields = new Fields("the policy", "policy", "date", "profiles");
      Map<Profile, Rules> rules = new EnumMap<>(Profile.class);
      Set<Profile> restricted = EnumSet.noneOf(Profile.class);
      for (String field = next(); field != null; field = next()) {
        switch (fields.check(field)) {
          case "policy", "date" -> fields.put(field, string(parser.nextToken(), field));
          default -> {
            fields.put(field, "");
            profiles(rules, restricted);
          }
        }
      }
      fields.complete();
      if (rules.size() != Profile.values().length) {
        throw wrong("expected every profile, found " + rules.keySet());
      }
      return new Policy(
          fields.get("policy"), LocalDate.parse(fields.get("date")), rules, restricted);
    }

    private void profiles(Map<Profile, Rules> rules, Set<Profile> restricted) {
      expect(parser.nextToken(), JsonToken.START_OBJECT, "profiles");
      for (String name = next(); name != null; name = next()) {
        Profile profile = Profile.of(name);
        ProfileReading reading = new ProfileReading(profile);
        rules.put(profile, reading.rules());
        if (reading.restricted) {
          restricted.add(profile);
        }
      }
    }

    private @Nullable String next() {
      return parser.nextName();
    }

    private String string(@Nullable JsonToken token, String what) {
      expect(token, JsonToken.VALUE_STRING, what);
      return parser.getString();
    }

    private void expect(@Nullable JsonToken token, JsonToken expected, String what) {
      if (token != expected) {
        throw wrong(what + ": expected " + expected + ", found " + token);
      }
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(
          "line " + parser.currentTokenLocation().getLineNr() + ": " + what);
    }

    private final class ProfileReading {

      private final Profile profile;
      private List<Protocol> protocols = List.of();
      private List<CipherSuite> suites = List.of();
      private List<NamedGroup> groups = List.of();
      private List<SignatureScheme> schemes = List.of();
      private int minRsaBits;
      private boolean extendedMasterSecret;
      private boolean secureRenegotiation;
      private boolean restricted;

      ProfileReading(Profile profile) {
        this.profile = profile;
      }

      Rules rules() {
        expect(parser.nextToken(), JsonToken.START_OBJECT, "the profile " + profile.label());
        Fields fields =
            new Fields(
                "the profile " + profile.label(),
                "protocols",
                "cipher-suites",
                "groups",
                "signature-schemes",
                "min-rsa-bits",
                "extended-master-secret-required",
                "secure-renegotiation-required",
                "jvm-restrictions-honoured");
        for (String field = next(); field != null; field = next()) {
          fields.put(fields.check(field), "");
          switch (field) {
            case "protocols" -> protocols = list(Names.PROTOCOLS, field);
            case "cipher-suites" -> suites = list(Names.CIPHER_SUITES, field);
            case "groups" -> groups = list(Names.GROUPS, field);
            case "signature-schemes" -> schemes = list(Names.SIGNATURE_SCHEMES, field);
            case "min-rsa-bits" -> minRsaBits = bits(field);
            case "extended-master-secret-required" -> extendedMasterSecret = truth(field);
            case "secure-renegotiation-required" -> secureRenegotiation = truth(field);
            default -> restricted = truth(field);
          }
        }
        fields.complete();
        Rules rules =
            new Rules(
                protocols,
                suites,
                groups,
                schemes,
                minRsaBits,
                extendedMasterSecret,
                secureRenegotiation);
        if (!rules.narrowed(protocols, suites, groups, schemes).equals(rules)) {
          throw wrong(
              "the profile "
                  + profile.label()
                  + " names a suite without its version, or a version without a suite");
        }
        return rules;
      }

      private <T> List<T> list(Names<T> names, String what) {
        expect(parser.nextToken(), JsonToken.START_ARRAY, what);
        Map<String, T> items = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken();
            token != JsonToken.END_ARRAY;
            token = parser.nextToken()) {
          String name = string(token, "an item of " + what);
          T item = names.find(name);
          if (item == null) {
            throw wrong(what + ": the code cannot do '" + name + "'");
          }
          if (items.put(name, item) != null) {
            throw wrong(what + ": '" + name + "' is there twice");
          }
        }
        if (items.isEmpty()) {
          throw wrong(what + ": expected at least one");
        }
        return List.copyOf(items.values());
      }

      private int bits(String what) {
        expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT, what);
        int bits = parser.getIntValue();
        if (bits < 512 || bits > 16_384) {
          throw wrong(what + ": expected 512 to 16384, found " + bits);
        }
        return bits;
      }

      private boolean truth(String what) {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
          throw wrong(what + ": expected true or false, found " + token);
        }
        return token == JsonToken.VALUE_TRUE;
      }
    }
  }

  /** The fields of an object: each of them has to come, and nothing else may. */
  private static final class Fields {

    private final String object;
    private final Set<String> expected;
    private final Map<String, String> seen = new LinkedHashMap<>();

    Fields(String object, String... expected) {
      this.object = object;
      this.expected = Set.of(expected);
    }

    String check(String field) {
      if (!expected.contains(field)) {
        throw new IllegalArgumentException(object + " has no field '" + field + "'");
      }
      return field;
    }

    void put(String field, String value) {
      seen.put(field, value);
    }

    String get(String field) {
      return seen.getOrDefault(field, "");
    }

    void complete() {
      for (String field : expected) {
        if (!seen.containsKey(field)) {
          throw new IllegalArgumentException(object + " lacks the field '" + field + "'");
        }
      }
    }
  }
}
