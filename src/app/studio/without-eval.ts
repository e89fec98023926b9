/** Has Zod check without writing code of its own, which the page forbids; to be imported before any schema. */
import { z } from 'zod'

export const { jitless } = z.config({ jitless: true })
