package org.wengert.processor.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * What the companion class of one method looks like from outside. It follows from the annotation and the signature alone.
 *
 * @param packageName its package, empty for the unnamed one
 * @param simpleName its name
 * @param isPublic whether it is {@code public}, else it is package-private
 * @param primal the signature of the method
 * @param wrt the parameters whose derivatives are returned, in the order of the parameters
 * @param order the highest order of derivatives, 1 or 2
 * @param checkpoints the number of snapshots of the outermost loop, 0 to keep everything
 */
public record Companion(
        String packageName,
        String simpleName,
        boolean isPublic,
        Primal primal,
        List<Parameter> wrt,
        int order,
        int checkpoints) {
    /** The name of the receiver as a parameter. */
    public static final String SELF = "self";

    /** The methods of {@code Object} without parameters, which no component of a record may be named after. */
    private static final Set<String> NO_COMPONENT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** Copies the list. */
    public Companion {
        wrt = List.copyOf(wrt);
    }

    /** The name with the package. */
    public String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    /** Whether the result is one number, and so has a gradient. */
    public boolean isScalar() {
        return primal.result().isScalar();
    }

    /** Whether the reverse sweep itself adds to arrays that it is given; else what it gives is added in the end. */
    public boolean addsInPlace() {
        boolean ofNumbers = wrt.stream().allMatch(p -> p.type().numeric().isPresent());
        return ofNumbers && !wrt.stream().allMatch(p -> p.type().isScalar());
    }

    /** Whether that can be told by tables of numbers. */
    public boolean addsToTables() {
        return addsInPlace()
                && primal.result().numeric().isPresent()
                && wrt.stream().allMatch(p -> isRowOrTable(p.type()));
    }

    private static boolean isRowOrTable(ValueType type) {
        return type.numeric()
                .filter(n -> n.base() == Numeric.Base.DOUBLE && n.rank() <= 2)
                .isPresent();
    }

    /** Whether the result is an array of numbers, which are the rows of a Jacobian. */
    public boolean hasJacobian() {
        return primal.result().numeric().isPresent() && !isScalar();
    }

    /** Whether it has cotangents of all that its method computes with: of numbers and arrays of these, and is for all types. */
    public boolean isOfNumbers() {
        boolean parameters = primal.parameters().stream()
                .allMatch(p -> !p.type().isDifferentiable() || wrt.contains(p) && isPlain(p.type()));
        return parameters && isPlain(primal.result()) && primal.typeParameters().isEmpty();
    }

    private static boolean isPlain(ValueType type) {
        return type.numeric().filter(n -> !n.boxed()).isPresent();
    }

    /** Whether {@code G} is a record of several cotangents. */
    public boolean hasGradientRecord() {
        return wrt.size() > 1;
    }

    /** The names of the components of {@code Gradient} and {@code Jacobian}, one for each parameter of {@link #wrt}. */
    public List<String> componentNames() {
        return componentNames(wrt.stream().map(Parameter::name).toList());
    }

    /** Names for the components of a record: as wished, but with {@code _} appended where Java forbids the name. */
    public static List<String> componentNames(List<String> wished) {
        Set<String> taken = new HashSet<>();
        wished.stream().filter(name -> !isForbidden(name)).forEach(taken::add);
        return wished.stream()
                .map(name -> isForbidden(name) ? fresh(name + "_", taken) : name)
                .toList();
    }

    private static boolean isForbidden(String name) {
        return NO_COMPONENT.contains(name) || SourceVersion.isKeyword(name);
    }

    /** Appends {@code _} until the name is not yet taken, and takes it. */
    public static String fresh(String name, Set<String> taken) {
        String free = name;
        while (!taken.add(free)) {
            free += "_";
        }
        return free;
    }
}
