package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineImageTest {
    @ParameterizedTest
    @CsvSource({
        "nginx, registry-1.docker.io, library/nginx, latest,",
        "nginx:1.27, registry-1.docker.io, library/nginx, 1.27,",
        "acme/web:7, registry-1.docker.io, acme/web, 7,",
        "registry.fly.io/app:deployment-1, registry.fly.io, app, deployment-1,",
        "localhost:5000/a/b, localhost:5000, a/b, latest,",
        "localhost/a:1, localhost, a, 1,",
        "nginx@sha256:c0ffee, registry-1.docker.io, library/nginx,, sha256:c0ffee",
        "ghcr.io/a/b:1@sha256:c0ffee, ghcr.io, a/b, 1, sha256:c0ffee"
    })
    void tellsThePartsOfAReference(
            String reference,
            String registry,
            String repository,
            @Nullable String tag,
            @Nullable String digest) {
        var image = MachineImage.of(reference);

        assertThat(image.registry()).isEqualTo(registry);
        assertThat(image.repository()).isEqualTo(repository);
        assertThat(image.tag()).isEqualTo(tag);
        assertThat(image.digest()).isEqualTo(digest);
    }
}
