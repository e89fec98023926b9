/** Asks the bot on this computer, if it runs, what it says about itself. */
import { randomBytes } from 'node:crypto'
import { isSameSecret } from '../../adapters/kit/same-secret.ts'
import { truncate } from '../../core/reply/truncate.ts'
import { proofHeader, proveKey } from '../../prove-key.ts'
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
  const address = `${httpAddress(reachable, port)}${basePath}/healthz`
  try {
    const hasKey = metricsKey !== undefined && (await knowsKey(address, metricsKey))
    const { text } = await callText(`${address}/deep`, {
      headers: hasKey ? { authorization: `Bearer ${metricsKey}` } : {},
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

/** Whatever program answers there does not get a key that it does not have. */
async function knowsKey(address: string, key: string): Promise<boolean> {
  const challenge = randomBytes(16).toString('hex')
  const { headers } = await callText(`${address}?challenge=${challenge}`)
  return isSameSecret(headers.get(proofHeader) ?? '', proveKey(key, challenge))
}
