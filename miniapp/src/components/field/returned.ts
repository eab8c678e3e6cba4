import { createContext, useContext } from 'react'

/**
 * What the institution wants corrected on this page, by the field's name, in words. Fields find their own, so that a page
 * need not hand it down to each.
 */
export const Returned = createContext<Readonly<Record<string, string>>>({})

/** What is to be corrected in a field; undefined when nothing is. */
export function useReturned(name: string): string | undefined {
  return useContext(Returned)[name]
}
