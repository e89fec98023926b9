/** The words by which a text says who speaks, in the languages whose rules are cheap. */

export interface SpeechWords {
  /** Forms of verbs of saying, in lower case. */
  readonly verbs: ReadonlySet<string>
  readonly pronouns: ReadonlyMap<string, Pronoun>
  readonly articles: ReadonlySet<string>
  readonly prepositions: ReadonlySet<string>
  /** Words after which a clause begins, and so a subject. */
  readonly conjunctions: ReadonlySet<string>
  /** Words before a place rather than a person. */
  readonly beforePlaces: ReadonlySet<string>
  /** By lower-case title: the gender of whoever bears it. */
  readonly titles: ReadonlyMap<string, Gender>
}

export type Gender = 'female' | 'male' | 'unknown'

export interface Pronoun {
  readonly gender: Gender | 'first' | 'plural'
  readonly isSubject: boolean
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

function genders(female: string, male: string, unknown = ''): ReadonlyMap<string, Gender> {
  const lists = [
    [female, 'female'],
    [male, 'male'],
    [unknown, 'unknown'],
  ] as const
  return new Map(
    lists.flatMap(([list, gender]) =>
      list.split(/\s+/).flatMap((word) => (word === '' ? [] : [[word, gender] as const])),
    ),
  )
}

function pronouns(
  subjects: Readonly<Record<string, Pronoun['gender']>>,
  objects: Readonly<Record<string, Gender>>,
) {
  return new Map<string, Pronoun>([
    ...Object.entries(objects).map(
      ([word, gender]) => [word, { gender, isSubject: false }] as const,
    ),
    ...Object.entries(subjects).map(
      ([word, gender]) => [word, { gender, isSubject: true }] as const,
    ),
  ])
}

/** Adds the forms of regular English verbs: say-s, cr-ies, whisper-ed, whisper-ing. */
function regular(list: string): string {
  return list
    .trim()
    .split(/\s+/)
    .flatMap((verb) => {
      const stem = verb.replace(/e$/, '')
      if (/[^aeo]y$/.test(verb)) {
        return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]
      }
      const plural = /(?:sh|ch|ss|x)$/.test(verb) ? `${verb}es` : `${verb}s`
      return [verb, plural, `${stem}ed`, `${stem}ing`]
    })
    .join(' ')
}

export const englishSpeech: SpeechWords = {
  verbs: words(
    `say says said saying tell tells told telling speak speaks spoke speaking think thinks thought thinking
    shout shouts shouted write writes wrote writing sing sings sang singing read reads reading begin begins began
    beginning go goes went cry cries cried crying beg begs begged begging sob sobs sobbed sobbing swear swears swore
    quip quips quipped snap snaps snapped snapping put puts nod nods nodded bid bids bade call calls called calling ${regular(
      `ask reply answer whisper shout yell scream call exclaim murmur mutter mumble add continue explain insist declare
      announce remark observe remind agree admit confess warn suggest demand inquire enquire repeat respond retort return
      protest promise moan groan laugh giggle sigh gasp joke tease elaborate mention state claim argue describe boast
      complain command order urge plead assure reassure comment note conclude recall invite confide concede counter
      interrupt interject sneer growl snarl hiss roar bellow breathe chuckle smile grin stammer stutter croak drawl
      persist propose venture wonder offer thank greet instruct advise cheer bark grumble concur admonish chide scold
      correct lament rejoin toast pronounce assert hint imagine ponder quote recite vow echo utter voice express address`,
    )} admitted admitting quipping`,
  ),
  pronouns: pronouns(
    {
      he: 'male',
      she: 'female',
      i: 'first',
      they: 'plural',
      we: 'plural',
      somebody: 'plural',
      someone: 'plural',
      everybody: 'plural',
      everyone: 'plural',
      others: 'plural',
    },
    { him: 'male', his: 'male', himself: 'male', her: 'female', hers: 'female', herself: 'female' },
  ),
  articles: words('the a an his her their my our this that'),
  prepositions: words(
    `to of with from by for about at in on upon into towards toward under over between behind beside against without after
    before like near past around through`,
  ),
  conjunctions: words(
    `and but or so then when while as because that if which although though until since where who once before after yet what
    whether how why than nor`,
  ),
  beforePlaces: words(
    'in at near from into towards toward across around throughout outside through',
  ),
  titles: genders(
    'mrs miss ms lady queen princess madam madame mme aunt mother sister duchess countess nurse dame grandmother mistress mademoiselle',
    'mr sir lord king prince father brother uncle count duke earl baron master monsieur grandfather emperor friar abbot',
    'dr doctor professor prof captain colonel major general judge reverend rev saint st inspector constable officer president senator sergeant lieutenant',
  ),
}

const german: SpeechWords = {
  verbs: words(
    `sagt sagte sagen sagten fragt fragte antwortet antwortete erwidert erwiderte ruft rief flüstert flüsterte meint meinte
    erklärt erklärte schreit schrie murmelt murmelte brummt brummte lacht lachte seufzt seufzte entgegnet entgegnete
    versetzt versetzte spricht sprach bittet bat befiehlt befahl fügt fügte fährt fuhr wiederholt wiederholte stammelt
    stammelte denkt dachte erzählt erzählte verspricht versprach behauptet behauptete schlägt schlug bemerkt bemerkte`,
  ),
  pronouns: pronouns(
    { er: 'male', sie: 'female', ich: 'first', wir: 'plural' },
    {
      ihm: 'male',
      ihn: 'male',
      sein: 'male',
      seine: 'male',
      seinen: 'male',
      ihr: 'female',
      ihre: 'female',
      ihren: 'female',
    },
  ),
  articles: words(
    'der die das den dem des ein eine einen einem einer sein seine ihr ihre mein meine',
  ),
  prepositions: words(
    'zu mit von bei für nach in an auf über unter gegen ohne um aus durch neben zum zur vom beim',
  ),
  conjunctions: words(
    'und aber oder dann als während weil dass wenn obwohl da bis wo nachdem bevor denn sondern ob',
  ),
  beforePlaces: words('in aus nach durch bei'),
  titles: genders(
    'frau fräulein königin prinzessin tante mutter schwester gräfin',
    'herr könig prinz onkel vater bruder graf',
    'doktor dr professor hauptmann',
  ),
}

const french: SpeechWords = {
  verbs: words(
    `dit dis demanda demande répondit répond répliqua réplique cria crie s'écria murmura murmure ajouta ajoute reprit reprend
    continua commença interrompit grogna expliqua explique chuchota souffla soupira soupire déclara déclare insista promit avoua avoue pensa lança fit
    ordonna annonça répéta protesta observa conclut acheva remarqua balbutia`,
  ),
  pronouns: pronouns(
    {
      il: 'male',
      elle: 'female',
      je: 'first',
      "j'": 'first',
      nous: 'plural',
      ils: 'plural',
      elles: 'plural',
    },
    { lui: 'unknown' },
  ),
  articles: words("le la les l' un une des son sa ses mon ma mes leur ce cette"),
  prepositions: words(
    'à de avec par pour chez en dans sur sous vers contre sans entre près au aux du',
  ),
  conjunctions: words('et mais ou puis quand lorsque tandis parce que si où donc car comme qui'),
  beforePlaces: words('à en dans vers chez'),
  titles: genders(
    'madame mme mademoiselle mlle reine princesse tante comtesse',
    'monsieur m roi prince oncle comte père frère',
    'docteur dr maître capitaine',
  ),
}

const spanish: SpeechWords = {
  verbs: words(
    `dijo dice preguntó pregunta respondió responde contestó contesta gritó grita exclamó exclama murmuró murmura susurró
    susurra añadió añade replicó replica repuso continuó continúa explicó explica insistió pidió pide ordenó suspiró
    anunció repitió protestó observó concluyó prometió confesó pensó`,
  ),
  pronouns: pronouns(
    {
      él: 'male',
      ella: 'female',
      yo: 'first',
      nosotros: 'plural',
      ellos: 'plural',
      ellas: 'plural',
    },
    { le: 'unknown' },
  ),
  articles: words('el la los las un una unos unas su sus mi mis este esta'),
  prepositions: words('a de con por para en sobre hacia contra sin entre desde hasta al del tras'),
  conjunctions: words('y e pero o cuando mientras porque que si donde pues como quien entonces'),
  beforePlaces: words('en desde hacia hasta'),
  titles: genders(
    'señora sra señorita doña reina princesa tía condesa',
    'señor sr don rey príncipe tío conde',
    'doctor dr capitán maestro',
  ),
}

const byLanguage: ReadonlyMap<string, SpeechWords> = new Map([
  ['de', german],
  ['fr', french],
  ['es', spanish],
])

/** Languages without words of their own are read with the English ones, which finds their quotations and few speakers. */
export function speechWordsOf(language: string): SpeechWords {
  return byLanguage.get(language) ?? englishSpeech
}
