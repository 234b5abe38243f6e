// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.bench.Omission;
import org.postern.bench.stack.Combination;
import org.postern.bench.stack.Identity;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;

/** What benchmarks have in common: keys made or a user's own, and the lanes that exist. */
public final class Fixture {
  /** The environment variable with the password of a user's own key store. */
  public static final String PASSWORD = "POSTERN_BENCH_PASSWORD";

  /** The system property with a file that holds it instead, which a command can set for a fork. */
  public static final String PASSWORD_FILE = "postern.bench.password.file";

  private Fixture() {}

  /**
   * Returns the server's key.
   *
   * @param file a key store, whose password is in {@link #PASSWORD}; empty to make a key
   */
  public static Identity identity(Keys keys, int chain, String file)
      throws GeneralSecurityException, IOException {
    if (file.isEmpty()) {
      return Identity.made(keys, chain);
    }
    return Identity.of(Path.of(file), password().toCharArray());
  }

  private static String password() throws IOException {
    String file = System.getProperty(PASSWORD_FILE);
    return file != null
        ? Files.readString(Path.of(file))
        : Optional.ofNullable(System.getenv(PASSWORD)).orElse("");
  }

  /**
   * Returns the lanes that can be measured, and tells those that cannot, with the reason.
   *
   * @param names the lanes, joined by +
   */
  public static List<Lane> lanes(String names, Offer offer) {
    List<Lane> lanes = new ArrayList<>();
    Combination run = Combination.of(offer, false);
    for (Lane lane : Lane.parse(names)) {
      Optional<Omission> omission = lane.omitted(run);
      omission.ifPresent(
          omitted -> System.out.println("# not measured: " + lane + ": " + omitted.reason()));
      if (omission.isEmpty()) {
        lanes.add(lane);
      }
    }
    if (lanes.isEmpty()) {
      throw new IllegalArgumentException("none of the lanes " + names + " can do " + run);
    }
    return lanes;
  }
}
