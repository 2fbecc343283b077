/** Devices of Windows: no file can be called so, whatever its ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i

/** True for the name of a file, without its ending, that Windows keeps for a device. */
export function isDevice(stem: string): boolean {
  return DEVICES.test(stem)
}

/** True for the name of a folder that Windows can have. */
export function isPossibleOnWindows(name: string): boolean {
  return !isDevice(name.replace(/\..*$/, '')) && !/[<>:"/\\|?*\p{Cc}]|[. ]$/u.test(name)
}
