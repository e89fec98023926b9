/** Finds the row of a table that names its columns, and what each is for: the templates of quiz sites, and plain words in four languages. */

import { cutText } from '../../../core/reply/truncate.ts'

/** What the cells of a column are. */
export type Role =
  | 'question'
  | 'term'
  | 'definition'
  /** The right answer, in words. */
  | 'answer'
  /** Several right answers, or all that count when typed. */
  | 'answers'
  /** Which options are right: their numbers, letters or words. */
  | 'correct'
  | 'option'
  /** All options in one cell. */
  | 'options'
  | 'wrong'
  | 'pairs'
  | 'events'
  | 'tolerance'
  | 'kind'
  | 'explanation'
  | 'category'
  | 'tags'
  | 'name'
  | 'picture'
  /** What a question does not need, such as its points. */
  | 'ignored'

export interface Column {
  readonly index: number
  readonly role: Role
  /** Of an option: 1 for the first. */
  readonly number?: number
  /** Whether a cell of it can hold several, by its name. */
  readonly isList?: boolean
}

export interface Header {
  /** The index of its row. */
  readonly row: number
  readonly columns: readonly Column[]
  /** Whether its words are a quiz site’s own, where right answers are always numbers. */
  readonly isTemplate: boolean
}

/** By whole names, as `normalise` leaves them. */
const names: Readonly<Record<Exclude<Role, 'option'>, string>> = {
  question:
    'question|questions|statement|question text|questiontext|question title|prompt|stem|item|frage|fragen|aussage|fragetext|fragestellung|aufgabe|énoncé|affirmation|intitulé|texte de la question|pregunta|preguntas|enunciado|afirmación|texto de la pregunta',
  term: 'term|terms|front|word|card|begriff|vorderseite|wort|vokabel|terme|recto|mot|término|anverso|palabra',
  definition:
    'definition|definitions|back|meaning|translation|rückseite|bedeutung|übersetzung|définition|verso|signification|traduction|definición|reverso|significado|traducción',
  answer: 'answer|right answer|solution|response|antwort|lösung|réponse|respuesta|solución',
  answers:
    'answers|more right answers|right answers|accept|accepted answers|all answers|antworten|lösungen|réponses|respuestas',
  correct:
    'correct|correct answer|correct answers|correct option|correct options|correct choice|correct response|correct index|key|answer key|richtig|richtige antwort|richtige antworten|richtige lösung|korrekte antwort|bonne réponse|bonnes réponses|réponse correcte|réponses correctes|réponse juste|correcta|respuesta correcta|respuestas correctas|opción correcta',
  options:
    'options|choices|answer options|answer choices|antwortmöglichkeiten|auswahlmöglichkeiten|optionen|choix|options de réponse|opciones|alternativas',
  wrong: 'distractors|distraktoren|distracteurs|distractores',
  pairs: 'pairs|paare|paires|pares',
  events: 'events|order|reihenfolge|ordre|orden',
  tolerance: 'tolerance|toleranz|tolérance|tolerancia',
  kind: 'kind|type|question type|questiontype|typ|fragetyp|frageart|art|type de question|tipo|tipo de pregunta',
  explanation:
    'explanation|answer explanation|feedback|general feedback|rationale|comment|comments|erklärung|begründung|rückmeldung|kommentar|explication|commentaire|rétroaction|explicación|comentario|retroalimentación',
  category:
    'category|categories|topic|chapter|unit|section|scene|lesson|deck|subject|kategorie|thema|kapitel|lektion|szene|abschnitt|fach|catégorie|thème|chapitre|leçon|scène|sujet|categoría|tema|capítulo|unidad|lección|escena',
  tags: 'tag|tags|label|labels|keywords|schlagwörter|stichwörter|étiquettes|mots clés|etiquetas|palabras clave',
  name: 'id|name|title|question id|question name|titel|titre|nom|título|nombre',
  picture:
    'image|image link|image url|picture|picture url|photo|media|video|bild|bild url|lien image|imagen|enlace de imagen',
  ignored:
    '#|no|no\\.|nr|nr\\.|number|question #|question number|question no|nummer|numéro|número|time|time limit|timer|seconds|time in seconds|zeit|zeitlimit|temps|tiempo|points|point|score|marks|weight|punkte|puntos|difficulty|level|hint|rating|source|themes|quote|fact|about|min|max|reasons',
}

const byName = new Map(
  Object.entries(names).flatMap(([role, list]) =>
    list.split('|').map((name): [string, Role] => [name.replaceAll('\\', ''), role as Role]),
  ),
)

const option =
  /^(?:(?:answer|option|choice|response|alternative|possible answer|antwort|antwortmöglichkeit|auswahl|réponse|choix|proposition|respuesta|opción|alternativa) ?)(?:option |choice )?(\d{1,2}|[a-j])$/
const wrong =
  /^(?:incorrect|wrong|false|distractor|falsche?|distraktor|mauvaise|fausse|distracteur|incorrecta|falsa)(?: (?:answers?|options?|choices?|antwort(?:en)?|réponses?|respuestas?))?(?: ?(?:\d{1,2}|[a-j]))?$|^(?:réponses? (?:fausses?|incorrectes?)|mauvaises réponses|respuestas? (?:incorrectas?|falsas?))(?: ?\d{1,2})?$/

const several = /(?:answers|options|choices|antworten|réponses|respuestas)\b/

/** The two sides of a list of words are often called by their languages. */
const language =
  /^(?:english|englisch|anglais|inglés|german|deutsch|allemand|alemán|french|französisch|français|francés|spanish|spanisch|espagnol|español|latin|latein|latín|italian|italienisch|italien|italiano|russian|russisch|russe|ruso|polish|polnisch|turkish|türkisch|greek|griechisch|chinese|chinesisch|japanese|japanisch)$/

/** Only templates of Kahoot, Blooket, Gimkit and Quizizz name columns so. */
const templateMark = /^(?:time limit|time in seconds|image link)$/

/** So many lines may stand above the names of the columns, as a template’s instructions do. */
const maxLinesAbove = 15

/** Returns the row that names the most columns, or undefined if none names what is asked and anything else. */
export function findHeader(rows: readonly (readonly string[])[]): Header | undefined {
  const found = rows.slice(0, maxLinesAbove).map((cells, row) => readHeader(cells, row))
  const most = Math.max(0, ...found.map(({ columns }) => columns.length))
  return found.find(({ columns }) => columns.length === most && isHeader(columns))
}

function isHeader(columns: readonly Column[]): boolean {
  const roles = new Set(columns.map(({ role }) => role))
  const asks = roles.has('question') || roles.has('term')
  const answers = (
    ['answer', 'answers', 'correct', 'option', 'options', 'definition', 'kind'] as const
  ).some((role) => roles.has(role))
  return asks && answers
}

function readHeader(cells: readonly string[], row: number): Header {
  const normalised = cells.map(normalise)
  const columns = normalised.flatMap((name, index): Column[] => {
    const role = byName.get(name)
    if (role !== undefined) return [{ index, role }]
    if (wrong.test(name)) return [{ index, role: 'wrong', isList: several.test(name) }]
    const [, sign] = option.exec(name) ?? []
    if (sign !== undefined) return [{ index, role: 'option', number: numberOf(sign) }]
    return []
  })
  const sides = normalised.filter((name) => name !== '')
  if (sides.length === 2 && sides.every((name) => language.test(name))) {
    const [term = 0, definition = 0] = sides.map((name) => normalised.indexOf(name))
    return {
      row,
      columns: [
        { index: term, role: 'term' },
        { index: definition, role: 'definition' },
      ],
      isTemplate: false,
    }
  }
  const isTemplate = normalised.some((name) => templateMark.test(name))
  return { row, columns: [...columns, ...loneLetters(normalised)], isTemplate }
}

/** Columns that are called A, B, C and D are options where there are at least two of them. */
function loneLetters(normalised: readonly string[]): readonly Column[] {
  const letters = normalised.flatMap((name, index): Column[] =>
    /^[a-j]$/.test(name) ? [{ index, role: 'option', number: numberOf(name) }] : [],
  )
  return letters.length > 1 ? letters : []
}

/** Returns the number of an option: 1 for `1`, `a` or `A`. */
export function numberOf(sign: string): number {
  return /^\d+$/.test(sign) ? Number(sign) : (sign.toLowerCase().codePointAt(0) ?? 96) - 96
}

const maxHeaderLength = 200

/** Names count whatever their case, without what stands in brackets or after a dash, such as `- max 120 characters`. */
function normalise(cell: string): string {
  return cutText(cell, maxHeaderLength)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/\s[-–—]\s.*$/s, '')
    .replaceAll(/[\s_-]+/g, ' ')
    .replaceAll(/^[\s*"'“”]+|[\s*:"'“”]+$/g, '')
}

/** Whether one of the first lines of a text names columns, whatever separates them. */
export function looksLikeTable(text: string): boolean {
  const lines = text.split('\n').slice(0, maxLinesAbove * 2)
  return [',', ';', '\t', '|'].some((separator) => {
    const rows = lines.map((line) =>
      line.split(separator).map((cell) => cell.trim().replaceAll(/^"|"$/g, '')),
    )
    return findHeader(rows.filter((cells) => cells.length > 1)) !== undefined
  })
}
