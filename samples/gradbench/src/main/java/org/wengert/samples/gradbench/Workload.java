package org.wengert.samples.gradbench;

import java.util.List;
import java.util.Map;

/** An input like those that GradBench sends, of random numbers. */
record Workload(String eval, String size, Map<String, Object> input) {
    static final List<Workload> ALL = List.of(
            gmm(10, 25),
            gmm(64, 10),
            gmm(64, 100),
            ba(49, 7776, 31843),
            ba(257, 65132, 225911),
            ht("small simple", 544, 100, false),
            ht("small complicated", 544, 800, true),
            ht("big complicated", 10_000, 800, true),
            lstm(2, 1024),
            lstm(4, 4096),
            kMeans(10, 10_000, 8),
            kMeans(100, 10_000, 16),
            llsq(1024),
            llsq(16392),
            lse(2500),
            lse(1_280_000),
            ode(1000, 100),
            ode(10_000, 10),
            det(8),
            det(10),
            new Workload("particle", "", Map.of("w", 0)),
            new Workload("saddle", "", Map.of("start", List.of(1, 1))));

    private static Workload gmm(int d, int k) {
        int n = 1000;
        Numbers numbers = new Numbers(-1, 1);
        return new Workload(
                "gmm",
                "d=" + d + " k=" + k,
                Map.of(
                        "x", numbers.matrix(n, d),
                        "m", 0,
                        "gamma", 1,
                        "alpha", numbers.vector(k),
                        "mu", numbers.matrix(k, d),
                        "q", numbers.matrix(k, d),
                        "l", numbers.matrix(k, d * (d - 1) / 2)));
    }

    private static Workload ba(int n, int m, int p) {
        List<Double> camera = List.of(-0.8, -1.1, -0.8, 34., 40., 54., 420., 6., -9., 0.09, 0.003);
        return new Workload(
                "ba",
                "n=" + n + " m=" + m + " p=" + p,
                Map.of(
                        "n",
                        n,
                        "m",
                        m,
                        "p",
                        p,
                        "cam",
                        camera,
                        "x",
                        List.of(7, 0, 3),
                        "w",
                        0.4,
                        "feat",
                        List.of(270, 830)));
    }

    private static Workload ht(String size, int vertices, int points, boolean inTriangles) {
        int bones = 22;
        int[] parents = new int[bones];
        for (int b = 0; b < bones; b++) parents[b] = b == 0 ? -1 : b % 4 == 1 ? 0 : b - 1;
        Numbers numbers = new Numbers(-1, 1);
        double[][] weights = new double[vertices][bones];
        int[][] moving = numbers.indices(vertices, 2, bones);
        for (int v = 0; v < vertices; v++) for (int b : moving[v]) weights[v][b] = 0.5;
        Map<String, Object> model = Map.of(
                "parents", parents,
                "base_relatives", numbers.matrices(bones, 4, 4),
                "inverse_base_absolutes", numbers.matrices(bones, 4, 4),
                "base_positions", numbers.matrix(vertices, 4),
                "weights", weights,
                "triangles", numbers.indices(2 * vertices, 3, vertices),
                "is_mirrored", false);
        Map<String, Object> data = Map.of(
                "model",
                model,
                "correspondences",
                numbers.indices(1, points, inTriangles ? 2 * vertices : vertices)[0],
                "points",
                numbers.matrix(points, 3));
        double[][] us = inTriangles ? numbers.matrix(points, 2) : new double[0][];
        return new Workload("ht", size + " c=" + points, Map.of("theta", numbers.vector(26), "us", us, "data", data));
    }

    private static Workload lstm(int layers, int characters) {
        int bits = 14;
        Numbers numbers = new Numbers(0, 1);
        return new Workload(
                "lstm",
                "l=" + layers + " c=" + characters,
                Map.of(
                        "main_params", numbers.matrix(2 * layers, 4 * bits),
                        "extra_params", numbers.matrix(3, bits),
                        "state", numbers.matrix(2 * layers, bits),
                        "sequence", numbers.matrix(characters, bits)));
    }

    /** The centroids are points, so that none is left without one. */
    private static Workload kMeans(int k, int n, int d) {
        double[][] points = new Numbers(0, 1).matrix(n, d);
        return new Workload(
                "kmeans",
                "k=" + k + " n=" + n + " d=" + d,
                Map.of("points", points, "centroids", List.of(points).subList(n - k, n)));
    }

    private static Workload llsq(int n) {
        int m = 128;
        return new Workload("llsq", "n=" + n, Map.of("x", new Numbers(0, 1).vector(m), "n", n));
    }

    private static Workload lse(int n) {
        return new Workload("lse", "n=" + n, Map.of("x", new Numbers(0, 1).vector(n)));
    }

    private static Workload det(int ell) {
        return new Workload("det", "ell=" + ell, Map.of("A", new Numbers(0, 1).vector(ell * ell), "ell", ell));
    }

    private static Workload ode(int n, int s) {
        return new Workload("ode", "n=" + n + " s=" + s, Map.of("x", new Numbers(0, 1).vector(n), "s", s));
    }
}
