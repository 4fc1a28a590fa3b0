package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.function.DoubleUnaryOperator;
import javax.lang.model.element.Modifier;
import org.wengert.processor.contract.TangentType.Alternative;
import org.wengert.processor.contract.TangentType.Head;
import org.wengert.processor.contract.TangentType.OfSealed;

/** Writes the tangent type of a sealed interface: a sealed interface over the tangents of those that implement it. */
final class SealedTangentWriter {
    private final OfSealed type;
    private final Head head;
    private final ClassName name;
    private final TypeName point;

    SealedTangentWriter(OfSealed type) {
        this.type = type;
        this.head = type.head();
        this.name = TangentWriter.nameOf(head);
        this.point = TypeNames.of(head.of());
    }

    TypeSpec write() {
        TypeSpec.Builder sealed = TypeSpec.interfaceBuilder(name)
                .addModifiers(TangentWriter.visibility(head))
                .addModifiers(Modifier.SEALED)
                .addAnnotation(RuntimeNames.GENERATED)
                .addAnnotation(CompanionWriter.suppressed(CompanionWriter.FOREIGN))
                .addJavadoc("How a {@link $T} changes, or a derivative with respect to it.\n", point);
        if (head.parents().isEmpty()) sealed.addSuperinterface(RuntimeNames.TANGENT);
        head.parents().forEach(parent -> sealed.addSuperinterface(TypeNames.of(parent)));
        type.alternatives().forEach(a -> sealed.addPermittedSubclass(TypeNames.of(a.tangent())));
        return sealed.addMethod(zero())
                .addMethod(plus())
                .addMethod(times())
                .addMethod(applyTo())
                .addMethod(map())
                .build();
    }

    private MethodSpec.Builder method(String methodName, TypeName result, Modifier kind) {
        return MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PUBLIC, kind)
                .returns(result);
    }

    private MethodSpec zero() {
        MethodSpec.Builder method = method("zero", name, Modifier.STATIC)
                .addJavadoc("Zeros in the shape of {@code like}.\n")
                .addParameter(point, "like");
        for (Alternative a : type.alternatives()) {
            ClassName tangent = (ClassName) TypeNames.of(a.tangent());
            method.addStatement("if (like instanceof $T each) return $T.zero(each)", TypeNames.of(a.of()), tangent);
        }
        return method.addStatement("throw new $T($S)", IllegalArgumentException.class, "null has no tangent")
                .build();
    }

    private MethodSpec plus() {
        MethodSpec.Builder method = method("plus", name, Modifier.DEFAULT)
                .addJavadoc("The sum of tangents of one class.\n")
                .addParameter(name, "other");
        for (Alternative a : type.alternatives()) {
            TypeName tangent = TypeNames.of(a.tangent());
            method.addStatement(
                    "if (this instanceof $T a && other instanceof $T b) return a.plus(b)", tangent, tangent);
        }
        return method.addStatement("throw new $T($S)", IllegalArgumentException.class, "tangents of different classes")
                .build();
    }

    private MethodSpec times() {
        return method("times", name, Modifier.ABSTRACT)
                .addJavadoc("The product with a number.\n")
                .addParameter(TypeName.DOUBLE, "factor")
                .build();
    }

    private MethodSpec applyTo() {
        MethodSpec.Builder method = method("applyTo", point, Modifier.DEFAULT)
                .addJavadoc("The point moved along this tangent: {@code point + step * this}.\n")
                .addParameter(point, "point")
                .addParameter(TypeName.DOUBLE, "step");
        for (Alternative a : type.alternatives()) {
            method.addStatement(
                    "if (this instanceof $T a && point instanceof $T b) return a.applyTo(b, step)",
                    TypeNames.of(a.tangent()),
                    TypeNames.of(a.of()));
        }
        return method.addStatement("throw new $T($S)", IllegalArgumentException.class, "a tangent of another class")
                .build();
    }

    private MethodSpec map() {
        return method("map", name, Modifier.ABSTRACT)
                .addAnnotation(Override.class)
                .addParameter(DoubleUnaryOperator.class, "f")
                .build();
    }
}
