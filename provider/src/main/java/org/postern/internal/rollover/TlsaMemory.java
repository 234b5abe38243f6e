// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.rollover;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.dane.TlsaRecord;

/**
 * Remembers since when each TLSA record of this server has been seen, over restarts if there is a
 * state directory. A record that disappears is forgotten: if it comes back, its time begins anew.
 * Thread-safe.
 */
public final class TlsaMemory {
  private static final String FILE = "tlsa-seen";
  private static final Logger LOG = System.getLogger("org.postern.keys.ServerIdentity");
  private static final int MAX_SIZE = 256 * 1024;
  private static final int MOST_PLACES = 256;
  private static final int MOST_RECORDS = 64;
  private static final String HEADER =
      "# Since when TLSA records of this server have been seen: name, longest TTL in seconds and when\n"
          + "# it was seen; or name, record, since when. Times are seconds since 1970.\n";

  private final @Nullable Path file;
  private final Map<String, Seen> places = new TreeMap<>();

  /** What was seen at one place. */
  private record Seen(Duration ttl, Instant ttlAt, Map<String, Instant> since) {}

  private TlsaMemory(@Nullable Path file) {
    this.file = file;
  }

  /** Opens the memory; without a directory it ends with the process. */
  public static TlsaMemory open(@Nullable Path directory) {
    TlsaMemory memory = new TlsaMemory(directory == null ? null : directory.resolve(FILE));
    memory.read();
    return memory;
  }

  /** Takes note of all the records that are at a place now. */
  synchronized void observe(
      TlsaPlace place, Collection<TlsaRecord> records, Duration ttl, Instant now) {
    Seen before = places.get(place.toString());
    if (before == null && (records.isEmpty() || places.size() >= MOST_PLACES)) {
      return;
    }
    Map<String, Instant> since = new LinkedHashMap<>();
    for (TlsaRecord record : records) {
      if (since.size() < MOST_RECORDS) {
        String text = record.toString();
        Instant known = before == null ? null : before.since.get(text);
        since.put(text, known == null || known.isAfter(now) ? now : known);
      }
    }
    Seen seen =
        before == null || counts(ttl, now, before)
            ? new Seen(ttl, now, since)
            : new Seen(before.ttl, before.ttlAt, since);
    places.put(place.toString(), seen);
    if (before == null || !before.since.equals(since) || !before.ttl.equals(seen.ttl)) {
      write();
    }
  }

  /** A TTL that was longer before is still in caches; after two of it, it no longer counts. */
  private static boolean counts(Duration ttl, Instant now, Seen before) {
    return ttl.compareTo(before.ttl) >= 0
        || now.isAfter(before.ttlAt.plus(before.ttl.multipliedBy(2)))
        || before.ttlAt.isAfter(now);
  }

  /** Returns since when the first of these records has been seen there; null if never. */
  synchronized @Nullable Instant since(TlsaPlace place, List<TlsaRecord> records) {
    Seen seen = places.get(place.toString());
    return seen == null
        ? null
        : records.stream()
            .map(record -> seen.since.get(record.toString()))
            .filter(time -> time != null)
            .min(Instant::compareTo)
            .orElse(null);
  }

  /** Returns the longest TTL that may still be in caches. */
  synchronized Duration ttl(TlsaPlace place) {
    Seen seen = places.get(place.toString());
    return seen == null ? Duration.ZERO : seen.ttl;
  }

  private void read() {
    if (file == null) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      for (String line : new String(in.readNBytes(MAX_SIZE), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          take(line.split("\t", -1));
        }
      }
    } catch (NoSuchFileException e) {
      return; // the first start
    } catch (IOException | RuntimeException e) {
      places.clear();
      LOG.log(
          Level.WARNING,
          "{0} cannot be read ({1}): since when TLSA records are published is counted anew",
          file,
          e.toString());
    }
  }

  private void take(String[] field) {
    if (field.length != 3 || places.size() >= MOST_PLACES) {
      throw new IllegalArgumentException("expected three fields in a line, or fewer lines");
    }
    Instant time = Instant.ofEpochSecond(Long.parseLong(field[2]));
    if (field[1].matches("[0-9]{1,10}")) {
      Duration ttl = Duration.ofSeconds(Long.parseLong(field[1]));
      places.put(field[0], new Seen(ttl, time, new LinkedHashMap<>()));
      return;
    }
    Seen seen = places.get(field[0]);
    if (seen == null || seen.since.size() >= MOST_RECORDS) {
      throw new IllegalArgumentException("expected the TTL of " + field[0] + " first");
    }
    seen.since.put(TlsaRecord.parse(field[1]).toString(), time);
  }

  private String lines() {
    return places.entrySet().stream()
        .map(place -> {
          Seen seen = place.getValue();
          StringBuilder text = new StringBuilder();
          line(text, place.getKey(), String.valueOf(seen.ttl.toSeconds()), seen.ttlAt);
          seen.since.forEach((record, time) -> line(text, place.getKey(), record, time));
          return text.toString();
        })
        .collect(Collectors.joining());
  }

  private static void line(StringBuilder text, String place, String what, Instant time) {
    text.append(place).append('\t').append(what).append('\t').append(time.getEpochSecond());
    text.append('\n');
  }

  private void write() {
    if (file == null) {
      return;
    }
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null) {
        throw new IOException("no directory");
      }
      Files.createDirectories(directory);
      Path fresh = Files.createTempFile(directory, FILE, ".tmp");
      try {
        Files.writeString(fresh, HEADER + lines());
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "{0} cannot be written ({1}): since when TLSA records are published is remembered only"
              + " while the process runs",
          file,
          e.toString());
    }
  }
}
