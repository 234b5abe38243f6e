// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/** Steps through the tree of domain names. */
final class Names {
  private static final Name STAR = Name.fromConstantString("*");

  private Names() {}

  /** The name one label up; the name must not be the root. */
  static Name parent(Name name) {
    return new Name(name, 1);
  }

  /** The ancestor of the name with so many labels more than the given ancestor. */
  static Name below(Name ancestor, Name name, int labels) {
    return new Name(name, name.labels() - ancestor.labels() - labels);
  }

  static Name wildcard(Name parent) {
    try {
      return Name.concatenate(STAR, parent);
    } catch (NameTooLongException e) {
      throw new IllegalArgumentException("no room for a wildcard below " + parent, e);
    }
  }
}
