/** Checks that every installed pack and command can be loaded, as the bot does at its start. */
import { ConfigError } from '../../config.ts'
import { formatCount } from '../../core/reply/format.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem } from './finding.ts'

export async function checkPacks({ config, content }: DoctorContext): Promise<readonly Found[]> {
  if (config === undefined) return []
  try {
    const { packs } = await content()
    const titles = [...packs.values()].map(({ title }) => `“${title}”`)
    return [ok(`${formatCount(packs.size, 'study pack')} can be used: ${titles.join(', ')}.`)]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const [first = '', ...rest] = error.message.split('\n')
    return [problem([first, rest[0] ?? ''].join(' ').trim(), 'Run: npm run pack -- check')]
  }
}
