import { areEqual, compareValues } from '../bson/compare'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isTruthy, toNumber } from '../bson/values'
import { StoreError } from '../errors'
import { valueAt } from '../query/paths'
import { borrow, isBorrowed } from './borrowed'
import { FUNCTIONS } from './functions'

/** What an expression may look at: the document and the variables bound around it. */
interface Scope { root: Document, variables: Record<string, Value> }
export type Expression = (scope: Scope) => Value
type Compiler = (operand: Value) => Expression

const bad = (message: string): StoreError => new StoreError(2, message)

function compileVariable(text: string): Expression {
  const [name = '', ...path] = text.split('.')
  if (name === 'ROOT' || name === 'CURRENT') return ({ root }) => valueAt(root, path)
  if (name === 'REMOVE') return () => undefined
  if (name === 'NOW') {
    const now = new Date()
    return () => now
  }
  return ({ variables }) => {
    if (!Object.hasOwn(variables, name)) throw new StoreError(17276, `Use of undefined variable: ${name}`)
    return valueAt(variables[name], path)
  }
}

function compilePath(text: string): Expression {
  const path = text.split('.')
  if (path.some(part => part === '')) throw new StoreError(15998, 'FieldPath field names may not be empty strings.')
  return ({ root }) => valueAt(root, path)
}

function namedOperands(op: string, operand: Value, required: string[], optional: string[] = []): Record<string, Expression> {
  if (!isDocument(operand)) throw bad(`${op} only supports an object as its argument`)
  const unknown = Object.keys(operand).find(name => !required.includes(name) && !optional.includes(name))
  if (unknown !== undefined) throw bad(`Unrecognized parameter to ${op}: ${unknown}`)
  const missing = required.find(name => !(name in operand))
  if (missing !== undefined) throw bad(`Missing '${missing}' parameter to ${op}`)
  return Object.fromEntries(Object.entries(operand).map(([name, value]) => [name, compileExpression(value)]))
}

const compileAll = (op: string, operand: Value, count?: number): Expression[] => {
  const list = isArray(operand) ? operand : [operand]
  if (count !== undefined && list.length !== count) throw new StoreError(16020, `Expression ${op} takes exactly ${count} arguments. ${list.length} were passed in.`)
  return list.map(compileExpression)
}

const comparison = (op: string, decide: (order: number) => boolean): Compiler => operand => {
  const [left, right] = compileAll(op, operand, 2) as [Expression, Expression]
  return scope => decide(compareValues(left(scope), right(scope)))
}

function compileCond(operand: Value): Expression {
  const [test, then, otherwise] = isArray(operand) ? compileAll('$cond', operand, 3) as [Expression, Expression, Expression]
    : (({ if: test, then, else: otherwise }) => [test!, then!, otherwise!] as const)(namedOperands('$cond', operand, ['if', 'then', 'else']))
  return scope => (isTruthy(test(scope)) ? then(scope) : otherwise(scope))
}

function compileSwitch(operand: Value): Expression {
  if (!isDocument(operand) || !isArray(operand.branches)) throw bad('$switch requires an array of branches')
  const branches = operand.branches.map(branch => namedOperands('$switch', branch, ['case', 'then']))
  const otherwise = 'default' in operand ? compileExpression(operand.default) : undefined
  return scope => {
    const branch = branches.find(candidate => isTruthy(candidate.case!(scope)))
    if (branch) return branch.then!(scope)
    if (otherwise) return otherwise(scope)
    throw new StoreError(40066, '$switch could not find a matching branch for an input, and no default was specified.')
  }
}

/** The array to go through, or null; anything else is refused in the operator's name. */
function arrayOf(op: string, value: Value): Value[] | null {
  if (value === null || value === undefined) return null
  if (!isArray(value)) throw bad(`input to ${op} must be an array`)
  return value
}

function variableName(op: string, operand: Value): string {
  const name = isDocument(operand) && 'as' in operand ? operand.as : 'this'
  if (typeof name !== 'string' || !/^[a-z][\w]*$/.test(name)) throw bad(`${op}: '${String(name)}' is not a valid variable name`)
  return name
}

function compileEach(op: '$map' | '$filter', operand: Value, body: 'in' | 'cond'): Expression {
  const name = variableName(op, operand)
  const { as: _, ...rest } = operand as Document
  const { input, [body]: each } = namedOperands(op, rest, ['input', body])
  return scope => {
    const items = arrayOf(op, input!(scope))
    if (items === null) return null
    const evaluate = (item: Value): Value => each!({ ...scope, variables: { ...scope.variables, [name]: item } })
    return op === '$map' ? items.map(item => evaluate(item) ?? null) : items.filter(item => isTruthy(evaluate(item)))
  }
}

function compileReduce(operand: Value): Expression {
  const { input, initialValue, in: step } = namedOperands('$reduce', operand, ['input', 'initialValue', 'in'])
  return scope => {
    const items = arrayOf('$reduce', input!(scope))
    if (items === null) return null
    return items.reduce((value, item) => step!({ ...scope, variables: { ...scope.variables, this: item, value } }), initialValue!(scope))
  }
}

function compileLet(operand: Value): Expression {
  if (!isDocument(operand) || !isDocument(operand.vars)) throw bad('$let requires vars and in')
  const variables = Object.entries(operand.vars).map(([name, value]) => [name, compileExpression(value)] as const)
  const body = compileExpression(operand.in)
  return scope => body({
    ...scope,
    variables: { ...scope.variables, ...Object.fromEntries(variables.map(([name, value]) => [name, value(scope)])) },
  })
}

const CONTROL: Record<string, Compiler> = {
  $literal: operand => () => operand,
  $eq: comparison('$eq', order => order === 0), $ne: comparison('$ne', order => order !== 0),
  $gt: comparison('$gt', order => order > 0), $gte: comparison('$gte', order => order >= 0),
  $lt: comparison('$lt', order => order < 0), $lte: comparison('$lte', order => order <= 0),
  $and: operand => (parts => scope => parts.every(part => isTruthy(part(scope))))(compileAll('$and', operand)),
  $or: operand => (parts => scope => parts.some(part => isTruthy(part(scope))))(compileAll('$or', operand)),
  $not: operand => (([part]) => scope => !isTruthy(part!(scope)))(compileAll('$not', operand, 1)),
  $ifNull: operand => (parts => scope => {
    const values = parts.map(part => part(scope))
    return values.find(value => value !== null && value !== undefined) ?? values.at(-1)
  })(compileAll('$ifNull', operand)),
  $cond: compileCond,
  $switch: compileSwitch,
  $map: operand => compileEach('$map', operand, 'in'),
  $filter: operand => compileEach('$filter', operand, 'cond'),
  $reduce: compileReduce,
  $let: compileLet,
  $in: operand => (([item, list]) => scope => {
    const items = list!(scope)
    if (!isArray(items)) throw new StoreError(40081, '$in requires an array as a second argument')
    const wanted = item!(scope)
    return items.some(candidate => areEqual(candidate, wanted))
  })(compileAll('$in', operand, 2)),
  $arrayElemAt: operand => (([list, index]) => scope => {
    const items = arrayOf('$arrayElemAt', list!(scope))
    return items === null ? null : items.at(toNumber(index!(scope)))
  })(compileAll('$arrayElemAt', operand, 2)),
}

function compileOperator(op: string, operand: Value): Expression {
  if (Object.hasOwn(CONTROL, op)) return CONTROL[op]!(operand)
  if (Object.hasOwn(FUNCTIONS, op)) {
    const args = compileAll(op, operand)
    return scope => FUNCTIONS[op]!(args.map(arg => arg(scope)))
  }
  if (!isBorrowed(op)) throw new StoreError(168, `Unrecognized expression '${op}'`)
  if (isArray(operand) && operand.length !== 1) {
    const args = operand.map(compileExpression)
    return scope => borrow(op, { list: args.map(arg => arg(scope)) })
  }
  const [argument] = compileAll(op, operand, 1)
  return scope => borrow(op, { value: argument!(scope) })
}

/** Reads an aggregation expression. An operator this store does not vouch for is refused as MongoDB refuses an unknown one. */
export function compileExpression(expression: Value): Expression {
  if (typeof expression === 'string' && expression.startsWith('$$')) return compileVariable(expression.slice(2))
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression.slice(1))
  if (isArray(expression)) {
    const items = expression.map(compileExpression)
    return scope => items.map(item => item(scope) ?? null)
  }
  if (!isDocument(expression)) return () => expression
  const names = Object.keys(expression)
  if (names[0]?.startsWith('$')) {
    if (names.length > 1) throw new StoreError(15983, `an object representing an expression must have exactly one field: ${names.join(', ')}`)
    return compileOperator(names[0], expression[names[0]])
  }
  const fields = names.map(name => [name, compileExpression(expression[name])] as const)
  return scope => Object.fromEntries(fields.flatMap(([name, field]) => {
    const value = field(scope)
    return value === undefined ? [] : [[name, value]]
  }))
}

/** An `$expr` as a test of documents. */
export function compileTest(expression: Value): (document: Document) => boolean {
  const evaluate = compileExpression(expression)
  return root => isTruthy(evaluate({ root, variables: {} }))
}
