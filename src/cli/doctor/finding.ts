/** What the doctor finds out, as people read it and, with `--json`, as programs do. */
import { z } from 'zod'
import type { Checked } from '../ask-platform/call.ts'

const Status = z.enum(['ok', 'warning', 'problem'])

const Finding = z.object({
  check: z.string().describe('the name of the check'),
  status: Status,
  text: z.string().describe('what was found, one sentence'),
  advice: z.string().optional().describe('what to do about it'),
})

/** What `npm run doctor -- --json` prints. */
export const Report = z.object({
  version: z.string().describe('the version of Commonplace'),
  status: Status.describe('the worst of all findings'),
  findings: z.array(Finding),
})

export type Report = z.infer<typeof Report>
export type Found = Omit<z.infer<typeof Finding>, 'check'>

export function ok(text: string): Found {
  return { status: 'ok', text }
}

export function warning(text: string, advice: string): Found {
  return { status: 'warning', text, advice }
}

/** What became of asking a platform. What setup asks for again is only what the platform has refused. */
export function describeAsked({ state, text }: Checked<unknown>): Found {
  if (state === 'ok') return ok(text)
  return problem(text, state === 'wrong' ? 'Or run: npm run setup' : undefined)
}

export function problem(text: string, advice?: string): Found {
  return { status: 'problem', text, ...(advice === undefined ? {} : { advice }) }
}
