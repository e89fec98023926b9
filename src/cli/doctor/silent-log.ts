/** A log for tools that say what they find themselves. */
import { createLog } from '../../log.ts'

export const silentLog = createLog({ logLevel: 'silent' }, { write: () => undefined })
