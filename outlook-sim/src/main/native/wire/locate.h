// Asks the simulated Outlook where its object model is reached.
#pragma once

#include "wire/session.h"

namespace relay {

// url: like http://127.0.0.1:4712. Throws ConnectionLost when nothing answers there as it should.
Address locate(const std::string& url);

}  // namespace relay
