package org.wengert.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Interpreter;
import org.wengert.processor.ir.Printer;
import org.wengert.processor.ir.RandomFunctions;

class RandomBodiesTest {
    private static final int FUNCTIONS = 200;
    private static final Class<?>[] PARAMETERS = {
        double.class, double.class, int.class, boolean.class, double[].class, double[][].class, int[].class
    };

    @Test
    void emittedFunctionsDoWhatTheInterpreterDoes(@TempDir Path folder) throws Exception {
        check(folder, 8000);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 150})
    void functionsInPartsDoWhatTheInterpreterDoes(int longest, @TempDir Path folder) throws Exception {
        check(folder, longest);
    }

    private static void check(Path folder, int longest) throws Exception {
        TypeSpec.Builder batch = TypeSpec.classBuilder("Batch").addModifiers(Modifier.PUBLIC);
        for (int seed = 0; seed < FUNCTIONS; seed++) addMethod(batch, seed, longest);
        Class<?> compiled = Compiled.load(
                        folder, List.of(JavaFile.builder("", batch.build()).build()))
                .loadClass("Batch");
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            Function function = new RandomFunctions(seed).next();
            Method method = compiled.getMethod("f" + seed, PARAMETERS);
            assertEquals(interpreted(function), run(method), () -> Printer.print(function));
        }
    }

    private static void addMethod(TypeSpec.Builder batch, int seed, int longest) {
        Function function = new RandomFunctions(seed).next();
        Surroundings around = Surroundings.of(function, Surroundings.Ending.returning("new Object[] {$L}"));
        MethodSpec.Builder method = MethodSpec.methodBuilder("f" + seed)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Object[].class);
        for (int i = 0; i < PARAMETERS.length; i++)
            method.addParameter(
                    PARAMETERS[i], around.bound().get(function.parameters().get(i)));
        Parts parts = Parts.ofStatic("f" + seed, ClassName.get("", "Batch"), List.of(), longest);
        method.addCode(BodyEmitter.emit(function, around.withParts(parts)));
        parts.addTo(batch.addMethod(method.build()));
    }

    private static Object[] arguments() {
        double[][] matrix = {{1, 2, 3, 4}, {5, 6, 7, 8}, {-1, 0, 0.5, 9}, null};
        matrix[3] = matrix[0];
        return new Object[] {1.5, -0.75, 2, true, new double[] {0.5, -1, 2, 8}, matrix, new int[] {3, -1, 0, 2}};
    }

    /** Results, or the exception, and what the arguments hold at the end. */
    private static String interpreted(Function function) {
        Object[] arguments = arguments();
        try {
            return printed(Interpreter.run(function, arguments).results().toArray(), arguments);
        } catch (ArithmeticException | NullPointerException | ArrayIndexOutOfBoundsException e) {
            return printed(e.getClass(), arguments);
        }
    }

    private static String run(Method method) throws IllegalAccessException {
        Object[] arguments = arguments();
        try {
            return printed(method.invoke(null, arguments), arguments);
        } catch (InvocationTargetException e) {
            return printed(e.getCause().getClass(), arguments);
        }
    }

    private static String printed(Object outcome, Object[] arguments) {
        return Arrays.deepToString(new Object[] {outcome, arguments});
    }
}
