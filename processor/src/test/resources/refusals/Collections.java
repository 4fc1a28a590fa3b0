package refusals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wengert.Differentiable;

/** Operations of streams and lists that cannot be followed, and other containers. */
final class Collections {
    @Differentiable
    static double parallel(double[] x) {
        return Arrays.stream(x).parallel().sum(); // error: NoModel at Arrays.stream(x).parallel()
    }

    @Differentiable
    static double distinct(double[] x) {
        return Arrays.stream(x).map(v -> v * v).distinct().sum(); // error: NoModel at Arrays.stream(x).map(v -> v * v).distinct()
    }

    @Differentiable
    static double map(double x) {
        Map<String, Double> m = new HashMap<>();
        m.put("x", x * x); // error: NoDerivativeRule at m.put("x", x * x)
        return m.get("x");
    }

    @Differentiable
    static double linkedList(double x) {
        List<Double> list = new LinkedList<>();
        list.add(x); // error: NoDerivativeRule at list.add(x)
        return list.get(0);
    }

    @Differentiable
    static double subList(double x) {
        List<Double> list = new ArrayList<>();
        list.add(x);
        return list.subList(0, 1).get(0); // error: NoModel at list.subList(0, 1)
    }

    @Differentiable
    static double grouping(double[] x) {
        Map<Boolean, List<Double>> groups =
                Arrays.stream(x).boxed().collect(Collectors.groupingBy(v -> v > 1)); // error: Unsupported at v -> v > 1
        return groups.size() * x[0];
    }
}
