/** Says where the code is that runs. In the bundle it is the folder of the bundle, whose name says what it was made from. */
import { fileURLToPath } from 'node:url'

export const ownCode = fileURLToPath(new URL('..', import.meta.url))
