// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postern.dane.TlsaSet;

/** What a connection must prove. It is made by the plan and travels with the connection. */
public sealed interface TlsRequirement {

  /**
   * Returns the name for SNI: the TLSA base domain for DANE (RFC 7672 section 8.1), else the name
   * of the host; A-labels, lower case, no trailing dot. It may be an address, which is never sent
   * as SNI.
   */
  String serverName();

  /** Returns the TCP port, 1 to 65535. */
  int port();

  /** Returns how the name of the host was authenticated. */
  MxAuthentication mx();

  /**
   * Returns the left side of the pair {@code wanted:got}: {@code may}, {@code encrypt}, {@code
   * encrypt-audit}, {@code dane} or {@code dane-audit}.
   */
  String wanted();

  /** Returns whether nothing may be delivered without TLS. */
  boolean tlsMandatory();

  /**
   * TLS if the server has it, whoever the server is; clear text if it has not (RFC 7672 section
   * 2.2, third case).
   */
  record May(String serverName, int port, MxAuthentication mx) implements TlsRequirement {

    /** Checks the components. */
    public May {
      check(serverName, port);
      Objects.requireNonNull(mx);
    }

    /** Makes the requirement for a host whose name was not authenticated. */
    public May(String serverName, int port) {
      this(serverName, port, MxAuthentication.NONE);
    }

    @Override
    public String wanted() {
      return "may";
    }

    @Override
    public boolean tlsMandatory() {
      return false;
    }
  }

  /**
   * TLS, whoever the server is: it has a secure TLSA set, of which nothing is usable (RFC 7672
   * section 2.2, second case).
   *
   * @param unusable the TLSA set; null where something else demands encryption
   * @param audit whether clear text is let pass all the same and only noted
   * @param reason why encryption is demanded
   */
  record Encrypt(
      String serverName,
      int port,
      MxAuthentication mx,
      @Nullable TlsaSet unusable,
      boolean audit,
      String reason)
      implements TlsRequirement {

    /** Checks the components. */
    public Encrypt {
      check(serverName, port);
      Objects.requireNonNull(mx);
      Objects.requireNonNull(reason);
    }

    @Override
    public String wanted() {
      return audit ? "encrypt-audit" : "encrypt";
    }

    @Override
    public boolean tlsMandatory() {
      return !audit;
    }
  }

  /**
   * TLS with a server that the TLSA records authenticate (RFC 7672 section 2.2, first case).
   *
   * @param baseDomain the TLSA base domain (RFC 7672 section 2.2.3)
   * @param records the secure TLSA set, with at least one usable record
   * @param names the names that a certificate under DANE-TA may bear (RFC 7672 section 3.2.2), the
   *     base domain first; they are not looked at for DANE-EE
   * @param mx {@link MxAuthentication#NONE} makes it half-dane: enforced, never called verified
   * @param audit whether a failure is let pass and only noted (RFC 7672 section 9.1)
   */
  record Dane(
      String baseDomain,
      int port,
      TlsaSet records,
      List<String> names,
      MxAuthentication mx,
      boolean audit)
      implements TlsRequirement {

    /** Checks the components and copies the list. */
    public Dane {
      check(baseDomain, port);
      Objects.requireNonNull(mx);
      names = List.copyOf(names);
      if (names.isEmpty() || !names.get(0).equals(baseDomain)) {
        throw new IllegalArgumentException(
            "the names must begin with the base domain " + baseDomain + ", not be " + names);
      }
      if (!records.isUsable()) {
        throw new IllegalArgumentException("no TLSA record is usable: " + records);
      }
    }

    @Override
    public String serverName() {
      return baseDomain;
    }

    @Override
    public String wanted() {
      return audit ? "dane-audit" : "dane";
    }

    @Override
    public boolean tlsMandatory() {
      return !audit;
    }
  }

  private static void check(String serverName, int port) {
    if (serverName.isEmpty() || serverName.endsWith(".")) {
      throw new IllegalArgumentException("not a server name: '" + serverName + "'");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
