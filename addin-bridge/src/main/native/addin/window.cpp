#include "addin/window.h"

#include "com/guarded.h"
#include "os/win.h"

namespace crmbridge {

namespace {

constexpr wchar_t kClassName[] = L"CrmBridgeAddinMessages";

}  // namespace

bool MessageWindow::open(Receiver* receiver) {
    WNDCLASSW kind = {};
    kind.lpfnWndProc = &MessageWindow::procedure;
    kind.hInstance = thisModule();
    kind.lpszClassName = kClassName;
    if (RegisterClassW(&kind) == 0 && GetLastError() != ERROR_CLASS_ALREADY_EXISTS) return false;
    window_ = CreateWindowExW(0, kClassName, nullptr, 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, kind.hInstance, nullptr);
    if (window_ == nullptr) return false;
    SetWindowLongPtrW(window_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(receiver));
    return true;
}

void MessageWindow::close() {
    HWND window = window_;
    window_ = nullptr;
    if (window == nullptr) return;
    SetWindowLongPtrW(window, GWLP_USERDATA, 0);
    DestroyWindow(window);
    UnregisterClassW(kClassName, thisModule());
}

LRESULT CALLBACK MessageWindow::procedure(HWND window, UINT message, WPARAM first, LPARAM second) {
    auto* receiver = reinterpret_cast<Receiver*>(GetWindowLongPtrW(window, GWLP_USERDATA));
    bool ours = message >= WM_APP && message < 0xC000;
    if (receiver == nullptr || (!ours && message != WM_TIMER)) return DefWindowProcW(window, message, first, second);
    if (message == WM_TIMER) KillTimer(window, first);
    guarded([&] {
        if (ours) receiver->received(message);
        else receiver->timerFired(first);
        return S_OK;
    });
    return 0;
}

}  // namespace crmbridge
