// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a public type offers, in text that is the same on every JDK. */
final class ApiText {

  private ApiText() {}

  static List<String> of(Class<?> type) {
    List<String> lines = new ArrayList<>();
    lines.add(header(type));
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isOffered(field)) {
        members.add(modifiers(field) + name(field.getGenericType()) + " " + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOffered(constructor)) {
        members.add(modifiers(constructor) + type.getSimpleName() + tail(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOffered(method) && !isOfEveryRecordOrEnum(type, method)) {
        members.add(
            modifiers(method)
                + name(method.getGenericReturnType())
                + " "
                + method.getName()
                + tail(method));
      }
    }
    members.stream().sorted().forEach(member -> lines.add("  " + member));
    return lines;
  }

  private static String header(Class<?> type) {
    StringBuilder text = new StringBuilder(name(type));
    text.append(type.isRecord() ? " record" : "")
        .append(type.isEnum() ? " enum" : "")
        .append(type.isInterface() ? " interface" : "")
        .append(type.isSealed() ? " sealed" : "")
        .append(Modifier.isFinal(type.getModifiers()) ? " final" : "");
    if (type.isRecord()) {
      text.append(" (")
          .append(
              Arrays.stream(type.getRecordComponents())
                  .map(c -> name(c.getGenericType()) + " " + c.getName())
                  .collect(Collectors.joining(", ")))
          .append(")");
    }
    if (type.getSuperclass() != null && !type.isRecord() && !type.isEnum()) {
      text.append(" extends ").append(name(type.getGenericSuperclass()));
    }
    if (type.getInterfaces().length > 0) {
      text.append(" implements ").append(names(type.getGenericInterfaces()));
    }
    return text.toString();
  }

  private static boolean isOffered(Member member) {
    boolean visible =
        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    return visible && !member.isSynthetic();
  }

  private static boolean isOfEveryRecordOrEnum(Class<?> type, Method method) {
    String name = method.getName();
    if (type.isEnum()) {
      return name.equals("values") || name.equals("valueOf");
    }
    return name.equals("toString") || name.equals("hashCode") || name.equals("equals");
  }

  private static String modifiers(Member member) {
    int kept = member.getModifiers() & (Modifier.STATIC | Modifier.PROTECTED | Modifier.ABSTRACT);
    return kept == 0 ? "" : Modifier.toString(kept) + " ";
  }

  private static String tail(Executable executable) {
    String thrown =
        executable.getExceptionTypes().length == 0
            ? ""
            : " throws " + names(executable.getGenericExceptionTypes());
    return "(" + names(executable.getGenericParameterTypes()) + ")" + thrown;
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(ApiText::name).collect(Collectors.joining(", "));
  }

  private static String name(Type type) {
    return type.getTypeName().replace('$', '.').replace("java.lang.", "");
  }
}
