// A drawing as the picture object that Office takes.
#pragma once

#include <windows.h>
#include <oaidl.h>

#include <string>

#include "com/ref.h"

namespace crmbridge {

// The drawing of that name; large ones for large buttons, both at the size of this screen. Empty when the system cannot.
Ref<IDispatch> picture(const std::string& name, bool large);

}  // namespace crmbridge
