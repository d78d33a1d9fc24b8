// Members and event sets of Outlook's object model that the add-in uses; the numbers are the same in every version since 98.
#pragma once

#include <windows.h>
#include <oaidl.h>

namespace crmbridge::outlook {

// All objects
inline constexpr DISPID kClass = 0xF00A;
inline constexpr DISPID kParent = 0xF001;
// Collections
inline constexpr DISPID kCount = 0x0050;
inline constexpr DISPID kItem = 0x0051;
// Application
inline constexpr DISPID kSession = 0xF00B;
inline constexpr DISPID kActiveExplorer = 0x0111;
inline constexpr DISPID kExplorers = 0x0119;
inline constexpr DISPID kInspectors = 0x011A;
// NameSpace
inline constexpr DISPID kGetDefaultFolder = 0x210B;
// Explorer, Inspector
inline constexpr DISPID kSelection = 0x2202;
inline constexpr DISPID kCurrentItem = 0x2102;
// Folder
inline constexpr DISPID kStoreId = 0x3108;
inline constexpr DISPID kItems = 0x3100;
inline constexpr DISPID kFolders = 0x2103;
// Items of all kinds
inline constexpr DISPID kEntryId = 0xF01E;
inline constexpr DISPID kMessageClass = 0x001A;
inline constexpr DISPID kSaved = 0xF0A3;
inline constexpr DISPID kSave = 0xF048;

// OlObjectClass
inline constexpr int kExplorerClass = 34;
inline constexpr int kInspectorClass = 35;

// OlDefaultFolders
inline constexpr int kCalendarFolder = 9;
inline constexpr int kContactsFolder = 10;
inline constexpr int kTasksFolder = 13;

// Office: IRibbonControl, IRibbonUI
inline constexpr DISPID kControlId = 1;
inline constexpr DISPID kControlContext = 2;
inline constexpr DISPID kControlTag = 3;
inline constexpr DISPID kInvalidate = 1;

constexpr IID eventSet(unsigned long first) {
    return {first, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
}

inline constexpr IID kApplicationEvents = eventSet(0x0006302C);
inline constexpr DISPID kQuit = 0xF007;
inline constexpr IID kExplorersEvents = eventSet(0x00063078);
inline constexpr IID kInspectorsEvents = eventSet(0x00063079);
inline constexpr DISPID kNewWindow = 0xF001;
inline constexpr IID kExplorerEvents = eventSet(0x0006300F);
inline constexpr IID kInspectorEvents = eventSet(0x0006302A);
inline constexpr DISPID kActivate = 0xF001;
inline constexpr DISPID kFolderSwitch = 0xF002;
inline constexpr DISPID kSelectionChange = 0xF007;
inline constexpr DISPID kClose = 0xF008;
inline constexpr IID kItemsEvents = eventSet(0x00063077);
inline constexpr DISPID kItemAdd = 0xF001;
inline constexpr DISPID kItemChange = 0xF002;

}  // namespace crmbridge::outlook
