package org.wengert.samples.gradbench.evals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** Hand tracking: how far points that were seen are from those of a hand in a given pose. */
public final class Ht {
    public static final Eval<Input> EVAL = new Eval<>("ht", Input.class)
            .with("objective", in -> in.problem()::errors)
            .with("jacobian", in -> in.problem()::jacobian);

    private static final int FINGERS = 5;

    private Ht() {}

    record Input(double[] theta, double[][] us, Data data) {
        Problem problem() {
            return new Problem(theta, us, data.model.hand(), data.correspondences, data.points);
        }
    }

    record Data(Model model, int[] correspondences, double[][] points) {}

    record Model(
            int[] parents,
            double[][][] baseRelatives,
            double[][][] inverseBaseAbsolutes,
            double[][] basePositions,
            double[][] weights,
            int[][] triangles,
            boolean isMirrored) {
        Hand hand() {
            int[][] bones = Arrays.stream(weights)
                    .map(row -> IntStream.range(0, row.length).filter(b -> row[b] != 0))
                    .map(IntStream::toArray)
                    .toArray(int[][]::new);
            double[][] shares = IntStream.range(0, weights.length)
                    .mapToObj(v -> Arrays.stream(bones[v]).mapToDouble(b -> weights[v][b]))
                    .map(row -> row.toArray())
                    .toArray(double[][]::new);
            return new Hand(
                    parents,
                    affine(baseRelatives),
                    affine(inverseBaseAbsolutes),
                    basePositions,
                    bones,
                    shares,
                    triangles,
                    isMirrored);
        }

        private static double[][] affine(double[][][] matrices) {
            return Arrays.stream(matrices).map(Affine::of).toArray(double[][]::new);
        }
    }

    /**
     * A hand, its bones as {@link Affine} maps.
     *
     * @param parents of each bone the one that it is attached to, which comes before it, or -1
     * @param relatives of each bone its place on its parent, at rest
     * @param inverses of each bone the inverse of its place, at rest
     * @param vertices the points of the skin, at rest
     * @param bones of each vertex the bones that move it
     * @param shares of each vertex the share of each of these
     * @param triangles three vertices each
     */
    record Hand(
            int[] parents,
            double[][] relatives,
            double[][] inverses,
            double[][] vertices,
            int[][] bones,
            double[][] shares,
            int[][] triangles,
            boolean isMirrored) {}

    /**
     * @param theta the axis and angle of the hand's rotation, its translation, and four angles of each finger
     * @param us the barycentric coordinates of the points of the hand in their triangles; none where they are vertices
     * @param correspondences the triangle or the vertex of each point
     * @param points where the points were seen
     */
    record Problem(double[] theta, double[][] us, Hand hand, int[] correspondences, double[][] points) {
        double[] errors() {
            return Ht.errors(still(), theta, us, hand, correspondences, points);
        }

        /** In columns the derivatives with respect to each point's own coordinates, if there are any, and to theta. */
        double[][] jacobian() {
            HtErrors.Jacobian jacobian = HtErrors.jacobian(still(), theta, us, hand, correspondences, points);
            int coordinates = jacobian.move()[0].length;
            double[][] rows = new double[3 * points.length][coordinates + theta.length];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(jacobian.move()[i], 0, rows[i], 0, coordinates);
                System.arraycopy(jacobian.theta()[i], 0, rows[i], coordinates, theta.length);
            }
            return rows;
        }

        private double[] still() {
            return new double[us.length == 0 ? 0 : 2];
        }
    }

    /**
     * The difference between each point and the hand.
     *
     * @param move what is added to the coordinates of all points: an error depends on those of its own point alone, so that its derivative
     *     by these is that by the sum
     */
    @Differentiable(wrt = {"move", "theta"})
    static double[] errors(
            double[] move, double[] theta, double[][] us, Hand hand, int[] correspondences, double[][] points) {
        double[][] vertices = hand.vertices();
        int[][] bones = hand.bones();
        double[][] shares = hand.shares();
        int[][] triangles = hand.triangles();
        double[][] transforms = transforms(theta, hand.parents(), hand.relatives(), hand.inverses(), hand.isMirrored());
        double[] errors = new double[3 * points.length];
        double[] position = new double[3];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < 3; j++) position[j] = theta[3 + j];
            if (us.length == 0) {
                int v = correspondences[i];
                add(1, transforms, bones[v], shares[v], vertices[v], position);
            } else {
                int[] corners = triangles[correspondences[i]];
                double u0 = us[i][0] + move[0];
                double u1 = us[i][1] + move[1];
                for (int corner = 0; corner < 3; corner++) {
                    int v = corners[corner];
                    double part = corner == 0 ? u0 : corner == 1 ? u1 : 1 - u0 - u1;
                    add(part, transforms, bones[v], shares[v], vertices[v], position);
                }
            }
            for (int j = 0; j < 3; j++) errors[3 * i + j] = points[i][j] - position[j];
        }
        return errors;
    }

    /** What each bone does to the vertices at rest, but for the translation of the hand. */
    private static double[][] transforms(
            double[] theta, int[] parents, double[][] relatives, double[][] inverses, boolean isMirrored) {
        int count = parents.length;
        double[] bend = new double[count];
        double[] spread = new double[count];
        for (int finger = 0; finger < FINGERS; finger++) {
            int bone = 2 + 4 * finger;
            int angle = 6 + 4 * finger;
            bend[bone] = theta[angle];
            spread[bone] = theta[angle + 1];
            bend[bone + 1] = theta[angle + 2];
            bend[bone + 2] = theta[angle + 3];
        }
        double[] rotation = Affine.rotation(theta[0], theta[1], theta[2]);
        if (isMirrored) for (int i = 0; i < 3; i++) rotation[4 * i] = -rotation[4 * i];
        double[][] absolutes = new double[count][];
        double[][] transforms = new double[count][];
        for (int b = 0; b < count; b++) {
            double[] relative = Affine.times(relatives[b], Affine.rotation(bend[b], spread[b]));
            absolutes[b] = parents[b] < 0 ? relative : Affine.times(absolutes[parents[b]], relative);
            transforms[b] = Affine.times(rotation, Affine.times(absolutes[b], inverses[b]));
        }
        return transforms;
    }

    /** Adds a multiple of a vertex' position to a sum. */
    private static void add(
            double multiple, double[][] transforms, int[] bones, double[] shares, double[] vertex, double[] sum) {
        double x = vertex[0];
        double y = vertex[1];
        double z = vertex[2];
        for (int b = 0; b < bones.length; b++) {
            double[] t = transforms[bones[b]];
            double share = multiple * shares[b];
            sum[0] += share * (t[0] * x + t[1] * y + t[2] * z + t[3]);
            sum[1] += share * (t[4] * x + t[5] * y + t[6] * z + t[7]);
            sum[2] += share * (t[8] * x + t[9] * y + t[10] * z + t[11]);
        }
    }
}
