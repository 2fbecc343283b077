import { InvalidArgumentError } from 'commander'

/** A number of jobs on the command line. */
export function jobCount(text: string): number {
  if (!/^[1-9]\d?$/u.test(text)) throw new InvalidArgumentError('Use a number from 1 to 99.')
  return Number(text)
}
