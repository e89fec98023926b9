/**
 * Spells words in one way where British and American differ, so that “colour” finds “color”. Rules and words are from Wikipedia’s
 * “American and British English spelling differences”. They apply to texts and queries alike, so which way does not matter.
 */

const rules: readonly (readonly [pattern: RegExp, american: string])[] = [
  [/^practis(e|es|ed|ing)$/, 'practic$1'],
  [
    /^(.{3,})our(s|ed|ing|ings|er|ers|able|ably|ful|fully|less|ite|ites|itism|ist|ists|al|ally|hood|hoods|ly|some|y)?$/,
    '$1or$2',
  ],
  [/^(.{3,})is(e|es|ed|er|ers|ing|ation|ations|ational|able)$/, '$1iz$2'],
  [/^(.{2,})lys(e|es|ed|er|ers|ing)$/, '$1lyz$2'],
  [/^(dialog|catalog|analog|monolog|prolog|epilog|travelog)ue(s|d)?$/, '$1$2'],
  [
    /^(.*cent|.*theat|.*met|lit|millilit|fib|somb|spect|sab|calib|lust|meag|och|mit|sepulch|maneuv)re(s|d)?$/,
    '$1er$2',
  ],
  [
    /^(barrel|bevel|cancel|carol|channel|chisel|counsel|cudgel|dial|duel|enamel|equal|fuel|funnel|gravel|grovel|initial|jewel|kennel|label|level|libel|marshal|marvel|medal|model|panel|pedal|pencil|quarrel|revel|rival|shovel|shrivel|signal|snivel|spiral|total|towel|travel|tunnel|unravel|wool)l(ed|er|ers|ing|ings|or|ors|ous|ously|ist|ists|en)$/,
    '$1$2',
  ],
  [/^(fulfil|enrol|instil|distil|enthral|appal|instal)(s|ment|ments)?$/, '$1l$2'],
  [/^(skil|wil)ful(ly|ness)?$/, '$1lful$2'],
  [/^(judg|acknowledg)ement(s|al)?$/, '$1ment$2'],
  [/^(def|off|pret|lic)ence(s|d|less)?$/, '$1ense$2'],
  [/^(learn|burn|dream|spoil)t$/, '$1ed'],
]

/** Words that end in -ise on both sides of the Atlantic, by their beginnings. */
const alwaysIse =
  /^(?:advert|adv|compr|comprom|conc|chast|circumc|clockw|cru|bru|dem|desp|dev|disgu|enterpr|exc|exerc|expert|franch|improv|inc|likew|mala|merchand|otherw|parad|pra|appra|prec|prem|prom|rev|superv|surpr|telev|tort|treat|turquo)is/

/** Beginnings of words, British and American. */
const beginnings =
  `manoeuv:maneuv anaem:anem anaesth:anesth archaeo:archeo encyclopaed:encycloped mediaev:mediev
  paediat:pediat orthopaed:orthoped gynaec:gynec haemo:hemo leukaem:leukem oesoph:esoph oestro:estro foet:fet
  diarrhoe:diarrhe aesthet:esthet grey:gray mould:mold moult:molt moustach:mustach sceptic:skeptic plough:plow
  pyjama:pajama cosi:cozi draught:draft enquir:inquir artefact:artifact yoghurt:yogurt doughnut:donut worshipp:worship
  kidnapp:kidnap focuss:focus smoulder:smolder`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string])

const wholeWords: ReadonlyMap<string, string> = new Map(
  `programme:program programmes:programs cosy:cozy tyre:tire tyres:tires kerb:curb kerbs:curbs cheque:check
  cheques:checks storey:story storeys:stories gaol:jail jewellery:jewelry aluminium:aluminum aeroplane:airplane
  aeroplanes:airplanes mum:mom mums:moms mummy:mommy maths:math whilst:while amongst:among towards:toward
  afterwards:afterward ageing:aging axe:ax tsar:czar whisky:whiskey speciality:specialty omelette:omelet carat:karat
  centring:centering spelt:spelled`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** Returns the American spelling of a lower-case word, for comparing only: words that nobody spells in two ways may come out odd. */
export function unifySpelling(word: string): string {
  const whole = wholeWords.get(word)
  if (whole !== undefined) return whole
  const [british, american] = beginnings.find(([start]) => word.startsWith(start)) ?? ['', '']
  const begun = american + word.slice(british.length)
  if (alwaysIse.test(begun)) return begun
  for (const [pattern, replacement] of rules) {
    if (pattern.test(begun)) return begun.replace(pattern, replacement)
  }
  return begun
}
