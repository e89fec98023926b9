/** Any language without tables of its own: exact and folded words, and no words that only ask. */
import type { Language } from '../language.ts'
import { englishNumbers } from '../numbers.ts'
import { foldedWords } from './folded-words.ts'

const none: ReadonlySet<string> = new Set()

export const otherLanguage: Language = {
  ...foldedWords({}),
  stopWords: none,
  articles: none,
  compoundLinks: [],
  hasThesaurus: false,
  questions: {
    anywhere: none,
    openers: none,
    closers: none,
    starts: none,
    howStarts: none,
    changes: none,
    kinds: [],
  },
  people: {
    topicLinks: none,
    hearerLinks: none,
    sayingWords: none,
    sourceWords: none,
    and: none,
    questionStarts: none,
  },
  places: {
    units: new Map(),
    numberSigns: none,
    fillers: none,
    first: none,
    last: none,
    parts: none,
    firstAdjectives: none,
    lastAdjectives: none,
    next: none,
    previous: none,
    lastButOne: none,
    beforeLast: none,
    adjectivesFollow: false,
    numbers: { ...englishNumbers, cardinals: new Map(), ordinals: new Map(), tens: none },
  },
}
