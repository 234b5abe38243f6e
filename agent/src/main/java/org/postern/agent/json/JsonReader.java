// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document. */
final class JsonReader {

  private static final int MAX_DEPTH = 64;

  private final String text;
  private int position;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object document() {
    Object value = value(0);
    blanks();
    demand(position == text.length(), "the end");
    return value;
  }

  private @Nullable Object value(int depth) {
    demand(depth < MAX_DEPTH, "at most " + MAX_DEPTH + " levels");
    blanks();
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", Boolean.TRUE);
      case 'f':
        return word("false", Boolean.FALSE);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    take('{');
    blanks();
    while (peek() != '}') {
      if (!object.isEmpty()) {
        take(',');
        blanks();
      }
      String name = string();
      demand(!object.containsKey(name), "no second member \"" + name + "\"");
      blanks();
      take(':');
      object.put(name, value(depth + 1));
      blanks();
    }
    take('}');
    return object;
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    take('[');
    blanks();
    while (peek() != ']') {
      if (!array.isEmpty()) {
        take(',');
      }
      array.add(value(depth + 1));
      blanks();
    }
    take(']');
    return array;
  }

  private @Nullable Object word(String word, @Nullable Boolean meaning) {
    demand(text.startsWith(word, position), word);
    position += word.length();
    return meaning;
  }

  private Long number() {
    int start = position;
    while (position < text.length() && "-0123456789.eE+".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    String digits = text.substring(start, position);
    demand(digits.matches("-?(0|[1-9][0-9]{0,17})"), "a value, numbers whole");
    return Long.valueOf(digits);
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    take('"');
    while (peek() != '"') {
      char c = next();
      demand(c >= 0x20, "an escape for a control character");
      string.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return string.toString();
  }

  private char escaped() {
    char c = next();
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(simple);
    }
    demand(c == 'u' && text.length() - position >= 4, "an escape");
    String digits = text.substring(position, position + 4);
    demand(digits.matches("[0-9a-fA-F]{4}"), "four hexadecimal digits");
    position += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private void take(char expected) {
    demand(peek() == expected, "'" + expected + "'");
    position++;
  }

  private char next() {
    char c = peek();
    position++;
    return c;
  }

  private char peek() {
    demand(position < text.length(), "more");
    return text.charAt(position);
  }

  private void blanks() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private void demand(boolean met, String expected) {
    if (!met) {
      throw new JsonFormatException("expected " + expected + " at character " + position);
    }
  }
}
