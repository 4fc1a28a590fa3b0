package org.wengert.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generated classes, compiled with all warnings as errors, and loaded. */
final class Compiled {
    private Compiled() {}

    static ClassLoader load(Path folder, List<JavaFile> files) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (JavaFile file : files) paths.add(file.writeToPath(folder));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-Xlint:all,-path",
                "-Werror",
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(paths))
                    .call();
            if (!compiled) throw new AssertionError(messages + "\n" + Files.readString(paths.get(0)));
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader());
    }
}
