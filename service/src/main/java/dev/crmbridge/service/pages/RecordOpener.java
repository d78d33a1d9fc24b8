package dev.crmbridge.service.pages;

import dev.crmbridge.crm.RecordRef;
import java.net.URI;

/** Where a browser is sent to see a record; may make a link that signs the person in on the way. */
@FunctionalInterface
public interface RecordOpener {
    /** @return address of the record's form, called at the moment of opening */
    URI open(RecordRef record);
}
