// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.File;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postern.PosternConfig;
import org.postern.PosternConfigException;
import org.postern.PosternKey;
import org.postern.agent.bridge.Bridge;
import org.postern.agent.bridge.Control;
import org.postern.agent.bridge.ListenerBridge;

/** The agent: started once, asked for its status later. */
public final class Core implements Control {

  /** By then a server has set its logging up, even if it has sent no mail. */
  private static final long LOG_HELD_SECONDS = 20;

  private final File jar;
  private final Instrumentation instrumentation;
  private final AgentLog log = new AgentLog();
  private final Outcomes outcomes = new Outcomes(log, Clock.systemUTC());
  private final ListenerOutcomes listeners = new ListenerOutcomes(log);
  private final Transformer transformer = new Transformer(log, this::mailIsThere);
  private boolean installed;
  private volatile @Nullable Running running;
  private String state = "NOT active";

  /** Called by the launcher, by reflection. */
  public Core(File jar, Instrumentation instrumentation) {
    this.jar = jar;
    this.instrumentation = instrumentation;
  }

  /** What there is once the agent is active. */
  record Running(
      PosternConfig config, Engine engine, Transformer transformer, ListenerOutcomes listeners) {}

  /** Whatever is wrong with a later command, an agent that protects mail goes on protecting it. */
  @Override
  public synchronized void command(String arguments) {
    try {
      Map<String, String> pairs = AgentArguments.parse(arguments);
      String report = pairs.get(AgentArguments.REPORT);
      if (report != null) {
        StatusReport.of(jar, state, running, outcomes, log).write(Path.of(report));
      } else if (running != null && running.engine().failure() == null) {
        log.loud(
            Level.WARNING,
            "is active already, the second attempt to start it is ignored; restart the server to"
                + " change the configuration");
      } else {
        tryToStart(pairs);
      }
    } catch (Throwable t) {
      String reason = t instanceof PosternConfigException ? t.getMessage() : t.toString();
      if (running == null && t instanceof PosternConfigException) {
        notActive(reason);
      } else {
        log.loud(Level.WARNING, "a command was not carried out, nothing has changed: " + reason);
      }
    }
  }

  private void tryToStart(Map<String, String> pairs) {
    try {
      start(pairs);
    } catch (PosternConfigException e) {
      notActive(e.getMessage());
    } catch (Throwable t) {
      Bridge.hooks(null);
      ListenerBridge.listeners(null);
      notActive(t.toString());
    }
  }

  private void notActive(@Nullable String reason) {
    state = "NOT active: " + reason;
    running = null;
    log.loud(Level.ERROR, "NOT active, outgoing mail is not protected: " + reason);
  }

  private void start(Map<String, String> pairs) {
    PosternConfig config = PosternConfig.load(pairs, System.getProperties(), System.getenv());
    String file = config.get(PosternKey.LOG_FILE);
    if (!file.isEmpty()) {
      log.file(new LogFile(Path.of(file), Clock.systemUTC()));
    }
    boolean outbound = config.get(PosternKey.OUTBOUND).equals("on");
    boolean inbound = config.get(PosternKey.INBOUND).equals("on");
    if (!outbound && !inbound) {
      notActive(PosternKey.OUTBOUND.key() + "=off, " + PosternKey.INBOUND.key() + "=off");
      return;
    }
    Engine engine = new Engine(config, log, () -> sayActive(config, outbound, inbound));
    Bridge.hooks(outbound ? new MailGuard(engine, outcomes, log) : null);
    ListenerBridge.listeners(inbound ? new ListenerGuard(engine, listeners, log) : null);
    running = new Running(config, engine, transformer, listeners);
    state = "active";
    // To be seen at once, by whoever starts the server; it is active when its libraries are loaded.
    System.err.println("Postern: " + AgentVersion.get() + " is in, and waits for classes of mail");
    if (!outbound) {
      log.loud(Level.INFO, "outgoing mail is left alone: " + PosternKey.OUTBOUND.key() + "=off");
    }
    Set<String> loaded = transformer.install(instrumentation, targets(outbound, inbound));
    LateListeners.of(loaded, listeners, log);
    if (installed) {
      engine.start();
    } else {
      installed = true;
      releaseLogLater();
    }
  }

  private static List<Target> targets(boolean outbound, boolean inbound) {
    List<Target> targets = new ArrayList<>();
    if (outbound) {
      targets.addAll(Targets.all());
    }
    if (inbound) {
      targets.addAll(ListenerTargets.all());
    }
    return targets;
  }

  private void mailIsThere() {
    Running now = running;
    if (now != null) {
      now.engine().start();
    }
  }

  private void sayActive(PosternConfig config, boolean outbound, boolean inbound) {
    List<String> parts = new ArrayList<>();
    if (outbound) {
      parts.add(
          String.format(
              "outgoing mail over TLS, DANE %s, DNSSEC by %s",
              config.get(PosternKey.DANE_MODE), config.get(PosternKey.DNS_TRUST)));
    }
    if (inbound) {
      parts.add("listeners by Postern");
    }
    log.loud(Level.INFO, AgentVersion.get() + " is active: " + String.join("; ", parts));
  }

  private void releaseLogLater() {
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(LOG_HELD_SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              log.serverRuns(null);
            },
            "postern-log");
    thread.setDaemon(true);
    thread.start();
  }
}
