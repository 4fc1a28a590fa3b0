package org.wengert.samples.gradbench;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wengert.samples.gradbench.evals.Ba;
import org.wengert.samples.gradbench.evals.Det;
import org.wengert.samples.gradbench.evals.Gmm;
import org.wengert.samples.gradbench.evals.Hello;
import org.wengert.samples.gradbench.evals.Ht;
import org.wengert.samples.gradbench.evals.KMeans;
import org.wengert.samples.gradbench.evals.Llsq;
import org.wengert.samples.gradbench.evals.Lse;
import org.wengert.samples.gradbench.evals.Lstm;
import org.wengert.samples.gradbench.evals.Ode;
import org.wengert.samples.gradbench.evals.Particle;
import org.wengert.samples.gradbench.evals.Saddle;

/** The evals that this tool answers, by name; {@code evals.txt} lists them for GradBench. */
final class Evals {
    static final Map<String, Eval<?>> ALL = Stream.of(
                    Ba.EVAL,
                    Det.EVAL,
                    Gmm.EVAL,
                    Hello.EVAL,
                    Ht.EVAL,
                    KMeans.EVAL,
                    Llsq.EVAL,
                    Lse.EVAL,
                    Lstm.EVAL,
                    Ode.EVAL,
                    Particle.EVAL,
                    Saddle.EVAL)
            .collect(Collectors.toUnmodifiableMap(Eval::name, eval -> eval));

    private Evals() {}
}
