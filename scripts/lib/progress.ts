const terminal = process.stdout.isTTY

/**
 * Does one stage of a longer work and says so: on a terminal one line that counts the seconds, elsewhere plain lines.
 * Returns what the work returns.
 */
export async function stage<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(terminal ? 0 : 1)
  const tell = () => process.stdout.write(`\r\x1b[K· ${label} … ${seconds()} s`)
  const beat = terminal ? setInterval(tell, 500) : setInterval(() => console.log(`· ${label} … ${seconds()} s`), 20_000)
  if (terminal) tell()
  try {
    const result = await work()
    console.log(`${terminal ? '\r\x1b[K' : ''}✓ ${label} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    return result
  } catch (error) {
    console.log(`${terminal ? '\r\x1b[K' : ''}✗ ${label} (${seconds()} s)`)
    throw error
  } finally {
    clearInterval(beat)
  }
}
