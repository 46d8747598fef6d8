package io.aerophoenix.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A label that machines are looked for by: `NAME=VALUE`.
record Label(String name, String value) {
    /// Reads a label from one argument.
    static final class Converter implements ITypeConverter<Label> {
        @Override
        public Label convert(String text) {
            var equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("'%s' is not NAME=VALUE".formatted(text));
            }
            return new Label(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
