package org.jetbrains.jps.javac;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A stand-in for the class of IntelliJ's build process, with what a processor may use of it. */
public final class APIWrappers {
    private APIWrappers() {}

    /** What its proxies are made with. */
    public record Handler(Object inner) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.invoke(inner, arguments);
        }
    }

    /** Gives the wrapped object. */
    public static <T> T unwrap(Class<T> type, T wrapper) {
        return type.cast(((Handler) Proxy.getInvocationHandler(wrapper)).inner());
    }
}
