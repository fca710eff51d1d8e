package dev.assay.outbound;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Enables a mail server if {@code spring.mail.host} names one. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
public class MailConfiguration {}
