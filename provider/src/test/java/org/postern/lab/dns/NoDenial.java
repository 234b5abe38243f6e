// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;

/** An unsigned zone proves nothing. */
enum NoDenial implements Denial {
  INSTANCE;

  @Override
  public List<RRset> noData(Name name) {
    return List.of();
  }

  @Override
  public List<RRset> nameError(Name name, Name closestEncloser) {
    return List.of();
  }

  @Override
  public List<RRset> wildcardAnswer(Name name, Name closestEncloser) {
    return List.of();
  }

  @Override
  public List<RRset> wildcardNoData(Name name, Name closestEncloser) {
    return List.of();
  }

  @Override
  public boolean optedOut(Name name) {
    return false;
  }
}
