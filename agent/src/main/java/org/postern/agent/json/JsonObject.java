// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that is being put together; its members keep the order of their first put. */
public final class JsonObject {

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Starts an object with one member. */
  public static JsonObject of(String name, @Nullable Object value) {
    return new JsonObject().with(name, value);
  }

  /** Puts a member; the value is one that {@link Json#write} takes. */
  public JsonObject with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Puts all members of another object. */
  public JsonObject withAll(JsonObject other) {
    members.putAll(other.members);
    return this;
  }

  Map<String, @Nullable Object> members() {
    return members;
  }
}
