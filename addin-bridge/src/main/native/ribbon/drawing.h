// The add-in's own icons, drawn as shapes on a grid of 16 x 16 and filled at the size the screen needs. Portable.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace crmbridge {

// Pixels from the top left, 0xAARRGGBB with colours multiplied by alpha, as Windows wants them. An unknown name gives the "track"
// drawing, so that a control is never without one.
std::vector<std::uint32_t> draw(std::string_view name, int size);

// Whether there is a drawing of that name.
bool isDrawing(std::string_view name);

}  // namespace crmbridge
