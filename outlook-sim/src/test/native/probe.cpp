// A COM client that checks what the relay shows. Usage: crmbridge-relay-probe CHECK; status 0 when it holds.
#include <windows.h>
#include <ocidl.h>

#include <cstdio>
#include <map>

#include "com/automation.h"
#include "sink.h"

namespace {

using namespace probe;

constexpr int TASK = 3;
constexpr int TASKS_FOLDER = 13;
constexpr int DELETED_FOLDER = 3;

CLSID outlookClass() {
    CLSID clsid;
    require(CLSIDFromProgID(L"Outlook.Application", &clsid));
    return clsid;
}

Object attached() {
    ComPtr<IUnknown> active;
    require(GetActiveObject(outlookClass(), nullptr, active.out()));
    ComPtr<IDispatch> dispatch;
    require(active->QueryInterface(IID_IDispatch, reinterpret_cast<void**>(dispatch.out())));
    return Object(dispatch);
}

Object created() {
    ComPtr<IDispatch> dispatch;
    require(CoCreateInstance(outlookClass(), nullptr, CLSCTX_LOCAL_SERVER, IID_IDispatch, reinterpret_cast<void**>(dispatch.out())));
    return Object(dispatch);
}

Object folder(const Object& application, int number) { return application.object(L"Session").object(L"GetDefaultFolder", number); }

Object savedTask(const Object& application, const std::wstring& subject) {
    Object task = application.object(L"CreateItem", TASK);
    task.put(L"Subject", subject);
    task.run(L"Save");
    return task;
}

template <class Body>
HRESULT failureOf(Body body) {
    try {
        body();
    } catch (const ComFailure& failure) {
        return failure.result();
    }
    throw std::runtime_error("a failure was expected");
}

bool sameIdentity(const Object& one, const Object& other) {
    ComPtr<IUnknown> a, b;
    require(one.dispatch()->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(a.out())));
    require(other.dispatch()->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(b.out())));
    return a.get() == b.get();
}

void oneApplicationForAll() {
    Object active = attached();
    require(sameIdentity(active, created()), "created and running application differ");
    require(sameIdentity(active.object(L"Session"), active.object(L"Session")), "the session is not one object");
    require(active.text(L"Name") == L"Outlook", "the application has another name");
}

void launched() { require(created().text(L"Name") == L"Outlook", "the application has another name"); }

void textsOfAllScripts() {
    Object application = attached();
    const std::wstring subject = L"\u00e4\u00df \u6f22\u5b57 \U0001F600 \u05e9\u05dc\u05d5\u05dd \r\n\t\"";
    Object task = savedTask(application, subject);
    Object again = application.object(L"Session").object(L"GetItemFromID", task.text(L"EntryID"));
    require(again.text(L"Subject") == subject, "the subject came back changed");
    task.put(L"Body", std::wstring(1 << 20, L'\u6f22'));
    require(task.text(L"Body").size() == 1 << 20, "a large body came back shorter");
    task.put(L"Body", std::wstring());
    require(task.text(L"Body").empty(), "an empty body came back with content");
    task.run(L"Delete");
}

void failuresKeepTheirNumbers() {
    Object application = attached();
    require(failureOf([&] { application.id(L"NoSuchMember"); }) == DISP_E_UNKNOWNNAME, "an unknown name has another failure");
    Object session = application.object(L"Session");
    try {
        session.object(L"GetItemFromID", std::wstring(L"00"));
        throw std::runtime_error("an item that is not there was found");
    } catch (const ComFailure& failure) {
        require(!failure.description().empty(), "the failure has no description");
        require(failure.result() == HRESULT(0x80040107) || failure.result() == HRESULT(0x8004010F), "the failure has another number");
    }
}

void objectsAreArguments() {
    Object application = attached();
    Object explorer = application.object(L"ActiveExplorer");
    Object deleted = folder(application, DELETED_FOLDER);
    explorer.put(L"CurrentFolder", deleted.dispatch());
    require(explorer.object(L"CurrentFolder").text(L"EntryID") == deleted.text(L"EntryID"), "the folder was not put");
    explorer.put(L"CurrentFolder", folder(application, TASKS_FOLDER).dispatch());
    Object task = savedTask(application, L"moves");
    Object moved = task.object(L"Move", deleted.dispatch());
    require(moved.object(L"Parent").text(L"EntryID") == deleted.text(L"EntryID"), "the item was not moved");
    moved.run(L"Delete");
    auto own = ComPtr<Sink>::owned(new Sink(IID_IDispatch, [](DISPID, DISPPARAMS&) {}));
    ComPtr<IDispatch> foreign(own.get());
    require(failureOf([&] { explorer.run(L"AddToSelection", foreign); }) == DISP_E_TYPEMISMATCH, "an object of this program was taken");
}

void tablesComeAsArrays() {
    Object application = attached();
    Object one = savedTask(application, L"first row");
    Object table = folder(application, TASKS_FOLDER).object(L"GetTable");
    Var result;
    table.call(result, L"GetArray", 100);
    require(result->vt == (VT_ARRAY | VT_VARIANT) && SafeArrayGetDim(result->parray) == 2, "no table of values");
    LONG rows = -1, columns = -1;
    SafeArrayGetUBound(result->parray, 1, &rows);
    SafeArrayGetUBound(result->parray, 2, &columns);
    require(rows >= 0 && columns >= 1, "the table is empty");
    LONG at[] = {rows, 0};
    Var cell;
    require(SafeArrayGetElement(result->parray, at, cell.get()));
    require(!cell.text().empty(), "the first column has no EntryID");
    one.run(L"Delete");
}

void eventsArriveWithTheirObjects() {
    Object application = attached();
    Object items = folder(application, TASKS_FOLDER).object(L"Items");
    std::wstring seen;
    Listening listening(items, L"{00063077-0000-0000-C000-000000000046}", [&](DISPID id, DISPPARAMS& params) {
        // Calls back into the server that is firing.
        if (id == 0xF001) seen = Object(ComPtr<IDispatch>(params.rgvarg[0].pdispVal)).text(L"Subject");
    });
    Object task = savedTask(application, L"an event");
    require(listening.reached(1), "the event did not arrive");
    require(seen == L"an event", "the event had another item");
    listening.end();
    task.run(L"Delete");
}

void eventsCanBeCanceled() {
    Object application = attached();
    Object task = savedTask(application, L"before");
    bool cancels = true;
    Listening listening(task, L"{0006302B-0000-0000-C000-000000000046}", [&](DISPID id, DISPPARAMS& params) {
        if (id == 0xF002 && cancels) *params.rgvarg[0].pboolVal = VARIANT_TRUE;
    });
    task.put(L"Subject", std::wstring(L"after"));
    failureOf([&] { task.run(L"Save"); });
    cancels = false;
    task.run(L"Save");
    listening.end();
    task.run(L"Delete");
}

void unknownEventsAreRefused() {
    Object application = attached();
    HRESULT result = failureOf([&] { Listening(application, L"{00063077-0000-0000-C000-000000000046}", [](DISPID, DISPPARAMS&) {}); });
    require(result == HRESULT(0x80040200), "an event set that the object does not fire was offered");
}

void hundredsOfOperations() {
    Object application = attached();
    Object task = savedTask(application, L"again");
    for (int i = 0; i < 200; i++) {
        task.put(L"Subject", std::to_wstring(i));
        require(application.object(L"Session").object(L"GetItemFromID", task.text(L"EntryID")).number(L"Class") == 48, "another class of item");
    }
    task.run(L"Delete");
}

void quits() { attached().run(L"Quit"); }

const std::map<std::string, void (*)()> CHECKS = {
        {"oneApplicationForAll", oneApplicationForAll},
        {"launched", launched},
        {"textsOfAllScripts", textsOfAllScripts},
        {"failuresKeepTheirNumbers", failuresKeepTheirNumbers},
        {"objectsAreArguments", objectsAreArguments},
        {"tablesComeAsArrays", tablesComeAsArrays},
        {"eventsArriveWithTheirObjects", eventsArriveWithTheirObjects},
        {"eventsCanBeCanceled", eventsCanBeCanceled},
        {"unknownEventsAreRefused", unknownEventsAreRefused},
        {"hundredsOfOperations", hundredsOfOperations},
        {"quits", quits},
};

// Seen under Wine 8 in about one of a thousand runs with several clients at once on a loaded machine; the cause was not found. Windows has
// no such export, so there the failure stands.
constexpr HRESULT RPC_FAULT = HRESULT_FROM_WIN32(ERROR_NOACCESS);
bool underWine() { return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr; }

// Runs a check; under Wine once more after such a fault, and says so.
void run(const std::string& name, void (*check)()) {
    try {
        check();
    } catch (const ComFailure& failure) {
        if (failure.result() != RPC_FAULT || !underWine()) throw;
        printf("%s: repeated after a fault in Wine's RPC\n", name.c_str());
        check();
    }
}

int failed(const std::string& check, const std::string& why) {
    printf("%s: %s\n", check.c_str(), why.c_str());
    return 1;
}

}  // namespace

int main(int count, char** arguments) {
    auto check = count == 2 ? CHECKS.find(arguments[1]) : CHECKS.end();
    if (check == CHECKS.end()) {
        for (const auto& known : CHECKS) printf("%s\n", known.first.c_str());
        return 2;
    }
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    int status = 0;
    try {
        run(check->first, check->second);
    } catch (const ComFailure& failure) {
        char number[16];
        snprintf(number, sizeof number, "0x%08lX", static_cast<unsigned long>(failure.result()));
        status = failed(check->first, std::string("call failed with ") + number + " " + utf8(failure.description()));
    } catch (const std::exception& failure) {
        status = failed(check->first, failure.what());
    }
    CoUninitialize();
    return status;
}
