/** DISPIDs of the members we use, one class per interface of Outlook's type library; nothing else belongs here. */
@NullMarked
package dev.crmbridge.bridge.outlook.dispid;

import org.jspecify.annotations.NullMarked;
