// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/**
 * A signed DNS hierarchy with its own root, made in memory. The root and the top-level domains come
 * by themselves; zones may be replaced while servers run, each change being seen as a whole.
 * Signatures are valid from an hour before to 30 days after the clock's time at the last change.
 * Thread-safe.
 */
public final class LabDns implements AutoCloseable {
  private final Clock clock;
  private Map<Name, LabZone> described;
  private final List<LabNameServer> servers = new CopyOnWriteArrayList<>();
  private volatile Hierarchy zones;

  private LabDns(Builder builder) {
    clock = builder.clock;
    described = new HashMap<>(builder.zones);
    zones = new Hierarchy(described, clock.instant());
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Starts a resolver on a random port of 127.0.0.1; it ends with this object at the latest. */
  public LabNameServer serve() throws IOException {
    return serve(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
  }

  /** Starts a resolver, UDP and TCP, on that address; port 0 is a random one. */
  public LabNameServer serve(InetSocketAddress address) throws IOException {
    LabNameServer server = new LabNameServer(this, address);
    servers.add(server);
    return server;
  }

  /** The honest answer of a resolver of that kind, without a network. */
  public Message answer(Message query, ResolverMode mode) {
    return Responder.respond(query, zones, mode);
  }

  /** Replaces the zone, or adds it. */
  public synchronized void replace(String origin, Consumer<LabZone> content) {
    LabZone zone = new LabZone(LabZone.absolute(origin, Name.root));
    content.accept(zone);
    change(zone.origin, zone);
  }

  /** Changes the zone as it was described before; an automatic one is taken over. */
  public synchronized void update(String origin, Consumer<LabZone> change) {
    Name name = LabZone.absolute(origin, Name.root);
    LabZone before = described.get(name);
    LabZone zone = before != null ? before.copy() : new LabZone(name);
    change.accept(zone);
    change(name, zone);
  }

  /** Takes the zone out of the hierarchy, with its delegation. */
  public synchronized void remove(String origin) {
    change(LabZone.absolute(origin, Name.root), null);
  }

  /** Signs everything again at the clock's present time. */
  public synchronized void resign() {
    zones = new Hierarchy(described, clock.instant());
  }

  /** All or nothing: a zone that cannot be built leaves the hierarchy as it was. */
  private void change(Name name, @Nullable LabZone zone) {
    Map<Name, LabZone> next = new HashMap<>(described);
    if (zone != null) {
      next.put(name, zone);
    } else {
      next.remove(name);
    }
    zones = new Hierarchy(next, clock.instant());
    described = next;
  }

  /** The trust anchor as a DS record in zone-file form, one line. */
  public String trustAnchor() {
    DNSKEYRecord key = zones.anchor();
    return new DSRecord(Name.root, DClass.IN, 172800, DNSSEC.Digest.SHA256, key) + "\n";
  }

  /** The trust anchor as a DNSKEY record in zone-file form, one line. */
  public String trustAnchorKey() {
    return zones.anchor() + "\n";
  }

  /** {@link #trustAnchor()} as a stream. */
  public InputStream trustAnchorStream() {
    return new ByteArrayInputStream(trustAnchor().getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes {@link #trustAnchor()} to the file, and returns the file. */
  public Path writeTrustAnchor(Path file) throws IOException {
    return Files.writeString(file, trustAnchor());
  }

  Hierarchy zones() {
    return zones;
  }

  void closed(LabNameServer server) {
    servers.remove(server);
  }

  /** Stops the servers. */
  @Override
  public void close() {
    servers.forEach(LabNameServer::close);
  }

  /** Collects zones. Not thread-safe. */
  public static final class Builder {
    private final Map<Name, LabZone> zones = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /** The clock by which signatures are dated; the system's if unset. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Adds a signed zone (ECDSA P-256, NSEC) unless its content says otherwise. */
    public Builder zone(String origin, Consumer<LabZone> content) {
      LabZone zone = new LabZone(LabZone.absolute(origin, Name.root));
      content.accept(zone);
      zones.put(zone.origin, zone);
      return this;
    }

    /** Adds an unsigned zone, delegated without DS. */
    public Builder unsigned(String origin, Consumer<LabZone> content) {
      return zone(origin, zone -> content.accept(zone.trust(LabZone.Trust.UNSIGNED)));
    }

    public LabDns build() {
      return new LabDns(this);
    }
  }
}
