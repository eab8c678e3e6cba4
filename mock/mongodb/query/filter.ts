import type { Document, Value } from '../bson/values'

/** A filter once read: what `parseFilter` makes, what `matches` runs and what the planner looks at. */
export type Filter =
  | { kind: 'and' | 'or' | 'nor', parts: Filter[] }
  | { kind: 'not', part: Filter }
  | { kind: 'compare', path: string[], op: Comparison, value: Value }
  | { kind: 'in', path: string[], values: Value[], patterns: RegExp[] }
  | { kind: 'regex', path: string[], pattern: RegExp, source: Value }
  | { kind: 'exists', path: string[] }
  | { kind: 'type', path: string[], types: string[] }
  | { kind: 'size', path: string[], size: number }
  | { kind: 'mod', path: string[], divisor: number, remainder: number }
  | { kind: 'elemMatch', path: string[], part: Filter, ofValues: boolean }
  | { kind: 'expr', test: (document: Document) => boolean }
  | { kind: 'never' }

export type Comparison = '$eq' | '$gt' | '$gte' | '$lt' | '$lte'
