// Waiting for a condition without sleeping: checked at after every change, and now and then for what lies outside.
import type { Slack } from './slack.ts'

const POLL_INTERVAL_MS = 20

/**
 * Resolves as soon as the condition holds.
 * @throws after `withinMs` (a minute, which only ends what hangs), naming the condition and the rules that were broken by then
 */
export function until(
  slack: Slack,
  condition: () => boolean,
  { withinMs = 60_000 }: { readonly withinMs?: number } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = performance.now() + withinMs
    const stop = slack.onChange(check)
    const timer = setInterval(check, POLL_INTERVAL_MS)
    function finish(act: () => void): void {
      stop()
      clearInterval(timer)
      act()
    }
    function check(): void {
      try {
        if (condition()) finish(resolve)
        else if (performance.now() > deadline) {
          const broken = slack.violations.flatMap(({ where, messages }) => [where, ...messages])
          const hint = broken.length === 0 ? '' : ` Rules were broken: ${broken.join(' ')}`
          finish(() =>
            reject(new Error(`Not so within ${withinMs} ms: ${String(condition)}.${hint}`)),
          )
        }
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))))
      }
    }
    check()
  })
}
