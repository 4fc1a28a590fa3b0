package org.wengert.processor.fuzz;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wengert.processor.fuzz.Node.Kind;

/** The arguments of a random program. Sometimes a matrix has one row at two places, and a count is 0. */
final class FuzzArguments {
    private final FuzzProgram program;
    private final Class<?> owner;

    FuzzArguments(FuzzProgram program, Class<?> owner) {
        this.program = program;
        this.owner = owner;
    }

    List<Object[]> sets() {
        List<Object[]> sets = new ArrayList<>();
        for (int set = 0; set < 2; set++) {
            Random random = new Random(program.seed() * 31 + set);
            List<Object> all = new ArrayList<>();
            for (Kind p : program.parameters()) all.add(argument(p, random));
            sets.add(all.toArray());
        }
        return sets;
    }

    private Object argument(Kind kind, Random random) {
        return switch (kind) {
            case DOUBLE, BOXED -> number(random);
            case FLOAT -> (float) number(random);
            case INT -> random.nextInt(5);
            case BOOLEAN -> random.nextBoolean();
            case VECTOR -> vector(random);
            case MATRIX -> matrix(random);
            case CUBE -> cube(random);
            case SPOT -> made("Spot", number(random), vector(random));
            case SHAPE ->
                random.nextBoolean() ? made("Round", number(random)) : made("Flat", number(random), number(random));
            case METHOD -> made(owner, number(random), vector(random));
            default -> throw new AssertionError(kind);
        };
    }

    private static double number(Random random) {
        return 3 * random.nextDouble() - 1.5;
    }

    private static double[] vector(Random random) {
        return random.doubles(3L + random.nextInt(2), -1.5, 1.5).toArray();
    }

    private static double[][] matrix(Random random) {
        double[][] rows = {vector(random), vector(random), vector(random)};
        if (random.nextInt(6) == 0) rows[2] = rows[random.nextInt(2)];
        return rows;
    }

    private static double[][][] cube(Random random) {
        double[][][] all = {matrix(random), matrix(random), matrix(random)};
        if (random.nextInt(6) == 0) all[2] = all[random.nextInt(2)];
        return all;
    }

    private Object made(String type, Object... components) {
        try {
            return made(Class.forName("fuzz." + type, true, owner.getClassLoader()), components);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Object made(Class<?> type, Object... components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
