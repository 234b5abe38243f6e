// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.InvalidParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service whose implementation is made by a call, without reflection. */
final class Made extends Provider.Service {

  private final Constructor constructor;

  Made(
      Provider provider,
      String type,
      String algorithm,
      List<String> aliases,
      Map<String, String> attributes,
      Constructor constructor) {
    super(
        provider,
        type,
        algorithm,
        // A name and not a class to load: newInstance makes it.
        "org.postern.internal.jca." + type + "." + algorithm,
        aliases,
        attributes);
    this.constructor = constructor;
  }

  @Override
  public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
    if (parameter != null) {
      throw new InvalidParameterException(
          getType() + " " + getAlgorithm() + " takes no parameter, " + parameter + " was given");
    }
    try {
      return constructor.make();
    } catch (Exception e) {
      throw new NoSuchAlgorithmException(
          getType() + " " + getAlgorithm() + " of Postern cannot be made: " + e.getMessage(), e);
    }
  }
}
