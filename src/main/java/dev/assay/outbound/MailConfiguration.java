package dev.assay.outbound;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A mail server, where {@code spring.mail.host} names one. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
public class MailConfiguration {}
