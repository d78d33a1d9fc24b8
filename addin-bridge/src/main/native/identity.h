// Names under which the add-in is registered. Documented in docs/reference/outlook-add-in.md; what registers it must use the same.
#pragma once

#define CRMBRIDGE_ADDIN_CLSID_TEXT L"{D758EC63-9FF9-4D41-8C8C-18B5F83A3605}"
#define CRMBRIDGE_ADDIN_PROGID L"CrmBridge.Addin"
#define CRMBRIDGE_ADDIN_FRIENDLY_NAME L"CRM Bridge for Outlook"
#define CRMBRIDGE_ADDIN_DESCRIPTION L"Tracks tasks, appointments and contacts in CRM."

// Where the installer says how the service is reached; values DataFolder, ServiceCommand, Browser (all REG_SZ or REG_EXPAND_SZ).
#define CRMBRIDGE_SETTINGS_KEY L"Software\\CRM Bridge"
