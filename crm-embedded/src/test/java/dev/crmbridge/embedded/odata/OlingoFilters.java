package dev.crmbridge.embedded.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.core.uri.parser.Parser;

/** Filters as another, widely used parser understands them, written with every bracket. */
final class OlingoFilters {
    private static final String NAMESPACE = "test";
    private static final FullQualifiedName THING = new FullQualifiedName(NAMESPACE, "thing");
    private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "container");

    private final OData odata = OData.newInstance();
    private final Edm edm =
            odata.createServiceMetadata(new Provider(), List.of()).getEdm();

    String parse(String filter) {
        try {
            return text(new Parser(edm, odata)
                    .parseUri("things", "$filter=" + encoded(filter), null, null)
                    .getFilterOption()
                    .getExpression());
        } catch (ODataLibraryException e) {
            throw new IllegalArgumentException("the oracle refuses: " + filter, e);
        }
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(Expression expression) {
        if (expression instanceof Binary binary) {
            return "(" + text(binary.getLeftOperand()) + " " + binary.getOperator() + " "
                    + text(binary.getRightOperand()) + ")";
        }
        if (expression instanceof Unary unary) {
            return unary.getOperator() + "(" + text(unary.getOperand()) + ")";
        }
        if (expression instanceof Method method) {
            return method.getMethod().toString().toLowerCase(Locale.ROOT) + "("
                    + method.getParameters().stream().map(OlingoFilters::text).collect(Collectors.joining(",")) + ")";
        }
        if (expression instanceof Member member) {
            UriInfoResource path = member.getResourcePath();
            return path.getUriResourceParts().stream()
                    .map(OlingoFilters::segment)
                    .collect(Collectors.joining("/"));
        }
        return ((Literal) expression).getText();
    }

    private static String segment(UriResource part) {
        if (part instanceof UriResourceLambdaAny any) {
            return "any(" + any.getLambdaVariable() + ":" + text(any.getExpression()) + ")";
        }
        if (part instanceof UriResourceLambdaAll all) {
            return "all(" + all.getLambdaVariable() + ":" + text(all.getExpression()) + ")";
        }
        return part.getSegmentValue();
    }

    private static final class Provider extends CsdlAbstractEdmProvider {
        @Override
        public CsdlEntityType getEntityType(FullQualifiedName name) {
            return new CsdlEntityType()
                    .setName("thing")
                    .setKey(List.of(new CsdlPropertyRef().setName("id")))
                    .setProperties(List.of(
                            property("id", EdmPrimitiveTypeKind.Guid),
                            property("s", EdmPrimitiveTypeKind.String),
                            property("n", EdmPrimitiveTypeKind.Int32),
                            property("b", EdmPrimitiveTypeKind.Boolean),
                            property("d", EdmPrimitiveTypeKind.DateTimeOffset)))
                    .setNavigationProperties(List.of(
                            new CsdlNavigationProperty().setName("parent").setType(THING),
                            new CsdlNavigationProperty()
                                    .setName("kids")
                                    .setType(THING)
                                    .setCollection(true)));
        }

        private static CsdlProperty property(String name, EdmPrimitiveTypeKind kind) {
            return new CsdlProperty().setName(name).setType(kind.getFullQualifiedName());
        }

        @Override
        public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
            return new CsdlEntitySet().setName("things").setType(THING);
        }

        @Override
        public CsdlEntityContainer getEntityContainer() {
            return new CsdlEntityContainer()
                    .setName("container")
                    .setEntitySets(List.of(getEntitySet(CONTAINER, "things")));
        }

        @Override
        public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
            return new CsdlEntityContainerInfo().setContainerName(CONTAINER);
        }
    }
}
