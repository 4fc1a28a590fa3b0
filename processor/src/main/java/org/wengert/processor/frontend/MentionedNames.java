package org.wengert.processor.frontend;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of classes that sources and class files may mean, by package. A class path cannot be listed by a processor without completing
 * every class of a package in the user's compilation, which would compile sources that it does not ask for; so it is asked for names instead.
 *
 * <p>Too many names do no harm, so sources are read as words. A name that stands alone counts if it begins with a capital letter.
 */
final class MentionedNames {
    /** Beyond ASCII any character may belong to a name. */
    private static final String WORD = "[A-Za-z_$\\x80-\\uFFFF][A-Za-z0-9_$\\x80-\\uFFFF]*+";

    private static final Pattern DOTTED = Pattern.compile(WORD + "(?:\\s*+\\.\\s*+" + WORD + ")*+");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*+(?:@.*\\s)?package\\s+([^;]+);");
    private static final Pattern STAR_IMPORT = Pattern.compile("\\bimport\\s+(?:static\\s+)?([^;*]+)\\.\\s*\\*\\s*;");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+(?:static\\s+)?([^;*]+)\\.[^;.]+;");
    private static final Pattern INTERNAL_NAME = Pattern.compile("L?((?:" + WORD + "/)*)(" + WORD + ")");

    private final Map<String, Set<String>> byPackage = new TreeMap<>();
    private final Set<String> imported = new TreeSet<>();

    /** The names that may be meant for classes of this package. */
    Set<String> of(String packageName) {
        return byPackage.getOrDefault(packageName, Set.of());
    }

    /** The packages whose classes sources mention in the first place: those that they are in and import from. */
    Set<String> importedPackages() {
        return imported;
    }

    /** Reads the words of a source file. */
    void readSource(CharSequence text) {
        Set<String> alone = new LinkedHashSet<>();
        Matcher matcher = DOTTED.matcher(text);
        while (matcher.find()) {
            String[] words = matcher.group().split("\\s*\\.\\s*");
            if (Character.isUpperCase(words[0].codePointAt(0))) {
                alone.add(words[0]);
            }
            addPrefixes(words);
        }
        List<String> visiblePackages = packagesVisibleIn(text);
        imported.addAll(visiblePackages);
        IMPORT.matcher(text).results().forEach(found -> imported.add(withoutSpace(found.group(1))));
        for (String visible : visiblePackages) {
            byPackage.computeIfAbsent(visible, p -> new LinkedHashSet<>()).addAll(alone);
        }
    }

    private static List<String> packagesVisibleIn(CharSequence text) {
        List<String> packages = new ArrayList<>();
        Matcher own = PACKAGE.matcher(text);
        packages.add(own.find() ? withoutSpace(own.group(1)) : "");
        Matcher star = STAR_IMPORT.matcher(text);
        while (star.find()) {
            packages.add(withoutSpace(star.group(1)));
        }
        return packages;
    }

    private static String withoutSpace(String name) {
        return name.replaceAll("\\s", "");
    }

    /** Any prefix of a qualified name may be the package. */
    private void addPrefixes(String[] words) {
        StringBuilder prefix = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            add(prefix.toString(), words[i]);
            prefix.append('.').append(words[i]);
        }
    }

    /** Reads the class names in the constant pool of a class file (JVMS 4.4). */
    void readClassFile(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> readNames(in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    // These take two entries of the pool.
                    in.skipNBytes(8);
                    i++;
                }
                default -> in.skipNBytes(4);
            }
        }
    }

    /** Any text may be an internal name, a descriptor or a signature. */
    private void readNames(String text) {
        Matcher matcher = INTERNAL_NAME.matcher(text);
        while (matcher.find()) {
            String path = matcher.group(1);
            if (!path.isEmpty()) {
                add(path.substring(0, path.length() - 1).replace('/', '.'), matcher.group(2));
            }
        }
    }

    private void add(String packageName, String name) {
        byPackage.computeIfAbsent(packageName, p -> new LinkedHashSet<>()).add(name);
    }
}
