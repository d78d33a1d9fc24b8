package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.FormLayout.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The contact form: everything that Outlook shows of a person, by section. */
final class ContactItems {
    private ContactItems() {}

    static List<Item> all() {
        List<Item> all = new ArrayList<>(List.of(
                Item.of("firstname", "First Name"),
                Item.of("lastname", "Last Name"),
                Item.of("jobtitle", "Job Title"),
                Item.of("emailaddress1", "Email"),
                Item.of("telephone1", "Business Phone"),
                Item.of("mobilephone", "Mobile Phone"),
                Item.wide("description", "Description")));
        all.addAll(under(
                "Name",
                Item.of("middlename", "Middle Name"),
                Item.of("suffix", "Suffix"),
                Item.of("nickname", "Nickname"),
                Item.of("yomifirstname", "Yomi First Name"),
                Item.of("yomilastname", "Yomi Last Name")));
        all.addAll(under(
                "Email and Telephone",
                Item.of("emailaddress2", "Email Address 2"),
                Item.of("emailaddress3", "Email Address 3"),
                Item.of("business2", "Business Phone 2"),
                Item.of("telephone2", "Home Phone"),
                Item.of("home2", "Home Phone 2"),
                Item.of("telephone3", "Telephone 3"),
                Item.of("company", "Company Phone"),
                Item.of("callback", "Callback Number"),
                Item.of("pager", "Pager"),
                Item.of("fax", "Fax"),
                Item.of("websiteurl", "Website"),
                Item.of("ftpsiteurl", "FTP Site")));
        all.addAll(under(
                "Professional",
                Item.of("department", "Department"),
                Item.of("managername", "Manager"),
                Item.of("assistantname", "Assistant"),
                Item.of("assistantphone", "Assistant Phone")));
        all.addAll(under(
                "Personal",
                Item.of("birthdate", "Birthday"),
                Item.of("anniversary", "Anniversary"),
                Item.of("spousesname", "Spouse/Partner Name"),
                Item.of("childrensnames", "Children's Names"),
                Item.of("governmentid", "Government")));
        all.addAll(address("address1", "Address", ""));
        all.addAll(address("address2", "Address 2", "Address 2: "));
        all.addAll(address("address3", "Address 3", "Address 3: "));
        return all;
    }

    private static List<Item> address(String column, String heading, String label) {
        return under(
                heading,
                Item.of(column + "_line1", label + "Street"),
                Item.of(column + "_city", label + "City"),
                Item.of(column + "_stateorprovince", label + "State/Province"),
                Item.of(column + "_postalcode", label + "ZIP/Postal Code"),
                Item.of(column + "_country", label + "Country"));
    }

    private static List<Item> under(String heading, Item... items) {
        return Stream.of(items).map(item -> item.under(heading)).toList();
    }
}
