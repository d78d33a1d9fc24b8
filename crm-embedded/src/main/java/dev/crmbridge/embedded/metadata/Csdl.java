package dev.crmbridge.embedded.metadata;

import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;

/** The CSDL document of the hosted tables. Source: OData CSDL 4.0; names are plain identifiers and need no escaping. */
public final class Csdl {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM";

    private final Schema schema;
    private final StringBuilder xml = new StringBuilder();

    private Csdl(Schema schema) {
        this.schema = schema;
    }

    /** The document as XML. */
    public static String of(Schema schema) {
        return new Csdl(schema).document();
    }

    private String document() {
        xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n")
                .append("<edmx:DataServices>\n<Schema Namespace=\"" + NAMESPACE + "\" Alias=\"mscrm\"")
                .append(" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n")
                .append("<EntityType Name=\"crmbaseentity\" Abstract=\"true\"/>\n");
        schema.tables().forEach(this::type);
        operations();
        xml.append("<EntityContainer Name=\"System\">\n");
        schema.tables().forEach(this::set);
        xml.append("<FunctionImport Name=\"WhoAmI\" Function=\"" + NAMESPACE + ".WhoAmI\"/>\n")
                .append("<FunctionImport Name=\"RetrieveVersion\" Function=\"" + NAMESPACE + ".RetrieveVersion\"/>\n")
                .append("</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n");
        return xml.toString();
    }

    private void type(Table table) {
        xml.append("<EntityType Name=\"" + table.name() + "\" BaseType=\"mscrm.crmbaseentity\">\n")
                .append("<Key><PropertyRef Name=\"" + table.primaryId() + "\"/></Key>\n");
        for (Column column : table.columns().values()) {
            xml.append("<Property Name=\"" + column.wireName() + "\" Type=\""
                    + column.type().edm() + "\"");
            if (column.type().isText() && column.limits().maxLength() > 0) {
                xml.append(" MaxLength=\"" + column.limits().maxLength() + "\"");
            }
            xml.append(column.name().equals(table.primaryId()) ? " Nullable=\"false\"/>\n" : "/>\n");
        }
        for (Column column : table.columns().values()) {
            if (column.type() == ColumnType.LOOKUP) {
                column.targets().forEach(target -> single(column, target));
            }
        }
        for (Relationship relationship : schema.referencedBy(table)) {
            xml.append("<NavigationProperty Name=\"" + relationship.target().collection()
                    + "\" Type=\"Collection(mscrm." + relationship.referencing().name() + ")\" Partner=\""
                    + relationship.target().navigation() + "\"/>\n");
        }
        xml.append("</EntityType>\n");
    }

    private void single(Column column, LookupTarget target) {
        xml.append("<NavigationProperty Name=\"" + target.navigation() + "\" Type=\"mscrm." + target.table()
                + "\" Partner=\"" + target.collection() + "\"><ReferentialConstraint Property=\"" + column.wireName()
                + "\" ReferencedProperty=\"" + schema.get(target.table()).primaryId()
                + "\"/></NavigationProperty>\n");
    }

    private void operations() {
        xml.append("<ComplexType Name=\"WhoAmIResponse\">\n")
                .append("<Property Name=\"BusinessUnitId\" Type=\"Edm.Guid\" Nullable=\"false\"/>\n")
                .append("<Property Name=\"UserId\" Type=\"Edm.Guid\" Nullable=\"false\"/>\n")
                .append("<Property Name=\"OrganizationId\" Type=\"Edm.Guid\" Nullable=\"false\"/>\n")
                .append("</ComplexType>\n<ComplexType Name=\"RetrieveVersionResponse\">\n")
                .append("<Property Name=\"Version\" Type=\"Edm.String\"/>\n</ComplexType>\n")
                .append("<Function Name=\"WhoAmI\"><ReturnType Type=\"mscrm.WhoAmIResponse\"/></Function>\n")
                .append("<Function Name=\"RetrieveVersion\"><ReturnType Type=\"mscrm.RetrieveVersionResponse\"/>")
                .append("</Function>\n");
    }

    private void set(Table table) {
        xml.append("<EntitySet Name=\"" + table.setName() + "\" EntityType=\"mscrm." + table.name() + "\">\n");
        for (Relationship relationship : schema.referencesOf(table)) {
            xml.append(
                    "<NavigationPropertyBinding Path=\"" + relationship.target().navigation() + "\" Target=\""
                            + schema.get(relationship.target().table()).setName() + "\"/>\n");
        }
        xml.append("</EntitySet>\n");
    }
}
