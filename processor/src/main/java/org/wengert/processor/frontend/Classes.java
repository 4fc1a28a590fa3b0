package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.World.Choice;

/** The classes of the shadow by their names in the IR. */
final class Classes {
    private final Source source;
    private final Bodies bodies;
    private final JavaTypes types;
    private final Predicate<String> isClosed;
    private final Map<String, Optional<ClassModel>> models = new LinkedHashMap<>();
    private final Map<Dispatch, Callee> implementations = new HashMap<>();

    /** A method as it is called, and the class of the object. */
    private record Dispatch(Callee method, String className) {}

    /** @param isClosed whether objects of a class are not looked into, although its source is there */
    Classes(Source source, Bodies bodies, Predicate<String> isClosed) {
        this.isClosed = isClosed;
        this.source = source;
        this.bodies = bodies;
        this.types = new JavaTypes(source);
    }

    @Nullable
    TypeElement named(String name) {
        TypeElement known = bodies.classOf(name);
        return known != null ? known : source.elements().getTypeElement(name);
    }

    /** The class, or the model that stands for it. */
    private @Nullable TypeElement code(String name) {
        return bodies.models().of(name).orElseGet(() -> named(name));
    }

    // ---- objects

    /** The class, if all that its objects can do is in the source. */
    Optional<ClassModel> modelOf(String name) {
        Optional<ClassModel> known = models.get(name);
        if (known != null) return known;
        TypeElement type = isClosed.test(name) ? null : code(name);
        Optional<ClassModel> model = type == null ? Optional.empty() : box(type).or(() -> model(type));
        models.put(name, model);
        return model;
    }

    private Optional<ClassModel> box(TypeElement type) {
        TypeMirror number = types.unboxed(type.asType());
        if (!number.getKind().isPrimitive()) return Optional.empty();
        String name = types.nameOf(type);
        ClassModel.Field value = new ClassModel.Field(name, "value", types.value(number), true);
        return Optional.of(new ClassModel(name, false, List.of(value)));
    }

    private Optional<ClassModel> model(TypeElement type) {
        List<ClassModel.Field> fields = new ArrayList<>();
        for (TypeElement t = type; t != null && !isRoot(t); t = Constructors.superclass(t)) {
            if (t.getKind().isInterface() || source.pathOf(t).isEmpty()) return Optional.empty();
            fields.addAll(0, fieldsOf(t));
        }
        return Optional.of(new ClassModel(types.nameOf(type), type.getKind() == ElementKind.RECORD, fields));
    }

    private static boolean isRoot(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.equals("java.lang.Object") || name.equals("java.lang.Record") || name.equals("java.lang.Enum");
    }

    private List<ClassModel.Field> fieldsOf(TypeElement type) {
        String owner = types.nameOf(type);
        bodies.note(owner, type);
        List<ClassModel.Field> fields = new ArrayList<>();
        Enclosing.instanceOf(source, type)
                .ifPresent(outer -> fields.add(new ClassModel.Field(owner, "this$0", types.reference(outer), true)));
        for (Element e : Captures.of(source, type).variables())
            fields.add(new ClassModel.Field(owner, "val$" + e.getSimpleName(), types.value(e.asType()), true));
        for (VariableElement f : Fields.ofInstance(type)) {
            boolean isFinal = f.getModifiers().contains(Modifier.FINAL);
            fields.add(new ClassModel.Field(owner, f.getSimpleName().toString(), types.value(f.asType()), isFinal));
        }
        return fields;
    }

    boolean isSubtype(String name, Type of) {
        TypeElement type = named(name);
        if (of.equals(new Type.Reference("java.lang.Object"))) return true;
        if (type == null || !(of instanceof Type.Reference r)) return false;
        TypeElement other = named(r.name());
        return other != null && isSubtype(type, other);
    }

    private boolean isSubtype(TypeElement type, TypeElement of) {
        if (Models.isModel(type)) {
            TypeElement above = Constructors.superclass(type);
            TypeElement real = (TypeElement) bodies.models().real(type);
            if (real != type && isSubtype(real, of) || above != null && isSubtype(above, of)) return true;
        }
        return source.types()
                .isSubtype(source.types().erasure(type.asType()), source.types().erasure(of.asType()));
    }

    /** Whether a variable of a type may hold an object of the source's, a closure or a boxed number. */
    boolean mayBeKnown(Type type) {
        Type base = type;
        while (base instanceof Type.ArrayOf a) base = a.element();
        if (!(base instanceof Type.Reference r)) return false;
        TypeElement element = named(r.name());
        if (element == null || element.getKind().isInterface() || r.name().equals("java.lang.Object")) return true;
        boolean number = r.name().equals("java.lang.Number") || r.name().equals("java.lang.Record");
        return number
                || element.getKind() != ElementKind.ENUM && modelOf(r.name()).isPresent();
    }

    /** Whether generated code in the same package can make an object of a class. */
    boolean canBeNamed(String name) {
        TypeElement type = named(name);
        if (type == null || JavaTypes.isLocal(type)) return false;
        if (name.startsWith(Models.PREFIX)) return false;
        if (Models.isModelled(name) && type.getModifiers().contains(Modifier.ABSTRACT)) return false;
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement())
            if (e.getModifiers().contains(Modifier.PRIVATE)) return false;
        return true;
    }

    // ---- methods

    Callee implementation(Callee method, String className) {
        return implementations.computeIfAbsent(new Dispatch(method, className), d -> find(method, className));
    }

    private Callee find(Callee method, String className) {
        TypeElement type = code(className);
        if (type == null) return method;
        ExecutableElement found = implementation(method, type);
        if (found == null) return Models.isModel(type) ? modelled(method, type) : method;
        Callee callee = Calls.callee(types, found, Callee.Kind.INSTANCE, types.of(found.getReturnType()));
        bodies.note(callee, found);
        return callee;
    }

    /** The method that stands for one of the platform's, by name and parameters. */
    private Callee modelled(Callee method, TypeElement model) {
        List<Type> parameters =
                method.parameters().subList(1, method.parameters().size());
        for (TypeElement t = model; t != null; t = Constructors.superclass(t)) {
            ExecutableElement found = bodies.models().find(t, method.name(), parameters);
            if (found == null) continue;
            if (found.getModifiers().contains(Modifier.ABSTRACT)) return method;
            Callee callee = Calls.callee(types, found, Callee.Kind.INSTANCE, types.of(found.getReturnType()));
            bodies.note(callee, found);
            return callee;
        }
        return method;
    }

    private @Nullable ExecutableElement implementation(Callee method, TypeElement type) {
        Element declared = bodies.of(method);
        ExecutableElement best = null;
        for (ExecutableElement m : ElementFilter.methodsIn(source.elements().getAllMembers(type))) {
            if (!m.getSimpleName().contentEquals(method.name())
                    || m.getModifiers().contains(Modifier.STATIC)) continue;
            boolean same = declared instanceof ExecutableElement d
                    ? m.equals(d) || source.elements().overrides(m, d, type)
                    : types.parameters(m)
                            .equals(method.parameters()
                                    .subList(1, method.parameters().size()));
            if (same && (best == null || isBetter(m, best))) best = m;
        }
        return best;
    }

    /** A method of a class goes before one of an interface, one with a body before one without. */
    private static boolean isBetter(ExecutableElement m, ExecutableElement than) {
        boolean lacks = than.getModifiers().contains(Modifier.ABSTRACT);
        if (lacks) return !m.getModifiers().contains(Modifier.ABSTRACT);
        return than.getEnclosingElement().getKind().isInterface()
                && m.getEnclosingElement().getKind().isClass();
    }

    /** The component that a method is the accessor of, which is not written out. */
    Optional<VariableElement> componentOf(ExecutableElement method) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        boolean possible =
                type.getKind() == ElementKind.RECORD && method.getParameters().isEmpty();
        if (!possible || source.pathOf(type).isEmpty() || source.pathOf(method).isPresent()) return Optional.empty();
        return Fields.ofInstance(type).stream()
                .filter(f -> f.getSimpleName().equals(method.getSimpleName()))
                .findFirst();
    }

    Function accessor(ExecutableElement method, VariableElement component) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        Var self = new Var(types.reference(type), "self");
        Type result = types.value(component.asType());
        String name = component.getSimpleName().toString();
        Callee field = new Callee(Callee.Kind.FIELD, self.type().toString(), name, List.of(self.type()), result);
        bodies.note(field, component);
        Builder out = new Builder();
        Atom value = Objects.requireNonNull(out.call(name, field, List.of(self), Position.NONE));
        return new Function(name, List.of(self), List.of(result), out.yield(value));
    }

    Callee reading(Callee field, VariableElement element) {
        TypeElement type = (TypeElement) element.getEnclosingElement();
        for (ExecutableElement m : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (componentOf(m).filter(element::equals).isEmpty()) continue;
            Callee callee = Calls.callee(types, m, Callee.Kind.INSTANCE, types.of(m.getReturnType()));
            bodies.note(callee, m);
            return callee;
        }
        return field;
    }

    // ---- closed lists

    List<Choice> choices(Type.Reference of) {
        TypeElement type = named(of.name());
        if (type == null || isClosed.test(of.name()) || source.pathOf(type).isEmpty()) return List.of();
        if (type.getKind() == ElementKind.ENUM) return constants(type);
        List<Choice> all = new ArrayList<>();
        return addAll(type, all) ? all : List.of();
    }

    private List<Choice> constants(TypeElement type) {
        List<Choice> all = new ArrayList<>();
        for (VariableElement f : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (f.getKind() != ElementKind.ENUM_CONSTANT) continue;
            TypeElement own = bodyOf(f).orElse(type);
            bodies.note(types.nameOf(own), own);
            String code = types.nameOf(type) + "." + f.getSimpleName();
            all.add(new Choice(
                    types.reference(own), Optional.of(new Constant(types.reference(type), new Constant.Symbol(code)))));
        }
        return all;
    }

    private Optional<TypeElement> bodyOf(VariableElement constant) {
        return source.pathOf(constant).flatMap(path -> {
            ExpressionTree made = ((VariableTree) path.getLeaf()).getInitializer();
            if (!(made instanceof NewClassTree n) || n.getClassBody() == null) return Optional.empty();
            Element body = source.trees().getElement(new TreePath(new TreePath(path, n), n.getClassBody()));
            return Optional.ofNullable((TypeElement) body);
        });
    }

    private boolean addAll(TypeElement type, List<Choice> all) {
        boolean isAbstract = type.getModifiers().contains(Modifier.ABSTRACT)
                || type.getKind().isInterface();
        boolean closed = type.getModifiers().contains(Modifier.FINAL)
                || type.getModifiers().contains(Modifier.SEALED);
        if (!closed || source.pathOf(type).isEmpty()) return false;
        for (TypeMirror sub : type.getPermittedSubclasses()) {
            if (sub.getKind() != TypeKind.DECLARED || !addAll((TypeElement) ((DeclaredType) sub).asElement(), all))
                return false;
        }
        if (!isAbstract) all.add(new Choice(types.reference(type), Optional.empty()));
        return true;
    }
}
