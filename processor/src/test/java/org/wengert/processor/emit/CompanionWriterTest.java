package org.wengert.processor.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.processor.contract.ValueType;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

class CompanionWriterTest {
    private static Object call(Class<?> type, Object receiver, String name, Object... arguments) throws Exception {
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return method.invoke(receiver, arguments);
    }

    private static Class<?> compiled(Path folder, CompanionSource source) throws Exception {
        JavaFile primal = JavaFile.builder(
                        "app",
                        com.palantir.javapoet.TypeSpec.classBuilder("Sample").build())
                .build();
        List<JavaFile> files = List.of(CompanionWriter.write(source, CompanionWriter.LONGEST, name -> {}), primal);
        return Compiled.load(folder, files).loadClass(source.name().toString());
    }

    @Test
    void aProductHasAllScalarMembers(@TempDir Path folder) throws Exception {
        Class<?> companion = compiled(folder, CompanionSamples.product());
        assertEquals(
                "Gradient[x=3.0, y=2.0]",
                call(companion, null, "gradient", 2.0, 3.0).toString());
        assertEquals(
                "ValueAndGradient[value=6.0, gradient=Gradient[x=3.0, y=2.0]]",
                call(companion, null, "valueAndGradient", 2.0, 3.0).toString());
        assertEquals(
                "ValueAndTangent[value=6.0, tangent=7.0]",
                call(companion, null, "pushforward", 2.0, 3.0, 1.0, 2.0).toString());
        Object back = call(companion, null, "pullback", 2.0, 3.0);
        assertEquals(6.0, call(back.getClass(), back, "value"));
        assertEquals(
                "Gradient[x=6.0, y=4.0]",
                call(back.getClass(), back, "apply", 2.0).toString());
        double[] xBar = {1};
        call(back.getClass(), back, "accumulate", 1.0, xBar, new double[1]);
        assertArrayEquals(new double[] {4}, xBar);
    }

    @Test
    void anArrayResultHasAJacobian(@TempDir Path folder) throws Exception {
        Class<?> companion = compiled(folder, CompanionSamples.scaledSquares());
        double[][] jacobian = (double[][]) call(companion, null, "jacobian", new double[] {1, 2}, 3);
        assertArrayEquals(new double[] {6, 0}, jacobian[0]);
        assertArrayEquals(new double[] {0, 12}, jacobian[1]);
    }

    @Test
    void aMemberThatTheJvmCannotCallIsLeftOut() {
        List<Var> variables = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            variables.add(new Var(Type.DOUBLE, "x" + i));
            parameters.add(new Parameter("x" + i, TypeName.DOUBLE, CompanionSamples.NUMBER, "x" + i));
        }
        Block body = new Block(List.of(), new Terminator.Yield(List.copyOf(variables)));
        Function gradient = new Function("g", variables, Collections.nCopies(128, Type.DOUBLE), body);
        ClassName name = ClassName.get("app", "Wide");
        CompanionSource source = new CompanionSource(
                name,
                true,
                true,
                name,
                "f",
                List.of(),
                parameters,
                false,
                List.of(),
                ValueType.of(CompanionSamples.NUMBER),
                gradient,
                null,
                null,
                null,
                CompanionSource.Matrices.NONE,
                null,
                line -> null,
                Routines.NONE);
        List<String> leftOut = new ArrayList<>();
        String text = CompanionWriter.write(source, CompanionWriter.LONGEST, leftOut::add)
                .toString();
        assertEquals(List.of("gradient"), leftOut);
        assertTrue(!text.contains("gradient("));
    }
}
