package io.aerophoenix.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

/// `NAME=VALUE` from the command line. The value may contain anything, `=` and quotes included, and may be empty.
record Pair(String name, String value) {
    /// Reads a pair from one argument.
    static final class Converter implements ITypeConverter<Pair> {
        @Override
        public Pair convert(String text) {
            var equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("'%s' is not NAME=VALUE".formatted(text));
            }
            return new Pair(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    static void putAll(ObjectNode object, String field, List<Pair> pairs) {
        if (!pairs.isEmpty()) {
            var target = object.withObjectProperty(field);
            pairs.forEach(pair -> target.put(pair.name(), pair.value()));
        }
    }
}
