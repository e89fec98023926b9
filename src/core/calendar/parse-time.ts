/** Reads times of day as people write them. */
import { UserError } from '../reply/user-error.ts'
import { foldTyped } from './typed-text.ts'

type DayPeriod = 'am' | 'pm' | 'noon' | 'night'

/** What the words after a time say about it, in English, German, French and Spanish. */
const dayPeriods = new Map<string, DayPeriod>(
  Object.entries({
    am: 'a am morning mor matin mat morgens vormittags vorm fruh manana madrugada',
    pm: 'p pm afternoon aft evening eve tonight apres-midi apm soir abends tarde nachmittags nachm',
    noon: 'noon midday midi mittag mittags mediodia m n',
    night: 'night midnight nuit minuit nachts mitternacht noche medianoche',
  }).flatMap(([period, words]) =>
    words.split(' ').map((word) => [word, period as DayPeriod] as const),
  ),
)

/** Nobody says eight noon. */
const onlyAtTwelve = /^(?:noon|midday|midi|mediodia|m|n|midnight|minuit|mitternacht|medianoche)$/

const oneToTwelve = [
  'one two three four five six seven eight nine ten eleven twelve',
  'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf',
  'una dos tres cuatro cinco seis siete ocho nueve diez once doce',
  'une deux trois quatre cinq six sept huit neuf dix onze douze',
].map((names) => names.split(' '))

/** Longer words first, since `twenty` begins `twenty-five`. */
const numberWords: readonly (readonly [RegExp, string])[] = [
  [/\btwenty[- ]five\b/g, '25'],
  [/\bforty[- ]five\b/g, '45'],
  [/\bfifteen\b/g, '15'],
  [/\btwenty\b/g, '20'],
  [/\bthirty\b/g, '30'],
  ...oneToTwelve.flatMap((names) =>
    names.map((word, index) => [new RegExp(`\\b${word}\\b`, 'g'), String(index + 1)] as const),
  ),
  // Viertel zehn is 9:15 where people say so, and never 15:10.
  [/\b(?:quarter|viertel|cuarto|quart)\b(?! ?\d)/g, '15'],
]

/**
 * Returns `8:30`, `8.30 Uhr`, `8h30`, `0830`, `8:30 p.m.`, `noon` and `quarter to nine` as 08:30 and so on. Without am or pm the
 * time is on the 24-hour clock. Throws a UserError for anything else.
 */
export function parseTime(input: string): string {
  const typed = replaceNumberWords(
    mendSlips(foldTyped(input)).replace(/^(?:at |um |gegen |@ ?|a las? |las? |a |vers )/, ''),
  )
  const [, half] = /^half ([1-9]|1[0-2])(?!\d)/.exec(typed) ?? []
  if (half !== undefined) throw askHalf(input, Number(half))
  const time = readClock(typed) ?? readPhrase(typed)
  if (time !== undefined) return time
  if (/^24[:.h]?(?:00)?(?: uhr)?$/.test(typed)) {
    throw unreadable(input, ' isn’t a valid time. For midnight, write ', '00:00')
  }
  throw unreadable(input, ' isn’t a valid time. Write it like ', '08:30')
}

/** Reads `8:30`, `8 h 30 min`, `830`, `8` or a word for noon or midnight, and what follows. */
function readClock(typed: string): string | undefined {
  if (/^(?:noon|midday|midi|mittags?|mediodia)$/.test(typed)) return '12:00'
  if (/^(?:midnight|minuit|mitternacht|medianoche)$/.test(typed)) return '00:00'
  const figures = typed
    .replace(/(\d) ?(?:uhr|heures?|uur|hrs?|[hu]) ?(?=\d)/, '$1:')
    .replace(/(\d:\d\d) ?m(?:in)?(?: 00 s)?(?![a-z.])/, '$1')
  const [, digits = '', after = ''] = /^([\d:. ]*\d)(.*)$/.exec(figures) ?? []
  const [, hour, minutes = '00'] =
    /^(\d{1,2})(?: ?[:.] ?| )([0-5]\d)(?:[:.]00)?$/.exec(digits) ??
    /^(\d{1,2})([0-5]\d)?$/.exec(digits) ??
    []
  // The words after it, run together: `o'clockinthemorning`, `uhrabends`, `hdumatin`, `am`.
  const [, period] =
    /^(?:uhr|uur|hrs?|hs|hours?|heures?|horas|o'?clock|h)?(?:inthe|at|du|dela|del'|del)?([a-z-]*)$/.exec(
      after.replaceAll(/[ .]/g, ''),
    ) ?? []
  if (hour === undefined || period === undefined) return undefined
  const hours = toHours(Number(hour), period)
  return hours === undefined ? undefined : `${String(hours).padStart(2, '0')}:${minutes}`
}

/** Returns the hour of the day, or undefined if there is none. */
function toHours(hour: number, word: string): number | undefined {
  if (word === '') return hour <= 23 ? hour : undefined
  const period = dayPeriods.get(word)
  if (period === undefined || hour > 12 || (onlyAtTwelve.test(word) && hour !== 12)) {
    return undefined
  }
  const onDial = hour % 12
  if (period === 'am') return onDial
  if (period === 'pm') return onDial + 12
  if (period === 'noon') return onDial === 11 ? onDial : onDial + 12
  return onDial >= 6 ? onDial + 12 : onDial
}

/** Mends what a finger does beside the key: an O for a nought, a comma or semicolon for the colon. */
function mendSlips(typed: string): string {
  return typed
    .replaceAll(/(?<![a-z])o(?=\d)|(?<=\d)o(?![a-z'])/g, '0')
    .replace(/^(\d{1,2})[,;] ?([0-5]\d)(?!\d)/, '$1:$2')
}

/** Reads `halb 9`, `9 y media`, `9 menos cuarto` and `9 heures et demie`, with `15` for the quarter already. */
function readHalves(typed: string): string | undefined {
  const [, next, more = ''] = /^halb (\d{1,2})(?: uhr)?( .*)?$/.exec(typed) ?? []
  if (next !== undefined) return shift(`${next}${more}`, -30)
  const [, hour = '', sign, span, rest = ''] =
    /^(\d{1,2})(?: ?(?:heures?|h))? (y|et|menos|moins)(?: le)? (media|demie?|15|[12]?[05])( .*)?$/.exec(
      typed,
    ) ?? []
  const minutes = span === undefined ? 0 : /^[md]/.test(span) ? 30 : Number(span)
  return span === undefined
    ? undefined
    : shift(`${hour}${rest}`, sign === 'y' || sign === 'et' ? minutes : -minutes)
}

function shift(words: string, minutes: number): string | undefined {
  const exact = readClock(words)
  return exact === undefined
    ? undefined
    : Temporal.PlainTime.from(exact).add({ minutes }).toString({ smallestUnit: 'minute' })
}

/** Reads `half past 8`, `quarter to 9 in the morning` and `10 past 8`. */
function readPhrase(typed: string): string | undefined {
  const halves = readHalves(typed)
  if (halves !== undefined) return halves
  const [, count = '', unit, direction, hour = '', rest = ''] =
    /^(?:a )?(half|\d{1,2})( min(?:ute)?s?)? (past|after|to|before|nach|vor) (\d{1,2})(.*)$/.exec(
      typed,
    ) ?? []
  // “8 to 9” is from eight until nine.
  if (/^(?:to|before|vor)$/.test(direction ?? '') && Number(count) <= 12 && unit === undefined) {
    return undefined
  }
  const minutes = count === 'half' ? 30 : Number(count)
  if (direction === undefined || minutes > 59) return undefined
  const isAfter = direction === 'past' || direction === 'after' || direction === 'nach'
  return shift(`${hour}${rest}`, isAfter ? minutes : -minutes)
}

function replaceNumberWords(typed: string): string {
  return numberWords.reduce((text, [word, number]) => text.replaceAll(word, number), typed)
}

/** In Britain half eight is 8:30; in the Netherlands, and to many who speak German, it is 7:30. Halb acht is 7:30 everywhere. */
function askHalf(input: string, hour: number): UserError {
  const early = `${String((hour + 23) % 24).padStart(2, '0')}:30`
  const late = `${String(hour % 24).padStart(2, '0')}:30`
  return new UserError(
    { code: input },
    ' can mean two times. Write ',
    { code: early },
    ' or ',
    { code: late },
    '.',
  )
}

function unreadable(input: string, sentence: string, example: string): UserError {
  return new UserError({ code: input }, sentence, { code: example }, '.')
}
