package org.wengert.processor.link;

import java.util.List;
import java.util.Optional;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Type;

/** What is known of the classes of a compilation and of their code. */
public interface World {
    /**
     * The lowered body of exactly this method, constructor or closure. Of a method the receiver is the first parameter; of a
     * constructor the object that it initialises; of a closure what it captures comes first.
     *
     * @throws org.wengert.processor.diagnostics.Refusal if it has something that cannot be lowered
     */
    Optional<Function> bodyOf(Callee callee);

    /** The body of the method that a call runs whatever the object, also of one that is marked as having no derivative. */
    Optional<Function> codeOf(Callee callee);

    /** Finds a member of the compilation that no code has mentioned so far. */
    void find(Callee callee);

    /** The body of a static method, a constructor, or a method of exactly this class, of the platform. */
    Optional<Function> libraryBodyOf(Callee callee);

    /** Whether code is of the platform, so that none of its lines is of the user's. */
    default boolean isOfLibrary(Callee callee) {
        return isOfLibrary(callee.owner());
    }

    /** Whether a class is of the platform, or of what stands for it. */
    boolean isOfLibrary(String className);

    /** The class of that name, if its objects can be taken apart. */
    Optional<ClassModel> classOf(String name);

    /** The method that a call of {@code method} runs on an object of that class, as a method of the class that declares it. */
    Callee implementation(Callee method, String className);

    /** Whether a method has no body where it is declared. */
    boolean isAbstract(Callee method);

    /** Whether a call runs this very method, whatever the object. */
    boolean isFixed(Callee method);

    /** What an object of a type may be, where that is a closed list; empty where it is open. */
    List<Choice> choices(Type.Reference type);

    /**
     * One of the things that an object may be.
     *
     * @param type its class
     * @param constant the object, if it is the only one
     */
    record Choice(Type.Reference type, Optional<Atom> constant) {}

    /** Whether a class is a subtype of another. */
    boolean isSubtype(String name, Type of);

    /** Whether a variable of this type may hold an object that can be taken apart, or a closure. */
    boolean mayBeKnown(Type type);

    /** A function without parameters that makes the object again that a constant field holds. */
    Optional<Function> initializer(Callee staticField);

    /** The constructor call that makes an enum's constant. */
    Optional<Function> enumConstant(Atom constant);

    /** How generated code reads a field: by itself, or by the accessor of a record's component. */
    Callee reading(Callee field);

    /** Whether generated code cannot name a member. */
    boolean isPrivate(Callee callee);

    /** Whether generated code can make an object of a class. */
    boolean canBeNamed(String className);

    /** A member as the user knows it. */
    String describe(Callee callee);
}
