import type { Message, Place } from '../messages/message.ts'

/** A value or nothing, and what there was to say about it. */
export interface Result<T> {
  value: T | undefined
  /** What could be had of it despite errors, to look for more of them in the same run. */
  partial?: T
  messages: Message[]
}

/** A YAML file: its value as the schema gives it, and the way from a value back to its place. */
export interface YamlSource<T> {
  /** Relative to the workspace. */
  path: string
  /** Without a byte-order mark; empty where it was withheld from the public. */
  text: string
  value: T
  /** Where the value at `keys` stands (the key itself with `of: 'key'`); the nearest parent where there is none. */
  place(keys: readonly (string | number)[], of?: 'value' | 'key'): Place
}
