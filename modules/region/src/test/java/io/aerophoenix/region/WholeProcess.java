package io.aerophoenix.region;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// A test that starts the packaged region as a process of its own. The build runs it once there is a package.
@Tag("whole-process")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WholeProcess {}
