/** True for what has the form of a language tag (RFC 3066, which ISO 14289-1, 7.2 asks for), and for no text at all. */
export function isLanguage(text: string): boolean {
  return text === '' || /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text)
}
