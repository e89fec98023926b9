/** Understands what a table calls the kinds of its questions, and its words for true and false. */

export type StatedKind =
  | 'choice'
  | 'several'
  | 'typed'
  | 'number'
  | 'true-false'
  | 'order'
  | 'card'
  | 'open'

const words: readonly (readonly [RegExp, StatedKind])[] = [
  [/true.?false|wahr|richtig.?falsch|vrai|verdadero/i, 'true-false'],
  [
    /checkbox|several|multiple (?:answers?|response|select)|multi.?select|mehrfach|réponses multiples|respuestas múltiples/i,
    'several',
  ],
  [
    /open|essay|poll|draw|slide|video.?response|audio.?response|discussion|freitext|umfrage|ouverte|abierta|encuesta/i,
    'open',
  ],
  [
    /fill|blank|type|typed|short|accept|lückentext|kurzantwort|réponse courte|respuesta corta|finish/i,
    'typed',
  ],
  [/number|numeric|estimate|slider|zahl|schätz|numérique|numérica/i, 'number'],
  [/order|sort|sequence|jumble|reihenfolge|ordre|ordenar/i, 'order'],
  [/card|karte|carte|tarjeta|term/i, 'card'],
  [
    /choice|quiz|mcq|\bmc\b|auswahl|choix|opción|single|which-scene|who-said|to-whom|theme-of-line|cause|meaning|detail/i,
    'choice',
  ],
]

export function kindFrom(cell: string): StatedKind | undefined {
  return cell === '' ? undefined : words.find(([pattern]) => pattern.test(cell))?.[1]
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'wahr', 'richtig', 'vrai', 'verdadero'].map((word) => [word, true] as const),
  ...['false', 'falsch', 'faux', 'falso'].map((word) => [word, false] as const),
])

/** Returns whether a cell says true or false, or undefined if it says something else. */
export function truthOf(cell: string): boolean | undefined {
  return truths.get(cell.trim().toLowerCase())
}

/** In what is known to be true or false, people write as little as they can. */
const signs: ReadonlyMap<string, boolean> = new Map([
  ...['t', 'w', 'r', 'v', 'y', 'j', 'o', '1', 'x', '✓', '✔'].map((sign) => [sign, true] as const),
  ...['f', 'n', '0'].map((sign) => [sign, false] as const),
])
const agreements: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'ja', 'oui', 'sí', 'si'].map((word) => [word, true] as const),
  ...['no', 'nein', 'non'].map((word) => [word, false] as const),
])

/** Returns whether a cell agrees to a statement, or undefined if it says something else. */
export function agreementOf(cell: string): boolean | undefined {
  return truthOf(cell) ?? agreements.get(cell.trim().toLowerCase())
}

/** As `agreementOf`, of a row that says that it is true or false: a letter is enough. */
export function shortTruthOf(cell: string): boolean | undefined {
  return agreementOf(cell) ?? signs.get(cell.trim().toLowerCase())
}
