/** The words that citations are made of, in the language of the pack. */

export interface CitationWords {
  readonly and: string
  /** What stands between the last two of three or more names in a sentence. */
  readonly lastAnd: string
  readonly ampersand: string
  readonly etAl: string
  readonly noDate: string
  readonly noDateInFull: string
  readonly in: string
  readonly page: string
  readonly pages: string
  /** Between the first and the last of a range of numbers. */
  readonly rangeDash: string
  readonly volume: string
  readonly issue: string
  readonly line: readonly [one: string, several: string]
  /** Paragraphs, and the same as MLA writes them. */
  readonly paragraph: readonly [long: readonly [string, string], mla: readonly [string, string]]
  readonly directedBy: string
  readonly createdBy: string
  readonly writtenBy: string
  readonly editedBy: string
  readonly translatedBy: string
  readonly musicBy: string
  readonly director: readonly [one: string, several: string]
  readonly creator: readonly [one: string, several: string]
  readonly writer: readonly [one: string, several: string]
  /** The roles of those who lead an entry of Chicago. */
  readonly creatorInEntry: readonly [one: string, several: string]
  readonly writerInEntry: readonly [one: string, several: string]
  readonly dir: readonly [one: string, several: string]
  readonly ed: readonly [one: string, several: string]
  /** The same as MLA spells it. */
  readonly editor: readonly [one: string, several: string]
  readonly trans: string
  readonly film: string
  readonly featureFilm: string
  readonly series: string
  readonly speech: string
  readonly availableAt: string
  readonly accessed: string
  /** The same as Harvard writes it before a date in brackets. */
  readonly accessedOn: string
  readonly beforeChrist: string
  /** Around titles of what is part of something larger, and around titles within those. */
  readonly quotes: readonly [open: string, close: string, innerOpen: string, innerClose: string]
}

const english: CitationWords = {
  and: 'and',
  lastAnd: ', and ',
  ampersand: '&',
  etAl: 'et al.',
  noDate: 'n.d.',
  noDateInFull: 'no date',
  in: 'in',
  page: 'p.',
  pages: 'pp.',
  rangeDash: '–',
  volume: 'vol.',
  issue: 'no.',
  line: ['line', 'lines'],
  paragraph: [
    ['para.', 'paras.'],
    ['par.', 'pars.'],
  ],
  directedBy: 'directed by',
  createdBy: 'created by',
  writtenBy: 'screenplay by',
  editedBy: 'edited by',
  translatedBy: 'translated by',
  musicBy: 'music by',
  director: ['Director', 'Directors'],
  creator: ['Creator', 'Creators'],
  writer: ['Writer', 'Writers'],
  creatorInEntry: ['creator', 'creators'],
  writerInEntry: ['writer', 'writers'],
  dir: ['dir.', 'dirs.'],
  ed: ['ed.', 'eds.'],
  editor: ['editor', 'editors'],
  trans: 'trans.',
  film: 'Film',
  featureFilm: 'Feature film',
  series: 'TV series',
  speech: 'Speech',
  availableAt: 'Available at:',
  accessed: 'accessed',
  accessedOn: 'Accessed:',
  beforeChrist: 'BCE',
  quotes: ['“', '”', '‘', '’'],
}

const german: CitationWords = {
  and: 'und',
  lastAnd: ' und ',
  ampersand: '&',
  etAl: 'u.\u00A0a.',
  noDate: 'o.\u00A0J.',
  noDateInFull: 'ohne Jahr',
  in: 'in',
  page: 'S.',
  pages: 'S.',
  rangeDash: '–',
  volume: 'Bd.',
  issue: 'Nr.',
  line: ['V.', 'V.'],
  paragraph: [
    ['Abs.', 'Abs.'],
    ['Abs.', 'Abs.'],
  ],
  directedBy: 'Regie:',
  createdBy: 'Idee:',
  writtenBy: 'Drehbuch:',
  editedBy: 'herausgegeben von',
  translatedBy: 'übersetzt von',
  musicBy: 'Musik:',
  director: ['Regie', 'Regie'],
  creator: ['Idee', 'Idee'],
  writer: ['Drehbuch', 'Drehbuch'],
  creatorInEntry: ['Idee', 'Idee'],
  writerInEntry: ['Drehbuch', 'Drehbuch'],
  dir: ['Regie', 'Regie'],
  ed: ['Hrsg.', 'Hrsg.'],
  editor: ['Hrsg.', 'Hrsg.'],
  trans: 'Übers.',
  film: 'Film',
  featureFilm: 'Spielfilm',
  series: 'Fernsehserie',
  speech: 'Rede',
  availableAt: 'Verfügbar unter:',
  accessed: 'abgerufen am',
  accessedOn: 'Abgerufen am',
  beforeChrist: 'v.\u00A0Chr.',
  quotes: ['„', '“', '‚', '‘'],
}

/** With “par”, since “de” would be “d’” before some names. */
const french: CitationWords = {
  and: 'et',
  lastAnd: ' et ',
  ampersand: '&',
  etAl: 'et al.',
  noDate: 's.\u00A0d.',
  noDateInFull: 'sans date',
  in: 'dans',
  page: 'p.',
  pages: 'p.',
  rangeDash: '-',
  volume: 'vol.',
  issue: 'nº',
  line: ['v.', 'v.'],
  paragraph: [
    ['paragr.', 'paragr.'],
    ['paragr.', 'paragr.'],
  ],
  directedBy: 'réalisé par',
  createdBy: 'créé par',
  writtenBy: 'scénario écrit par',
  editedBy: 'édité par',
  translatedBy: 'traduit par',
  musicBy: 'musique composée par',
  director: ['Réalisation', 'Réalisation'],
  creator: ['Création', 'Création'],
  writer: ['Scénario', 'Scénario'],
  creatorInEntry: ['création', 'création'],
  writerInEntry: ['scénario', 'scénario'],
  dir: ['réal.', 'réal.'],
  ed: ['éd.', 'éd.'],
  editor: ['éd.', 'éd.'],
  trans: 'trad.',
  film: 'Film',
  featureFilm: 'Film',
  series: 'Série télévisée',
  speech: 'Discours',
  availableAt: 'Disponible sur\u00A0:',
  accessed: 'consulté le',
  accessedOn: 'Consulté le',
  beforeChrist: 'av.\u00A0J.-C.',
  quotes: ['«\u00A0', '\u00A0»', '“', '”'],
}

const spanish: CitationWords = {
  and: 'y',
  lastAnd: ' y ',
  ampersand: 'y',
  etAl: 'et al.',
  noDate: 's.\u00A0f.',
  noDateInFull: 'sin fecha',
  in: 'en',
  page: 'p.',
  pages: 'pp.',
  rangeDash: '-',
  volume: 'vol.',
  issue: 'n.º',
  line: ['v.', 'vv.'],
  paragraph: [
    ['párr.', 'párrs.'],
    ['párr.', 'párrs.'],
  ],
  directedBy: 'dirección de',
  createdBy: 'creación de',
  writtenBy: 'guion de',
  editedBy: 'edición de',
  translatedBy: 'traducción de',
  musicBy: 'música de',
  director: ['Dirección', 'Dirección'],
  creator: ['Creación', 'Creación'],
  writer: ['Guion', 'Guion'],
  creatorInEntry: ['creación', 'creación'],
  writerInEntry: ['guion', 'guion'],
  dir: ['dir.', 'dirs.'],
  ed: ['ed.', 'eds.'],
  editor: ['editor', 'editores'],
  trans: 'trad.',
  film: 'Película',
  featureFilm: 'Película',
  series: 'Serie de televisión',
  speech: 'Discurso',
  availableAt: 'Disponible en:',
  accessed: 'consultado el',
  accessedOn: 'Consultado el',
  beforeChrist: 'a.\u00A0C.',
  quotes: ['«', '»', '“', '”'],
}

const byLanguage: Readonly<Record<string, CitationWords>> = {
  de: german,
  fr: french,
  es: spanish,
}

/** Whether the words are those of English, which some styles treat otherwise. */
export function isEnglish(words: CitationWords): boolean {
  return words === english
}

/** Returns the words for a language tag such as de-AT; English where we know no others. */
export function citationWords(language: string): CitationWords {
  return byLanguage[language.slice(0, 2)] ?? english
}
