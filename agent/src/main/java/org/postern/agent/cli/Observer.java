// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;

/**
 * Opens Postern to look and not to touch: what a server remembers in its state directory is written
 * by its own user only, or it could not read it any more.
 */
final class Observer {

  private Observer() {}

  /** Opens it for ourselves: the state directory counts if it is ours. */
  static Postern open(PosternConfig config) {
    return isOurs(config.get(PosternKey.STATE_DIR))
        ? Postern.create(config(config, PosternKey.CONFIG))
        : openBeside(config);
  }

  /** Opens it beside a process with that configuration, whose state directory does not count. */
  static Postern openBeside(PosternConfig config) {
    return Postern.create(config(config, PosternKey.STATE_DIR));
  }

  private static boolean isOurs(String directory) {
    try {
      return !directory.isEmpty()
          && Files.getOwner(Path.of(directory)).getName().equals(System.getProperty("user.name"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Nobody is shown a key here, so that no staple is fetched. */
  private static PosternConfig config(PosternConfig config, PosternKey without) {
    PosternConfig.Builder copy = PosternConfig.builder();
    for (PosternKey key : PosternKey.values()) {
      String value = config.get(key);
      if (key != PosternKey.CONFIG && key != without && !value.isEmpty()) {
        copy.set(key, value);
      }
    }
    return copy.set(PosternKey.OCSP_STAPLING, "off").build();
  }
}
