/** Asks the bot on this computer, if it runs, what it says about itself. */
import { truncate } from '../../core/reply/truncate.ts'
import { httpAddress } from '../../server.ts'
import { UnreachableError, callText } from '../ask-platform/call.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem, warning } from './finding.ts'

/** Whatever program answers there, its words fill no screen. */
const maxSentences = 20
const maxSentenceLength = 500

export async function checkRunning({ config }: DoctorContext): Promise<readonly Found[]> {
  if (config === undefined) return []
  const { host, port, basePath, metricsKey } = config
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  const address = `${httpAddress(reachable, port)}${basePath}/healthz/deep`
  try {
    const { text } = await callText(address, {
      headers: metricsKey === undefined ? {} : { authorization: `Bearer ${metricsKey}` },
    })
    const [word, ...lines] = text.trim().split('\n')
    const sentences = lines.slice(0, maxSentences).map((line) => truncate(line, maxSentenceLength))
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
    return sentences.length === 0
      ? [
          problem(
            'The bot runs here and says that something is wrong, but not what.',
            'It may have been started with another METRICS_KEY. Read its log, or start it again.',
          ),
        ]
      : sentences.map((sentence) => problem(sentence))
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    return [warning(`The bot doesn’t run here (port ${port}).`, 'Start it: npm start')]
  }
}
