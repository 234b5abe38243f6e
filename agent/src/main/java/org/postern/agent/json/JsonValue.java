// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that was read. What is asked of the wrong kind of value, or of a member that is not
 * there, ends in a {@link JsonFormatException}.
 */
public final class JsonValue {

  private final @Nullable Object value;

  JsonValue(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Reads a document strictly by RFC 8259: at most 64 levels deep, no member twice, whole numbers
   * only, nothing after it.
   *
   * @throws JsonFormatException if the text is anything else; the message says where
   */
  public static JsonValue parse(String text) {
    return new JsonValue(new JsonReader(text).document());
  }

  /** Returns a member of an object. */
  public JsonValue at(String name) {
    Map<?, ?> object = as(Map.class, "an object");
    if (!object.containsKey(name)) {
      throw new JsonFormatException("expected a member \"" + name + "\" among " + object.keySet());
    }
    return new JsonValue(object.get(name));
  }

  /** Returns whether an object has a member, be it null. */
  public boolean has(String name) {
    return as(Map.class, "an object").containsKey(name);
  }

  /** Returns the names of an object's members, in their order. */
  public List<String> names() {
    Map<?, ?> object = as(Map.class, "an object");
    return object.keySet().stream().map(String.class::cast).toList();
  }

  /** Returns the items of an array. */
  public List<JsonValue> items() {
    List<?> array = as(List.class, "an array");
    return array.stream().map(JsonValue::new).toList();
  }

  /** Returns the items of an array of strings. */
  public List<String> texts() {
    return items().stream().map(JsonValue::text).toList();
  }

  /** Returns a string. */
  public String text() {
    return as(String.class, "a string");
  }

  /** Returns a whole number. */
  public long number() {
    return as(Long.class, "a number");
  }

  /** Returns a boolean. */
  public boolean truth() {
    return as(Boolean.class, "true or false");
  }

  /** Returns whether the value is null. */
  public boolean isNull() {
    return value == null;
  }

  /** Returns the value as maps, lists, strings, longs, booleans and null. */
  public @Nullable Object unwrap() {
    return value;
  }

  private <T> T as(Class<T> type, String expected) {
    if (!type.isInstance(value)) {
      throw new JsonFormatException("expected " + expected + ", found " + Json.write(value));
    }
    return type.cast(value);
  }

  @Override
  public String toString() {
    return Json.write(value);
  }
}
