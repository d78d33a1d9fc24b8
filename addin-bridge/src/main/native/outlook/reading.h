// Reading items inside Outlook, on Outlook's thread.
#pragma once

#include "com/dispatch.h"
#include "ribbon/scene.h"

namespace crmbridge {

// EntryID, StoreID and kind of an item; the EntryID is empty for one that was never saved.
ItemKey readItem(IDispatch* item);

// How much is selected and the first item, without its StoreID: for the ribbon.
Selection readSelection(IDispatch* selection);

// The same for the item that an inspector shows.
Selection readOpenItem(IDispatch* inspector);

// One of the selected items, counted from 1, without its StoreID; the EntryID is empty when it could not be read.
ItemKey readSelected(IDispatch* selection, int index);

// Saves an open item with unsaved typing, so that the service reads what the person sees. False when Outlook refuses.
bool saveTyping(IDispatch* item);

}  // namespace crmbridge
