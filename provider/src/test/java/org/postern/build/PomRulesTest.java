// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One place pins the versions: the properties of the root pom. */
class PomRulesTest {
  private static final Pattern FIXED = Pattern.compile("\\d[\\w.-]*");

  @Test
  void everyVersionProperty_isOneFixedVersion() throws Exception {
    Element properties =
        (Element) parse(Path.of("pom.xml")).getElementsByTagName("properties").item(0);
    List<Element> versions =
        elements(properties.getChildNodes())
            .filter(e -> e.getTagName().endsWith(".version"))
            .toList();
    assertThat(versions).isNotEmpty();
    assertThat(versions)
        .allSatisfy(e ->
            assertThat(e.getTextContent())
                .as(e.getTagName())
                .matches(FIXED)
                .doesNotContain("SNAPSHOT"));
  }

  @Test
  void everyVersionElement_namesAPropertyOrTheProject() throws Exception {
    for (Path pom : Repository.poms()) {
      Document document = parse(pom);
      assertThat(elements(document.getElementsByTagName("version")))
          .as("versions in %s", pom)
          .filteredOn(e -> !isOwnVersion(e))
          .allSatisfy(e -> {
            Matcher matcher = Pattern.compile("\\$\\{([^}]+)}").matcher(text(e));
            boolean required = text(e).startsWith("[") && parent(e).startsWith("require");
            assertThat(required || matcher.matches())
                .as(
                    "%s: %s in <%s>: write it as a property of the root pom",
                    pom, text(e), parent(e))
                .isTrue();
          });
    }
  }

  @Test
  void everyPluginAndDependency_hasItsVersionInTheRootPom() throws Exception {
    Document root = parse(Path.of("pom.xml"));
    List<String> pinned =
        Stream.of("plugin", "dependency", "path")
            .flatMap(tag -> elements(root.getElementsByTagName(tag)))
            .filter(e -> child(e, "version") != null)
            .map(PomRulesTest::coordinates)
            .toList();
    for (Path pom : Repository.poms()) {
      Document document = parse(pom);
      assertThat(
              Stream.of("plugin", "dependency")
                  .flatMap(tag -> elements(document.getElementsByTagName(tag))))
          .as("plugins and dependencies of %s that nothing pins", pom)
          .filteredOn(e -> child(e, "version") == null)
          .map(PomRulesTest::coordinates)
          // JUnit's modules come with their BOM, which is pinned.
          .filteredOn(name -> !name.startsWith("org.junit.jupiter:"))
          .allSatisfy(name -> assertThat(pinned).contains(name));
    }
  }

  private static boolean isOwnVersion(Element version) {
    return parent(version).equals("project")
        || (parent(version).equals("parent") && text(version).equals("0.1.0-SNAPSHOT"));
  }

  private static String coordinates(Element e) {
    String group = child(e, "groupId");
    return (group == null ? "org.apache.maven.plugins" : group) + ":" + child(e, "artifactId");
  }

  private static @Nullable String child(Element e, String name) {
    return elements(e.getChildNodes())
        .filter(c -> c.getTagName().equals(name))
        .map(PomRulesTest::text)
        .findFirst()
        .orElse(null);
  }

  private static String parent(Element e) {
    return e.getParentNode().getNodeName();
  }

  private static String text(Element e) {
    return e.getTextContent().strip();
  }

  private static Stream<Element> elements(NodeList nodes) {
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private static Document parse(Path pom) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(Repository.root().resolve(pom).toFile());
  }
}
