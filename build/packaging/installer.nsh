; Links to a task, zweiklick://vorgang/JC-2026-11-000123, for everybody on the computer (SHELL_CONTEXT is HKLM here).
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\zweiklick" "" "URL:Zweiklick"
  WriteRegStr SHELL_CONTEXT "Software\Classes\zweiklick" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\zweiklick\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\zweiklick\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\zweiklick"
!macroend
