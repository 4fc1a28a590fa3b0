package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a library type {@code T} differentiable, with itself as its tangent type. The marked class has these static methods:
 *
 * <table>
 * <caption>The methods of a tangent rule</caption>
 * <tr><th>method</th><th>what it does</th></tr>
 * <tr><td>{@code T zero(T like)}</td><td>a new tangent of the same shape, all zero</td></tr>
 * <tr><td>{@code T copy(T value)}</td><td>a copy that shares no storage with {@code value}</td></tr>
 * <tr><td>{@code void add(T into, T from)}</td><td>adds {@code from} to {@code into}, entry by entry</td></tr>
 * <tr><td>{@code double[] entries(T value)}</td><td>the entries, in the order of the rows of a Jacobian</td></tr>
 * </table>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentOf {

    /** The type {@code T}. */
    Class<?> value();
}
