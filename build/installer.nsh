; The installer's own steps (docs/decisions/0011-packaging.md). Everything is written below HKEY_CURRENT_USER.

!macro customInstall
  ; "Open with" for report files. The default program for .xlsx stays what it was: neither Classes\.xlsx nor a file
  ; class is written.
  WriteRegStr HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "山海台账 Shanhai Ledger"
  WriteRegStr HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\DefaultIcon" "" "$appExe,0"
  WriteRegStr HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".xlsx" ""
  WriteRegStr HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$appExe" "%1"'
  System::Call 'shell32::SHChangeNotify(i, i, i, i) v (0x08000000, 0, 0, 0)'
!macroend

!macro customUnInit
  ; The one-click uninstaller has made itself silent by now; /S tells whether a person is there, an update is not one.
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/S" $R1
  ${If} ${Errors}
  ${AndIfNot} ${isUpdated}
    ${If} $LANGUAGE == 2052
      MessageBox MB_OK|MB_ICONINFORMATION "您填报的数据和备份不会删除，仍保留在：$\r$\n$APPDATA\shanhai-ledger$\r$\n$\r$\n如确定不再需要，请自行删除该文件夹。"
    ${Else}
      MessageBox MB_OK|MB_ICONINFORMATION "Your records and backups are not deleted. They stay in:$\r$\n$APPDATA\shanhai-ledger$\r$\n$\r$\nIf you are sure that you no longer need them, delete that folder yourself."
    ${EndIf}
  ${EndIf}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  ${EndIf}
!macroend
