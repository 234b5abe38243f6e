// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Alias;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Answers by a table, and notes what it was asked. What the table lacks does not exist, securely.
 */
public class FakeResolver implements SecureResolver {

  private final Map<String, CompletableFuture<SecureAnswer>> answers = new ConcurrentHashMap<>();
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public Duration ttl = Duration.ofMinutes(5);

  public FakeResolver answer(SecurityStatus status, String name, int type, String... rdata) {
    return put(name, type, status, List.of(), rdata);
  }

  public FakeResolver secure(String name, int type, String... rdata) {
    return answer(SecurityStatus.SECURE, name, type, rdata);
  }

  public FakeResolver insecure(String name, int type, String... rdata) {
    return answer(SecurityStatus.INSECURE, name, type, rdata);
  }

  public FakeResolver error(SecurityStatus status, String name, int type) {
    Name owner = name(name);
    answers.put(
        key(owner, type),
        CompletableFuture.completedFuture(
            new SecureAnswer(
                owner,
                type,
                status,
                Existence.UNKNOWN,
                List.of(),
                List.of(),
                ttl,
                "told to fail")));
    return this;
  }

  public FakeResolver nxdomain(SecurityStatus status, String name, int type) {
    Name owner = name(name);
    answers.put(
        key(owner, type),
        CompletableFuture.completedFuture(
            new SecureAnswer(
                owner, type, status, Existence.NXDOMAIN, List.of(), List.of(), ttl, "no name")));
    return this;
  }

  /** Never answers. */
  public FakeResolver silent(String name, int type) {
    answers.put(key(name(name), type), new CompletableFuture<>());
    return this;
  }

  /** An alias chain {@code name -> hops…}, each hop written {@code status target}. */
  public FakeResolver alias(
      String name, int type, List<String> hops, SecurityStatus end, String... rdata) {
    List<Alias> aliases = new ArrayList<>();
    Name owner = name(name);
    SecurityStatus status = end;
    for (String hop : hops) {
      String[] parts = hop.split(" ");
      SecurityStatus hopStatus = SecurityStatus.valueOf(parts[0]);
      aliases.add(new Alias(owner, name(parts[1]), hopStatus));
      status = status.weakest(hopStatus);
      owner = name(parts[1]);
    }
    return put(name, type, status, aliases, rdata);
  }

  private FakeResolver put(
      String name, int type, SecurityStatus status, List<Alias> aliases, String... rdata) {
    Name owner = name(name);
    Name end = aliases.isEmpty() ? owner : aliases.get(aliases.size() - 1).target();
    List<Record> records = Arrays.stream(rdata).map(text -> record(end, type, text)).toList();
    answers.put(
        key(owner, type),
        CompletableFuture.completedFuture(
            new SecureAnswer(
                owner,
                type,
                status,
                records.isEmpty() ? Existence.NODATA : Existence.PRESENT,
                records,
                aliases,
                ttl,
                "from the table")));
    return this;
  }

  @Override
  public CompletableFuture<SecureAnswer> lookup(Name name, int type) {
    asked.add(key(name, type));
    return answers.computeIfAbsent(
        key(name, type),
        k ->
            CompletableFuture.completedFuture(
                new SecureAnswer(
                    name,
                    type,
                    SecurityStatus.SECURE,
                    Existence.NODATA,
                    List.of(),
                    List.of(),
                    ttl,
                    "not in the table")));
  }

  /** Returns whether something of that type was asked for. */
  public boolean wasAsked(int type) {
    return asked.stream().anyMatch(key -> key.endsWith(" " + Type.string(type)));
  }

  @Override
  public DnssecHealth health() {
    return new DnssecHealth("fake", List.of(), DnssecHealth.Availability.UNKNOWN, 0, "a table");
  }

  @Override
  public void close() {}

  private static String key(Name name, int type) {
    return name.toString(true) + " " + Type.string(type);
  }

  static Name name(String text) {
    try {
      return Name.fromString(text.endsWith(".") ? text : text + ".");
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Record record(Name owner, int type, String rdata) {
    try {
      return Record.fromString(owner, type, DClass.IN, 300, rdata, Name.root);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(rdata, e);
    }
  }
}
