package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.Differentiable;
import org.wengert.NonDifferentiable;
import org.wengert.WengertGenerated;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.boundary.Form;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Type;
import org.wengert.processor.link.World;

/** From methods of the shadow to functions of the IR, and what else is known of what these call. */
public final class Frontend implements World {
    private final Shadow shadow;
    private final @Nullable String home;
    private final Bodies bodies;
    private final Stubs stubs;
    private final Classes classes;
    private final ConstantFields constants;
    private final Map<Callee, Supplier<Optional<Function>>> lowered = new LinkedHashMap<>();
    private final Map<Callee, Optional<Function>> modelled = new LinkedHashMap<>();

    public Frontend(Shadow shadow) {
        this(shadow, Nesting.NONE, null, className -> false);
    }

    /**
     * A front end.
     *
     * @param nesting the companions that methods may call
     * @param home the package of the generated code; null where that is always the one of the members that it names
     * @param isClosed whether objects of a class are not looked into, although its source is there
     */
    public Frontend(Shadow shadow, Nesting nesting, @Nullable String home, Predicate<String> isClosed) {
        this.shadow = shadow;
        this.home = home;
        this.bodies = new Bodies(shadow, nesting);
        this.stubs = new Stubs(shadow, bodies);
        this.classes = new Classes(shadow, bodies, isClosed);
        this.constants = new ConstantFields(shadow, bodies, classes);
    }

    /**
     * Lowers a method.
     *
     * @throws Refusal if it has something that cannot be lowered
     */
    public Function lower(TreePath method) {
        return Lowering.lower(shadow, bodies, method);
    }

    /**
     * Lowers a rule: to a function from its parameters to the partial derivatives.
     *
     * @throws Refusal if it has something that cannot be lowered, or does not end in {@code partials(…)}
     */
    public Function lowerRule(TreePath rule) {
        return Lowering.lowerRule(shadow, bodies, rule);
    }

    /** What goes in and out of a method whose companion is called by another that is differentiated. */
    public Facade facade(
            TreePath method,
            Companion companion,
            java.util.function.Function<String, Optional<Type.Content>> contents) {
        return Forms.apart(shadow, method, companion, contents);
    }

    /**
     * Whether arguments of a method can be made again of what they are spread over.
     *
     * @param origin the package of the method, the classes of which may not be known elsewhere
     */
    public boolean isMadeOfParts(Facade facade, String origin) {
        Records records = new Records(shadow);
        return facade.parameters().stream()
                .allMatch(
                        p -> p.form() instanceof Form.Leaf || origin.equals(home) && isMadeOfParts(p.form(), records));
    }

    private boolean isMadeOfParts(Form form, Records records) {
        if (form instanceof Form.ArrayOf a) return isMadeOfParts(a.element(), records);
        if (form instanceof Form.ListOf l) return isMadeOfParts(l.element(), records);
        if (form instanceof Form.OneOf o) return o.alternatives().stream().allMatch(s -> isMadeOfParts(s, records));
        if (!(form instanceof Form.Struct s)) return form instanceof Form.Leaf || form instanceof Form.Box;
        return records.isRebuilt(shadow.elements().getTypeElement(s.erased().name()), s.parts())
                && s.parts().stream().allMatch(p -> isMadeOfParts(p.form(), records));
    }

    /** What a member of a companion without a body is composed of. */
    public TreePath composition(Companion companion, String member) {
        TypeElement type = shadow.elements().getTypeElement(companion.qualifiedName());
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals(member + "composed"))
                .findFirst()
                .flatMap(shadow::pathOf)
                .orElseThrow();
    }

    /** How calls name a method. */
    public Callee calleeOf(TreePath path) {
        return calleeOf((ExecutableElement) shadow.trees().getElement(path));
    }

    private Callee calleeOf(ExecutableElement method) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        JavaTypes types = new JavaTypes(shadow);
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            Type.Reference type = types.reference((TypeElement) method.getEnclosingElement());
            return Calls.callee(types, method, Callee.Kind.CONSTRUCTOR, type);
        }
        Callee.Kind kind = isStatic ? Callee.Kind.STATIC : Callee.Kind.INSTANCE;
        return Calls.callee(types, method, kind, types.of(method.getReturnType()));
    }

    // ---- bodies

    @Override
    public Optional<Function> bodyOf(Callee callee) {
        Supplier<Optional<Function>> known = lowered.get(callee);
        if (known == null) {
            known = attempt(callee);
            lowered.put(callee, known);
        }
        return known.get();
    }

    private Supplier<Optional<Function>> attempt(Callee callee) {
        try {
            Optional<Function> body = lower(callee);
            return () -> body;
        } catch (Refusal refusal) {
            return () -> {
                throw refusal;
            };
        }
    }

    private Optional<Function> lower(Callee callee) {
        Supplier<Function> closure = bodies.ofClosure(callee);
        if (closure != null) return Optional.of(closure.get());
        if (!(bodies.of(callee) instanceof ExecutableElement method) || isConstant(method)) return Optional.empty();
        return lower(method);
    }

    @Override
    public Optional<Function> codeOf(Callee callee) {
        boolean isKnown = bodies.of(callee) instanceof ExecutableElement method && isFixed(method);
        return isKnown ? lower((ExecutableElement) bodies.of(callee)) : Optional.empty();
    }

    private Optional<Function> lower(ExecutableElement method) {
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            boolean known = shadow.pathOf(method.getEnclosingElement()).isPresent();
            return known ? Optional.of(Constructors.lower(shadow, bodies, method)) : Optional.empty();
        }
        Optional<Companion> companion = stubs.companionOf(method);
        if (companion.isPresent()) {
            Optional<Function> derivative = stubs.bodyOf(method, companion.get());
            if (derivative.isPresent()) return derivative;
        }
        var modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.SYNCHRONIZED) || modifiers.contains(Modifier.ABSTRACT)) return Optional.empty();
        Optional<VariableElement> component = classes.componentOf(method);
        if (component.isPresent()) return Optional.of(classes.accessor(method, component.get()));
        Optional<TreePath> path = shadow.pathOf(method);
        if (path.isEmpty() || ((MethodTree) path.get().getLeaf()).getBody() == null) return Optional.empty();
        return Optional.of(lower(path.get()));
    }

    @Override
    public void find(Callee callee) {
        TypeElement owner = shadow.elements().getTypeElement(callee.owner());
        if (owner == null || bodies.of(callee) != null) return;
        for (Element member : owner.getEnclosedElements()) {
            if (member instanceof ExecutableElement method && calleeOf(method).equals(callee))
                bodies.note(callee, method);
        }
    }

    @Override
    public Optional<Function> libraryBodyOf(Callee callee) {
        return modelled.computeIfAbsent(callee, this::lowerModel);
    }

    private Optional<Function> lowerModel(Callee callee) {
        return bodies.models()
                .method(callee)
                .map(method -> method.getKind() == ElementKind.CONSTRUCTOR
                        ? Constructors.lower(shadow, bodies, method)
                        : lower(shadow.pathOf(method).orElseThrow()));
    }

    @Override
    public boolean isOfLibrary(String className) {
        return Models.isModelled(className);
    }

    @Override
    public Optional<Function> initializer(Callee staticField) {
        if (!(bodies.of(staticField) instanceof VariableElement field)) return Optional.empty();
        return constants.of(field);
    }

    @Override
    public Optional<Function> enumConstant(Atom constant) {
        return constants.ofEnum(constant);
    }

    // ---- methods

    @Override
    public Callee implementation(Callee method, String className) {
        return classes.implementation(method, className);
    }

    @Override
    public boolean isAbstract(Callee method) {
        Element element = bodies.of(method);
        return element != null && element.getModifiers().contains(Modifier.ABSTRACT);
    }

    /** Whether a call can only run this very method, and its result is not declared to be a constant. */
    @Override
    public boolean isFixed(Callee callee) {
        return bodies.of(callee) instanceof ExecutableElement method
                && isFixed(method)
                && !isConstant(method)
                && classes.componentOf(method).isEmpty();
    }

    private static boolean isFixed(ExecutableElement method) {
        if (method.getKind() != ElementKind.METHOD) return false;
        var modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.SYNCHRONIZED) || modifiers.contains(Modifier.ABSTRACT)) return false;
        Element owner = method.getEnclosingElement();
        return modifiers.contains(Modifier.STATIC)
                || modifiers.contains(Modifier.PRIVATE)
                || modifiers.contains(Modifier.FINAL)
                || owner.getModifiers().contains(Modifier.FINAL)
                || owner.getKind() == ElementKind.RECORD;
    }

    @Override
    public List<Choice> choices(Type.Reference type) {
        return classes.choices(type);
    }

    // ---- classes

    @Override
    public Optional<ClassModel> classOf(String name) {
        return classes.modelOf(name);
    }

    @Override
    public boolean isSubtype(String name, Type of) {
        return classes.isSubtype(name, of);
    }

    @Override
    public boolean mayBeKnown(Type type) {
        return classes.mayBeKnown(type);
    }

    @Override
    public boolean canBeNamed(String className) {
        return classes.canBeNamed(className);
    }

    @Override
    public Callee reading(Callee field) {
        return bodies.of(field) instanceof VariableElement element ? classes.reading(field, element) : field;
    }

    // ---- what is known of calls that stay

    private static boolean isConstant(Element method) {
        return method.getAnnotation(NonDifferentiable.class) != null;
    }

    /** Whether a call may be given values that carry derivatives, since what it gives does not depend on them. */
    public boolean takesAnything(Callee callee) {
        if (callee.kind() == Callee.Kind.PURE_CONSTRUCTOR) return true;
        Element element = bodies.of(callee);
        if (element == null)
            return Library.isOutput(callee)
                    || callee.kind() == Callee.Kind.CONSTRUCTOR && isSubtype(callee.owner(), "java.lang.Throwable");
        if (isConstant(element)) return true;
        return isThrowable(element) || Library.isOutput(callee);
    }

    /** Whether a class, by its canonical name, is another or extends it. */
    public boolean isSubtype(String type, String of) {
        if (type.equals(of)) return true;
        TypeElement a = shadow.elements().getTypeElement(type);
        TypeElement b = shadow.elements().getTypeElement(of);
        return a != null
                && b != null
                && shadow.types()
                        .isSubtype(
                                shadow.types().erasure(a.asType()),
                                shadow.types().erasure(b.asType()));
    }

    /** Whether javac demands that exceptions of this class be declared. */
    public boolean isChecked(String type) {
        return isSubtype(type, "java.lang.Throwable")
                && !isSubtype(type, "java.lang.RuntimeException")
                && !isSubtype(type, "java.lang.Error");
    }

    /** The exceptions that a method declares, by their canonical names. */
    public List<String> thrownBy(Callee callee) {
        if (!(bodies.of(callee) instanceof ExecutableElement method)) return List.of();
        return method.getThrownTypes().stream()
                .map(t -> shadow.types().erasure(t).toString())
                .toList();
    }

    /** Whether a call only makes an exception. */
    public boolean makesThrowable(Callee callee) {
        Element element = bodies.of(callee);
        return element != null && isThrowable(element);
    }

    /** Whether a callee is a variable of the whole program: a static field that is not final. */
    public boolean isVariable(Callee callee) {
        Element element = bodies.of(callee);
        return callee.kind() == Callee.Kind.STATIC_FIELD
                && element != null
                && !element.getModifiers().contains(Modifier.FINAL);
    }

    /** Whether code of other packages can name a member. */
    public boolean isPublic(Callee callee) {
        Element element = bodies.of(callee);
        return element == null || isPublic(element);
    }

    /** Whether code of other packages can name a member. */
    public static boolean isPublic(Element member) {
        for (Element e = member; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) return false;
        }
        return true;
    }

    private boolean isThrowable(Element element) {
        if (element.getKind() != ElementKind.CONSTRUCTOR) return false;
        TypeMirror throwable =
                shadow.elements().getTypeElement("java.lang.Throwable").asType();
        return shadow.types().isSubtype(element.getEnclosingElement().asType(), throwable);
    }

    /** A method as the user knows it, with what is special about it. */
    @Override
    public String describe(Callee callee) {
        if (callee.kind() == Callee.Kind.DERIVED)
            return "a derivative of " + callee.name().replaceFirst("\\d+_.*", "");
        Element element = bodies.of(callee);
        if (element == null) return callee.toString();
        StringBuilder text = new StringBuilder();
        if (element.getModifiers().contains(Modifier.NATIVE)) text.append("the native method ");
        else if (isDifferentiableElsewhere(element))
            text.append("the method of another module whose companion does not stand for it, ");
        else if (isOpen(element) && !callee.owner().startsWith("java."))
            text.append("the method of an unknown implementation, ");
        text.append(((TypeElement) element.getEnclosingElement()).getSimpleName())
                .append('.')
                .append(element);
        return text.toString();
    }

    private static boolean isOpen(Element element) {
        return element instanceof ExecutableElement m
                && m.getKind() == ElementKind.METHOD
                && !isFixed(m)
                && !isConstant(m);
    }

    /** Whether a callee is a member of a companion of which only the class file is there. */
    public boolean isCompiledCompanion(Callee callee) {
        Element element = bodies.of(callee);
        while (element != null && element.getEnclosingElement() instanceof TypeElement around) element = around;
        return element != null && element.getAnnotation(WengertGenerated.class) != null;
    }

    /** Whether a method is marked to be differentiated, and its source is not there. */
    private boolean isDifferentiableElsewhere(Element method) {
        return method.getAnnotation(Differentiable.class) != null
                && shadow.outer().trees().getPath(method) == null;
    }

    private boolean isAtHome(Element element) {
        return home == null
                || shadow.elements().getPackageOf(element).getQualifiedName().contentEquals(home);
    }

    /** Whether generated code of the same package cannot name a member. */
    @Override
    public boolean isPrivate(Callee callee) {
        boolean makes = callee.kind() == Callee.Kind.PURE_CONSTRUCTOR;
        Element element = bodies.of(makes ? callee.of(Callee.Kind.CONSTRUCTOR) : callee);
        if (element == null || callee.kind() == Callee.Kind.DERIVED) return false;
        if (element.getModifiers().contains(Modifier.PRIVATE)) return true;
        // A class inherits public members from one that is not public itself.
        boolean isInherited = callee.kind().hasReceiver();
        boolean isOpen = isInherited ? element.getModifiers().contains(Modifier.PUBLIC) : isPublic(element);
        return !isOpen && !isAtHome(element);
    }
}
