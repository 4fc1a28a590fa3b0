package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Where a member goes on that is too long for one method: in methods beside it, and in fields for the values that these hand to one
 * another. The parts of a static member share an object, its frame; those of an instance member use the instance.
 */
final class Parts {
    private final String member;
    private final @Nullable ClassName frameType;
    private final List<TypeName> thrown;
    private final Distinct names;
    private final int limit;
    private final Map<Slot, String> fields = new LinkedHashMap<>();
    private final Map<Slot, String> spelled = new IdentityHashMap<>();
    private final Set<Slot> arrays = new HashSet<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Set<String> takingFrame = new HashSet<>();
    private String frameName = "frame";
    /** Slots that were variables: a call of the member starts with zeros in them. */
    private final List<Slot> shared = new ArrayList<>();

    private Parts(String member, @Nullable ClassName frameType, List<TypeName> thrown, Distinct names, int limit) {
        this.member = member;
        this.frameType = frameType;
        this.thrown = thrown;
        this.names = names;
        this.limit = limit;
    }

    /** Those of a static method of {@code companion}. */
    static Parts ofStatic(String member, ClassName companion, List<TypeName> thrown, int limit) {
        String name = Character.toUpperCase(member.charAt(0)) + member.substring(1) + "Frame";
        return new Parts(member, companion.nestedClass(name), thrown, new Distinct(new HashSet<>()), limit);
    }

    /**
     * Those of an instance method.
     *
     * @param names of the fields of the instance
     */
    static Parts ofInstance(String member, List<TypeName> thrown, Distinct names, int limit) {
        return new Parts(member, null, thrown, names, limit);
    }

    /** The greatest size of a method's body. */
    int limit() {
        return limit;
    }

    /** The type of the frame; null where the instance serves. */
    @Nullable
    ClassName frameType() {
        return frameType;
    }

    String frameName() {
        return frameName;
    }

    /**
     * Starts to part a body.
     *
     * @param known the slots that are fields already
     * @param names what the frame cannot be called
     */
    void begin(Map<Slot, String> known, Set<String> names) {
        spelled.putAll(known);
        for (int i = 1; names.contains(frameName); i++) frameName = "frame" + i;
    }

    /** What is called to go on in a part. */
    static Callee callee(String name, List<Type> parameters, @Nullable Type result) {
        return Callee.ofStatic("", name, parameters, result);
    }

    static boolean isPart(Callee callee) {
        return callee.kind() == Callee.Kind.STATIC && callee.owner().isEmpty();
    }

    /** The name of a part's method. */
    String name(int number) {
        return member + "Part" + number;
    }

    /** Says that parameters of parts have these names: fields that come later have others. */
    void reserve(Collection<String> parameters) {
        if (frameType == null) names.taken().addAll(parameters);
    }

    /** Gives a new slot a field. */
    void keep(Slot slot) {
        String wish = Names.isIdentifier(slot.name()) ? Names.variable(slot.name()) : "kept";
        String name = names.name(wish);
        fields.put(slot, name);
        spelled.put(slot, frameType == null ? name : frameName + "." + name);
    }

    /** Gives a slot of the function a field, if it has none. */
    void share(Slot slot) {
        if (spelled.containsKey(slot)) return;
        keep(slot);
        shared.add(slot);
    }

    /** A field for an array; how it is written. */
    String field(Var array) {
        Slot slot = new Slot(array.type(), array.name().isEmpty() ? "array" : array.name());
        keep(slot);
        arrays.add(slot);
        return spelled.get(slot);
    }

    boolean hasArrays() {
        return !arrays.isEmpty();
    }

    /** Drops the fields for all other slots. */
    void keepOnly(Set<Slot> slots) {
        fields.keySet().removeIf(slot -> !slots.contains(slot) && !arrays.contains(slot));
        shared.retainAll(slots);
    }

    /** Lets a part have the frame; false where it has it already, or there is none. */
    boolean passFrame(String part) {
        return frameType != null && takingFrame.add(part);
    }

    /** Whether the frame is the first argument of a part. */
    boolean takesFrame(String part) {
        return takingFrame.contains(part);
    }

    /** How the slots that are fields are written, now and later. */
    Map<Slot, String> fields() {
        return spelled;
    }

    void add(MethodSpec.Builder method) {
        if (frameType != null) method.addModifiers(Modifier.STATIC);
        methods.add(method.addModifiers(Modifier.PRIVATE)
                .addExceptions(thrown)
                .addJavadoc("A part of {@link #$L}.\n", member)
                .build());
    }

    /** What comes first in the member itself. */
    CodeBlock prologue() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (frameType == null) {
            for (Slot slot : shared)
                code.addStatement("$L = $L", fields.get(slot), Literals.of(Constant.zero(slot.type())));
        } else if (!fields.isEmpty()) {
            code.addStatement("$T $L = new $T()", frameType, frameName, frameType);
        }
        return code.build();
    }

    /** Adds all to the member's class. */
    void addTo(TypeSpec.Builder type) {
        methods.forEach(type::addMethod);
        if (frameType == null) {
            fields.forEach((slot, name) -> type.addField(field(slot, name, Modifier.PRIVATE)));
        } else if (!fields.isEmpty()) {
            TypeSpec.Builder nested = TypeSpec.classBuilder(frameType.simpleName())
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("What the parts of {@link #$L} hand to one another.\n", member);
            fields.forEach((slot, name) -> nested.addField(field(slot, name)));
            type.addType(nested.build());
        }
    }

    private static FieldSpec field(Slot slot, String name, Modifier... modifiers) {
        return FieldSpec.builder(JavaTypes.of(slot.type()), name, modifiers).build();
    }
}
