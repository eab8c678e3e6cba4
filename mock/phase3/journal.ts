import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'

export type Journal<T> = {
  /** What was written before. */
  entries: T[]
  /** On disk when it returns, before anybody is told. */
  append(entry: T): void
  /** Forgets everything. */
  empty(): void
  close(): void
}

/** A file that only grows, one JSON value a line. Half a line at its end, from a process that was killed, was never acknowledged and is cut off. */
export function openJournal<T>(directory: string, name: string): Journal<T> {
  mkdirSync(directory, { recursive: true })
  const file = path.join(directory, name)
  const descriptor = openSync(file, 'a+')
  const bytes = readFileSync(file)
  const complete = bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
  ftruncateSync(descriptor, complete.length)
  return {
    entries: complete.toString().split('\n').filter(Boolean).map(line => JSON.parse(line) as T),
    append: entry => void writeSync(descriptor, `${JSON.stringify(entry)}\n`),
    empty: () => ftruncateSync(descriptor, 0),
    close: () => closeSync(descriptor),
  }
}

/** The same without a file, for tests that need no second life. */
export function forgetfulJournal<T>(): Journal<T> {
  return { entries: [], append: () => {}, empty: () => {}, close: () => {} }
}
