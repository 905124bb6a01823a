package dev.cubby.e2e.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class whose methods are given a {@link Visitor}: a fresh browser window on the site. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(VisitorResolver.class)
@interface Journey {
  /** Whether the Cubby under test asks for the tokens of {@link HandedOut}. */
  boolean tokens() default false;
}
