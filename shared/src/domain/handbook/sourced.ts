/**
 * Where a row of a table comes from, with its year, and how sure we are of it. `read`: we had the text, or several transcripts of
 * it that agree. `known`: common professional knowledge, cited and not read again. `assumed`: our own; to be confirmed.
 */
export type Sourced = { source: string; certainty: (typeof CERTAINTIES)[number] }
export const CERTAINTIES = ['read', 'known', 'assumed'] as const
