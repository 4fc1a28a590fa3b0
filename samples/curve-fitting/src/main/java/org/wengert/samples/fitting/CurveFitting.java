package org.wengert.samples.fitting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Fits NIST's problems by four methods from both starts, and prints how many digits of the certified values each finds.
 * Draws one fit into the file that the only argument names, {@code fit.png} by default.
 */
public final class CurveFitting {
    private CurveFitting() {}

    public static void main(String[] arguments) throws IOException {
        System.out.printf(
                "%-10s %5s  %-20s %6s %10s %11s %9s%n",
                "problem", "start", "method", "digits", "iterations", "evaluations", "ms");
        for (Map.Entry<String, Model> entry : Model.all().entrySet()) {
            Problem problem = Problem.read(entry.getKey());
            for (int start = 0; start < 2; start++) {
                for (Map.Entry<String, Fitter> method : Fitter.all().entrySet()) {
                    Fit fit = method.getValue()
                            .fit(entry.getValue(), problem, problem.starts().get(start));
                    System.out.printf(
                            Locale.ROOT,
                            "%-10s %5d  %-20s %6.1f %10d %11d %9.1f  %s%n",
                            problem.name(),
                            start + 1,
                            method.getKey(),
                            problem.digits(fit.parameters()),
                            fit.iterations(),
                            fit.evaluations(),
                            fit.milliseconds(),
                            fit.end());
                }
            }
        }
        Path picture = Path.of(arguments.length > 0 ? arguments[0] : "fit.png").toAbsolutePath();
        draw("Gauss1", picture);
        System.out.println("The fit of Gauss1: " + picture);
    }

    private static void draw(String name, Path file) throws IOException {
        Problem problem = Problem.read(name);
        Model model = Model.all().get(name);
        Fit fit = Fitter.all()
                .get("Levenberg-Marquardt")
                .fit(model, problem, problem.starts().get(0));
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(500)
                .title(name + ", fitted by Levenberg-Marquardt with a generated Jacobian")
                .xAxisTitle("x")
                .yAxisTitle("y")
                .build();
        var data = chart.addSeries("observations", problem.x(), problem.y());
        data.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        var curve = chart.addSeries("model", problem.x(), model.values().of(fit.parameters(), problem.x()));
        curve.setMarker(SeriesMarkers.NONE);
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    }
}
