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
        return new FieldRegistry(
                "contact",
                List.of(
                        new PersonText("firstname", "First Name", ItemField.FIRST_NAME, 50),
                        new PersonText("middlename", "Middle Name", ItemField.MIDDLE_NAME, 50),
                        new PersonText("lastname", "Last Name", ItemField.LAST_NAME, 50),
                        new Parent(),
                        new PersonText("jobtitle", "Job Title", ItemField.JOB_TITLE, 100),
                        new PersonText("department", "Department", ItemField.DEPARTMENT, 100),
                        new PersonText("emailaddress1", "Email", ItemField.EMAIL_1, 100),
                        new PersonText("emailaddress2", "Email Address 2", ItemField.EMAIL_2, 100),
                        new PersonText("emailaddress3", "Email Address 3", ItemField.EMAIL_3, 100),
                        new PersonText("telephone1", "Business Phone", ItemField.BUSINESS_PHONE, 50),
                        new PersonText("telephone2", "Home Phone", ItemField.HOME_PHONE, 50),
                        new PersonText("mobilephone", "Mobile Phone", ItemField.MOBILE_PHONE, 50),
                        new PersonText("fax", "Fax", ItemField.BUSINESS_FAX, 50),
                        new PersonText("websiteurl", "Website", ItemField.WEB_PAGE, 200),
                        new PersonText("address1_line1", "Street", ItemField.BUSINESS_STREET, 250),
                        new PersonText("address1_city", "City", ItemField.BUSINESS_CITY, 80),
                        new PersonText("address1_stateorprovince", "State/Province", ItemField.BUSINESS_STATE, 50),
                        new PersonText("address1_postalcode", "ZIP/Postal Code", ItemField.BUSINESS_POSTAL_CODE, 20),
                        new PersonText("address1_country", "Country", ItemField.BUSINESS_COUNTRY, 80),
                        new Description(TASK_TEXT),
                        new ContactState(states)),
                states);
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
