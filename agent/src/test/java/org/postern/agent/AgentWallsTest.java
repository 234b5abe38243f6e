// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.Security;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What each class loader can see decides what each package may use. */
@AnalyzeClasses(
    packages = "org.postern.agent",
    importOptions = ImportOption.DoNotIncludeTests.class)
class AgentWallsTest {

  @ArchTest
  static final ArchRule whatTheBootLoaderHas_usesTheJdkOnly =
      classes()
          .that()
          .resideInAnyPackage("org.postern.agent.bridge", "org.postern.agent.launch")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "javax.net.ssl",
                  "org.jspecify.annotations",
                  "org.postern.agent.bridge",
                  "org.postern.agent.launch"));

  @ArchTest
  static final ArchRule whatIsInlined_usesTheBridgeOnly =
      classes()
          .that()
          .resideInAPackage("org.postern.agent.advice")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "javax.net.ssl",
                  "org.jspecify.annotations",
                  "net.bytebuddy..",
                  "org.postern.agent.bridge"));

  @ArchTest
  static final ArchRule theAgent_asksTheLibrary_byItsPublicApi =
      noClasses()
          .that()
          .resideInAPackage("org.postern.agent.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.postern.internal..", "org.bouncycastle..", "org.xbill..");

  @ArchTest
  static final ArchRule theJvmsOwnTls_isLeftAlone =
      noClasses()
          .should()
          .callMethod(SSLContext.class, "setDefault", SSLContext.class)
          .orShould()
          .callMethod(Security.class, "addProvider", java.security.Provider.class)
          .orShould()
          .callMethod(Security.class, "insertProviderAt", java.security.Provider.class, int.class)
          .orShould()
          .beAssignableTo(TrustManager.class);
}
