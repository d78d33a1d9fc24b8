@echo off
rem CRM Bridge for Outlook: builds once with Maven when needed, then runs the command.
rem Prerequisites: JDK 17 or newer; Maven 3.8 or newer for building.
setlocal EnableExtensions
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "DIST=%HOME_DIR%\service\target\dist"
set "JAR=%DIST%\crmbridge.jar"
set "STAMP=%DIST%\built"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo crmbridge: Java was not found. Install a JDK, version 17 or newer, and set JAVA_HOME or PATH. 1>&2
  exit /b 1
)
set "JAVA_MAJOR=0"
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /i "version"') do for /f "delims=.-" %%m in ("%%~v") do set "JAVA_MAJOR=%%m"
if %JAVA_MAJOR% LSS 17 (
  echo crmbridge: Java 17 or newer is needed, but this is version %JAVA_MAJOR%. Set JAVA_HOME to a newer JDK. 1>&2
  exit /b 1
)

set "STALE="
if not exist "%JAR%" set "STALE=1"
if not exist "%STAMP%" set "STALE=1"
if not defined STALE (
  powershell -NoProfile -NonInteractive -Command "$s=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $h=$env:HOME_DIR; $f=@(Get-ChildItem -LiteralPath $h -Filter pom.xml)+@(Get-ChildItem -LiteralPath (Join-Path $h 'docs\reference') -Filter openapi.yaml)+@(Get-ChildItem -LiteralPath $h -Directory | ForEach-Object { Get-ChildItem -LiteralPath $_.FullName -Filter pom.xml; $m=Join-Path $_.FullName 'src\main'; if (Test-Path -LiteralPath $m) { Get-ChildItem -LiteralPath $m -Recurse -File } }); if ($f | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 }"
  if errorlevel 1 set "STALE=1"
)
if not defined STALE goto run

where mvn >nul 2>&1
if errorlevel 1 (
  echo crmbridge: the program has to be built first, but Maven was not found. Install Maven 3.8 or newer and try again. 1>&2
  exit /b 1
)
echo crmbridge: building, this takes a minute the first time ... 1>&2
if not exist "%HOME_DIR%\service\target" mkdir "%HOME_DIR%\service\target"
if exist "%STAMP%" del "%STAMP%"
pushd "%HOME_DIR%"
call mvn -q -B -Dquick -DskipTests -pl service -am package > "%HOME_DIR%\service\target\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  type "%HOME_DIR%\service\target\build.log" 1>&2
  echo crmbridge: the build failed; all of it is in %HOME_DIR%\service\target\build.log 1>&2
  exit /b 1
)
type nul > "%STAMP%"

:run
set "FLAGS=-XX:+UseSerialGC -Xmx96m -XX:TieredStopAtLevel=1"
for %%c in (demo crm outlook) do if /i "%~1"=="%%c" set "FLAGS=-XX:+UseSerialGC -Xmx384m"
if /i "%~1"=="start" set "FLAGS=-XX:+UseSerialGC -Xms16m -Xmn8m -Xmx192m -Xss512k -XX:TieredStopAtLevel=1 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20"
if /i "%~1"=="duplicates" set "FLAGS=-XX:+UseParallelGC -XX:MaxRAMPercentage=40"
"%JAVA%" %FLAGS% -Djdk.console=java.base %CRMBRIDGE_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
