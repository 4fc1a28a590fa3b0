package org.wengert.processor.emit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives variables their names: unique among those that are visible together, the user's names first. */
final class Names {
    /** The methods of {@code Object} without parameters, which no component of a record may be named after. */
    static final Set<String> OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken;
    private final Set<String> users;
    private final Deque<Scope> visible = new ArrayDeque<>();
    private final Set<String> labels = new HashSet<>();

    /**
     * A block.
     *
     * @param names that are declared in it
     * @param next which number to try next behind a name: all before are taken as long as the block lasts
     */
    private record Scope(Set<String> names, Map<Object, Integer> next) {}

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
        visible.push(new Scope(new HashSet<>(), new HashMap<>()));
    }

    void close() {
        visible.pop();
    }

    void declare(Local local) {
        if (!local.name.isEmpty()) return;
        String wish = isIdentifier(local.wish) ? variable(local.wish) : local.wish.isEmpty() ? "t" : local.wish + "_";
        Object key = List.of(wish, local.named);
        int number = 0;
        for (Scope scope : visible) number = Math.max(number, scope.next.getOrDefault(key, 0));
        while (isTaken(numbered(wish, number), local.named)) number++;
        local.name = numbered(wish, number);
        visible.getFirst().names.add(local.name);
        visible.getFirst().next.put(key, number + 1);
    }

    private static String numbered(String wish, int number) {
        return number == 0 ? wish : wish + number;
    }

    private boolean isTaken(String name, boolean named) {
        return taken.contains(name)
                || !named && users.contains(name)
                || visible.stream().anyMatch(s -> s.names.contains(name));
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
