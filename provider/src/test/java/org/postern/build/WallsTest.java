// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.security.Security;

/** The walls inside the library, and those around it. */
@AnalyzeClasses(packages = "org.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule theLibrary_knowsNoAgentAndNoMailServer =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.postern.agent..",
              "org.postern.samples..",
              "org.apache.james..",
              "jakarta.mail..",
              "javax.mail..",
              "net.bytebuddy..",
              "picocli..");

  @ArchTest
  static final ArchRule everyPackage_isAPublicOneOrInternal =
      classes()
          .should()
          .resideInAnyPackage(
              "org.postern",
              "org.postern.policy",
              "org.postern.dns",
              "org.postern.dane",
              "org.postern.mtasts",
              "org.postern.smtp",
              "org.postern.tlsrpt",
              "org.postern.ocsp",
              "org.postern.keys",
              "org.postern.internal..");

  @ArchTest
  static final ArchRule dns_knowsNothingOfWhatItsAnswersAreFor =
      noClasses()
          .that()
          .resideInAnyPackage("org.postern.dns..", "org.postern.internal.dns..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.postern.dane..",
              "org.postern.internal.dane..",
              "org.postern.smtp..",
              "org.postern.internal.smtp..",
              "org.postern.internal.tls..",
              "org.postern.mtasts..");

  @ArchTest
  static final ArchRule dane_knowsNothingOfPlansAndConnections =
      noClasses()
          .that()
          .resideInAnyPackage("org.postern.dane..", "org.postern.internal.dane..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.postern.smtp..",
              "org.postern.internal.smtp..",
              "org.postern.internal.tls..",
              "org.postern.mtasts..");

  @ArchTest
  static final ArchRule theRequirement_travelsWithTheConnection_notWithTheThread =
      noFields()
          .should()
          .haveRawType(ThreadLocal.class)
          .orShould()
          .haveRawType(InheritableThreadLocal.class);

  @ArchTest
  static final ArchRule theJvmsProviders_areLeftAlone =
      noClasses()
          .should()
          .callMethod(Security.class, "addProvider", java.security.Provider.class)
          .orShould()
          .callMethod(Security.class, "insertProviderAt", java.security.Provider.class, int.class)
          .orShould()
          .callMethod(Security.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule systemStreams_areForPrograms =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyTheFacade_knowsTheFacade =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.postern")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.postern");

  @ArchTest
  static final ArchRule tls_isReachedByTheFacadeOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.postern", "org.postern.internal.tls..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.postern.internal.tls..");

  /** An area is a public package with the internal package of that name. */
  @ArchTest
  static final ArchRule areas_dependOnEachOtherInOneDirection =
      slices().assignedFrom(new Areas()).should().beFreeOfCycles();

  private static final class Areas implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      if (!name.startsWith("org.postern")) {
        return SliceIdentifier.ignore();
      }
      String area = name.replaceFirst("^org\\.postern\\.?", "").replaceFirst("^internal\\.", "");
      return SliceIdentifier.of(area.isEmpty() ? "facade" : area.split("\\.", 2)[0]);
    }

    @Override
    public String getDescription() {
      return "areas";
    }
  }
}
