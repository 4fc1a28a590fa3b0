package org.wengert.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomFunctionsTest {
    private static final int FUNCTIONS = 250;

    @Test
    void randomFunctionsAreReadBackAndRunAsBefore() {
        int completed = 0;
        for (long seed = 0; seed < FUNCTIONS; seed++) {
            Function function = new RandomFunctions(seed).next();
            String text = Printer.print(Verifier.verify(function));
            Function again = Verifier.verify(Reader.read(text));
            assertEquals(text, Printer.print(again), "seed " + seed);
            String outcome = outcome(function);
            assertEquals(outcome, outcome(again), () -> text);
            if (!outcome.contains("Exception")) completed++;
        }
        assertTrue(completed > FUNCTIONS / 2, completed + " functions completed");
    }

    /** Results, costs and what the arguments hold at the end; or the exception. */
    private static String outcome(Function function) {
        double[][] matrix = {{1, 2, 3, 4}, {5, 6, 7, 8}, {-1, 0, 0.5, 9}, null};
        matrix[3] = matrix[0];
        Object[] arguments = {1.5, -0.75, 2, true, new double[] {0.5, -1, 2, 8}, matrix, new int[] {3, -1, 0, 2}};
        String end;
        try {
            Interpreter.Outcome outcome = Interpreter.run(function, arguments);
            end = printed(outcome.results().toArray()) + outcome.cost();
        } catch (ArithmeticException | NullPointerException | ArrayIndexOutOfBoundsException e) {
            end = e.toString();
        }
        return end + printed(arguments);
    }

    private static String printed(Object[] values) {
        return Arrays.deepToString(values);
    }

    @Test
    void aCopyWithFreshValuesIsTheSameFunction() {
        for (long seed = 0; seed < 50; seed++) {
            Function function = new RandomFunctions(seed).next();
            Function copy = Verifier.verify(Rewriter.fresh().function(function));
            assertEquals(Printer.print(function), Printer.print(copy), "seed " + seed);
        }
    }

    @Test
    void theSameSeedGivesTheSameFunction() {
        List<String> twice =
                List.of(Printer.print(new RandomFunctions(7).next()), Printer.print(new RandomFunctions(7).next()));
        assertEquals(twice.get(0), twice.get(1));
    }
}
