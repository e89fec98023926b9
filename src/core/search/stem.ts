/** Reduces words to stems, so that “argued” finds “argument” no worse than “argue”. */
import { lruCache } from '../platform/lru-cache.ts'
import stemEnglish from 'wink-porter2-stemmer'
import { unifySpelling } from './spelling.ts'

/**
 * A pack uses a few thousand different words, a library of 10,000 entries some 20,000, so caching their stems makes building an
 * index faster. A cache with less room than that has always forgotten the word that comes next.
 */
const stems = lruCache<string, string>(32_000)

/** Returns the English stem of a normalised word (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html). */
export function stem(word: string): string {
  const cached = stems.get(word)
  if (cached !== undefined) return cached
  const stemmed = /^[a-z]{3,40}$/.test(word)
    ? stemEnglish(irregular.get(word) ?? unifySpelling(word))
    : word
  stems.set(word, stemmed)
  return stemmed
}

/** Common forms that no suffix rule covers. */
const irregular: ReadonlyMap<string, string> = new Map(
  `felt:feel fallen:fall fell:fall lost:lose said:say saw:see seen:see went:go gone:go thought:think told:tell
  woke:wake woken:wake awoke:awake wrote:write written:write ran:run left:leave met:meet kept:keep held:hold
  hid:hide hidden:hide laid:lie lay:lie lying:lie lies:lie knew:know known:know grew:grow grown:grow gave:give
  given:give took:take taken:take came:come made:make began:begin begun:begin broke:break broken:break
  spoke:speak spoken:speak heard:hear slept:sleep wept:weep drew:draw drawn:draw drank:drink drunk:drink
  drove:drive driven:drive ate:eat eaten:eat bought:buy brought:bring caught:catch chose:choose chosen:choose
  forgot:forget forgotten:forget understood:understand women:woman men:man children:child people:person
  wives:wife lives:life selves:self feet:foot died:die dying:die dies:die
  sang:sing sung:sing sat:sit stood:stand taught:teach won:win lent:lend meant:mean
  dreamt:dream swam:swim rode:ride ridden:ride shook:shake shaken:shake`
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const),
)
