import { hostname } from 'node:os'
import { isNumber, toNumber } from '../bson/values'
import { MAX_DOCUMENT_BYTES } from '../bson/bytes'
import { StoreError } from '../errors'
import { MAX_MESSAGE_BYTES } from '../wire'
import type { Context, Handler } from './command'
import { MAX_WRITE_BATCH } from './write'

/** The MongoDB whose behaviour is meant, and the wire version that belongs to it. */
const VERSION = '7.0.0'
const WIRE_VERSION = 21

const nothing: Handler = { accepts: [], run: () => ({}) }

function hello({ connectionId }: Context, primaryName: string): Record<string, unknown> {
  return {
    helloOk: true,
    [primaryName]: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_WRITE_BATCH,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  }
}

/** Drivers tell much about themselves here, and each version something new: none of it changes the answer. */
const helloCommand = (primaryName: string): Handler => ({ accepts: undefined, run: (_command, context) => hello(context, primaryName) })

const buildInfo: Handler = {
  accepts: [],
  run: () => ({
    version: VERSION, versionArray: VERSION.split('.').map(Number).concat(0), gitVersion: 'none', modules: ['demo store on lmdb'],
    bits: 64, debug: false, maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  }),
}

const serverStatus: Handler = {
  accepts: ['repl', 'metrics', 'locks'],
  run: (_command, { startedAt, dataDirectory }) => ({
    host: hostname(), version: VERSION, process: 'demo store on lmdb', pid: process.pid, dataDirectory,
    uptime: Math.floor((Date.now() - startedAt.getTime()) / 1000), localTime: new Date(),
  }),
}

const hostInfo: Handler = { accepts: [], run: () => ({ system: { hostname: hostname(), cpuArch: process.arch }, os: { type: process.platform } }) }

const connectionStatus: Handler = {
  accepts: ['showPrivileges'],
  run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
}

const PARAMETER = 'ttlMonitorSleepSecs'

const getParameter: Handler = {
  accepts: [PARAMETER, 'featureCompatibilityVersion'],
  run: ({ body }, { parameters }) => {
    if (body.getParameter !== '*' && !(PARAMETER in body)) throw new StoreError(72, 'no option found to get')
    return { [PARAMETER]: parameters[PARAMETER] }
  },
}

const setParameter: Handler = {
  accepts: [PARAMETER],
  run: ({ body }, { parameters, onParameters }) => {
    const seconds = isNumber(body[PARAMETER]) ? toNumber(body[PARAMETER]) : NaN
    if (!(seconds > 0)) throw new StoreError(2, `Invalid value for parameter ${PARAMETER}: must be greater than 0`)
    const was = parameters[PARAMETER]
    parameters[PARAMETER] = seconds
    onParameters()
    return { was }
  },
}

const startSession: Handler = { accepts: [], run: ({ body }) => ({ id: body.lsid ?? {}, timeoutMinutes: 30 }) }

export const ADMIN_COMMANDS: Record<string, Handler> = {
  hello: helloCommand('isWritablePrimary'),
  isMaster: helloCommand('ismaster'),
  ismaster: helloCommand('ismaster'),
  ping: nothing,
  buildInfo, buildinfo: buildInfo, serverStatus, hostInfo, connectionStatus, getParameter, setParameter,
  startSession, refreshSessions: nothing, endSessions: nothing, killSessions: nothing,
}
