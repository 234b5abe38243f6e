// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postern.bench.Label;
import org.postern.bench.Subject;

/** The figures of a run: JMH's results without what means nothing by itself. */
public final class Figures {

  /** The quantity of JMH's own score, where nothing else was counted. */
  public static final String SCORE = "score";

  private static final Set<String> KEPT = Set.of("retained", "rss");
  private static final Set<String> COLD = Set.of("cpu", "wall", "allocated", "sent");

  private Figures() {}

  /** Returns all figures of all runs. */
  public static List<Figure> of(ResultFile file) {
    return file.measured().stream().flatMap(run -> of(run).stream()).toList();
  }

  /**
   * Returns the figures of a run. Where meters counted work, theirs are the figures: JMH's score is
   * then the time of a whole round of all lanes and means nothing.
   */
  public static List<Figure> of(Measured run) {
    List<Figure> figures = new ArrayList<>();
    for (JmhResult result : run.jmh()) {
      String parameters = parameters(result, run.jmh());
      List<Figure> counted = new ArrayList<>();
      result
          .secondary()
          .forEach((name, metric) ->
              Label.parse(name)
                  .filter(label -> means(run, label))
                  .map(label -> figure(run, parameters, label, metric))
                  .ifPresent(counted::add));
      figures.addAll(counted);
      if (run.subject() != Subject.MEMORY && counted.stream().allMatch(Figures::isKept)) {
        String method = result.benchmark().substring(result.benchmark().lastIndexOf('.') + 1);
        figures.add(
            figure(run, parameters, new Label(method, "both", SCORE), result.primaryMetric()));
      }
    }
    return figures;
  }

  /** Returns the figures with this label, of each combination of parameters. */
  public static List<Figure> named(String label, List<Figure> figures) {
    return figures.stream().filter(figure -> figure.label().toString().equals(label)).toList();
  }

  /** Returns the figure with another label that was measured beside this one. */
  public static Optional<Figure> beside(Figure figure, String label, List<Figure> figures) {
    return named(label, figures).stream()
        .filter(other -> other.run().equals(figure.run()))
        .filter(other -> other.parameters().equals(figure.parameters()))
        .findFirst();
  }

  /** What is counted while connections are made only to be held says nothing: the JVM is cold. */
  private static boolean means(Measured run, Label label) {
    return run.subject() != Subject.MEMORY || !COLD.contains(label.quantity());
  }

  private static boolean isKept(Figure figure) {
    return KEPT.contains(figure.label().quantity());
  }

  private static Figure figure(Measured run, String parameters, Label label, Metric metric) {
    return new Figure(run.name(), parameters, label, metric.scoreUnit(), metric.values());
  }

  /** The parameters in which the results of a run differ, and the number of threads. */
  private static String parameters(JmhResult result, List<JmhResult> all) {
    List<String> words = new ArrayList<>();
    named(result)
        .forEach((name, value) -> {
          TreeSet<String> values = new TreeSet<>();
          all.forEach(other -> values.add(named(other).getOrDefault(name, "")));
          if (values.size() > 1) {
            words.add(name + "=" + value);
          }
        });
    return String.join(",", words);
  }

  private static Map<String, String> named(JmhResult result) {
    Map<String, String> named = new TreeMap<>(result.parameters());
    named.putIfAbsent("threads", Integer.toString(result.threads()));
    return named;
  }
}
