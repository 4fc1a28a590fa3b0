package org.wengert;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method of which an instance's receiver is the first parameter. */
record Signature(Method method) {
    static Stream<Signature> of(Class<?> type) {
        Stream<Method> inherited = Arrays.stream(type.getMethods()).filter(m -> m.getDeclaringClass() != type);
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), inherited)
                .filter(m -> !m.isSynthetic() && m.getDeclaringClass() != Object.class)
                .map(Signature::new);
    }

    String name() {
        return method.getName();
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }

    boolean isVoid() {
        return method.getReturnType() == void.class;
    }

    List<Type> parameters() {
        List<Type> parameters = new ArrayList<>();
        if (!isStatic()) parameters.add(method.getDeclaringClass());
        parameters.addAll(List.of(method.getGenericParameterTypes()));
        return parameters;
    }

    /** The types of the parameters behind the first ones: of the tangents, behind the arguments. */
    List<Type> parametersFrom(int first) {
        return parameters().subList(first, parameters().size());
    }

    /** The name of a parameter, null where the class file has none. */
    @Nullable
    String parameterName(int i) {
        int declared = isStatic() ? i : i - 1;
        if (declared < 0) return "self";
        return method.getParameters()[declared].isNamePresent() ? method.getParameters()[declared].getName() : null;
    }

    /** Whether the other's parameters begin with the same types; an interface's method has a class as its receiver. */
    boolean startsWith(Signature other) {
        List<Type> mine = parameters();
        List<Type> others = other.parameters();
        if (others.size() > mine.size()) return false;
        for (int i = 0; i < others.size(); i++) {
            boolean isReceiver = i == 0 && !other.isStatic();
            Class<?> type = Types.raw(mine.get(i));
            Class<?> wanted = Types.raw(others.get(i));
            if (!(isReceiver ? wanted.isAssignableFrom(type) : wanted == type)) return false;
        }
        return true;
    }

    boolean takes(@Nullable Object[] arguments) {
        List<Type> types = parameters();
        if (types.size() != arguments.length) return false;
        return IntStream.range(0, arguments.length).allMatch(i -> Types.takes(Types.raw(types.get(i)), arguments[i]));
    }

    boolean takesExactly(@Nullable Object[] arguments) {
        List<Type> types = parameters();
        return IntStream.range(0, arguments.length).allMatch(i -> Types.isExact(Types.raw(types.get(i)), arguments[i]));
    }

    /** The result. */
    @Nullable
    Object call(@Nullable Object... arguments) {
        return isStatic()
                ? Reflection.call(method, null, arguments)
                : Reflection.call(method, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + name()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
