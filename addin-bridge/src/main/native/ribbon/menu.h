// Contents of the menus that are made when they drop down. Pure.
#pragma once

#include <string>
#include <string_view>

#include "ribbon/scene.h"

namespace crmbridge {

// XML of a dynamic menu: crmRegarding, crmParent, crmTracked. place: second half of the menu's id, so that ids stay unique.
std::string menuContent(std::string_view controlName, std::string_view place, const Scene& scene);

}  // namespace crmbridge
