package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.contract.Differential;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** What the members of a companion have in common: parameters, types of results, and how they are described. */
final class Signatures {
    private static final int MOST_SLOTS = 255;
    private static final int LONGEST_CHECK = 16;

    final CompanionSource source;
    private final int longest;
    private final List<Parts> longOnes = new ArrayList<>();

    Signatures(CompanionSource source, int longest) {
        this.source = source;
        this.longest = longest;
    }

    /** A static method of the primal's parameters and exceptions. What has more parameters is not of variable arity. */
    MethodSpec.Builder method(String name, TypeName result) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(visibility()).addModifiers(Modifier.STATIC);
        return withParameters(method.returns(result));
    }

    /** A private one. */
    MethodSpec.Builder hidden(String name, TypeName result) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        return withParameters(method.returns(result));
    }

    MethodSpec.Builder withParameters(MethodSpec.Builder method) {
        method.addTypeVariables(TypeNames.variables(source.typeParameters()));
        for (Parameter p : source.parameters()) method.addParameter(p.type(), p.name());
        method.varargs(source.isVarArgs());
        return method.addExceptions(source.thrown());
    }

    /** An instance method of the {@code Pullback}. */
    MethodSpec.Builder member(String name, TypeName result) {
        return MethodSpec.methodBuilder(name).addModifiers(visibility()).returns(result);
    }

    boolean isPublic() {
        return source.isPublic();
    }

    Modifier[] visibility() {
        return isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /** The body of a static member, whose parameters are those of the function, in order. */
    CodeBlock body(String member, Function function, List<String> parameters, Surroundings.Ending ending) {
        Parts parts = Parts.ofStatic(member, source.name(), source.thrown(), room(parameters.size()));
        longOnes.add(parts);
        return BodyEmitter.emit(
                function, surroundings(function, parameters, ending).withParts(parts));
    }

    /** The same as one method alone; null where it would be too long. */
    @Nullable
    CodeBlock whole(Function function, List<String> parameters, Surroundings.Ending ending) {
        return BodyEmitter.whole(function, surroundings(function, parameters, ending), room(parameters.size()));
    }

    /** The greatest size of a method. */
    int longest() {
        return longest;
    }

    /** How long the rest of a member may be that checks or keeps so many arguments first. */
    int room(int arguments) {
        return Math.max(1, longest - LONGEST_CHECK * arguments);
    }

    /** Adds to the companion what did not fit into its members since the last time. */
    void addParts(TypeSpec.Builder companion) {
        longOnes.forEach(parts -> parts.addTo(companion));
        longOnes.clear();
    }

    Surroundings surroundings(Function function, List<String> parameters, Surroundings.Ending ending) {
        Map<Var, String> bound = new IdentityHashMap<>();
        Set<Var> boxed = Walk.identitySet();
        for (int i = 0; i < parameters.size(); i++) {
            Var p = function.parameters().get(i);
            bound.put(p, parameters.get(i));
            if (p.type().isFloating() && isBoxed(parameters.get(i))) boxed.add(p);
        }
        return new Surroundings(
                boxed, bound, Map.of(), Set.of(), ending, source.source(), v -> false, Homes.NOTHING, null);
    }

    /** Whether a parameter of a member is an object where the function has a number. */
    private boolean isBoxed(String name) {
        boolean isSeed = !arguments().contains(name)
                && source.wrt().stream().noneMatch(p -> tangent(p).equals(name));
        return isSeed && seedType().isBoxedPrimitive()
                || source.parameters().stream()
                        .anyMatch(p -> p.name().equals(name) && p.type().isBoxedPrimitive())
                || source.wrt().stream()
                        .anyMatch(p -> tangent(p).equals(name) && p.cotangent().isBoxedPrimitive());
    }

    /** The name of the parameter for a tangent. */
    String tangent(Parameter p) {
        return free(p.name() + "Dot");
    }

    List<String> arguments() {
        return source.parameters().stream().map(Parameter::name).toList();
    }

    CodeBlock argumentList() {
        return CodeBlock.of("$L", String.join(", ", arguments()));
    }

    /** A name that no parameter has. */
    String free(String wish) {
        Set<String> taken = new LinkedHashSet<>(arguments());
        String name = wish;
        for (int i = 1; taken.contains(name); i++) name = wish + i;
        return name;
    }

    boolean hasSeveralWrt() {
        return source.wrt().size() > 1;
    }

    /** The one parameter's cotangent, or the record of all of them. */
    TypeName gradientType() {
        return hasSeveralWrt()
                ? source.name().nestedClass("Gradient")
                : source.wrt().get(0).cotangent();
    }

    /** Makes a gradient of its parts. */
    CodeBlock gradient(List<CodeBlock> parts) {
        return hasSeveralWrt() ? CodeBlock.of("new Gradient($L)", CodeBlock.join(parts, ", ")) : parts.get(0);
    }

    /** A record with the given components. */
    TypeSpec record(String name, List<TypeName> types, List<String> names, CodeBlock javadoc) {
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        for (int i = 0; i < types.size(); i++)
            header.addParameter(
                    ParameterSpec.builder(types.get(i), names.get(i)).build());
        return TypeSpec.recordBuilder(name)
                .addModifiers(visibility())
                .addJavadoc(javadoc)
                .recordConstructor(header.build())
                .build();
    }

    /** Whether the JVM can pass these parameters. */
    static boolean fits(MethodSpec method) {
        int slots = method.modifiers().contains(Modifier.STATIC) ? 0 : 1;
        for (ParameterSpec p : method.parameters())
            slots += p.type().equals(TypeName.DOUBLE) || p.type().equals(TypeName.LONG) ? 2 : 1;
        return slots <= MOST_SLOTS;
    }

    boolean isScalar() {
        return source.result().isScalar();
    }

    /** Whether the result is an array of numbers. */
    boolean isNumbers() {
        return source.result().differential().filter(Signatures::isNumbers).isPresent();
    }

    TypeName resultType() {
        return TypeNames.of(source.result().text());
    }

    /** The type of seeds and tangents of the result. */
    TypeName seedType() {
        return TypeNames.of(source.result().tangent());
    }

    static boolean isNumber(Differential d) {
        return d instanceof Numeric n && n.isScalar();
    }

    static boolean isNumbers(Differential d) {
        return d instanceof Numeric n && !n.isScalar();
    }

    /** {@code Curves.s}, linked. */
    CodeBlock primal() {
        return CodeBlock.of("{@link $T#$L}", source.primal(), source.method());
    }

    /** {@code x and y}. */
    String wrtNames() {
        return listed(source.wrt().stream().map(p -> "{@code " + p.name() + "}").toList());
    }

    static String listed(List<String> words) {
        if (words.size() < 2) return String.join("", words);
        List<String> first = words.subList(0, words.size() - 1);
        return first.stream().collect(Collectors.joining(", ")) + " and " + words.get(words.size() - 1);
    }

    List<TypeName> cotangents() {
        return new ArrayList<>(source.wrt().stream().map(Parameter::cotangent).toList());
    }

    List<String> components() {
        return source.wrt().stream().map(Parameter::component).toList();
    }
}
