package io.aerophoenix.region;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/// A test that starts the packaged region as a process of its own. The build runs it once there is a package.
@Tag("whole-process")
@Timeout(value = 10, unit = TimeUnit.MINUTES) // hangs, rather than being slow
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WholeProcess {}
