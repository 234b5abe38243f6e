// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;
import org.postern.interop.tls.programs.NettyProgram.Handlers;

/** The SslHandler of Netty 4.1 and 4.2 at both ends, with and without an executor for the tasks. */
@Tag("interop")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NettyTest {
  private final byte[] payload = Payload.octets(3);
  private final Set<Thread> taskThreads = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private TlsLab lab;

  @BeforeAll
  void open() throws Exception {
    lab = new TlsLab();
  }

  @AfterAll
  void close() {
    executor.shutdownNow();
    lab.close();
  }

  static List<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (Side side : Side.values()) {
      for (Version version : Version.values()) {
        for (Handlers handlers : Handlers.values()) {
          all.add(Arguments.of(side, version, handlers, false));
          all.add(Arguments.of(side, version, handlers, true));
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1} handlers {2} executor {3}")
  @MethodSource("cases")
  void netty41_echoes(Side side, Version version, Handlers handlers, boolean withExecutor)
      throws Exception {
    NettyProgram program = new NettyEcho();

    assertThat(program.jar()).contains("netty-handler-4.1.");
    echoes(program, side, version, handlers, withExecutor);
  }

  @ParameterizedTest(name = "{0} {1} handlers {2} executor {3}")
  @MethodSource("cases")
  void netty42_echoes(Side side, Version version, Handlers handlers, boolean withExecutor)
      throws Exception {
    try (Netty42 netty = new Netty42()) {
      NettyProgram program = netty.program();

      assertThat(program.jar()).contains("netty-handler-4.2.");
      echoes(program, side, version, handlers, withExecutor);
    }
  }

  private void echoes(
      NettyProgram program, Side side, Version version, Handlers handlers, boolean withExecutor)
      throws Exception {
    taskThreads.clear();
    NettyProgram.Seen seen =
        program.run(
            new NettyProgram.Plan(
                watched(side.client(lab)),
                watched(side.server(lab)),
                version.jsseName(),
                handlers,
                withExecutor ? executor : null),
            payload);

    assertThat(seen.echo()).isEqualTo(payload);
    assertThat(seen.clientProtocol()).isEqualTo(version.jsseName());
    assertThat(seen.serverProtocol()).isEqualTo(version.jsseName());
    assertThat(seen.application()).isEqualTo(handlers == Handlers.OF_A_NETTY_CONTEXT ? "h2" : null);
    assertThat(seen.closedInOrder()).isTrue();
    assertThat(seen.eventLoops()).hasSize(2);
    assertThat(taskThreads).isNotEmpty();
    if (withExecutor) {
      assertThat(taskThreads).doesNotContainAnyElementsOf(seen.eventLoops());
    } else {
      assertThat(seen.eventLoops()).containsAll(taskThreads);
    }
  }

  private SSLContext watched(SSLContext context) {
    return new WatchedContext(context, engine -> new WatchedEngine(engine, taskThreads));
  }
}
