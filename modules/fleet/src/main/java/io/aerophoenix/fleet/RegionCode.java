package io.aerophoenix.fleet;

/// A region's short code, such as `iad`.
public record RegionCode(String value) implements Comparable<RegionCode> {
    public RegionCode {
        Names.checked("the region", value);
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
