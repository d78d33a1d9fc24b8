// Names of controls. An id is NAME_PLACE, because one ribbon shows the group in several places and ids must be unique. Portable.
#pragma once

#include <string>
#include <string_view>

#include "clicks/click.h"

namespace crmbridge {

struct ControlId {
    std::string_view name;
    std::string_view place;
};

ControlId splitId(std::string_view id);

// What pressing a control means.
// tag: what the XML gave it, for records "entity:guid".
Action actionOf(std::string_view controlName, std::string_view tag);

// Table a Track entry stands for, or empty: "crmTrackPhonecall" is "phonecall".
std::string_view tableOf(std::string_view controlName);

}  // namespace crmbridge
