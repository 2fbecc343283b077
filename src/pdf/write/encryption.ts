import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { type PDFContext, PDFDict, PDFHexString, PDFName } from 'pdf-lib'

/** Encrypts streams and strings of a file that is written. */
export interface Encryption {
  /** The encryption dictionary; its own strings stay in the clear. */
  dictionary: PDFDict
  /** @param place unlike that of anything else in the file, such as the number of its object */
  encrypt(bytes: Uint8Array, place: string): Uint8Array
}

/** Bytes that a password may have in UTF-8 (ISO 32000-2, 7.6.4.3.3). */
export const LONGEST_PASSWORD = 127

/** Everything is allowed: printing, copying, and reading aloud by assistive technology (ISO 14289-1, 7.16). */
const PERMISSIONS = -4

/**
 * The standard security handler of PDF 2.0, revision 6: AES with 256 bits (ISO 32000-2, 7.6.4). What others take from chance
 * comes from the password and the file here, so that the same file and password give the same bytes.
 *
 * @param identity of what is encrypted, such as its SHA-256: no other file has the same key
 */
export function encryptWith(password: string, identity: string, context: PDFContext): Encryption {
  const secret = passwordBytes(password)
  const fileKey = derived(secret, `file key ${identity}`, 32)
  const salt = (name: string) => derived(fileKey, name, 8)
  const entry = (name: string, user: Uint8Array) => {
    const [validation, key] = [salt(`${name} validation`), salt(`${name} key`)]
    const check = Buffer.concat([hardenedHash(secret, validation, user), validation, key])
    return { check, wrapped: aes('aes-256-cbc', hardenedHash(secret, key, user), ZEROS, fileKey, false) }
  }
  const user = entry('user', new Uint8Array())
  const owner = entry('owner', user.check)
  const permissions = Buffer.concat([littleEndian(PERMISSIONS), PERMISSIONS_MARK, derived(fileKey, 'permissions', 4)])
  const crypt = { CFM: 'AESV3', AuthEvent: 'DocOpen', Length: 32 }
  const dictionary = context.obj({
    ...{ Filter: 'Standard', V: 5, R: 6, Length: 256, P: PERMISSIONS, EncryptMetadata: true },
    ...{ CF: { StdCF: crypt }, StmF: 'StdCF', StrF: 'StdCF' },
  })
  const strings = {
    ...{ U: user.check, UE: user.wrapped, O: owner.check, OE: owner.wrapped },
    Perms: aes('aes-256-ecb', fileKey, null, permissions, false),
  }
  for (const [key, bytes] of Object.entries(strings)) dictionary.set(PDFName.of(key), hexString(bytes))
  return {
    dictionary,
    encrypt: (bytes, place) => {
      const start = derived(fileKey, `start of ${place}`, 16)
      return Buffer.concat([start, aes('aes-256-cbc', fileKey, start, bytes, true)])
    },
  }
}

/** Says in the catalog that the file goes beyond PDF 1.7 (ISO 32000-1, 7.12.2). */
export function declareExtension(context: PDFContext, catalog: PDFDict): void {
  const extensions = catalog.lookupMaybe(EXTENSIONS, PDFDict) ?? context.obj({})
  extensions.set(PDFName.of('ADBE'), context.obj({ BaseVersion: '1.7', ExtensionLevel: 8 }))
  catalog.set(EXTENSIONS, extensions)
}

export function hexString(bytes: Uint8Array): PDFHexString {
  return PDFHexString.of(Buffer.from(bytes).toString('hex').toUpperCase())
}

/** The bytes of a password: other ways to type the same letters are the same password. */
export function passwordBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

const EXTENSIONS = PDFName.of('Extensions')
const ZEROS = new Uint8Array(16)
/** Four bytes of ones, then that metadata is encrypted, too. */
const PERMISSIONS_MARK = Buffer.from('ffffffff54616462', 'hex')

/** The hash of revision 6: slow, so that passwords are not tried fast (ISO 32000-2, algorithm 2.B). */
function hardenedHash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Uint8Array {
  let key: Uint8Array = createHash('sha256').update(password).update(salt).update(user).digest()
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const block = Buffer.concat([password, key, user])
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => block))
    const mixed = aes('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32), repeated, false)
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256')
      .update(mixed)
      .digest()
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

function aes(
  algorithm: string,
  key: Uint8Array,
  start: Uint8Array | null,
  bytes: Uint8Array,
  isPadded: boolean,
): Uint8Array {
  const cipher = createCipheriv(algorithm, key, start).setAutoPadding(isPadded)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function derived(secret: Uint8Array, name: string, length: number): Uint8Array {
  return createHmac('sha256', secret).update(`agendapack ${name}`).digest().subarray(0, length)
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
