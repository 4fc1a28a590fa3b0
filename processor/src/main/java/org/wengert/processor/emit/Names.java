package org.wengert.processor.emit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives variables their names: unique among those that are visible together, the user's names first. */
final class Names {
    /** The methods of {@code Object} without parameters, which no component of a record may be named after. */
    static final Set<String> OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken;
    private final Set<String> users;
    private final Deque<Set<String>> visible = new ArrayDeque<>();
    private final Set<String> labels = new HashSet<>();

    /**
     * @param taken names that may not be used anywhere
     * @param users names that the user's variables wish for, which made-up names keep clear of
     */
    Names(Collection<String> taken, Collection<String> users) {
        this.taken = new HashSet<>(taken);
        this.users = new HashSet<>(users);
        open();
    }

    void open() {
        visible.push(new HashSet<>());
    }

    void close() {
        visible.pop();
    }

    void declare(Local local) {
        if (!local.name.isEmpty()) return;
        String wish = isIdentifier(local.wish) ? variable(local.wish) : local.wish.isEmpty() ? "t" : local.wish + "_";
        local.name = wish;
        for (int i = 1; isTaken(local.name, local.named); i++) local.name = wish + i;
        visible.getFirst().add(local.name);
    }

    private boolean isTaken(String name, boolean named) {
        return taken.contains(name)
                || !named && users.contains(name)
                || visible.stream().anyMatch(s -> s.contains(name));
    }

    String label(String wish) {
        String base = isIdentifier(wish) ? wish : "block";
        String name = base;
        for (int i = 1; !labels.add(name); i++) name = base + i;
        return name;
    }

    /** A name like this one, that a variable can have and that is none of the others. */
    static String free(String wish, Set<String> others) {
        String base = variable(wish);
        String name = base;
        for (int i = 1; !isIdentifier(name) || others.contains(name); i++) name = base + i;
        return name;
    }

    /** A name for a variable that obscures no class (JLS 6.4.2): one that is written like a class's gets a {@code _}. */
    static String variable(String name) {
        boolean likeAClass =
                Character.isUpperCase(name.charAt(0)) && name.chars().anyMatch(Character::isLowerCase);
        return likeAClass ? name + "_" : name;
    }

    static boolean isIdentifier(String name) {
        return SourceVersion.isIdentifier(name)
                && !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
                && !name.equals("_");
    }
}
