package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Lowers expressions. A kind of expression that has no method here is refused: this class is the fence. */
final class Expressions extends SimpleTreeVisitor<@Nullable Atom, String> {
    private final State state;
    private final Assignments assignments;
    private final Choices choices;
    private final Calls calls;
    private final Fields fields;
    private final Closures closures;
    private final Function<SwitchExpressionTree, Atom> switches;

    Expressions(State state, Bodies bodies, Function<SwitchExpressionTree, Atom> switches) {
        this.state = state;
        this.fields = new Fields(state, this, bodies);
        this.assignments = new Assignments(state, this, fields);
        this.choices = new Choices(state, this);
        this.calls = new Calls(state, this, fields, bodies);
        this.closures = new Closures(state, this, bodies);
        this.switches = switches;
    }

    /** For expressions outside of statements. */
    static Expressions in(State state, Bodies bodies) {
        return new Statements(state, bodies, () -> {
                    throw new IllegalStateException("no return here");
                })
                .expressions();
    }

    Calls calls() {
        return calls;
    }

    Choices choices() {
        return choices;
    }

    /** The value of an expression, a child of the present tree. */
    Atom value(ExpressionTree tree) {
        return value(tree, "");
    }

    /** The value of an expression; {@code name} is the user's name for it. */
    Atom value(ExpressionTree tree, String name) {
        Atom value = evaluate(tree, name);
        if (value == null) throw state.refuse(Problem.UNSUPPORTED, tree, "a void expression as a value");
        return value;
    }

    /** The value converted as an assignment to {@code target} would. */
    Atom value(ExpressionTree tree, TypeMirror target, String name) {
        TypeMirror from = state.typeOf(tree);
        Atom value = value(tree, from.getKind() == target.getKind() ? name : "");
        return convert(value, from, target, tree, name);
    }

    /** Evaluates an expression; null where it is a call of a void method. */
    @Nullable
    Atom evaluate(ExpressionTree tree, String name) {
        return state.in(tree, () -> visit(tree, name));
    }

    /** A boolean condition. */
    Atom condition(ExpressionTree tree) {
        return value(tree, state.source.types().getPrimitiveType(TypeKind.BOOLEAN), "");
    }

    /** Widening, narrowing of constants, boxing and unboxing. */
    Atom convert(Atom value, TypeMirror from, TypeMirror target, Tree at, String name) {
        if (!target.getKind().isPrimitive()) {
            if (value.type() instanceof Type.Primitive) return boxed(value, from, target, at);
            boolean isNull = value instanceof Constant c && c.value() == null;
            return isNull ? new Constant(state.types.value(target), null) : value;
        }
        Type to = state.types.value(target);
        if (value.type().equals(to)) return value;
        if (value instanceof Constant c && c.value() != null && c.type() instanceof Type.Primitive) {
            return Constants.of(to, c.value());
        }
        if (!(value.type() instanceof Type.Primitive))
            return convert(unboxed(value, from, at), state.types.unboxed(from), target, at, name);
        return state.builder.let(name, to, state.at(at), new Operation.Cast(to), value);
    }

    private Atom boxed(Atom value, TypeMirror from, TypeMirror target, Tree at) {
        TypeMirror number = state.types.unboxed(target);
        boolean told = number.getKind().isPrimitive();
        Atom plain = told ? convert(value, from, number, at, "") : value;
        TypeKind kind = TypeKind.valueOf(((Type.Primitive) plain.type()).name());
        PrimitiveType type = state.source.types().getPrimitiveType(kind);
        String box = state.source.types().boxedClass(type).getQualifiedName().toString();
        Type.Reference result = new Type.Reference(box);
        Callee valueOf = Callee.ofStatic(box, "valueOf", List.of(plain.type()), result);
        return state.builder.let("", result, state.at(at), new Operation.Apply(valueOf), plain);
    }

    private Atom unboxed(Atom value, TypeMirror from, Tree at) {
        TypeMirror number = state.types.unboxed(from);
        if (!number.getKind().isPrimitive()) throw state.refuse(Problem.UNSUPPORTED, at, "unboxing of a " + from);
        Type.Reference box = state.types.reference((TypeElement) ((DeclaredType) from).asElement());
        Type type = state.types.value(number);
        Callee get = new Callee(Callee.Kind.INSTANCE, box.name(), type + "Value", List.of(box), type);
        String name = value instanceof Var v ? v.name() : "";
        return java.util.Objects.requireNonNull(state.builder.call(name, get, List.of(value), state.at(at)));
    }

    /** The numeric type in which a binary operator computes. */
    TypeMirror promoted(TypeMirror a, TypeMirror b) {
        TypeMirror x = state.types.unboxed(a);
        TypeMirror y = state.types.unboxed(b);
        for (TypeKind kind : List.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG)) {
            if (x.getKind() == kind || y.getKind() == kind)
                return state.source.types().getPrimitiveType(kind);
        }
        return x.getKind() == TypeKind.BOOLEAN ? x : state.source.types().getPrimitiveType(TypeKind.INT);
    }

    @Override
    protected Atom defaultAction(Tree tree, String name) {
        throw state.refuse(
                Problem.UNSUPPORTED,
                tree,
                tree.getKind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }

    @Override
    public Atom visitLiteral(LiteralTree tree, String name) {
        TypeMirror type = state.source.trees().getTypeMirror(state.path);
        return Constants.of(state.types.value(type), tree.getValue());
    }

    @Override
    public @Nullable Atom visitParenthesized(ParenthesizedTree tree, String name) {
        return evaluate(tree.getExpression(), name);
    }

    @Override
    public Atom visitIdentifier(IdentifierTree tree, String name) {
        Element element = state.source.trees().getElement(state.path);
        Atom known = state.variables.get(element);
        if (known != null) return narrowed(known, element, tree);
        if (Calls.isThis(element) && state.self != null) return state.self;
        if (element instanceof VariableElement field && isField(element)) return fields.read(tree, field, null, name);
        throw state.refuse(Problem.UNSUPPORTED, tree, "the name " + tree.getName());
    }

    /** A variable that a pattern binds is the object that is tested, as another type. */
    private Atom narrowed(Atom value, Element variable, Tree tree) {
        if (variable.getKind() != ElementKind.BINDING_VARIABLE || value.type() instanceof Type.Primitive) return value;
        TypeMirror none = state.source.types().getNoType(TypeKind.NONE);
        return calls.cast(
                value, none, variable.asType(), variable.getSimpleName().toString(), state.at(tree));
    }

    private static boolean isField(Element element) {
        return element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.ENUM_CONSTANT;
    }

    @Override
    public Atom visitMemberSelect(MemberSelectTree tree, String name) {
        Element element = state.source.trees().getElement(state.path);
        if (element != null && isThisOrClass(tree)) {
            if (tree.getIdentifier().contentEquals("this")) {
                return fields.around((TypeElement) state.elementOf(tree.getExpression()), tree, true);
            }
            if (tree.getIdentifier().contentEquals("class")) {
                return classLiteral(tree);
            }
            throw state.refuse(Problem.UNSUPPORTED, tree, "an enclosing instance");
        }
        if (tree.getIdentifier().contentEquals("length")
                && state.typeOf(tree.getExpression()).getKind() == TypeKind.ARRAY) {
            return state.builder.length(value(tree.getExpression()), false, state.at(tree));
        }
        if (!(element instanceof VariableElement field)) throw state.refuse(Problem.UNSUPPORTED, tree, "this name");
        boolean isStatic = element.getModifiers().contains(javax.lang.model.element.Modifier.STATIC);
        return fields.read(tree, field, isStatic ? null : tree.getExpression(), name);
    }

    private Atom classLiteral(MemberSelectTree tree) {
        TypeMirror type = state.source.trees().getTypeMirror(new TreePath(state.path, tree.getExpression()));
        Type named = state.types.of(type);
        boolean isLocal = type instanceof DeclaredType d && JavaTypes.isLocal((TypeElement) d.asElement());
        if (isLocal) throw state.refuse(Problem.UNSUPPORTED, tree, "the class object of a class in a method");
        String name = named == null ? "void" : named.toString();
        return new Constant(new Type.Reference("java.lang.Class"), new Constant.Symbol(name + ".class"));
    }

    private static boolean isThisOrClass(MemberSelectTree tree) {
        return tree.getIdentifier().contentEquals("this")
                || tree.getIdentifier().contentEquals("class");
    }

    @Override
    public Atom visitTypeCast(TypeCastTree tree, String name) {
        TypeMirror from = state.typeOf(tree.getExpression());
        TypeMirror to = state.source.trees().getTypeMirror(state.path);
        Atom value = value(tree.getExpression());
        Type type = state.types.value(to);
        if (value.type().equals(type)) return value;
        if (!to.getKind().isPrimitive() && from.getKind().isPrimitive()) return convert(value, from, to, tree, name);
        if (to.getKind().isPrimitive() && !from.getKind().isPrimitive()) {
            if (state.types.unboxed(from).getKind().isPrimitive()) return convert(value, from, to, tree, name);
            TypeMirror box = state.source.types().boxedClass((PrimitiveType) to).asType();
            Type boxType = state.types.value(box);
            Atom object = state.builder.let("", boxType, state.at(tree), new Operation.Cast(boxType), value);
            return convert(object, box, to, tree, name);
        }
        return state.builder.let(name, type, state.at(tree), new Operation.Cast(type), value);
    }

    @Override
    public Atom visitInstanceOf(InstanceOfTree tree, String name) {
        return new Patterns(state, this, choices).instanceOf(tree, name);
    }

    @Override
    public Atom visitLambdaExpression(LambdaExpressionTree tree, String name) {
        return closures.lambda(tree, name);
    }

    @Override
    public Atom visitMemberReference(MemberReferenceTree tree, String name) {
        return closures.reference(tree, name);
    }

    @Override
    public Atom visitUnary(UnaryTree tree, String name) {
        Position at = state.at(tree);
        switch (tree.getKind()) {
            case UNARY_MINUS, UNARY_PLUS, BITWISE_COMPLEMENT -> {
                TypeMirror type = promoted(state.typeOf(tree.getExpression()), state.typeOf(tree.getExpression()));
                Atom operand = value(tree.getExpression(), type, "");
                if (tree.getKind() == Tree.Kind.UNARY_PLUS) return operand;
                Basic op = tree.getKind() == Tree.Kind.UNARY_MINUS ? Basic.NEG : Basic.COMPLEMENT;
                return Folding.unary(state.builder, name, op, operand, at);
            }
            case LOGICAL_COMPLEMENT -> {
                return state.builder.let(name, Type.BOOLEAN, at, Basic.NOT, condition(tree.getExpression()));
            }
            default -> {
                return assignments.increment(tree);
            }
        }
    }

    @Override
    public Atom visitBinary(BinaryTree tree, String name) {
        TypeMirror left = state.typeOf(tree.getLeftOperand());
        TypeMirror right = state.typeOf(tree.getRightOperand());
        if (tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            return choices.shortCircuit(tree, name);
        }
        if (tree.getKind() == Tree.Kind.PLUS && isString(state.source.trees().getTypeMirror(state.path))) {
            Atom a = value(tree.getLeftOperand());
            return state.builder.let(name, Type.STRING, state.at(tree), Basic.CONCAT, a, value(tree.getRightOperand()));
        }
        Atom a = value(tree.getLeftOperand());
        Atom b = value(tree.getRightOperand());
        return binary(tree, Operators.of(tree.getKind()), a, left, b, right, name);
    }

    /** Applies a binary operator with Java's promotions. */
    Atom binary(Tree tree, Basic op, Atom a, TypeMirror left, Atom b, TypeMirror right, String name) {
        Position at = state.at(tree);
        boolean equality = op == Basic.EQ || op == Basic.NE;
        boolean references = !left.getKind().isPrimitive() && !right.getKind().isPrimitive() && equality;
        if (references) return state.builder.let(name, Type.BOOLEAN, at, op, a, b);
        boolean shift = op == Basic.SHL || op == Basic.SHR || op == Basic.USHR;
        TypeMirror type = shift ? promoted(left, left) : promoted(left, right);
        TypeMirror rightType = shift ? promoted(right, right) : type;
        Atom x = convert(a, left, type, tree, "");
        Atom y = convert(b, right, rightType, tree, "");
        Type result = op.isComparison() ? Type.BOOLEAN : x.type();
        return state.builder.let(name, result, at, op, x, y);
    }

    static boolean isString(TypeMirror type) {
        return type.toString().equals("java.lang.String");
    }

    @Override
    public @Nullable Atom visitConditionalExpression(ConditionalExpressionTree tree, String name) {
        return choices.conditional(tree, name);
    }

    @Override
    public Atom visitSwitchExpression(SwitchExpressionTree tree, String name) {
        return switches.apply(tree);
    }

    @Override
    public Atom visitAssignment(AssignmentTree tree, String name) {
        return assignments.assign(tree);
    }

    @Override
    public Atom visitCompoundAssignment(CompoundAssignmentTree tree, String name) {
        return assignments.compound(tree);
    }

    @Override
    public Atom visitArrayAccess(ArrayAccessTree tree, String name) {
        Atom array = value(tree.getExpression());
        Atom index = index(tree);
        return state.builder.load(name, array, index, false, state.at(tree));
    }

    Atom index(ArrayAccessTree tree) {
        return value(tree.getIndex(), state.source.types().getPrimitiveType(TypeKind.INT), "");
    }

    @Override
    public Atom visitNewArray(NewArrayTree tree, String name) {
        Type type = state.types.value(state.source.trees().getTypeMirror(state.path));
        if (tree.getInitializers() != null) return initialized(tree, (Type.ArrayOf) type, name);
        List<Atom> lengths = new ArrayList<>();
        TypeMirror intType = state.source.types().getPrimitiveType(TypeKind.INT);
        for (ExpressionTree length : tree.getDimensions()) lengths.add(value(length, intType, ""));
        return state.builder.create(name, type, lengths, state.at(tree));
    }

    private Atom initialized(NewArrayTree tree, Type.ArrayOf type, String name) {
        List<? extends ExpressionTree> given = tree.getInitializers();
        Position at = state.at(tree);
        Atom array = state.builder.create(name, type, List.of(Constant.of(given.size())), at);
        TypeMirror arrayType = state.source.trees().getTypeMirror(state.path);
        TypeMirror element = ((javax.lang.model.type.ArrayType) arrayType).getComponentType();
        for (int i = 0; i < given.size(); i++) {
            Atom value = value(given.get(i), element, "");
            state.builder.store(array, Constant.of(i), value, state.at(given.get(i)));
        }
        return array;
    }

    @Override
    public @Nullable Atom visitMethodInvocation(MethodInvocationTree tree, String name) {
        return calls.invoke(tree, name);
    }

    @Override
    public Atom visitNewClass(NewClassTree tree, String name) {
        return calls.creations().create(tree, name);
    }

    /** Evaluates the initialiser of a constant of another place in this method. */
    Atom rebuild(TreePath initializer, VariableElement field) {
        TreePath here = state.path;
        state.path = initializer.getParentPath();
        Atom value = value(
                (ExpressionTree) initializer.getLeaf(),
                field.asType(),
                field.getSimpleName().toString());
        state.path = here;
        return value;
    }
}
