package dev.assay.database;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

final class EachEngineExtension implements TestTemplateInvocationContextProvider {
    private static final Namespace HERE = Namespace.create(EachEngineExtension.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EachEngine.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return wanted(context).stream()
                .filter(engine -> runsOn(engine, context))
                .map(Invocation::new);
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return wanted(context).equals(List.of(Engine.MYSQL));
    }

    private static List<Engine> wanted(ExtensionContext context) {
        return List.of(AnnotationSupport.findAnnotation(context.getTestMethod(), EachEngine.class)
                .orElseThrow()
                .value());
    }

    private static boolean runsOn(Engine engine, ExtensionContext context) {
        boolean wholeNight = context.getRequiredTestClass().getSimpleName().endsWith("JobIT");
        return switch (engine) {
            case H2 -> true;
            case MARIADB ->
                !wholeNight || !GivenMysql.isGiven() || !wanted(context).contains(Engine.MYSQL);
            case MYSQL -> GivenMysql.isGiven();
        };
    }

    private static Schema fresh(Engine engine) throws Exception {
        return switch (engine) {
            case H2 -> Schema.inNewFile();
            case MARIADB -> Schema.on(engine, MariadbServer.account(), "CHARACTER SET utf8mb4");
            case MYSQL -> Schema.on(engine, GivenMysql.account(), "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        };
    }

    private record Invocation(Engine engine) implements TestTemplateInvocationContext, ParameterResolver {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "on " + engine;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == EmptyDatabase.class;
        }

        @Override
        public EmptyDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
            try {
                boolean empty = AnnotationSupport.isAnnotated(context.getRequiredTestClass(), WithoutTables.class);
                Schema schema = empty ? fresh(engine) : ReadySchemas.take(engine, () -> fresh(engine));
                context.getStore(HERE).put(schema, schema);
                return schema.database();
            } catch (Exception e) {
                throw new IllegalStateException("no database on " + engine + " for this test: " + e.getMessage(), e);
            }
        }
    }
}
