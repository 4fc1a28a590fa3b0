package goldens;

import java.util.Arrays;
import org.wengert.Differentiable;

final class StreamSum {
    @Differentiable
    static double squares(double[] x) {
        return Arrays.stream(x).map(xi -> xi * xi).sum();
    }
}
