// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Names;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/**
 * The parts of {@link SSLParameters} that a later JDK than 17 has: signature schemes (19) and named
 * groups (20). Immutable.
 *
 * @param namedGroups null if not set
 * @param schemes null if not set
 */
record NewerParameters(@Nullable List<String> namedGroups, @Nullable List<String> schemes) {

  static final NewerParameters UNSET = new NewerParameters(null, null);

  private static final Property GROUPS = Property.find("NamedGroups");
  private static final Property SCHEMES = Property.find("SignatureSchemes");

  static NewerParameters from(SSLParameters parameters) {
    return new NewerParameters(GROUPS.get(parameters), SCHEMES.get(parameters));
  }

  void to(SSLParameters parameters) {
    GROUPS.set(parameters, namedGroups);
    SCHEMES.set(parameters, schemes);
  }

  /** Throws an IllegalArgumentException where nothing would be left. */
  void narrow(Rules rules) {
    groups(rules);
    signatureSchemes(rules);
  }

  List<NamedGroup> groups(Rules rules) {
    return namedGroups == null
        ? rules.groups()
        : Names.GROUPS.narrow(namedGroups.toArray(String[]::new), rules.groups());
  }

  List<SignatureScheme> signatureSchemes(Rules rules) {
    return schemes == null
        ? rules.signatureSchemes()
        : Names.SIGNATURE_SCHEMES.narrow(schemes.toArray(String[]::new), rules.signatureSchemes());
  }

  /** One property of SSLParameters, if this JDK has it. */
  private record Property(@Nullable MethodHandle getter, @Nullable MethodHandle setter) {

    static Property find(String name) {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      try {
        return new Property(
            lookup.findVirtual(
                SSLParameters.class, "get" + name, MethodType.methodType(String[].class)),
            lookup.findVirtual(
                SSLParameters.class,
                "set" + name,
                MethodType.methodType(void.class, String[].class)));
      } catch (NoSuchMethodException | IllegalAccessException e) {
        return new Property(null, null);
      }
    }

    @Nullable List<String> get(SSLParameters parameters) {
      if (getter == null) {
        return null;
      }
      try {
        String[] names = (String[]) getter.invokeExact(parameters);
        return names == null ? null : List.copyOf(Arrays.asList(names));
      } catch (Throwable e) {
        throw new IllegalStateException("cannot read the SSLParameters", e);
      }
    }

    void set(SSLParameters parameters, @Nullable List<String> names) {
      if (setter == null || names == null) {
        return;
      }
      try {
        setter.invokeExact(parameters, names.toArray(String[]::new));
      } catch (Throwable e) {
        throw new IllegalStateException("cannot set the SSLParameters", e);
      }
    }
  }
}
