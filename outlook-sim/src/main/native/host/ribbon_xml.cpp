#include "host/ribbon_xml.h"

#include <windows.h>
#include <shlwapi.h>
#include <xmllite.h>

#include "base/com_ptr.h"
#include "base/text.h"

namespace relay {

namespace {

const wchar_t* const NAMESPACES[] = {L"http://schemas.microsoft.com/office/2009/07/customui",
        L"http://schemas.microsoft.com/office/2006/01/customui"};

// Windows' XML reader; found at run time, because mingw-w64 has no library to link with it.
class XmlLite {
public:
    HRESULT createReader(void** reader) const {
        auto create = function<HRESULT(STDAPICALLTYPE*)(REFIID, void**, IMalloc*)>("CreateXmlReader");
        return create ? create(__uuidof(IXmlReader), reader, nullptr) : E_NOTIMPL;
    }
    HRESULT createInput(IUnknown* stream, IUnknown** input) const {
        auto create = function<HRESULT(STDAPICALLTYPE*)(IUnknown*, IMalloc*, LPCWSTR, BOOL, LPCWSTR, IUnknown**)>(
                "CreateXmlReaderInputWithEncodingName");
        return create ? create(stream, nullptr, L"UTF-8", FALSE, nullptr, input) : E_NOTIMPL;
    }

private:
    template <class F>
    F function(const char* name) const {
        return library_ ? reinterpret_cast<F>(reinterpret_cast<void*>(GetProcAddress(library_, name))) : nullptr;
    }
    const HMODULE library_ = LoadLibraryExW(L"xmllite.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
};

ComPtr<IXmlReader> readerOf(const std::string& xml, ComPtr<IStream>& stream) {
    static const XmlLite windows;
    ComPtr<IXmlReader> reader;
    ComPtr<IUnknown> input;
    stream = ComPtr<IStream>::owned(SHCreateMemStream(reinterpret_cast<const BYTE*>(xml.data()), UINT(xml.size())));
    if (!stream || FAILED(windows.createReader(reinterpret_cast<void**>(reader.out()))) ||
            FAILED(windows.createInput(stream.get(), input.out())) ||
            FAILED(reader->SetInput(input.get())))
        throw BadRibbonXml("Windows could not read XML");
    return reader;
}

std::wstring localName(IXmlReader& reader) {
    const WCHAR* name = nullptr;
    UINT length = 0;
    reader.GetLocalName(&name, &length);
    return std::wstring(name, length);
}

std::wstring nameSpace(IXmlReader& reader) {
    const WCHAR* uri = nullptr;
    UINT length = 0;
    reader.GetNamespaceUri(&uri, &length);
    return std::wstring(uri ? uri : L"", length);
}

void readAttributes(IXmlReader& reader, Element& element) {
    for (HRESULT more = reader.MoveToFirstAttribute(); more == S_OK; more = reader.MoveToNextAttribute()) {
        const WCHAR* value = nullptr;
        UINT length = 0;
        reader.GetValue(&value, &length);
        element.attributes[localName(reader)] = std::wstring(value, length);
    }
    reader.MoveToElement();
}

bool knownNameSpace(const std::wstring& uri) {
    for (const wchar_t* known : NAMESPACES) {
        if (uri == known) return true;
    }
    return false;
}

}  // namespace

const std::wstring& Element::attribute(const std::wstring& attributeName) const {
    static const std::wstring NONE;
    auto found = attributes.find(attributeName);
    return found == attributes.end() ? NONE : found->second;
}

const Element* Element::within(const std::wstring& elementName) const {
    for (const Element* at = this; at; at = at->parent) {
        if (at->name == elementName) return at;
    }
    return nullptr;
}

std::vector<Element*> Element::all() {
    std::vector<Element*> elements{this};
    for (const auto& child : children) {
        std::vector<Element*> below = child->all();
        elements.insert(elements.end(), below.begin(), below.end());
    }
    return elements;
}

std::unique_ptr<Element> parseRibbonXml(const std::wstring& xml, const std::wstring& rootName) {
    std::string text = utf8(xml);
    ComPtr<IStream> stream;
    ComPtr<IXmlReader> reader = readerOf(text, stream);
    std::unique_ptr<Element> root;
    Element* open = nullptr;
    XmlNodeType type;
    HRESULT read;
    while ((read = reader->Read(&type)) == S_OK) {
        if (type == XmlNodeType_Element) {
            auto element = std::make_unique<Element>();
            element->name = localName(*reader.get());
            if (!knownNameSpace(nameSpace(*reader.get()))) throw BadRibbonXml("the element " + utf8(element->name) + " is in no customUI namespace");
            bool empty = reader->IsEmptyElement();
            readAttributes(*reader.get(), *element);
            element->parent = open;
            Element* added = element.get();
            if (open) {
                open->children.push_back(std::move(element));
            } else if (!root) {
                root = std::move(element);
            }
            if (!empty) open = added;
        } else if (type == XmlNodeType_EndElement) {
            open = open ? open->parent : nullptr;
        }
    }
    if (FAILED(read) || !root) {
        UINT line = 0;
        reader->GetLineNumber(&line);
        throw BadRibbonXml("the XML is not well-formed near line " + std::to_string(line));
    }
    if (root->name != rootName) throw BadRibbonXml("the XML begins with " + utf8(root->name) + " instead of " + utf8(rootName));
    return root;
}

}  // namespace relay
