/** General English for search, read from its file when somebody first searches. */
import { readFileSync } from 'node:fs'
import { createThesaurus } from '../core/search/thesaurus.ts'

const file = new URL('../core/search/thesaurus.txt', import.meta.url)

/** The file holds plain letters only; as latin1 each takes one byte. */
export const thesaurus = createThesaurus(() => readFileSync(file, 'latin1'))
