// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.bench.Better;
import org.postern.bench.Headline;
import org.postern.bench.Label;
import org.postern.bench.stack.Stack;

/**
 * A figure that stands for its run, with what it is compared with.
 *
 * @param run the run
 * @param headline which figure it is
 * @param figure the figure
 * @param reference what it is divided by; empty where there is nothing to compare with
 */
public record HeadlineFigure(
    Measured run, Headline headline, Figure figure, Optional<Figure> reference) {

  /** Returns those of all runs; a headline whose figure was not measured has none. */
  public static List<HeadlineFigure> of(ResultFile file) {
    return file.measured().stream().flatMap(run -> of(run).stream()).toList();
  }

  /** Returns those of one run; JMH's own score stands for it where nothing else counted work. */
  public static List<HeadlineFigure> of(Measured run) {
    List<Figure> figures = Figures.of(run);
    List<HeadlineFigure> found = new ArrayList<>();
    for (Figure figure : figures) {
      if (figure.label().quantity().equals(Figures.SCORE)) {
        Headline time =
            new Headline("time", figure.label().toString(), Optional.empty(), Better.LESS);
        found.add(new HeadlineFigure(run, time, figure, Optional.empty()));
      }
    }
    for (Headline headline : run.headlines()) {
      for (Figure figure : Figures.named(headline.figure(), figures)) {
        found.add(
            new HeadlineFigure(
                run,
                headline,
                figure,
                headline.reference().flatMap(label -> Figures.beside(figure, label, figures))));
      }
    }
    return found;
  }

  /** Returns the figure in proportion to its reference. */
  public Optional<Estimate> ratio() {
    return reference.map(figure::over);
  }

  /** Returns whether it is compared with the JDK's own TLS. */
  public boolean isWithSunJsse() {
    return reference.isPresent() && reference.get().label().stack().equals(Stack.SUNJSSE.name());
  }

  /** Returns whose the reference is, for people. */
  public String referenceName() {
    return headline.reference().flatMap(Label::parse).map(l -> Names.stack(l.stack())).orElse("");
  }

  /** Returns the words for it: what, and with which parameters. */
  public String words() {
    return headline.what()
        + (figure.parameters().isEmpty() ? "" : " (" + figure.parameters() + ")");
  }
}
