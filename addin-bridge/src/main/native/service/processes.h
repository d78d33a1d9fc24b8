// Programs the add-in starts: the service and the browser.
#pragma once

#include <string>

namespace crmbridge {

// Starts the command line without a window and without waiting; false when it cannot be started.
bool startHidden(const std::wstring& commandLine);

// Opens an address in a small window of Edge or Chrome, otherwise in the default browser. The value Browser of the settings names a
// program that is used instead. Worker thread only: this may take a while.
bool openWindow(const std::wstring& url);

// Opens an address in the default browser.
bool openBrowser(const std::wstring& url);

}  // namespace crmbridge
