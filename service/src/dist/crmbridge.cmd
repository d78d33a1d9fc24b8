@echo off
rem CRM Bridge for Outlook: runs a command. The Java in the folder "runtime" is used when it is there.
setlocal EnableExtensions
set "HOME_DIR=%~dp0"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%HOME_DIR%runtime\bin\java.exe" set "JAVA=%HOME_DIR%runtime\bin\java.exe"
if exist "%HOME_DIR%runtime\bin\java.exe" goto run

"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo crmbridge: Java was not found. Install Java 17 or newer, and set JAVA_HOME or PATH. 1>&2
  exit /b 1
)
set "JAVA_MAJOR=0"
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /i "version"') do for /f "delims=.-" %%m in ("%%~v") do set "JAVA_MAJOR=%%m"
if %JAVA_MAJOR% LSS 17 (
  echo crmbridge: Java 17 or newer is needed, but this is version %JAVA_MAJOR%. Set JAVA_HOME to a newer one. 1>&2
  exit /b 1
)

:run
set "FLAGS=-Xmx96m -XX:TieredStopAtLevel=1"
for %%c in (demo start crm outlook) do if /i "%~1"=="%%c" set "FLAGS=-Xmx384m"
"%JAVA%" %FLAGS% -XX:+UseSerialGC -Djdk.console=java.base %CRMBRIDGE_JAVA_OPTS% -jar "%HOME_DIR%crmbridge.jar" %*
exit /b %ERRORLEVEL%
