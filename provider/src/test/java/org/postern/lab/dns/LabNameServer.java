// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A recursive resolver for a lab's zones, over UDP and TCP on one loopback port, whose conduct can
 * be changed while it runs. Its threads are daemons and end with {@link #close()}. Thread-safe.
 */
public final class LabNameServer implements AutoCloseable {
  private final LabDns lab;
  private final DnsSockets sockets;
  private final List<ReceivedQuestion> questions = new CopyOnWriteArrayList<>();
  private final Map<LabZone.Key, Fault> faults = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Fault faultOfAll;
  private volatile @Nullable Interceptor interceptor;
  private volatile ResolverMode mode = ResolverMode.RECURSIVE;

  LabNameServer(LabDns lab, InetSocketAddress address) throws IOException {
    this.lab = lab;
    this.sockets = new DnsSockets(address, this::answer);
  }

  public InetSocketAddress address() {
    return sockets.address();
  }

  public int port() {
    return address().getPort();
  }

  /** {@code host:port}, with brackets around an IPv6 address. */
  public String hostPort() {
    String host = address().getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  public LabNameServer mode(ResolverMode mode) {
    this.mode = mode;
    return this;
  }

  /** Makes questions for the name (absolute, or relative to the root) and type fail. */
  public LabNameServer fault(String name, int type, Fault fault) {
    faults.put(new LabZone.Key(LabZone.absolute(name, Name.root), type), fault);
    return this;
  }

  /** Makes all questions fail that have no fault of their own; null ends it. */
  public LabNameServer faultOfAll(@Nullable Fault fault) {
    faultOfAll = fault;
    return this;
  }

  public LabNameServer clearFaults() {
    faults.clear();
    faultOfAll = null;
    return this;
  }

  /** Puts somebody on the path, in place of whoever was there; null removes them. */
  public LabNameServer intercept(@Nullable Interceptor interceptor) {
    this.interceptor = interceptor;
    return this;
  }

  /** As {@link #intercept(Interceptor)}, the same over both transports. */
  public LabNameServer interceptBoth(BiFunction<Message, Message, @Nullable Message> change) {
    return intercept((query, honest, transport) -> change.apply(query, honest));
  }

  /** What was asked since the start or the last {@link #forgetQuestions()}. */
  public List<ReceivedQuestion> questions() {
    return List.copyOf(questions);
  }

  /** The questions of that type, whatever their name. */
  public List<ReceivedQuestion> questions(int type) {
    return questions.stream().filter(q -> q.type() == type).toList();
  }

  public LabNameServer forgetQuestions() {
    questions.clear();
    return this;
  }

  @Override
  public void close() {
    closing.countDown();
    lab.closed(this);
    sockets.close();
  }

  private void answer(byte[] packet, Transport transport, Consumer<byte[]> reply)
      throws IOException, InterruptedException {
    Message query = new Message(packet);
    ResolverMode playing = mode;
    Fault fault = faultOfAll;
    Record question = query.getQuestion();
    if (question != null) {
      Name name = question.getName();
      questions.add(
          new ReceivedQuestion(
              name,
              question.getType(),
              transport,
              Responder.dnssecOk(query),
              query.getHeader().getFlag(Flags.CD)));
      Fault any = faults.getOrDefault(new LabZone.Key(name, Type.ANY), fault);
      fault = faults.getOrDefault(new LabZone.Key(name, question.getType()), any);
    }
    Message honest = Responder.respond(query, lab.zones(), playing);
    if (fault instanceof Fault.Silence) {
      return;
    } else if (fault instanceof Fault.Garbage) {
      reply.accept(garbage(packet));
      return;
    } else if (fault instanceof Fault.Response response) {
      honest = Responder.error(query, response.rcode(), playing, null);
    } else if (fault instanceof Fault.Delay delay) {
      if (closing.await(delay.duration().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    }
    Interceptor onPath = interceptor;
    Message sent = onPath == null ? honest : onPath.intercept(query, honest, transport);
    if (sent != null) {
      int limit = transport == Transport.TCP ? 65535 : Responder.datagramLimit(query, playing);
      reply.accept(sent.toWire(limit));
    }
  }

  private static byte[] garbage(byte[] query) {
    byte[] bytes = new byte[21];
    Arrays.fill(bytes, (byte) 0xC7);
    System.arraycopy(query, 0, bytes, 0, 2);
    return bytes;
  }
}
