// One ribbon with an add-in's controls: evaluates and presses them.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "host/callbacks.h"
#include "host/ribbon_ui.h"
#include "host/ribbon_xml.h"

namespace relay {

// Like Office, it keeps what a callback answered until the add-in invalidates it. Used on the main thread only.
class Ribbon {
public:
    // Gives the window or selection that a control belongs to; null when there is none.
    using ContextOf = std::function<ComPtr<IDispatch>(const Element&)>;

    // Throws BadRibbonXml.
    Ribbon(const std::wstring& xml, Callbacks& callbacks, ContextOf contextOf);

    // Tells the add-in that the ribbon is there.
    void tellLoaded();
    // Each control that has an id, with its state.
    void writeControls(JsonWriter& out);
    // Clicks a control as a person can: only when it is there and enabled. Throws std::runtime_error.
    void press(const std::wstring& id);
    // Opens a dynamic menu and writes its controls. Throws std::runtime_error.
    void open(const std::wstring& id, JsonWriter& out);
    const std::wstring& xml() const { return xml_; }
    const Invalidations& invalidations() const { return invalidations_; }

private:
    Element& find(const std::wstring& id);
    void forget(const std::wstring& id);
    void writeControl(JsonWriter& out, Element& element);
    void writeAll(JsonWriter& out, Element& root);
    void writeText(JsonWriter& out, Element& element, const std::wstring& attribute);
    void writeImage(JsonWriter& out, Element& element);
    std::shared_ptr<Var> state(Element& element, const std::wstring& attribute);
    std::shared_ptr<Var> asked(const std::wstring& callback, Element& element);
    bool flag(Element& element, const std::wstring& attribute, bool otherwise);
    bool allUp(Element& element, const std::wstring& attribute);
    bool call(const std::wstring& callback, Element& element, const bool* pressed, Var& result);

    const std::wstring xml_;
    Callbacks& callbacks_;
    const ContextOf contextOf_;
    const std::unique_ptr<Element> root_;
    Invalidations invalidations_;
    const ComPtr<RibbonUi> ui_;
    // By control and attribute.
    std::map<std::pair<std::wstring, std::wstring>, std::shared_ptr<Var>> known_;
    // Content of the dynamic menus that were opened.
    std::map<std::wstring, std::unique_ptr<Element>> opened_;
};

}  // namespace relay
