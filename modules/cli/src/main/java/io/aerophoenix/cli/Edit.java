package io.aerophoenix.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

/// `NAME=VALUE` or `NAME-` from the command line: put a value, or take the name away. The value may contain anything,
/// `=` and quotes included, and may be empty.
///
/// @param value null to take the name away
record Edit(String name, @Nullable String value) {
    /// Reads an edit from one argument.
    static final class Converter implements ITypeConverter<Edit> {
        @Override
        public Edit convert(String text) {
            var equals = text.indexOf('=');
            if (equals > 0) {
                return new Edit(text.substring(0, equals), text.substring(equals + 1));
            }
            if (equals < 0 && text.length() > 1 && text.endsWith("-")) {
                return new Edit(text.substring(0, text.length() - 1), null);
            }
            throw new TypeConversionException(
                    "'%s' is not NAME=VALUE, nor NAME- to take it away".formatted(text));
        }
    }

    /// Carries out edits of an object inside another.
    static void all(ObjectNode object, String field, List<Edit> edits) {
        if (!edits.isEmpty()) {
            var target = object.withObjectProperty(field);
            edits.forEach(edit -> edit.carryOut(target));
        }
    }

    private void carryOut(ObjectNode target) {
        if (value == null) {
            target.remove(name);
        } else {
            target.put(name, value);
        }
    }

    /// As a merge patch: a name with null is to go.
    void patch(ObjectNode patch) {
        patch.put(name, value);
    }
}
