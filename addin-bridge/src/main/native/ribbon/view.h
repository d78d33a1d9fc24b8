// What each control looks like. Pure: a callback is answered from the scene alone.
#pragma once

#include <string>
#include <string_view>

#include "ribbon/scene.h"

namespace crmbridge {

// The sentence for a selection that is too large; the service uses the same. command: its word in the API.
std::string tooManySentence(int count, std::string_view command);

// A table's name for people: "phonecall" is "Phone Call".
std::string tableName(std::string_view table);

bool isEnabled(std::string_view controlName, const Scene& scene);
bool isVisible(std::string_view controlName, const Scene& scene);
bool isPressed(std::string_view controlName, const Scene& scene);
std::string labelOf(std::string_view controlName, const Scene& scene);
std::string screentipOf(std::string_view controlName, const Scene& scene);
std::string supertipOf(std::string_view controlName, const Scene& scene);
// Name of a drawing, see ribbon/drawing.h.
std::string imageOf(std::string_view controlName, const Scene& scene);

}  // namespace crmbridge
