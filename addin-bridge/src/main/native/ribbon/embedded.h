// The files of ribbon/xml, written into the program by CMake.
#pragma once

#include <string_view>

namespace crmbridge::embedded {

extern const std::string_view kExplorer;
extern const std::string_view kInspector;
extern const std::string_view kGroup;
extern const std::string_view kMenu;
extern const std::string_view kRibbons;

}  // namespace crmbridge::embedded
