package org.wengert.samples.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Branches that no vector reaches. */
class CornersTest {
    /** Without a rotation Rodrigues' formula is 0/0. Its derivative is compared with finite differences. */
    @Test
    void aCameraIsNotRotated() throws IOException {
        ObjectNode input = input("ba");
        ArrayNode camera = (ArrayNode) input.get("cam");
        for (int i = 0; i < 3; i++) camera.set(i, 0);
        JsonNode values = Vector.response("ba", "jacobian", input).at("/output/vals");
        double h = 1e-4;
        for (int i = 0; i < 3; i++) {
            camera.set(i, h);
            JsonNode above = Vector.response("ba", "objective", input).at("/output/reproj_error/elements");
            camera.set(i, -h);
            JsonNode below = Vector.response("ba", "objective", input).at("/output/reproj_error/elements");
            camera.set(i, 0);
            for (int row = 0; row < 2; row++) {
                double derivative = values.get(15 * row + i).asDouble();
                double difference = (above.get(row).asDouble() - below.get(row).asDouble()) / (2 * h);
                assertEquals(difference, derivative, 1e-5 * Math.abs(derivative));
            }
        }
    }

    /** Mirrored and not rotated, a hand's points have the first coordinate of the other sign, as have its derivatives. */
    @Test
    void aHandIsMirrored() throws IOException {
        ObjectNode input = input("ht");
        ArrayNode theta = (ArrayNode) input.get("theta");
        for (int i = 0; i < 6; i++) theta.set(i, 0);
        for (JsonNode point : input.at("/data/points")) ((ArrayNode) point).set(0, 0);
        JsonNode errors = Vector.response("ht", "objective", input).get("output");
        JsonNode jacobian = Vector.response("ht", "jacobian", input).get("output");
        ((ObjectNode) input.at("/data/model")).put("is_mirrored", true);
        JsonNode mirrored = Vector.response("ht", "objective", input).get("output");
        JsonNode mirroredJacobian = Vector.response("ht", "jacobian", input).get("output");
        for (int i = 0; i < errors.size(); i++) {
            int sign = i % 3 == 0 ? -1 : 1;
            assertEquals(sign * errors.get(i).asDouble(), mirrored.get(i).asDouble(), 1e-15);
            int columns = jacobian.get(i).size();
            for (int angle = columns - 20; angle < columns; angle++) {
                assertEquals(
                        sign * jacobian.get(i).get(angle).asDouble(),
                        mirroredJacobian.get(i).get(angle).asDouble(),
                        1e-15);
            }
        }
    }

    private static ObjectNode input(String eval) {
        return Vector.ours().stream()
                .filter(vector -> vector.eval().equals(eval))
                .findFirst()
                .orElseThrow()
                .input()
                .deepCopy();
    }
}
