package shop.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test against the running {@link ProbeService}, which all such tests share. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    classes = ProbeService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Client.class)
@interface Probed {}
