// The ribbon XML. The files in ribbon/xml are built into the add-in; "{{group PLACE}}" stands for group.xml and "{{menu PLACE}}" for
// menu.xml with PLACE put in for "{{place}}". Portable.
#pragma once

#include <string>
#include <string_view>

namespace crmbridge {

// The XML for a RibbonID, or empty when that window shows no CRM group.
std::string customUi(std::string_view ribbonId);

// Text that can stand in an XML attribute.
std::string escaped(std::string_view text);

}  // namespace crmbridge
