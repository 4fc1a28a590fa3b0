package org.wengert.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.wengert.processor.contract.Differential;
import org.wengert.processor.contract.TangentType;
import org.wengert.processor.contract.TangentType.Component;
import org.wengert.processor.contract.TangentType.Head;
import org.wengert.processor.contract.TangentType.OfRecord;
import org.wengert.processor.contract.TangentType.OfSealed;

/** Writes the tangent type of a record or a class: a record of the tangents of its differentiable components. */
public final class TangentWriter {
    private final OfRecord type;
    private final Head head;
    private final ClassName name;
    private final TypeName point;

    private TangentWriter(OfRecord type) {
        this.type = type;
        this.head = type.head();
        this.name = nameOf(head);
        this.point = TypeNames.of(head.of());
    }

    /** The source of a tangent type. */
    public static String write(TangentType type) {
        TypeSpec spec = type instanceof OfSealed sealed
                ? new SealedTangentWriter(sealed).write()
                : new TangentWriter((OfRecord) type).write();
        return JavaFile.builder(type.head().packageName(), spec)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    static ClassName nameOf(Head head) {
        return ClassName.get(head.packageName(), head.simpleName());
    }

    static Modifier[] visibility(Head head) {
        return head.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /** The class of the points, without type arguments. */
    static ClassName classOf(TypeName point) {
        return point instanceof ParameterizedTypeName p ? p.rawType() : (ClassName) point;
    }

    private TypeSpec write() {
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        for (Component c : type.differentiable())
            header.addParameter(ParameterSpec.builder(tangent(c), c.name()).build());
        TypeSpec.Builder record = TypeSpec.recordBuilder(name)
                .addModifiers(visibility(head))
                .addAnnotation(generated())
                .addAnnotation(CompanionWriter.suppressed(CompanionWriter.FOREIGN))
                .addJavadoc(
                        "How the differentiable components of {@link $T} change, or a derivative with respect to them.\n",
                        classOf(point))
                .recordConstructor(header.build());
        if (head.parents().isEmpty()) record.addSuperinterface(RuntimeNames.TANGENT);
        head.parents().forEach(parent -> record.addSuperinterface(TypeNames.of(parent)));
        return record.addMethod(zero())
                .addMethod(plus())
                .addMethod(times())
                .addMethod(applyTo())
                .addMethod(map())
                .build();
    }

    private static TypeName tangent(Component c) {
        return TypeNames.of(c.differential().orElseThrow().tangent());
    }

    private AnnotationSpec generated() {
        AnnotationSpec.Builder mark = AnnotationSpec.builder(RuntimeNames.GENERATED);
        if (!type.isRebuilt()) mark.addMember("computes", "true");
        return mark.build();
    }

    private MethodSpec.Builder method(String methodName, TypeName result) {
        return MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }

    private MethodSpec zero() {
        String like = free("like");
        return method("zero", name)
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(TypeNames.variables(head.typeParameters()))
                .addJavadoc("Zeros in the shape of {@code $L}.\n", like)
                .addParameter(point, like)
                .addStatement(
                        "return $L",
                        made(c -> TangentCode.zero(differential(c), CodeBlock.of("$L.$L", like, c.read()))))
                .build();
    }

    private MethodSpec plus() {
        String other = free("other");
        return method("plus", name)
                .addJavadoc("The sum.\n")
                .addParameter(name, other)
                .addStatement(
                        "return $L",
                        made(c -> TangentCode.sum(
                                differential(c), CodeBlock.of("$L", c.name()), CodeBlock.of("$L.$L", other, c.name()))))
                .build();
    }

    private MethodSpec times() {
        String factor = free("factor");
        return overriding(method("times", name))
                .addJavadoc("The product with a number.\n")
                .addParameter(TypeName.DOUBLE, factor)
                .addStatement(
                        "return $L",
                        made(c -> TangentCode.product(differential(c), CodeBlock.of("$L", c.name()), factor)))
                .build();
    }

    /** Where a sealed interface declares the method. */
    private MethodSpec.Builder overriding(MethodSpec.Builder method) {
        return head.parents().isEmpty() ? method : method.addAnnotation(Override.class);
    }

    private MethodSpec applyTo() {
        String from = free("point");
        String step = free("step");
        MethodSpec.Builder method = method("applyTo", point)
                .addTypeVariables(TypeNames.variables(head.typeParameters()))
                .addJavadoc("The point moved along this tangent: {@code $L + $L * this}.\n", from, step)
                .addParameter(point, from)
                .addParameter(TypeName.DOUBLE, step);
        if (type.differentiable().isEmpty())
            return method.addStatement("return $L", from).build();
        CodeBlock components = type.components().stream()
                .map(c -> {
                    CodeBlock at = CodeBlock.of("$L.$L", from, c.read());
                    return c.differential()
                            .map(d -> TangentCode.moved(d, at, CodeBlock.of("$L", c.name()), step))
                            .orElse(at);
                })
                .collect(CodeBlock.joining(", "));
        String diamond = point instanceof ParameterizedTypeName ? "<>" : "";
        return method.addStatement("return new $T$L($L)", classOf(point), diamond, components)
                .build();
    }

    private MethodSpec map() {
        String f = free("f");
        return method("map", name)
                .addAnnotation(Override.class)
                .addParameter(DoubleUnaryOperator.class, f)
                .addStatement(
                        "return $L", made(c -> TangentCode.mapped(differential(c), CodeBlock.of("$L", c.name()), f)))
                .build();
    }

    private static Differential differential(Component c) {
        return c.differential().orElseThrow();
    }

    private CodeBlock made(Function<Component, CodeBlock> component) {
        return type.differentiable().stream()
                .map(component)
                .collect(CodeBlock.joining(", ", "new " + name.simpleName() + "(", ")"));
    }

    /** A name for a parameter that hides no component. */
    private String free(String wish) {
        List<String> taken = type.components().stream().map(Component::name).toList();
        return Stream.iterate(wish, n -> n + "_")
                .filter(n -> !taken.contains(n))
                .findFirst()
                .orElseThrow();
    }
}
