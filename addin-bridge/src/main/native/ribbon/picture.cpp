#include "ribbon/picture.h"

#include <olectl.h>

#include <cstring>

#include "ribbon/drawing.h"

namespace crmbridge {

namespace {

int pixels(int atNormalResolution) {
    HDC screen = GetDC(nullptr);
    int perInch = screen == nullptr ? 96 : GetDeviceCaps(screen, LOGPIXELSX);
    if (screen != nullptr) ReleaseDC(nullptr, screen);
    int size = atNormalResolution * perInch / 96;
    return size < 16 ? 16 : size > 128 ? 128 : size;
}

HBITMAP bitmap(const std::string& name, int size) {
    BITMAPINFO info = {};
    info.bmiHeader.biSize = sizeof info.bmiHeader;
    info.bmiHeader.biWidth = size;
    info.bmiHeader.biHeight = -size;  // from the top
    info.bmiHeader.biPlanes = 1;
    info.bmiHeader.biBitCount = 32;
    info.bmiHeader.biCompression = BI_RGB;
    void* bits = nullptr;
    HBITMAP made = CreateDIBSection(nullptr, &info, DIB_RGB_COLORS, &bits, nullptr, 0);
    if (made != nullptr) {
        auto drawn = draw(name, size);
        std::memcpy(bits, drawn.data(), drawn.size() * sizeof drawn[0]);
    }
    return made;
}

}  // namespace

Ref<IDispatch> picture(const std::string& name, bool large) {
    PICTDESC description = {};
    description.cbSizeofstruct = sizeof description;
    description.picType = PICTYPE_BITMAP;
    description.bmp.hbitmap = bitmap(name, pixels(large ? 32 : 16));
    Ref<IDispatch> made;
    if (description.bmp.hbitmap == nullptr) return made;
    // The picture owns the bitmap from here on.
    if (FAILED(OleCreatePictureIndirect(&description, IID_IPictureDisp, TRUE, reinterpret_cast<void**>(made.out())))) {
        DeleteObject(description.bmp.hbitmap);
    }
    return made;
}

}  // namespace crmbridge
