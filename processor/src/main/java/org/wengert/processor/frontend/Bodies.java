package org.wengert.processor.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Callee;

/** Remembers which element each callee of the lowered code stands for, so that its body can be found. */
final class Bodies {
    private final Map<Callee, Element> elements = new LinkedHashMap<>();

    void note(Callee callee, Element element) {
        elements.put(callee.catching(List.of()), element);
    }

    @Nullable
    Element of(Callee callee) {
        return elements.get(callee.catching(List.of()));
    }
}
