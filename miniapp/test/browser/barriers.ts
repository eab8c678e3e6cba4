import axe from 'axe-core'
import type { Page } from 'playwright-core'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Each violation of the standard with the places it is at; `rule` looks for that one alone. Evaluated by the debugger, so
 * the page's own CSP stays as it is.
 */
export async function axeViolations(page: Page, rule?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const runOnly: axe.RunOnly = rule ? { type: 'rule', values: [rule] } : { type: 'tag', values: STANDARD }
  return page.evaluate(async wanted => {
    // colours on their way from one to another are neither; what turns for ever, such as a skeleton, is as it is
    const passing = document.getAnimations().filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map(animation => animation.finished))
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: wanted, resultTypes: ['violations'] })
    return violations.map(v => `${v.id}: ${v.nodes.map(node => `${node.target.join(' ')} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' ')).slice(0, 3).join(' | ')}`)
  }, runOnly)
}
