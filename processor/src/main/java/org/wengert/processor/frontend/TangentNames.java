package org.wengert.processor.frontend;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What tangent types are named: {@code Outer.R} has {@code OuterRTangent}, in the same package. */
final class TangentNames {
    private TangentNames() {}

    static String simple(TypeElement type) {
        StringBuilder name = new StringBuilder("Tangent");
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            name.insert(0, e.getSimpleName());
        }
        return name.toString();
    }

    static String packageOf(TypeElement type) {
        Element e = type;
        while (e.getKind() != ElementKind.PACKAGE) e = e.getEnclosingElement();
        return ((PackageElement) e).getQualifiedName().toString();
    }

    static String qualified(TypeElement type) {
        String packageName = packageOf(type);
        return packageName.isEmpty() ? simple(type) : packageName + "." + simple(type);
    }
}
