import { FileError, type Files } from './host.ts'

/** A workspace without a file, for what needs none. */
export const noFiles: Files = {
  root: '',
  read: (path) => Promise.reject(new FileError(path, 'missing', `There is no file ${path}.`)),
  status: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
}
