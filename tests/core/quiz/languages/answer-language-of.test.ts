import { describe, expect, test } from 'vitest'
import { matchesAnswer } from '../../../../src/core/quiz/match-answer.ts'

/** An accepted answer, and what somebody types for it. */
type Pairs = readonly (readonly [string, string])[]

interface Answers {
  readonly right: Pairs
  readonly wrong: Pairs
}

const answers: Readonly<Record<string, Answers>> = {
  en: {
    right: [
      ['the lamp', 'lamp'],
      ['twenty-one lamps', '21 lamps'],
      ['it’s real', 'it is real'],
      ['Henry VIII', 'Henry the Eighth'],
      ['1,234', '1234'],
      ['half', '1/2'],
    ],
    wrong: [
      ['die Lampe', 'Lampe'],
      ['le monde', 'monde'],
      ['el mundo', 'mundo'],
      ['drei', '3'],
      ['vingt', '20'],
      ['once', '11'],
      ['zum Meer', 'zu dem Meer'],
      ['1.234', '1234'],
      ['1,000', '1'],
      ['10,000', 'ten'],
      ['2.5', '2,500'],
    ],
  },
  de: {
    right: [
      ['der Hund', 'Hund'],
      ['Hund', 'den Hund'],
      ['einem Freund', 'Freund'],
      ['des Königs', 'Koenigs'],
      ['Straße', 'strasse'],
      ['Goethe', 'Göthe'],
      ['größer', 'groesser'],
      ['dreiundzwanzig', '23'],
      ['23 Tage', 'drei und zwanzig Tage'],
      ['zwölf', '12'],
      ['zwoelf', '12'],
      ['fünf', '5'],
      ['fuenfundfünfzig', '55'],
      ['ein Jahr', '1 Jahr'],
      ['eine Lampe mit zwei Dochten', 'Lampe mit 2 Dochten'],
      ['hundert', '100'],
      ['einhundertfünf', '105'],
      ['hundertundeins', '101'],
      ['zweitausenddreihundert', '2300'],
      ['neunzehnhundertvierundachtzig', '1984'],
      ['999999', 'neunhundertneunundneunzigtausendneunhundertneunundneunzig'],
      ['zwei Millionen', '2.000.000'],
      ['2,5 Millionen', '2 500 000'],
      ['1.234', '1234'],
      ['3,5', '3.5'],
      ['3,5', 'drei Komma fünf'],
      ['zweieinhalb', '2,5'],
      ['anderthalb', '1,5'],
      ['drei Viertel', '3/4'],
      ['ein Drittel', '1/3'],
      ['minus fünf', '-5'],
      ['fünfzig Prozent', '50%'],
      ['zwanzig Grad', '20°'],
      ['5 Kilometer', '5 km'],
      ['zwei Stunden', '2 h'],
      ['der dritte Akt', 'der 3. Akt'],
      ['der 3. Akt', 'dritter Akt'],
      ['im achten Kapitel', 'im 8. Kapitel'],
      ['der einundzwanzigste', 'der 21.'],
      ['der zwanzigste', '20ster'],
      ['Heinrich VIII.', 'Heinrich der Achte'],
      ['Elisabeth II.', 'Elisabeth die Zweite'],
      ['Akt V', 'Akt 5'],
      ['Zweiter Weltkrieg', '2. Weltkrieg'],
      ['wie geht’s', 'wie geht es'],
      ['zum Meer', 'zu dem Meer'],
      ['Romeo & Julia', 'Romeo und Julia'],
      ['Wahrheit', 'Warheit'],
    ],
    wrong: [
      ['an die Freude', 'die Freude'],
      ['an der Wand', 'der Wand'],
      ['the Hund', 'Hund'],
      ['I’m Haus', 'ich bin Haus'],
      ['dreiundzwanzig', '32'],
      ['zweiunddreißig', 'dreiundzwanzig'],
      ['dreizehn', 'dreißig'],
      ['der dritte Akt', 'drei Akte'],
      ['der dritte Akt', 'der vierte Akt'],
      ['1,234', '1234'],
      ['1.000', '1'],
      ['2,5', '2.500'],
      ['3,5', '35'],
      ['kein Hund', 'ein Hund'],
      ['ten', '10'],
      ['Heinrich VIII.', 'Heinrich der Siebte'],
      ['Nitrat', 'Nitrit'],
      ['die', 'der'],
    ],
  },
  fr: {
    right: [
      ['le monde', 'monde'],
      ['l’eau', 'eau'],
      ['eau', 'l’eau'],
      ['l’amour', 'lamour'],
      ['des hommes', 'hommes'],
      ['une étoile', 'etoile'],
      ['cœur', 'coeur'],
      ['garçon', 'garcon'],
      ['vingt et un', '21'],
      ['soixante-dix', '70'],
      ['soixante et onze', '71'],
      ['septante-deux', '72'],
      ['quatre-vingts', '80'],
      ['quatre-vingt-dix-sept', '97'],
      ['nonante-sept', '97'],
      ['97 ans', 'quatre vingt dix sept ans'],
      ['cent un', '101'],
      ['deux cents', '200'],
      ['mille neuf cent quatre-vingt-quatre', '1984'],
      ['deux mille', '2 000'],
      ['cinq millions', '5 000 000'],
      ['2,5 millions', '2 500 000'],
      ['un an', '1 an'],
      ['une promesse entre deux rives', 'promesse entre 2 rives'],
      ['3,14', '3.14'],
      ['trois virgule cinq', '3,5'],
      ['trois quarts', '3/4'],
      ['deux tiers', '2/3'],
      ['deux cinquièmes', '2/5'],
      ['deux et demi', '2,5'],
      ['moins cinq', '-5'],
      ['cinquante pour cent', '50%'],
      ['vingt degrés', '20°'],
      ['5 kilomètres', '5 km'],
      ['deux heures', '2 h'],
      ['le troisième acte', 'le 3e acte'],
      ['le 3ème acte', 'troisième acte'],
      ['la première scène', '1re scène'],
      ['neuvième', '9e'],
      ['cinquième', '5e'],
      ['vingt et unième', '21e'],
      ['XXe siècle', 'vingtième siècle'],
      ['dix-neuvième siècle', 'xixe siecle'],
      ['le XXIᵉ siècle', '21e siècle'],
      ['la Ve République', 'cinquième république'],
      ['IIIème acte', 'troisième acte'],
      ['mil neuf cent quatorze', '1914'],
      ['François Ier', 'François premier'],
      ['Louis XIV', 'Louis quatorze'],
      ['acte V', 'acte 5'],
      ['Roméo & Juliette', 'Roméo et Juliette'],
      ['j’aime', 'jaime'],
    ],
    wrong: [
      ['XXe siècle', 'XIXe siècle'],
      ['la vie', 'la 6e'],
      ['Le', '50e'],
      ['a dit', 'dit'],
      ['an neuf', 'neuf'],
      ['d’amour', 'amour'],
      ['du roi', 'le roi'],
      ['dont', 'do not'],
      ['soixante-dix', '60'],
      ['quatre-vingts', '24'],
      ['quatre-vingt-deux', '422'],
      ['cent', 'sans'],
      ['le troisième acte', 'trois actes'],
      ['le troisième acte', 'le 4e acte'],
      ['jamais', 'mais'],
      ['1,234', '1234'],
      ['ten', '10'],
      ['nitrate', 'nitrite'],
    ],
  },
  es: {
    right: [
      ['31', 'treintaiuno'],
      ['el mundo', 'mundo'],
      ['las estrellas', 'estrellas'],
      ['un sueño', 'sueno'],
      ['lo bueno', 'bueno'],
      ['vergüenza', 'verguenza'],
      ['treinta y uno', '31'],
      ['veintidós', '22'],
      ['dieciséis', '16'],
      ['cien', '100'],
      ['ciento uno', '101'],
      ['quinientos', '500'],
      ['mil novecientos ochenta y cuatro', '1984'],
      ['setecientas mil', '700.000'],
      ['cinco millones', '5.000.000'],
      ['1.234', '1234'],
      ['3,5', '3.5'],
      ['tres coma cinco', '3,5'],
      ['un año', '1 año'],
      ['una casa con dos puertas', 'casa con 2 puertas'],
      ['tres cuartos', '3/4'],
      ['un tercio', '1/3'],
      ['dos y medio', '2,5'],
      ['menos cinco', '-5'],
      ['cincuenta por ciento', '50%'],
      ['veinte grados', '20°'],
      ['5 kilómetros', '5 km'],
      ['el tercer acto', 'el 3.er acto'],
      ['la tercera escena', 'la 3.ª escena'],
      ['el 2º acto', 'segundo acto'],
      ['vigésimo primero', '21º'],
      ['Alfonso XII', 'Alfonso doce'],
      ['Felipe VI', 'Felipe sexto'],
      ['siglo XX', 'siglo veinte'],
      ['acto V', 'acto 5'],
      ['Romeo & Julieta', 'Romeo y Julieta'],
    ],
    wrong: [
      ['a Roma', 'Roma'],
      ['del rey', 'rey'],
      ['once', 'one'],
      ['sesenta', 'setenta'],
      ['treinta y uno', '30'],
      ['tres', 'trece'],
      ['el tercer acto', 'tres actos'],
      ['el tercer acto', 'el 4.º acto'],
      ['nadie', 'nada'],
      ['1,234', '1234'],
      ['ten', '10'],
      ['nitrato', 'nitrito'],
    ],
  },
  it: {
    right: [
      ['l’amore', 'amore'],
      ['perché', 'perche'],
      ['Enrico VIII', 'Enrico 8'],
      ['3,5', '3.5'],
      ['Romeo & Giulietta', 'Romeo e Giulietta'],
      ['la verità', 'la verita'],
    ],
    wrong: [
      ['a Roma', 'Roma'],
      ['i ragazzi', 'ragazzi'],
      ['ten', '10'],
      ['one', '1'],
      ['mai', 'ma'],
      ['dont', 'do not'],
      ['il mondo', 'mondo'],
    ],
  },
  hu: {
    right: [['a ház', 'a haz']],
    wrong: [
      ['a ház', 'ház'],
      ['az ember', 'ember'],
      ['the ház', 'ház'],
    ],
  },
}

describe.each(Object.entries(answers))('in %s', (language, { right, wrong }) => {
  test.each(right)('“%s” may be typed as “%s”', (accepted, typed) => {
    expect(matchesAnswer([accepted], typed, language)).toBe(true)
  })

  test.each(wrong)('“%s” is not “%s”', (accepted, typed) => {
    expect(matchesAnswer([accepted], typed, language)).toBe(false)
  })
})

test('the same answer is read anew in each language', () => {
  expect(matchesAnswer(['die Lampe'], 'Lampe', 'de')).toBe(true)
  expect(matchesAnswer(['die Lampe'], 'Lampe', 'en')).toBe(false)
  expect(matchesAnswer(['die Lampe'], 'Lampe', 'de-AT')).toBe(true)
})

/** Whatever number a class may be asked for, its words in each language are it, and no other. */
test.each([
  ['de', (n: number) => inGerman(n)],
  ['fr', (n: number) => inFrench(n)],
  ['es', (n: number) => inSpanish(n)],
] as const)('every number below 2000 in the words of %s is that number', (language, spell) => {
  for (let n = 0; n < 2000; n += 1) {
    expect([n, matchesAnswer([String(n)], spell(n), language)]).toEqual([n, true])
    expect([n, matchesAnswer([String(n + 1)], spell(n), language)]).toEqual([n, false])
  }
})

function inGerman(n: number): string {
  if (n >= 1000) return `tausend${n % 1000 === 0 ? '' : inGerman(n % 1000)}`
  const hundreds = Math.floor(n / 100)
  const ones = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ')
  if (hundreds > 0) return `${ones[hundreds]}hundert${n % 100 === 0 ? '' : inGerman(n % 100)}`
  if (n === 1) return 'eins'
  if (n < 13) return ones[n] ?? ''
  const teens = ['drei', 'vier', 'fünf', 'sech', 'sieb', 'acht', 'neun']
  if (n < 20) return `${teens[n - 13]}zehn`
  const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')
  const ten = tens[Math.floor(n / 10) - 2] ?? ''
  return n % 10 === 0 ? ten : `${ones[n % 10]}und${ten}`
}

function inFrench(n: number): string {
  if (n >= 1000) return `mille${n % 1000 === 0 ? '' : ` ${inFrench(n % 1000)}`}`
  const hundreds = Math.floor(n / 100)
  if (hundreds > 0) {
    const rest = n % 100 === 0 ? '' : ` ${inFrench(n % 100)}`
    return `${hundreds === 1 ? '' : `${inFrench(hundreds)} `}cent${hundreds > 1 && rest === '' ? 's' : ''}${rest}`
  }
  const ones =
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
      ' ',
    )
  if (n < 20) return ones[n] ?? ''
  if (n >= 80) return n === 80 ? 'quatre-vingts' : `quatre-vingt-${inFrench(n - 80)}`
  const tens = ['vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante']
  const ten = tens[Math.floor(n / 10) - 2] ?? ''
  const rest = n >= 60 ? n - 60 : n % 10
  if (rest === 0) return ten
  return rest % 10 === 1 ? `${ten} et ${inFrench(rest)}` : `${ten}-${inFrench(rest)}`
}

function inSpanish(n: number): string {
  if (n >= 1000) return `mil${n % 1000 === 0 ? '' : ` ${inSpanish(n % 1000)}`}`
  if (n === 100) return 'cien'
  const hundreds =
    'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
      ' ',
    )
  if (n > 100) {
    return `${hundreds[Math.floor(n / 100) - 1]}${n % 100 === 0 ? '' : ` ${inSpanish(n % 100)}`}`
  }
  const ones =
    `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve`.split(
      /\s+/,
    )
  if (n < 30) return ones[n] ?? ''
  const tens = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
  const ten = tens[Math.floor(n / 10) - 3] ?? ''
  return n % 10 === 0 ? ten : `${ten} y ${ones[n % 10]}`
}

test.each(['de', 'fr', 'es'])(
  'words that only look like a number of %s are read at once',
  (language) => {
    const scales = 'hundert tausend millionen cents mille millions cientos mil millones'.split(' ')
    const words = scales.map((word) => word.repeat(15).slice(0, 150))
    expect(words.map((word) => matchesAnswer(['1'], word, language))).toEqual(
      words.map(() => false),
    )
  },
)
