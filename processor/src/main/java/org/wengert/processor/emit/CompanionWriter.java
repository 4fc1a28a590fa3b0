package org.wengert.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the companion class of a differentiable method. */
public final class CompanionWriter {
    /** HotSpot compiles no method of more bytecodes. */
    public static final int LONGEST = 8000;

    /** The IR knows erased types only, and the user may call what is deprecated. */
    static final List<String> FOREIGN =
            List.of("auxiliaryclass", "cast", "deprecation", "rawtypes", "removal", "unchecked");

    private final Signatures signatures;
    private final CompanionSource source;
    private final Consumer<String> leftOut;
    private final TypeSpec.Builder companion;

    private CompanionWriter(CompanionSource source, int longest, Consumer<String> leftOut) {
        this.signatures = new Signatures(source, longest);
        this.source = source;
        this.leftOut = leftOut;
        this.companion = TypeSpec.classBuilder(source.name());
    }

    /**
     * The companion's source.
     *
     * @param longest the greatest size of a method in bytecodes; what is longer goes on in others
     * @param leftOut receives the name of each member that would pass a limit of the JVM
     */
    public static JavaFile write(CompanionSource source, int longest, Consumer<String> leftOut) {
        return new CompanionWriter(source, longest, leftOut).file();
    }

    private JavaFile file() {
        companion
                .addModifiers(signatures.visibility())
                .addModifiers(Modifier.FINAL)
                .addAnnotation(generated())
                .addJavadoc("Derivatives of $L with respect to $L.\n", signatures.primal(), signatures.wrtNames())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (Foreign.isUsed(source)) companion.addAnnotation(suppressed(FOREIGN));
        gradients();
        pullback();
        pushforward();
        new RoutineMembers(source, signatures.longest()).addTo(companion);
        return JavaFile.builder(source.name().packageName(), companion.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private AnnotationSpec generated() {
        AnnotationSpec.Builder mark = AnnotationSpec.builder(RuntimeNames.GENERATED);
        if (!source.isRule()) mark.addMember("isRule", "false");
        return mark.build();
    }

    static AnnotationSpec suppressed(List<String> lints) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
        for (String lint : lints) annotation.addMember("value", "$S", lint);
        return annotation.build();
    }

    private boolean add(MethodSpec method) {
        boolean fits = Signatures.fits(method);
        if (fits) signatures.addParts(companion.addMethod(method));
        else leftOut.accept(method.name());
        return fits;
    }

    private void gradients() {
        GradientMembers members = new GradientMembers(signatures);
        if (source.gradient() != null) add(members.gradient(source.gradient()));
        if (source.valueAndGradient() != null && add(members.valueAndGradient(source.valueAndGradient())))
            companion.addType(members.valueAndGradientRecord());
        boolean used = source.gradient() != null || source.valueAndGradient() != null || source.pullback() != null;
        if (used && signatures.hasSeveralWrt()) companion.addType(members.gradientRecord());
    }

    private void pullback() {
        if (source.pullback() == null) return;
        PullbackMember member = new PullbackMember(signatures, source.pullback());
        TypeSpec pullback = member.pullbackClass();
        if (!pullback.methodSpecs().stream().allMatch(Signatures::fits)) {
            leftOut.accept("pullback");
            return;
        }
        companion.addMethod(member.pullback()).addType(pullback);
        JacobianMember jacobian = new JacobianMember(signatures);
        if (!jacobian.isPossible()) return;
        List<MethodSpec> methods = jacobian.methods();
        if (!add(methods.get(0))) return;
        methods.subList(1, methods.size()).forEach(this::add);
        if (signatures.hasSeveralWrt()) companion.addType(jacobian.jacobianRecord());
    }

    private void hessian() {
        HessianMember member = new HessianMember(signatures);
        MethodSpec rows = member.rows();
        MethodSpec hessian = member.hessian(rows != null);
        // Runs that know nothing of each other would do again what is to be done once.
        if (hessian == null) leftOut.accept("hessian");
        else if (add(hessian) && rows != null) add(rows);
    }

    private void pushforward() {
        PushforwardMember member = new PushforwardMember(signatures);
        if (source.hessianVectorProduct() != null && add(member.hessianVectorProduct(source.hessianVectorProduct())))
            hessian();
        if (source.pushforward() == null) return;
        if (add(member.pushforward(source.pushforward()))) companion.addType(member.valueAndTangentRecord());
    }
}
