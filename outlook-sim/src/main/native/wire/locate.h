// Asks the simulated Outlook where its object model is reached.
#pragma once

#include "wire/session.h"

namespace relay {

// url: like http://127.0.0.1:4712. Throws ConnectionLost when nothing answers there as it should.
Address locate(const std::string& url);

// Lets the simulated Outlook run when it was closed; what has no such switch is left as it is. Throws ConnectionLost.
void startOutlook(const std::string& url);

}  // namespace relay
