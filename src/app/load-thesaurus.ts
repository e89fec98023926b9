/** Loads general English for search; its file is read at the first search. */
import { readFileSync } from 'node:fs'
import { createThesaurus } from '../core/search/thesaurus.ts'

const file = new URL('../core/search/thesaurus.txt', import.meta.url)

/** Latin-1 keeps one byte per letter in memory; the file has plain letters only. */
export const thesaurus = createThesaurus(() => readFileSync(file, 'latin1'))
