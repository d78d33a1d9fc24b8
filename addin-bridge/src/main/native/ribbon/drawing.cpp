#include "ribbon/drawing.h"

#include <algorithm>
#include <cmath>

namespace crmbridge {

namespace {

constexpr std::uint32_t kBlue = 0x1B5FA8;
constexpr std::uint32_t kGreen = 0x1E7F4B;
constexpr std::uint32_t kRed = 0xB4372B;
constexpr std::uint32_t kOrange = 0xB26200;
constexpr std::uint32_t kGrey = 0x6B7280;
constexpr std::uint32_t kWhite = 0xFFFFFF;

enum class Form { Disc, Ring, Box, Line };

// Disc, Ring: centre a, b, radius c, thickness d. Box: corners a, b to c, d. Line: from a, b to c, d. Units of the 16 x 16 grid.
struct Shape {
    std::string_view name;
    Form form;
    float a, b, c, d;
    std::uint32_t colour;
};

constexpr float kPen = 1.6F;

constexpr Shape kShapes[] = {
    {"track", Form::Ring, 8, 8, 6.2F, kPen, kBlue},
    {"track", Form::Line, 8, 4.8F, 8, 11.2F, kBlue},
    {"track", Form::Line, 4.8F, 8, 11.2F, 8, kBlue},
    {"tracked", Form::Disc, 8, 8, 7, 0, kGreen},
    {"tracked", Form::Line, 4.6F, 8.2F, 7, 10.6F, kWhite},
    {"tracked", Form::Line, 7, 10.6F, 11.4F, 5.6F, kWhite},
    {"untracked", Form::Ring, 8, 8, 6.2F, kPen, kGrey},
    {"untrack", Form::Ring, 8, 8, 6.2F, kPen, kRed},
    {"untrack", Form::Line, 4.8F, 8, 11.2F, 8, kRed},
    {"regarding", Form::Ring, 4.5F, 8, 3, kPen, kBlue},
    {"regarding", Form::Line, 7.5F, 8, 13, 8, kBlue},
    {"regarding", Form::Line, 10.5F, 5.5F, 13, 8, kBlue},
    {"regarding", Form::Line, 10.5F, 10.5F, 13, 8, kBlue},
    {"view", Form::Box, 2, 4, 11, 14, kBlue},
    {"view", Form::Box, 3.4F, 5.4F, 9.6F, 12.6F, kWhite},
    {"view", Form::Line, 7, 9, 13.6F, 2.4F, kBlue},
    {"view", Form::Line, 9.6F, 2.2F, 13.8F, 2.2F, kBlue},
    {"view", Form::Line, 13.8F, 2.2F, 13.8F, 6.4F, kBlue},
    {"question", Form::Disc, 8, 8, 7, 0, kOrange},
    {"question", Form::Line, 8, 4, 8, 9, kWhite},
    {"question", Form::Disc, 8, 11.8F, 1.1F, 0, kWhite},
    {"record", Form::Box, 2.5F, 3, 13.5F, 13, kBlue},
    {"record", Form::Box, 3.9F, 6, 12.1F, 11.6F, kWhite},
    {"record", Form::Line, 5.4F, 8.8F, 10.6F, 8.8F, kGrey},
    {"search", Form::Ring, 6.8F, 6.8F, 4.2F, kPen, kBlue},
    {"search", Form::Line, 10, 10, 13.6F, 13.6F, kBlue},
    {"task", Form::Box, 2, 2.5F, 14, 13.5F, kGreen},
    {"task", Form::Line, 4.6F, 8.2F, 7, 10.6F, kWhite},
    {"task", Form::Line, 7, 10.6F, 11.4F, 5.6F, kWhite},
    {"phonecall", Form::Disc, 4.2F, 4.2F, 2.2F, 0, kGreen},
    {"phonecall", Form::Disc, 11.8F, 11.8F, 2.2F, 0, kGreen},
    {"phonecall", Form::Line, 3.4F, 5, 6, 10, kGreen},
    {"phonecall", Form::Line, 6, 10, 11, 12.6F, kGreen},
    {"letter", Form::Box, 1.5F, 3.5F, 14.5F, 12.5F, kBlue},
    {"letter", Form::Line, 3, 5, 8, 9, kWhite},
    {"letter", Form::Line, 8, 9, 13, 5, kWhite},
    {"fax", Form::Box, 2, 6, 14, 13.5F, kGrey},
    {"fax", Form::Box, 4.5F, 2, 11.5F, 7, kBlue},
    {"fax", Form::Line, 5, 10, 11, 10, kWhite},
    {"appointment", Form::Box, 2, 3, 14, 14, kBlue},
    {"appointment", Form::Box, 3.4F, 6.4F, 12.6F, 12.6F, kWhite},
    {"appointment", Form::Line, 5, 2, 5, 4, kGrey},
    {"appointment", Form::Line, 11, 2, 11, 4, kGrey},
    {"appointment", Form::Disc, 8, 9.5F, 1.6F, 0, kBlue},
    {"contact", Form::Disc, 8, 5, 3, 0, kBlue},
    {"contact", Form::Disc, 8, 13.2F, 5, 0, kBlue},
    {"serviceappointment", Form::Box, 2, 3, 14, 14, kOrange},
    {"serviceappointment", Form::Line, 5, 8.5F, 11, 8.5F, kWhite},
};

// Distance of a point to the edge, negative inside.
float distance(const Shape& shape, float x, float y) {
    float dx = x - shape.a;
    float dy = y - shape.b;
    switch (shape.form) {
        case Form::Disc: return std::hypot(dx, dy) - shape.c;
        case Form::Ring: return std::fabs(std::hypot(dx, dy) - shape.c) - shape.d / 2;
        case Form::Box: return std::max({shape.a - x, x - shape.c, shape.b - y, y - shape.d});
        case Form::Line: break;
    }
    float lx = shape.c - shape.a;
    float ly = shape.d - shape.b;
    float along = std::clamp((dx * lx + dy * ly) / (lx * lx + ly * ly), 0.0F, 1.0F);
    return std::hypot(dx - along * lx, dy - along * ly) - kPen / 2;
}

std::uint32_t blend(std::uint32_t under, std::uint32_t colour, float cover) {
    auto channel = [&](int shift, std::uint32_t full) {
        float below = static_cast<float>(under >> shift & 0xFF);
        return static_cast<std::uint32_t>(std::lround(below * (1 - cover) + static_cast<float>(full) * cover)) << shift;
    };
    return channel(24, 0xFF) | channel(16, colour >> 16 & 0xFF) | channel(8, colour >> 8 & 0xFF) | channel(0, colour & 0xFF);
}

}  // namespace

bool isDrawing(std::string_view name) {
    return std::any_of(std::begin(kShapes), std::end(kShapes), [name](const Shape& shape) { return shape.name == name; });
}

std::vector<std::uint32_t> draw(std::string_view name, int size) {
    if (!isDrawing(name)) name = "track";
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), 0);
    float scale = static_cast<float>(size) / 16;
    for (const Shape& shape : kShapes) {
        if (shape.name != name) continue;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                float x = (static_cast<float>(column) + 0.5F) / scale;
                float y = (static_cast<float>(row) + 0.5F) / scale;
                float cover = std::clamp(0.5F - distance(shape, x, y) * scale, 0.0F, 1.0F);
                std::uint32_t& pixel = pixels[static_cast<std::size_t>(row * size + column)];
                if (cover > 0) pixel = blend(pixel, shape.colour, cover);
            }
        }
    }
    return pixels;
}

}  // namespace crmbridge
