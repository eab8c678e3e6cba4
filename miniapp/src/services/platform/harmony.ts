import type { Ability, Container, ContainerEvents } from './hosted'

// The HarmonyOS shell around these pages, miniapp/harmony/entry/src/main/ets/bridge/Shell.ets: both sides are ours.

/** What ArkWeb puts into the page. It takes texts and numbers alone, and answers later by `birthShellAnswer`. */
type Shell = { abilities(): string; ask(id: number, ability: Ability): void }
/** Where the shell looks for what is to hear its answers and its back gesture. */
type Place = { birthShell?: Shell; birthShellAnswer?: (id: number, json: string) => void; birthShellEvent?: (event: string) => void }

const [DONE, GIVEN_UP] = [0, 1]

/** The shell around these pages; null when they are in a browser and nothing else. */
export function findShell(place: Place): Container | null {
  const shell = place.birthShell
  if (!shell) return null
  const abilities = JSON.parse(shell.abilities()) as string[]
  const waiting = new Map<number, (answer: { code: number } & Record<string, unknown>) => void>()
  const listeners = new Set<() => void>()
  let asked = 0
  place.birthShellAnswer = (id, json) => {
    waiting.get(id)?.(JSON.parse(json) as { code: number })
    waiting.delete(id)
  }
  place.birthShellEvent = event => event === 'back' && listeners.forEach(listener => listener())

  return {
    offers: ability => abilities.includes(ability),
    tells: event => event === 'back',
    ask: ability =>
      new Promise((resolve, reject) => {
        asked += 1
        waiting.set(asked, answer => {
          if (answer.code === GIVEN_UP) resolve(null)
          else if (answer.code === DONE) resolve(answer)
          else reject(new Error(`the shell answered ${ability} with ${answer.code}`))
        })
        shell.ask(asked, ability)
      }),
    on: (_, listener: ContainerEvents[keyof ContainerEvents]) => {
      const back = () => void listener()
      listeners.add(back)
      return () => listeners.delete(back)
    },
  }
}
