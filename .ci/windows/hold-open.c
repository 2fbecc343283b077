/*
 * hold-open.exe FILE SIGN: opens FILE as Acrobat does, so that others can read it but not write, rename or delete it; then makes
 * the file SIGN, and holds FILE until somebody deletes SIGN.
 */
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  if (count != 3) return 2;
  HANDLE held = CreateFileW(arguments[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  if (held == INVALID_HANDLE_VALUE) return 1;
  CloseHandle(CreateFileW(arguments[2], GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
  while (GetFileAttributesW(arguments[2]) != INVALID_FILE_ATTRIBUTES) Sleep(50);
  return 0;
}
