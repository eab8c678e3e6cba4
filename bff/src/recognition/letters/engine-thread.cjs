// The first file of an engine's thread: the package's own, but for where the engine prints. Its page analysis and its picture library
// remark on boxes of their own making ("box outside rectangle", "Detected 14 diacritics"); no caller can act on that, and
// what really fails comes back as a rejected call.
const { constants, setPriority } = require('node:os')
const { parentPort } = require('node:worker_threads')
const engine = require('tesseract.js/src/worker-script')
const getCore = require('tesseract.js/src/worker-script/node/getCore')
const gunzip = require('tesseract.js/src/worker-script/node/gunzip')
const cache = require('tesseract.js/src/worker-script/node/cache')

const nowhere = () => undefined

// As the thread that asks it: behind those who answer requests.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

engine.setAdapter({
  getCore: async (...wanted) => {
    const start = await getCore(...wanted)
    return options => start({ ...options, print: nowhere, printErr: nowhere })
  },
  gunzip,
  fetch,
  ...cache,
})
parentPort.on('message', packet => engine.dispatchHandlers(packet, answer => parentPort.postMessage(answer)))
