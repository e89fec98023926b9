/** Asks the bot on this computer, if it runs, what it says about itself. */
import { httpAddress } from '../../server.ts'
import { UnreachableError, callText } from '../ask-platform/call.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem, warning } from './finding.ts'

export async function checkRunning({ config }: DoctorContext): Promise<readonly Found[]> {
  if (config === undefined) return []
  const { host, port, basePath, metricsKey } = config
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  const address = `${httpAddress(reachable, port)}${basePath}/healthz/deep`
  try {
    const { text } = await callText(address, {
      headers: metricsKey === undefined ? {} : { authorization: `Bearer ${metricsKey}` },
    })
    const [word, ...sentences] = text.trim().split('\n')
    if (word === 'ok') {
      return [
        ok('The bot runs here and says that all is well.'),
        ...sentences.map((sentence) => warning(sentence, 'See docs/operations.md.')),
      ]
    }
    if (word !== 'not ok') {
      return [
        warning(
          `Another program answers on port ${port} of this computer.`,
          'Stop it, or set PORT to another number.',
        ),
      ]
    }
    return sentences.map((sentence) => problem(sentence))
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    return [warning(`The bot doesn’t run here (port ${port}).`, 'Start it: npm start')]
  }
}
