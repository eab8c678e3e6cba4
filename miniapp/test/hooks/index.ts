import { apply } from './apply'
import { applications, everywhere, home, signIn } from './everywhere'
import { records } from './records'
import { staff } from './staff'
import { track } from './track'

/**
 * The ids a test may hold on to, page by page: the promise between the pages and the browser journeys. Everything else
 * (classes, structure, words) may change. An id is on the real control: `#field-number` is the `<input>` itself on H5.
 * Only the page in front is in the document, so every id is there once.
 */
export const HOOKS = { everywhere, home, signIn, applications, apply, track, records, staff }
