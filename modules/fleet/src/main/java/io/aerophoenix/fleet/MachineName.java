package io.aerophoenix.fleet;

/// What people call a machine. Unique among the living machines of one app.
public record MachineName(String value) implements Comparable<MachineName> {
    public MachineName {
        Names.checked("the machine name", value);
    }

    @Override
    public int compareTo(MachineName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
