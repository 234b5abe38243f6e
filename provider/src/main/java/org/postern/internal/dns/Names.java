// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/** Moves in the tree of names. */
final class Names {
  private static final Name ASTERISK = Name.fromConstantString("*");

  private Names() {}

  static Name parent(Name name) {
    return new Name(name, 1);
  }

  /** The ancestor, or the name itself, that has so many labels besides the root. */
  static Name withLabels(Name name, int labels) {
    return new Name(name, name.labels() - 1 - labels);
  }

  static Name commonAncestor(Name a, Name b) {
    int labels = Math.min(a.labels(), b.labels()) - 1;
    while (labels > 0 && !withLabels(a, labels).equals(withLabels(b, labels))) {
      labels--;
    }
    return withLabels(a, labels);
  }

  /** The wildcard directly below the name; the name itself where that would be too long. */
  static Name wildcard(Name name) {
    try {
      return Name.concatenate(ASTERISK, name);
    } catch (NameTooLongException e) {
      return name;
    }
  }
}
