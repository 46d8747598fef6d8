package io.aerophoenix.fleet;

/// An app: the name under which machines that belong together are grouped.
public record AppName(String value) implements Comparable<AppName> {
    public AppName {
        Names.checked("the app name", value);
    }

    @Override
    public int compareTo(AppName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
