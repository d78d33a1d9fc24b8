// The XML by which an add-in describes its controls.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace relay {

// The text is not XML, or no customUI.
class BadRibbonXml : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Element {
    // Local name, e.g. button.
    std::wstring name;
    std::map<std::wstring, std::wstring> attributes;
    std::vector<std::unique_ptr<Element>> children;
    // Null for the root.
    Element* parent = nullptr;

    // Empty when it is not there.
    const std::wstring& attribute(const std::wstring& attributeName) const;
    // The element of that name at or above this one; null when there is none.
    const Element* within(const std::wstring& elementName) const;
    // All elements from here down, parents first.
    std::vector<Element*> all();
};

// root: the local name that the outermost element must have. Throws BadRibbonXml.
std::unique_ptr<Element> parseRibbonXml(const std::wstring& xml, const std::wstring& root);

}  // namespace relay
