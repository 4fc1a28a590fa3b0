package org.wengert.processor.ir;

import java.util.List;

/**
 * A class whose objects can be taken apart: all its code is known.
 *
 * @param name its name in the IR
 * @param isRecord whether it is a record
 * @param fields what its objects hold, those of superclasses first
 */
public record ClassModel(String name, boolean isRecord, List<Field> fields) {
    public ClassModel {
        fields = List.copyOf(fields);
    }

    /**
     * A field of the objects of a class.
     *
     * @param owner the class that declares it
     * @param isFinal whether it is never assigned but by constructors, and always by these
     */
    public record Field(String owner, String name, Type type, boolean isFinal) {}

    /** The place of a field; -1 where there is none of that name. */
    public int indexOf(String owner, String field) {
        for (int i = 0; i < fields.size(); i++) {
            Field f = fields.get(i);
            if (f.owner.equals(owner) && f.name.equals(field)) return i;
        }
        return -1;
    }
}
