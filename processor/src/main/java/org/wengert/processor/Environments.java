package org.wengert.processor;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;

/** Gets at javac's own environment, which build tools wrap and {@code Trees.instance} insists on. */
final class Environments {
    private Environments() {}

    /** The environment inside of the wrappers of Gradle and IntelliJ IDEA. */
    static ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
        ProcessingEnvironment inner =
                Proxy.isProxyClass(environment.getClass()) ? unwrapIntelliJ(environment) : unwrapDelegate(environment);
        return inner == environment ? environment : unwrap(inner);
    }

    /** IntelliJ's build process hands out proxies, and a class beside their handler that opens them. */
    private static ProcessingEnvironment unwrapIntelliJ(ProcessingEnvironment environment) {
        try {
            ClassLoader loader =
                    Proxy.getInvocationHandler(environment).getClass().getClassLoader();
            Object inner = loader.loadClass("org.jetbrains.jps.javac.APIWrappers")
                    .getMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, environment);
            return inner instanceof ProcessingEnvironment found ? found : environment;
        } catch (ReflectiveOperationException | RuntimeException notIntelliJ) {
            return environment;
        }
    }

    /** Gradle's wrappers keep the inner one in a field {@code delegate}. */
    private static ProcessingEnvironment unwrapDelegate(ProcessingEnvironment environment) {
        for (Class<?> c = environment.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            try {
                Field field = c.getDeclaredField("delegate");
                field.setAccessible(true);
                return field.get(environment) instanceof ProcessingEnvironment found ? found : environment;
            } catch (ReflectiveOperationException | RuntimeException notHere) {
                // Try the superclass.
            }
        }
        return environment;
    }
}
