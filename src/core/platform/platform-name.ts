/** The platforms that the bot runs on: the one list of their names. */
import { z } from 'zod'

export const PlatformName = z.enum(['discord', 'slack', 'web', 'terminal'])
export type PlatformName = z.infer<typeof PlatformName>
