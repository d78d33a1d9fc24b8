package dev.crmbridge.sync.field;

import java.util.Map;

/** Names of CRM columns for people, in the words of the CRM's forms. Pure. */
public final class FieldLabels {
    /** Columns that are compared or shown but not mapped (entity references of contact, account and lead). */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("fullname", "Full Name"),
            Map.entry("firstname", "First Name"),
            Map.entry("lastname", "Last Name"),
            Map.entry("title", "Case Title"),
            Map.entry("companyname", "Company Name"),
            Map.entry("emailaddress1", "Email"),
            Map.entry("emailaddress2", "Email Address 2"),
            Map.entry("emailaddress3", "Email Address 3"),
            Map.entry("telephone1", "Main Phone"),
            Map.entry("telephone2", "Other Phone"),
            Map.entry("mobilephone", "Mobile Phone"),
            Map.entry("phonenumber", "Phone Number"),
            Map.entry("websiteurl", "Website"),
            Map.entry("birthdate", "Birthday"),
            Map.entry("jobtitle", "Job Title"),
            Map.entry("accountnumber", "Account Number"),
            Map.entry("address1_line1", "Street"),
            Map.entry("address1_city", "City"),
            Map.entry("address1_postalcode", "ZIP/Postal Code"),
            Map.entry("address1_country", "Country"),
            Map.entry("regardingobjectid", "Regarding"),
            Map.entry("ownerid", "Owner"));

    private FieldLabels() {}

    /**
     * @param table logical name of any table
     * @param field name of a mapped field or of a column
     * @return what the forms call it; the name itself when it is not known
     */
    public static String of(String table, String field) {
        if (FieldRegistry.tables().contains(table)) {
            FieldRegistry mapped = FieldRegistry.of(table);
            var found = mapped.field(field)
                    .or(() -> mapped.fields().stream()
                            .filter(known -> known.columns().contains(field))
                            .findFirst());
            if (found.isPresent()) {
                return found.get().label();
            }
        }
        return OTHERS.getOrDefault(field, field);
    }
}
