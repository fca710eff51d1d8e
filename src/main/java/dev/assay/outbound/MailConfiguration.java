package dev.assay.outbound;

import java.util.Optional;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.mail.javamail.JavaMailSender;

/** Enables a mail server if {@code spring.mail.host} names one. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
public class MailConfiguration {
    /** The server of the settings; empty if they name none. */
    public static Optional<JavaMailSender> server(ConfigurableEnvironment environment) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setEnvironment(environment);
        context.register(MailConfiguration.class);
        context.refresh();
        return Optional.ofNullable(context.getBeanProvider(JavaMailSender.class).getIfAvailable());
    }
}
