// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) on one line. */
public final class Json {

  private Json() {}

  /**
   * Returns the text of a value.
   *
   * @param value a {@link JsonObject}, {@link JsonValue} or {@link Map}, an {@link Iterable}, a
   *     {@link Boolean}, an {@link Integer} or {@link Long}, or null; anything else is written as
   *     the string that {@link Object#toString()} gives
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    value(value, out);
    return out.toString();
  }

  private static void value(@Nullable Object value, StringBuilder out) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Integer || value instanceof Long) {
      out.append(value);
    } else if (value instanceof JsonObject object) {
      object(object.members(), out);
    } else if (value instanceof JsonValue read) {
      value(read.unwrap(), out);
    } else if (value instanceof Map<?, ?> map) {
      object(map, out);
    } else if (value instanceof Iterable<?> list) {
      array(list, out);
    } else {
      string(value.toString(), out);
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.append(separator);
      string(String.valueOf(member.getKey()), out);
      out.append(':');
      value(member.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void array(Iterable<?> list, StringBuilder out) {
    out.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      value(items.next(), out);
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // Beyond what RFC 8259 asks for: the output stays readable on any terminal and charset.
          if (c < 0x20 || c > 0x7e) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
