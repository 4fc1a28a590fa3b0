package org.wengert.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionedNamesTest {
    private final MentionedNames names = new MentionedNames();

    @Test
    void qualifiedNamesCountForEachPackageTheyMayBeIn() {
        names.readSource("package p; import a.b.C; import static a.b.D.*; class X { q . R.S f; }");
        assertTrue(names.of("a.b").containsAll(Set.of("C", "D")));
        assertEquals(Set.of("R"), names.of("q"));
        assertEquals(Set.of("S"), names.of("q.R"));
    }

    @Test
    void namesThatStandAloneCountForTheOwnPackageAndStarImports() {
        names.readSource("/** Doc. */\npackage p;\nimport a.b.*;\nclass X extends Y { int i; }");
        assertEquals(Set.of("Doc", "X", "Y"), names.of("p"));
        assertTrue(names.of("a.b").contains("Y"));
    }

    @Test
    void unnamedPackage() {
        names.readSource("class X { Y y; }");
        assertEquals(Set.of("X", "Y"), names.of(""));
    }

    @Test
    void classFilesMentionWhatTheirSignaturesDo() throws IOException {
        try (InputStream in = MentionedNames.class.getResourceAsStream("MentionedNames.class")) {
            names.readClassFile(in);
        }
        assertTrue(names.of("java.util.regex").containsAll(Set.of("Pattern", "Matcher")));
        assertTrue(names.of("java.io").contains("InputStream"));
    }
}
