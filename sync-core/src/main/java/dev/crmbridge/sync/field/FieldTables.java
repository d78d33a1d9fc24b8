package dev.crmbridge.sync.field;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which fields are mapped for which table (Outlook tracking, field maps). */
final class FieldTables {
    static final String SERVICE_ACTIVITY = "serviceappointment";

    private static final int TASK_TEXT = 2_000;
    private static final int APPOINTMENT_TEXT = 1_048_576;

    private FieldTables() {}

    /** @return the fields of every mapped table, by its logical name */
    static Map<String, FieldRegistry> all() {
        return Map.of(
                "task",
                taskKin("task", StateTable.task(), true),
                "phonecall",
                taskKin("phonecall", StateTable.phonecall(), false),
                "letter",
                taskKin("letter", StateTable.letter(), false),
                "fax",
                taskKin("fax", StateTable.fax(), false),
                "appointment",
                appointments(),
                SERVICE_ACTIVITY,
                serviceActivities(),
                "contact",
                contacts());
    }

    private static FieldRegistry taskKin(String table, StateTable states, boolean percent) {
        var fields = new ArrayList<Field>(List.of(
                new Subject(), new Description(TASK_TEXT), new StartDate(), new DueDate(), new TaskStatus(states)));
        if (percent) {
            fields.add(new PercentComplete());
        }
        fields.addAll(List.of(new DateCompleted(), new Priority(), new Regarding()));
        return new FieldRegistry(table, fields, states);
    }

    private static FieldRegistry contacts() {
        StateTable states = StateTable.contact();
        var fields = new ArrayList<Field>(List.of(
                new NamePart("firstname", "First Name", ItemField.FIRST_NAME, 50),
                new NamePart("middlename", "Middle Name", ItemField.MIDDLE_NAME, 50),
                new NamePart("lastname", "Last Name", ItemField.LAST_NAME, 50),
                new NamePart("suffix", "Suffix", ItemField.SUFFIX, 10),
                new PersonText("nickname", "Nickname", ItemField.NICKNAME, 100),
                new PersonText("yomifirstname", "Yomi First Name", ItemField.YOMI_FIRST_NAME, 150),
                new PersonText("yomilastname", "Yomi Last Name", ItemField.YOMI_LAST_NAME, 150),
                new Parent(),
                new PersonText("jobtitle", "Job Title", ItemField.JOB_TITLE, 100),
                new PersonText("department", "Department", ItemField.DEPARTMENT, 100),
                new PersonText("emailaddress1", "Email", ItemField.EMAIL_1, 100),
                new PersonText("emailaddress2", "Email Address 2", ItemField.EMAIL_2, 100),
                new PersonText("emailaddress3", "Email Address 3", ItemField.EMAIL_3, 100),
                new PersonText("telephone1", "Business Phone", ItemField.BUSINESS_PHONE, 50),
                new PersonText("business2", "Business Phone 2", ItemField.BUSINESS_PHONE_2, 50),
                new PersonText("telephone2", "Home Phone", ItemField.HOME_PHONE, 50),
                new PersonText("home2", "Home Phone 2", ItemField.HOME_PHONE_2, 50),
                new PersonText("telephone3", "Telephone 3", ItemField.OTHER_PHONE, 50),
                new PersonText("mobilephone", "Mobile Phone", ItemField.MOBILE_PHONE, 50),
                new PersonText("pager", "Pager", ItemField.PAGER, 50),
                new PersonText("fax", "Fax", ItemField.BUSINESS_FAX, 50),
                new PersonText("company", "Company Phone", ItemField.COMPANY_MAIN_PHONE, 50),
                new PersonText("callback", "Callback Number", ItemField.CALLBACK_PHONE, 50),
                new PersonText("assistantname", "Assistant", ItemField.ASSISTANT, 100),
                new PersonText("assistantphone", "Assistant Phone", ItemField.ASSISTANT_PHONE, 50),
                new PersonText("managername", "Manager", ItemField.MANAGER, 100),
                new PersonText("spousesname", "Spouse/Partner Name", ItemField.SPOUSE, 100),
                new PersonText("childrensnames", "Children's Names", ItemField.CHILDREN, 255),
                new DateOnly("birthdate", "Birthday", ItemField.BIRTHDAY),
                new DateOnly("anniversary", "Anniversary", ItemField.ANNIVERSARY),
                new PersonText("governmentid", "Government", ItemField.GOVERNMENT_ID, 50),
                new PersonText("ftpsiteurl", "FTP Site", ItemField.FTP_SITE, 200),
                new PersonText("websiteurl", "Website", ItemField.WEB_PAGE, 200),
                new Description(TASK_TEXT),
                new ContactState(states)));
        for (Address address : Address.values()) {
            fields.addAll(address.lines());
        }
        return new FieldRegistry("contact", fields, states);
    }

    private static FieldRegistry serviceActivities() {
        StateTable states = StateTable.serviceActivity();
        return new FieldRegistry(
                SERVICE_ACTIVITY,
                List.of(
                        new FromCrm(new Subject()),
                        new FromCrm(new Location()),
                        new FromCrm(new AppointmentTime()),
                        new FromCrm(new ShowTimeAs(states)),
                        new FromCrm(new Description(APPOINTMENT_TEXT)),
                        new FromCrm(new Priority()),
                        new Regarding()),
                states);
    }

    private static FieldRegistry appointments() {
        StateTable states = StateTable.appointment();
        return new FieldRegistry(
                "appointment",
                List.of(
                        new Subject(),
                        new Location(),
                        new AppointmentTime(),
                        new ShowTimeAs(states),
                        new Description(APPOINTMENT_TEXT),
                        new Priority(),
                        new Regarding(),
                        new Participants(
                                "organizer", "Organizer", Attendee.Type.ORGANIZER, ActivityParty.Role.ORGANIZER),
                        new Participants(
                                "requiredattendees",
                                "Required Attendees",
                                Attendee.Type.REQUIRED,
                                ActivityParty.Role.REQUIRED),
                        new Participants(
                                "optionalattendees",
                                "Optional Attendees",
                                Attendee.Type.OPTIONAL,
                                ActivityParty.Role.OPTIONAL),
                        new GlobalObjectId()),
                states);
    }
}
