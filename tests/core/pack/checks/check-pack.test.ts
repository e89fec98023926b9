import { describe, expect, test } from 'vitest'
import { checkPack } from '../../../../src/core/pack/checks/check-pack.ts'
import {
  copyOfLantern,
  editFile,
  problemsAfterEdit,
  problemsOfPack,
} from '../../../fixtures/broken-pack.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

interface Case {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly said: string
}

function mistake(name: string, file: string, from: string, to: string, said: string): Case {
  return { name, file, from, to, said: `${file}:${said}` }
}

const spoiler =
  'so this would be a spoiler. Choose something earlier, or move this to a later scene.'
const earlyCharacter = 'so this would be a spoiler. Leave them out, or move this to a later scene.'

const references: readonly Case[] = [
  mistake(
    'an id used twice',
    'scenes.yaml',
    '- id: the-letter',
    '- id: the-climb',
    '12:3: The id “the-climb” is used twice in this file. Give one of them another id.',
  ),
  mistake(
    'a name used twice',
    'scenes.yaml',
    'title: The letter',
    'title: The climb',
    '13:3: “The climb” is used twice. Change one of them, so that students can tell them apart.',
  ),
  mistake(
    'a paragraph that the guide lacks',
    'terms.yaml',
    'rating: everyone\n  source: [T4]',
    'rating: everyone\n  source: [T5]',
    '8:12: The guide has no paragraph T5. It has T1 to T4.',
  ),
  mistake(
    'a paragraph zero',
    'quotes.yaml',
    'themes: [duty]\n  rating: everyone\n  source: [T1]',
    'themes: [duty]\n  rating: everyone\n  source: [T0]',
    '9:12: The guide has no paragraph T0. It has T1 to T4.',
  ),
  mistake(
    'a paragraph of a section that does not exist, in an arc',
    'characters.yaml',
    'because she must., source: [T1]',
    'because she must., source: [Q1]',
    '8:71: The guide has no paragraph Q1. It has T1 to T4.',
  ),
  mistake(
    'a paragraph that does not exist, in an example',
    'terms.yaml',
    'hope., source: [T4]',
    'hope., source: [T9]',
    '6:74: The guide has no paragraph T9. It has T1 to T4.',
  ),
  mistake(
    'a scene that does not exist',
    'quotes.yaml',
    'scene: the-climb',
    'scene: the-clim',
    '4:3: There is no scene “the-clim”. Did you mean “the-climb”?',
  ),
  mistake(
    'a character that does not exist',
    'scenes.yaml',
    'characters: [mara]\n  themes: [duty]',
    'characters: [zzz]\n  themes: [duty]',
    '7:16: There is no character “zzz”. Add it to characters.yaml or correct the spelling.',
  ),
  mistake(
    'a scene that does not exist, in what a quiz item is about',
    'quiz.yaml',
    'quote: ninety\n  scene: the-letter',
    'quote: ninety\n  scene: the-letter\n  about: the-clim',
    '8:3: There is no scene “the-clim”. Did you mean “the-climb”?',
  ),
  mistake(
    'a line that does not exist, in evidence',
    'themes.yaml',
    'quote: ninety',
    'quote: nine',
    '6:27: There is no quote “nine”. Did you mean “ninety”?',
  ),
  mistake(
    'a theme that does not exist, in a question',
    'questions.yaml',
    'themes: [duty]',
    'themes: [dutty]',
    '5:12: There is no theme “dutty”. Did you mean “duty”?',
  ),
  mistake(
    'a person that does not exist, in a relationship',
    'characters.yaml',
    'with: osk',
    'with: oskar',
    '12:9: There is no character “oskar”. Did you mean “osk”?',
  ),
]

const ratings: readonly Case[] = [
  mistake(
    'a rating without a reason',
    'quotes.yaml',
    'rating: mature\n  reasons: [grief, violence]',
    'rating: mature',
    '28:3: Say why this is rated mature: add reasons, such as [language].',
  ),
  mistake(
    'a line milder than its scene',
    'quotes.yaml',
    'rating: mature\n  reasons: [grief, violence]',
    'rating: everyone',
    '28:3: This is rated everyone, but the scene “the-quarrel” is rated teen. Rate this teen too.',
  ),
  mistake(
    'evidence milder than its scene',
    'themes.yaml',
    '{ scene: the-letter, text: The letter stays shut., source: [T2] }',
    '{ scene: the-quarrel, text: It stays shut., rating: everyone, source: [T2] }',
    '15:51: This is rated everyone, but the scene “the-quarrel” is rated teen. Rate this teen too.',
  ),
  mistake(
    'evidence milder than its line',
    'themes.yaml',
    '{ scene: the-letter, text: The letter stays shut., source: [T2] }',
    '{ scene: the-quarrel, quote: drowned, text: It is shut., rating: teen, source: [T2] }',
    '15:64: This is rated teen, but the quote “drowned” is rated mature. Rate this mature too.',
  ),
  mistake(
    'a question whose evidence is stronger than it',
    'questions.yaml',
    '{ scene: the-climb, look: how she works }',
    '{ scene: the-quarrel, look: how she works }',
    '32:9: This is rated everyone, but the scene “the-quarrel” is rated teen. Rate this teen too.',
  ),
  mistake(
    'a character milder than the scene where they come in',
    'characters.yaml',
    'first: the-letter',
    'first: the-quarrel',
    '26:3: This is rated everyone, but the scene “the-quarrel” is rated teen. Rate this teen too.',
  ),
  mistake(
    'a quiz item that is milder than the scene that it is about',
    'quiz.yaml',
    'scene: the-light\n',
    'scene: the-light\n  about: the-quarrel\n',
    '27:3: This is rated everyone, but the scene “the-quarrel” is rated teen. Rate this teen too.',
  ),
]

const order: readonly Case[] = [
  mistake(
    'a quiz item placed before its line',
    'quiz.yaml',
    'quote: ninety\n  scene: the-letter',
    'quote: a-light-is\n  scene: the-letter',
    `6:3: “the-light” comes after “the-letter” in the story, ${spoiler}`,
  ),
  mistake(
    'a quiz item about a scene after the last one that students need',
    'quiz.yaml',
    'quote: ninety\n  scene: the-letter',
    'quote: ninety\n  scene: the-letter\n  about: the-light',
    `8:3: “the-light” comes after “the-letter” in the story, ${spoiler}`,
  ),
  mistake(
    'a question whose evidence lies behind it',
    'questions.yaml',
    '{ scene: the-letter, look',
    '{ scene: the-light, look',
    `20:9: “the-light” comes after “the-letter” in the story, ${spoiler}`,
  ),
  mistake(
    'evidence with a line from later',
    'themes.yaml',
    'scene: the-climb, quote: ninety',
    'scene: the-climb, quote: wet-letter',
    `6:27: “the-letter” comes after “the-climb” in the story, ${spoiler}`,
  ),
  mistake(
    'a person in a scene before they come in',
    'scenes.yaml',
    'characters: [mara]\n  themes: [duty]',
    'characters: [osk]\n  themes: [duty]',
    `7:16: The class first meets “osk” in “the-letter”, after “the-climb”, ${earlyCharacter}`,
  ),
  mistake(
    'a line spoken before its speaker comes in',
    'quotes.yaml',
    'speaker: mara\n  scene: the-climb',
    'speaker: osk\n  scene: the-climb',
    `3:3: The class first meets “osk” in “the-letter”, after “the-climb”, ${earlyCharacter}`,
  ),
  mistake(
    'an arc out of order',
    'characters.yaml',
    '- { scene: the-light',
    '- { scene: the-letter, text: Late., source: [T2] }\n    - { scene: the-climb',
    `10:9: “the-climb” comes before “the-letter” in the story. List the parts of an arc in the order of the story.`,
  ),
  mistake(
    'a tie to a person who has not come in',
    'characters.yaml',
    'scene: the-letter',
    'scene: the-climb',
    `12:9: The class first meets “osk” in “the-letter”, after “the-climb”, ${earlyCharacter}`,
  ),
]

/** Puts one more item at the beginning of the quiz; its first line is line 1. */
function item(name: string, fields: string, said: string): Case {
  const shared = 'explanation: So it is.\n  rating: everyone\n  source: [T1]\n'
  return mistake(
    name,
    'quiz.yaml',
    '- id: who-ninety',
    `- id: added\n  prompt: Well?\n  ${shared}${fields}\n- id: who-ninety`,
    said,
  )
}

const quiz: readonly Case[] = [
  item(
    'two right answers',
    '  kind: detail\n  scene: the-climb\n  answer: Oil\n  distractors: [Water, oil.]',
    '9:24: “oil.” appears twice, so there would be two right answers.',
  ),
  item(
    'two right events',
    '  kind: order\n  scene: the-climb\n  events: [One, Two, one]',
    '8:22: “one” appears twice, so there would be two right answers.',
  ),
  item(
    'two equal partners',
    '  kind: match\n  scene: the-climb\n  pairs: [{ left: a, right: b }, { left: c, right: b }, { left: d, right: e }]',
    '8:45: “b” appears twice, so there would be two right answers.',
  ),
  item(
    'one of several stands among the wrong ones',
    '  kind: several\n  scene: the-climb\n  answers: [Oil, Rope]\n  distractors: [Rope]',
    '9:17: “Rope” appears twice, so there would be two right answers.',
  ),
  item(
    'more answers and distractors than a question shows',
    '  kind: several\n  scene: the-climb\n  answers: [a, b, c, d]\n  distractors: [e, f, g, h, i]',
    '9:3: There are 9 answers and distractors, but the limit is 8 together. Take some out.',
  ),
  item(
    'an estimate outside its range',
    '  kind: estimate\n  scene: the-climb\n  answer: 90\n  min: 1\n  max: 50',
    '8:3: 90 isn’t between 1 and 50.',
  ),
  item(
    'a number that is too exact to type',
    '  kind: estimate\n  scene: the-climb\n  answer: 3.14159\n  min: 1\n  max: 5',
    '8:3: 3.14159 has more than 3 decimals. Round it.',
  ),
  item(
    'a number that is too long to type',
    '  kind: estimate\n  scene: the-climb\n  answer: 5\n  min: 1\n  max: 5000000000',
    '10:3: 5000000000 is too long to type. Nine digits are the most.',
  ),
  item(
    'an ending that the line has not',
    '  kind: finish\n  scene: the-climb\n  quote: ninety\n  accept: [all of them are mine]',
    '9:12: After the prompt, the line “ninety” doesn’t end with “all of them are mine”. Write out the rest of the line.',
  ),
  item(
    'an ending from the middle of the line',
    '  kind: finish\n  scene: the-climb\n  quote: ninety\n  accept: [not one of them]',
    '9:12: After the prompt, the line “ninety” doesn’t end with “not one of them”. Write out the rest of the line.',
  ),
  item(
    'an ending without words',
    '  kind: finish\n  scene: the-climb\n  quote: ninety\n  accept: ["…"]',
    '9:13: After the prompt, the line “ninety” doesn’t end with “…”. Write out the rest of the line.',
  ),
  item(
    'an ending that nobody can type',
    '  kind: finish\n  scene: the-climb\n  quote: ninety\n  accept: [is mine, ـ]',
    '9:21: Students can’t type “ـ”. Write the words that count.',
  ),
  item(
    'a short answer that nobody can type',
    '  kind: typed\n  scene: the-climb\n  accept: [ninety, ـ]',
    '8:20: Students can’t type “ـ”. Write the words that count.',
  ),
  item(
    'two short answers that mean the same',
    '  kind: typed\n  scene: the-climb\n  accept: [The oil, rope, the oil!]',
    '8:27: “the oil!” counts already, since “The oil” does. Take one of them out.',
  ),
  item(
    'a name with another blank',
    '  kind: which-scene\n  scene: the-light\n  answer: "The\\u00a0climb"\n  distractors: [The letter, The lite]',
    '9:29: No scene is called “The lite”. Did you mean “The letter”?',
  ),
  item(
    'a wrong speaker',
    '  kind: who-said\n  scene: the-letter\n  quote: ninety\n  answer: Osk\n  distractors: [Mara, Osk Junior]',
    '9:3: The speaker of “ninety” is “Mara”, not “Osk”.',
  ),
  item(
    'a wrong addressee',
    '  kind: to-whom\n  scene: the-letter\n  quote: wet-letter\n  answer: Osk\n  distractors: [Mara, Mara]',
    '9:3: The addressee of “wet-letter” is “Mara”, not “Osk”.',
  ),
  item(
    'a wrong scene',
    '  kind: which-scene\n  scene: the-light\n  quote: a-light-is\n  answer: The climb\n  distractors: [The letter, The light]',
    '9:3: The scene of “a-light-is” is “The light”, not “The climb”.',
  ),
  item(
    'a speaker asked for without the line',
    '  kind: who-said\n  scene: the-letter\n  answer: Osk\n  distractors: [Mara, Mara]',
    '1:3: Say which line this is about: add quote.',
  ),
  item(
    'a name that nobody has',
    '  kind: who-said\n  scene: the-letter\n  quote: wet-letter\n  answer: Osk\n  distractors: [Marra, Mara]',
    '10:17: No character is called “Marra”. Did you mean “Mara”?',
  ),
  item(
    'a name that is not known yet',
    '  kind: who-said\n  scene: the-climb\n  quote: ninety\n  answer: Mara\n  distractors: [Osk, Mara]',
    '10:17: “Osk” is not known yet at “the-climb”; choose another character or a later scene.',
  ),
  item(
    'a scene past the item’s place',
    '  kind: which-scene\n  scene: the-letter\n  answer: The climb\n  distractors: [The letter, The light]',
    '9:29: “The light” is not known yet at “the-letter”; choose another scene or a later scene.',
  ),
  item(
    'a scene above the item’s rating',
    '  kind: which-scene\n  scene: the-light\n  answer: The climb\n  distractors: [The letter, The quarrel]',
    '9:29: “The quarrel” is rated teen, above the item; choose another scene.',
  ),
  item(
    'a theme that shows only later',
    '  kind: theme-of-line\n  scene: the-climb\n  quote: ninety\n  answer: Duty\n  distractors: [Hope, Duty]',
    '10:17: “Hope” is not known yet at “the-climb”; choose another theme or a later scene.',
  ),
  item(
    'a distractor that is a theme of the line',
    '  kind: theme-of-line\n  scene: the-light\n  quote: a-light-is\n  answer: Hope\n  distractors: [Duty, Love]',
    '10:17: “Duty” is a theme of “a-light-is” too, so it would also be right.',
  ),
  item(
    'an answer that is no theme of the line',
    '  kind: theme-of-line\n  scene: the-letter\n  quote: ninety\n  answer: Hope\n  distractors: [Duty, Love]',
    '9:3: “Hope” isn’t a theme of “ninety”, which has: Duty.',
  ),
]

describe.each([
  ['references', references],
  ['ratings', ratings],
  ['the order of the story', order],
  ['quiz items', quiz],
])('%s', (_, cases) => {
  test.each(cases)('$name', async ({ file, from, to, said }) => {
    expect(await problemsAfterEdit(file, from, to)).toContain(said)
  })
})

describe('texts that look alike', () => {
  const alike = [
    ['decomposed', 'Rene\u0301'],
    ['with a joiner', 'Re\u200Dné'],
    ['with a variation selector', 'René\uFE0F'],
    ['in full width', 'Ｒené'],
    ['with another blank', '\u3000René'],
    ['in capitals', 'RENÉ'],
  ] as const

  test.each([...alike, ['with a Cyrillic letter', 'Rеné'] as const])(
    'the right answer among the wrong ones, %s',
    async (_, other) => {
      const options = `answer: René\n  distractors: [Osk, '${other}']`
      const added = item('', `  kind: detail\n  scene: the-climb\n  ${options}`, '')
      const problems = await problemsAfterEdit(added.file, added.from, added.to)
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(/appears twice, so there would be two right answers\.$/)
    },
  )

  test.each(alike)('a title that stands twice, %s', async (_, other) => {
    const folder = await copyOfLantern()
    await editFile(folder, 'scenes.yaml', 'title: The climb', 'title: René')
    await editFile(folder, 'scenes.yaml', 'title: The letter', `title: '${other}'`)
    expect((await problemsOfPack(folder))[0]).toMatch(/is used twice\. Change one of them/)
  })

  test.each([
    ['दिन', 'दान'],
    ['C++', 'C'],
    ['-5', '5'],
    ['3.5', '35'],
    ['50%', '50'],
    ['?!', '!?'],
    ['❤', '💔'],
    ['René', 'Rene'],
    ['don’t', 'do'],
  ])('“%s” and “%s” are two options', async (one, other) => {
    const options = `answer: '${one}'\n  distractors: [Osk, '${other}']`
    const added = item('', `  kind: detail\n  scene: the-climb\n  ${options}`, '')
    expect(await problemsAfterEdit(added.file, added.from, added.to)).toEqual([''])
  })

  test('a name is the same name however its letters were made', async () => {
    const folder = await copyOfLantern()
    await editFile(folder, 'characters.yaml', 'name: Mara', 'name: Rene\u0301')
    await editFile(folder, 'quiz.yaml', 'answer: Mara', 'answer: René')
    const problems = await problemsOfPack(folder)
    expect(problems.filter((problem) => /The speaker|“René”\. /.test(problem))).toEqual([])
  })
})

test('nothing is said of a sound pack', () => {
  expect(checkPack(lantern)).toEqual([])
})
