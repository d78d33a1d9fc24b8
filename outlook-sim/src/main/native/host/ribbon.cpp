#include "host/ribbon.h"

#include <olectl.h>

#include "host/ribbon_control.h"

namespace relay {

namespace {

std::wstring getterOf(std::wstring attribute) {
    attribute[0] = wchar_t(towupper(attribute[0]));
    return L"get" + attribute;
}

bool isToggle(const Element& element) { return element.name == L"toggleButton" || element.name == L"checkBox"; }

bool truthy(const std::wstring& text) { return text == L"true" || text == L"1"; }

// In pixels of 96 to the inch; a picture measures in hundredths of a millimetre.
double pixels(OLE_XSIZE_HIMETRIC size) { return size * 96.0 / 2540.0; }

void writePicture(JsonWriter& out, IDispatch* picture) {
    ComPtr<IPicture> drawn;
    if (!picture || FAILED(picture->QueryInterface(IID_IPicture, reinterpret_cast<void**>(drawn.out())))) {
        out.null();
        return;
    }
    OLE_XSIZE_HIMETRIC width = 0, height = 0;
    drawn->get_Width(&width);
    drawn->get_Height(&height);
    out.beginObject().field("width", pixels(width)).field("height", pixels(height)).endObject();
}

}  // namespace

Ribbon::Ribbon(const std::wstring& xml, Callbacks& callbacks, ContextOf contextOf)
        : xml_(xml), callbacks_(callbacks), contextOf_(std::move(contextOf)), root_(parseRibbonXml(xml, L"customUI")),
          ui_(ComPtr<RibbonUi>::owned(new RibbonUi(invalidations_, [this](const std::wstring& id) { forget(id); }))) {}

void Ribbon::tellLoaded() {
    const std::wstring& onLoad = root_->attribute(L"onLoad");
    if (onLoad.empty()) return;
    Var ui(ComPtr<IDispatch>(ui_.get()));
    std::vector<VARIANT> arguments{*ui.get()};
    Var unused;
    callbacks_.call(onLoad, arguments, unused);
}

void Ribbon::forget(const std::wstring& id) {
    if (id.empty()) {
        known_.clear();
        opened_.clear();
        return;
    }
    opened_.erase(id);
    for (auto entry = known_.begin(); entry != known_.end();) entry = entry->first.first == id ? known_.erase(entry) : std::next(entry);
}

Element& Ribbon::find(const std::wstring& id) {
    for (Element* element : root_->all()) {
        if (element->attribute(L"id") == id) return *element;
    }
    for (const auto& menu : opened_) {
        for (Element* element : menu.second->all()) {
            if (element->attribute(L"id") == id) return *element;
        }
    }
    throw std::runtime_error("there is no control \"" + utf8(id) + "\"");
}

bool Ribbon::call(const std::wstring& callback, Element& element, const bool* pressed, Var& result) {
    auto control = ComPtr<IDispatch>::owned(
            new RibbonControl(element.attribute(L"id"), element.attribute(L"tag"), contextOf_(element)));
    Var target(control);
    std::vector<VARIANT> arguments;
    if (pressed) {
        VARIANT state;
        VariantInit(&state);
        state.vt = VT_BOOL;
        state.boolVal = *pressed ? VARIANT_TRUE : VARIANT_FALSE;
        arguments.push_back(state);
    }
    arguments.push_back(*target.get());
    return callbacks_.call(callback, arguments, result);
}

std::shared_ptr<Var> Ribbon::asked(const std::wstring& callback, Element& element) {
    auto answer = std::make_shared<Var>();
    call(callback, element, nullptr, *answer);
    return answer;
}

std::shared_ptr<Var> Ribbon::state(Element& element, const std::wstring& attribute) {
    const std::wstring& callback = element.attribute(getterOf(attribute));
    if (callback.empty()) {
        const std::wstring& fixed = element.attribute(attribute);
        return fixed.empty() ? std::make_shared<Var>() : std::make_shared<Var>(fixed);
    }
    auto key = std::make_pair(element.attribute(L"id"), attribute);
    auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    auto answer = asked(callback, element);
    known_[key] = answer;
    return answer;
}

bool Ribbon::flag(Element& element, const std::wstring& attribute, bool otherwise) {
    Var& value = *state(element, attribute);
    if (value->vt == VT_BOOL) return value->boolVal != VARIANT_FALSE;
    return value->vt == VT_BSTR ? truthy(value.text()) : otherwise;
}

bool Ribbon::allUp(Element& element, const std::wstring& attribute) {
    for (Element* at = &element; at; at = at->parent) {
        if (!flag(*at, attribute, true)) return false;
    }
    return true;
}

void Ribbon::writeControls(JsonWriter& out) { writeAll(out, *root_); }

void Ribbon::writeAll(JsonWriter& out, Element& root) {
    out.key("controls").beginArray();
    for (Element* element : root.all()) {
        if (!element->attribute(L"id").empty()) writeControl(out, *element);
    }
    out.endArray();
}

void Ribbon::writeText(JsonWriter& out, Element& element, const std::wstring& attribute) {
    std::shared_ptr<Var> value = state(element, attribute);
    if ((*value)->vt == VT_BSTR) out.field(utf8(attribute), value->text());
}

void Ribbon::writeImage(JsonWriter& out, Element& element) {
    std::shared_ptr<Var> value = state(element, L"image");
    const std::wstring& loader = root_->attribute(L"loadImage");
    const std::wstring& fixed = element.attribute(L"image");
    if (!fixed.empty() && !loader.empty()) {
        Var name(fixed);
        std::vector<VARIANT> arguments{*name.get()};
        value = std::make_shared<Var>();
        callbacks_.call(loader, arguments, *value);
    }
    if ((*value)->vt == VT_DISPATCH) {
        out.key("image");
        writePicture(out, (*value)->pdispVal);
    } else if ((*value)->vt == VT_BSTR) {
        out.field("imageMso", value->text());
    } else if (!element.attribute(L"imageMso").empty()) {
        out.field("imageMso", element.attribute(L"imageMso"));
    }
}

void Ribbon::writeControl(JsonWriter& out, Element& element) {
    out.beginObject().field("id", element.attribute(L"id")).field("type", element.name);
    for (const Element* at = element.parent; at; at = at->parent) {
        if (at->attribute(L"idMso").empty()) continue;
        out.field("in", at->attribute(L"idMso"));
        break;
    }
    out.field("visible", allUp(element, L"visible")).field("enabled", allUp(element, L"enabled"));
    if (isToggle(element)) out.field("pressed", flag(element, L"pressed", false));
    for (const wchar_t* text : {L"label", L"screentip", L"supertip", L"description"}) writeText(out, element, text);
    writeImage(out, element);
    if (!element.attribute(L"tag").empty()) out.field("tag", element.attribute(L"tag"));
    out.field("canPress", !element.attribute(L"onAction").empty()).field("canOpen", element.name == L"dynamicMenu");
    out.endObject();
}

void Ribbon::press(const std::wstring& id) {
    Element& element = find(id);
    const std::wstring& action = element.attribute(L"onAction");
    if (action.empty()) throw std::runtime_error("\"" + utf8(id) + "\" cannot be pressed");
    if (!allUp(element, L"visible")) throw std::runtime_error("\"" + utf8(id) + "\" is not visible");
    if (!allUp(element, L"enabled")) throw std::runtime_error("\"" + utf8(id) + "\" is not enabled");
    Var unused;
    bool pressed = isToggle(element) && !flag(element, L"pressed", false);
    if (!call(action, element, isToggle(element) ? &pressed : nullptr, unused))
        throw std::runtime_error("the callback of \"" + utf8(id) + "\" failed");
}

void Ribbon::open(const std::wstring& id, JsonWriter& out) {
    Element& element = find(id);
    const std::wstring& callback = element.attribute(L"getContent");
    if (callback.empty()) throw std::runtime_error("\"" + utf8(id) + "\" is no dynamic menu");
    if (!allUp(element, L"visible") || !allUp(element, L"enabled"))
        throw std::runtime_error("\"" + utf8(id) + "\" is not visible or not enabled");
    if (truthy(element.attribute(L"invalidateContentOnDrop"))) opened_.erase(id);
    if (!opened_.count(id)) {
        Var content;
        if (!call(callback, element, nullptr, content)) throw std::runtime_error("the callback of \"" + utf8(id) + "\" failed");
        std::unique_ptr<Element> menu = parseRibbonXml(content.text(), L"menu");
        menu->parent = &element;
        // What an earlier content said about controls of the same name no longer counts.
        for (Element* inside : menu->all()) forget(inside->attribute(L"id").empty() ? L"\x1" : inside->attribute(L"id"));
        opened_[id] = std::move(menu);
    }
    writeAll(out, *opened_[id]);
}

}  // namespace relay
