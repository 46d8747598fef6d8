package io.aerophoenix.fly.internal;

import static io.aerophoenix.fly.internal.GeoRegion.AFRICA;
import static io.aerophoenix.fly.internal.GeoRegion.ASIA_PACIFIC;
import static io.aerophoenix.fly.internal.GeoRegion.EUROPE;
import static io.aerophoenix.fly.internal.GeoRegion.NORTH_AMERICA;
import static io.aerophoenix.fly.internal.GeoRegion.SOUTH_AMERICA;

import io.aerophoenix.fleet.RegionCode;
import java.util.List;
import java.util.Optional;

/// A place that everybody who knows the original knows by its code: an airport's.
///
/// @param name city and country
/// @param latitude in degrees, north of the equator
/// @param longitude in degrees, east of Greenwich
record PublicRegion(
        RegionCode code, String name, double latitude, double longitude, GeoRegion geoRegion) {
    static final List<PublicRegion> ALL =
            List.of(
                    at("ams", "Amsterdam, Netherlands", 52.37, 4.90, EUROPE),
                    at("arn", "Stockholm, Sweden", 59.33, 18.07, EUROPE),
                    at("atl", "Atlanta, Georgia (US)", 33.75, -84.39, NORTH_AMERICA),
                    at("bog", "Bogotá, Colombia", 4.71, -74.07, SOUTH_AMERICA),
                    at("bom", "Mumbai, India", 19.08, 72.88, ASIA_PACIFIC),
                    at("bos", "Boston, Massachusetts (US)", 42.36, -71.06, NORTH_AMERICA),
                    at("cdg", "Paris, France", 48.86, 2.35, EUROPE),
                    at("den", "Denver, Colorado (US)", 39.74, -104.99, NORTH_AMERICA),
                    at("dfw", "Dallas, Texas (US)", 32.78, -96.80, NORTH_AMERICA),
                    at("ewr", "Secaucus, New Jersey (US)", 40.79, -74.06, NORTH_AMERICA),
                    at("eze", "Buenos Aires, Argentina", -34.60, -58.38, SOUTH_AMERICA),
                    at("fra", "Frankfurt, Germany", 50.11, 8.68, EUROPE),
                    at("gdl", "Guadalajara, Mexico", 20.67, -103.35, NORTH_AMERICA),
                    at("gig", "Rio de Janeiro, Brazil", -22.91, -43.17, SOUTH_AMERICA),
                    at("gru", "São Paulo, Brazil", -23.55, -46.63, SOUTH_AMERICA),
                    at("hkg", "Hong Kong", 22.32, 114.17, ASIA_PACIFIC),
                    at("iad", "Ashburn, Virginia (US)", 39.04, -77.49, NORTH_AMERICA),
                    at("jnb", "Johannesburg, South Africa", -26.20, 28.05, AFRICA),
                    at("lax", "Los Angeles, California (US)", 34.05, -118.24, NORTH_AMERICA),
                    at("lhr", "London, United Kingdom", 51.51, -0.13, EUROPE),
                    at("mad", "Madrid, Spain", 40.42, -3.70, EUROPE),
                    at("mia", "Miami, Florida (US)", 25.76, -80.19, NORTH_AMERICA),
                    at("nrt", "Tokyo, Japan", 35.68, 139.69, ASIA_PACIFIC),
                    at("ord", "Chicago, Illinois (US)", 41.88, -87.63, NORTH_AMERICA),
                    at("otp", "Bucharest, Romania", 44.43, 26.10, EUROPE),
                    at("phx", "Phoenix, Arizona (US)", 33.45, -112.07, NORTH_AMERICA),
                    at("qro", "Querétaro, Mexico", 20.59, -100.39, NORTH_AMERICA),
                    at("scl", "Santiago, Chile", -33.45, -70.67, SOUTH_AMERICA),
                    at("sea", "Seattle, Washington (US)", 47.61, -122.33, NORTH_AMERICA),
                    at("sin", "Singapore", 1.35, 103.82, ASIA_PACIFIC),
                    at("sjc", "San Jose, California (US)", 37.34, -121.89, NORTH_AMERICA),
                    at("syd", "Sydney, Australia", -33.87, 151.21, ASIA_PACIFIC),
                    at("waw", "Warsaw, Poland", 52.23, 21.01, EUROPE),
                    at("yul", "Montreal, Canada", 45.50, -73.57, NORTH_AMERICA),
                    at("yyz", "Toronto, Canada", 43.65, -79.38, NORTH_AMERICA));

    private static final String UNITED_STATES = "(US)";

    private static PublicRegion at(
            String code, String name, double latitude, double longitude, GeoRegion geoRegion) {
        return new PublicRegion(new RegionCode(code), name, latitude, longitude, geoRegion);
    }

    static Optional<PublicRegion> of(RegionCode code) {
        return ALL.stream().filter(region -> region.code().equals(code)).findFirst();
    }

    /// Whether a word such as `eu` or `us` means this region among others.
    boolean isMeantBy(String alias) {
        return geoRegion.isCalled(alias)
                || (name.endsWith(UNITED_STATES) && (alias.equals("us") || alias.equals("usa")));
    }
}
