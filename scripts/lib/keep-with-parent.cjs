// Runs a program that does not watch its standard input, and ends it when ours closes: a starter that was killed leaves
// no orphan. Must lead its process group, as everything does that child.ts starts.
// node keep-with-parent.cjs <program> [arguments]
const { spawn } = require('node:child_process')

const [program, ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
process.stdin.once('close', () => process.kill(-process.pid, 'SIGTERM')).resume()
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('error', error => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
