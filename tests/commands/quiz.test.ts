import { describe, expect, test, vi } from 'vitest'
import { quoteWords } from '../../src/core/reply/quote-words.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { type ReplyOrForm, isForm } from '../../src/core/reply/form.ts'
import type { Person, Room } from '../../src/core/platform/room.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../fixtures/quiz-room.ts'

const seconds = 1_000

/** A quiz that has begun, with these three in it. */
async function begun(line: string) {
  const quiz = await openQuizRoom()
  await quiz.line(line)
  for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  return quiz
}

describe('quiz start', () => {
  test('says in the lobby what it covers, how it counts and who is in', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 4 seconds:45 scoring:speed answers:changeable penalty:yes')
    await quiz.push('Join', ana)
    await quiz.clock.advance(3 * seconds)
    const words = quiz.words()
    expect(words).toContain('Questions: 4, 45 seconds each')
    expect(words).toContain('being quick helps')
    expect(words).toContain('change your answer until the question closes')
    expect(words).toContain('skip what you don’t know')
    expect(words).toContain('Joined: Ana')
  })

  test('can be about a scene, and says when there is too little about it', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz start 3 about:"The letter"')).toMatch(
      /The quiz is open|There (is|are) only/,
    )
    expect(await quiz.say('quiz start 3 about:zeppelin', ana, { ...room, id: 'web:b' })).toContain(
      'No scene, character or theme matches',
    )
    expect(await quiz.say('quiz start 3 about:mara', ana, { ...room, id: 'web:c' })).toMatch(
      /The quiz is open|There (is|are) only/,
    )
  })

  test('draws even teams and ranks them by their average', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 teams:2')
    for (const person of [ana, ben, cleo, teacher]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    for (const person of [ana, ben, cleo, teacher]) await quiz.answer(person, true)
    expect(quiz.words()).toMatch(/1\. Team Amber: 100 points\n1\. Team Blue: 100 points/)
    const { players } = (await quiz.records().result(room.class, 'quiz1'))!
    expect(players.filter((player) => player.team === 0)).toHaveLength(2)
    expect(players.filter((player) => player.team === 1)).toHaveLength(2)
  })

  test('lets everyone choose a team where that was asked for', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 teams:3 own-team:yes')
    expect(await quiz.push('Join Team Coral', ana)).toContain('You’re in Team Coral')
    await quiz.push('Join Team Blue', ben)
    await quiz.push('Join Team Blue', ben)
    await quiz.push('Start now', teacher)
    const { players } = (await quiz.records().result(room.class, 'quiz1'))!
    expect(players.map(({ name, team }) => [name, team])).toEqual([
      ['Ana', 2],
      ['Ben', 1],
    ])
  })

  test('shows made-up names only, where that was asked for, and tells each their own', async () => {
    const quiz = await begun('quiz start 3 anonymous:yes')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    for (const name of ['Ana', 'Ben', 'Cleo']) expect(quiz.words()).not.toContain(name)
    expect(quiz.words()).toMatch(/1\. [A-Z][a-z]+ [A-Z][a-z]+: 100 points/)
    const [, alias] = /You play as (.+)\./.exec(await quiz.push('My result', ana)) ?? []
    expect(quiz.words()).toContain(alias)
    expect(await quiz.say('scores', ana)).toContain('No quizzes have been played')
  })

  test('starts from a preset that a teacher has saved', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz save name:Friday questions:4 seconds:60', ana)).toContain(
      'Only teachers',
    )
    expect(await quiz.say('quiz save name:Friday questions:4 seconds:60')).toContain('Saved friday')
    expect(await quiz.say('quiz presets', ana)).toContain('friday: 4 questions, 60 seconds each')
    await quiz.line('quiz start seconds:20 preset:friday', ana)
    expect(quiz.words()).toContain('Questions: 4, 20 seconds each')
    const misspelt = buttonsOf(await quiz.line('quiz start preset:fridy', ana))
    expect(Object.keys(misspelt)).toContain('quiz start preset:friday')
    expect(await quiz.say('quiz forget friday')).toContain('Deleted the preset')
    expect(await quiz.say('quiz forget friday')).toContain('no preset with that name')
    expect(await quiz.say('quiz start preset:friday', ana)).toContain('no preset with that name')
  })
})

describe('answers', () => {
  test('are private, and nothing about them is public before the close', async () => {
    const quiz = await begun('quiz start 3')
    const { item, at } = await quiz.question()
    const [address, given] = quiz.wayTo(item, at, true)
    const receipt = replyOf(await quiz.press(address, ana, given))
    expect(receipt.private).toBe(true)
    expect(JSON.stringify(quiz.board())).not.toContain(item.explanation)
    expect(quiz.board().blocks.some((block) => block.kind === 'distribution')).toBe(false)
  })

  test('that don’t fit the question are rejected, and another one can follow', async () => {
    const quiz = await begun('quiz start 3')
    const { item, at } = await quiz.question()
    for (const address of [`quiz:answer:${at}/17`, `quiz:answer:${at}/x`, `quiz:pick:${at}`]) {
      const reply = toPlainText(replyOf(await quiz.press(address, ana)))
      expect(reply).toContain('isn’t an answer to this question')
    }
    const [address, given] = quiz.wayTo(item, at, true)
    expect(toPlainText(replyOf(await quiz.press(address, ana, given)))).toContain('Your answer')
  })

  test('to another question than the open one come too late', async () => {
    const quiz = await begun('quiz start 3')
    const first = await quiz.question()
    await quiz.line('quiz skip')
    await quiz.line('quiz skip')
    const [address, given] = quiz.wayTo(first.item, first.at, true)
    expect(toPlainText(replyOf(await quiz.press(address, ana, given)))).toContain('closed')
    expect(toPlainText(replyOf(await quiz.press('quiz:answer:nothing/0/1', ana)))).toContain('over')
  })

  test('that need typing or ordering open a form with everything to fill in', async () => {
    const quiz = await begun('quiz start 30')
    const forms: { readonly by: string; readonly at: string; readonly form: ReplyOrForm }[] = []
    while ((await quiz.state())?.phase === 'asking') {
      const { item, at } = await quiz.question()
      const address = buttonsOf(quiz.board())['Answer…']
      if (address !== undefined) {
        forms.push({ by: item.by, at, form: await quiz.press(address, ana) })
      }
      for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
      await quiz.line('quiz skip')
    }
    expect(forms.map(({ by }) => by)).toContain('order')
    for (const { at, form } of forms) {
      expect(form).toMatchObject({ press: `quiz:send:${at}`, submit: 'Answer' })
      expect(isForm(form) && form.fields.length).toBeOneOf([1, 2, 3, 4, 5])
    }
    expect(quiz.words()).toContain('final leaderboard')
  })
})

describe('afterwards', () => {
  test('each sees in private what is worth another look', async () => {
    const quiz = await begun('quiz start 3')
    const { item } = await quiz.question()
    await quiz.answer(ana, false)
    await quiz.answer(ben, true)
    await quiz.answer(cleo, true)
    const reply = await quiz.push('My result', ana)
    expect(reply).toContain('0 of 1 completely right, rank 3 of 3')
    expect(reply).toContain(item.prompt)
    expect(await quiz.push('My result', ben)).toContain('Well done')
    expect(await quiz.push('My result', teacher)).toContain('You didn’t play')
  })

  test('the teacher gets a report with tables, and sees which questions students reported', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, person !== cleo)
    await quiz.press('quiz:send-flag:quiz1/0', ana, { fields: { reason: ['unclear'] } })
    await quiz.line('quiz stop')
    expect(await quiz.say('quiz report', ana)).toContain('Only teachers')
    const report = await quiz.line('quiz report')
    expect(report.private).toBe(true)
    const words = toPlainText(report)
    expect(words).toContain('Right: 67% · Answers: 3')
    expect(words).toContain('reported by 1 student, too few answers')
    const files = report.blocks.flatMap((block) => (block.kind === 'file' ? [block] : []))
    expect(files.map((file) => file.name)).toEqual(['quiz-questions.csv'])
    // Where no file can be sent, this is read as text.
    expect(files[0]?.content).toMatch(
      /^\uFEFFNumber,Question,Answers,Share right,Fits the rest,Median time in seconds,Reported,Why it was reported,Remarks,Option 1,Option 1 is right,Option 1 was chosen/,
    )
    expect(JSON.stringify(report)).not.toMatch(/Ana|Ben|Cleo/)
    expect(words).toContain('shows each student’s name and answers')
    const address = buttonsOf(report)['Make the student file']!
    expect(toPlainText(replyOf(await quiz.press(address, ana)))).toContain('Only teachers')
    const made = replyOf(await quiz.press(address, teacher))
    expect(made.private).toBe(true)
    const [file] = made.blocks.flatMap((block) => (block.kind === 'file' ? [block] : []))
    expect(file!.content).toContain('\r\n3,Cleo,,0,')
  })

  test('the report and the class have pictures, unless the class does without', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, person !== cleo)
    await quiz.line('quiz stop')
    const [picture] = (await quiz.line('quiz report')).blocks.filter(
      ({ kind }) => kind === 'picture',
    )
    expect(picture).toMatchObject({
      alt: expect.stringMatching(/^How each question was answered:\n1\. 67% right of 3 answers/),
    })
    await quiz.line('settings set pictures:off')
    const kinds = (await quiz.line('quiz report')).blocks.map(({ kind }) => kind)
    expect(kinds).not.toContain('picture')
  })

  test('the report begins with what to teach again, and where to go back to', async () => {
    const quiz = await begun('quiz start 3')
    const { item } = await quiz.question()
    for (const person of [ana, ben]) await quiz.answer(person, false)
    await quiz.answer(cleo, true)
    await quiz.line('quiz stop')
    const report = await quiz.line('quiz report')
    const words = toPlainText(report)
    expect(words).toMatch(/^Quiz report\n\nTeach this again:\n\nOnly 3 students answered/)
    const asked = quoteWords(item.prompt, 200)
    expect(words).toContain(asked)
    expect(words.indexOf(asked)).toBeLessThan(words.indexOf('Median points'))
    const [place, address] = Object.entries(buttonsOf(report))[0]!
    expect(place).toMatch(/^(“|Scene )/)
    const opened = replyOf(await quiz.press(address, teacher))
    expect(opened.private).toBe(true)
    const back = buttonsOf(opened)['Back to the report']!
    expect(toPlainText(replyOf(await quiz.press(back, teacher)))).toBe(words)
    expect(toPlainText(replyOf(await quiz.press(back, ana)))).toContain('Only teachers')
  })

  test('one page to print names nobody and runs nothing', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, false)
    await quiz.line('quiz stop')
    const address = buttonsOf(await quiz.line('quiz report'))['One page to print']!
    expect(toPlainText(replyOf(await quiz.press(address, ana)))).toContain('Only teachers')
    const made = replyOf(await quiz.press(address, teacher))
    expect(made.private).toBe(true)
    const [page] = made.blocks.flatMap((block) => (block.kind === 'file' ? [block] : []))
    expect(page).toMatchObject({ name: 'quiz-report.html', mediaType: 'text/html' })
    const html = new TextDecoder().decode(page!.content as Uint8Array)
    expect(html).toContain('0% right overall')
    expect(html).not.toMatch(/Ana|Ben|Cleo|<script|web:/)
  })

  test('a student reads in private what is worth reading again, and their teacher sees the same', async () => {
    const quiz = await begun('quiz start 3')
    await quiz.answer(ana, false)
    for (const person of [ben, cleo]) await quiz.answer(person, true)
    await quiz.line('quiz stop')
    const result = replyOf(await quiz.press('quiz:result:quiz1', ana))
    expect(toPlainText(result)).toContain('Worth reading again:')
    const [place] = Object.keys(buttonsOf(result)).filter((label) => /^(“|Scene )/.test(label))
    const opened = replyOf(await quiz.press(buttonsOf(result)[place!]!, ana))
    expect(buttonsOf(opened)['Back to my result']).toBe('quiz:result:quiz1')
    expect(await quiz.push('My result', ben)).not.toContain('Worth reading again')

    const own = await quiz.line('progress mine', ana)
    expect(own.private).toBe(true)
    expect(toPlainText(own)).toContain('0 of 1 answer completely right')
    expect(Object.keys(buttonsOf(own))).toEqual([place])
    expect(await quiz.say('progress mine', dan)).toContain('no answers')
    const seen = await resultsOf(quiz, ana)
    expect(seen.private).toBe(true)
    expect(toPlainText(seen)).toContain('0 of 1 answer completely right')
    expect(Object.keys(buttonsOf(seen))).toEqual([place])
    expect(await quiz.say('quiz student person:Ana', ben)).toContain('Only teachers')
  })

  test('an anonymous quiz says nothing about one student', async () => {
    const quiz = await begun('quiz start 3 anonymous:yes')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, false)
    await quiz.line('quiz stop')
    expect(toPlainText(await resultsOf(quiz, ana))).toContain('no answers')
    expect(await quiz.say('progress mine', ana)).toContain('no answers')
  })

  test('the report says so when nothing stands out', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    await quiz.line('quiz stop')
    expect(await quiz.say('quiz report')).toContain('Nothing stands out: every question that')
  })

  test('teachers open the report of every earlier quiz of the class, from any channel', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    await quiz.line('quiz stop')
    await quiz.clock.advance(86_400_000)
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    await quiz.answer(ana, false)
    await quiz.line('quiz stop')
    // In a channel without a quiz of its own there is the list.
    const list = await quiz.line('quiz report', teacher, library)
    expect(toPlainText(list)).toMatch(
      /Quizzes of your class\n\n• 1\. .*\(1 student, 1 question\)\n• 2\. .*\(3 students, 1 question\)/,
    )
    expect(JSON.stringify(list)).toContain(`"channel":"${room.id}"`)
    const open = 'quiz:open-report:'
    const chosen = ['quiz1']
    const opened = replyOf(await quiz.press(open, teacher, { where: library, chosen }))
    expect(opened.private).toBe(true)
    expect(toPlainText(opened)).toContain('Students: 3')
    expect(await quiz.say('quiz report which:2', teacher, library)).toContain('Students: 3')
    expect(await quiz.say('quiz report which:1', teacher)).toContain('Students: 1')
    const day = new Date(quiz.clock.now()).toISOString().slice(0, 10)
    expect(await quiz.say(`quiz report which:${day}`, teacher)).toContain('Students: 1')
    for (const which of ['3', '0', '2020-01-01', 'nonsense']) {
      expect(await quiz.say(`quiz report which:${which}`, teacher)).toContain('No quiz of your')
    }
    for (const [person, where] of [
      [ana, room],
      [teacher, { ...room, class: 'web:other' }],
    ] as const) {
      for (const press of [open, 'quiz:report:quiz1', 'quiz:students:quiz1']) {
        const refused = replyOf(await quiz.press(press, person, { where, chosen }))
        expect(toPlainText(refused)).toMatch(/Only teachers|no longer available/)
      }
      const earlier = replyOf(await quiz.press('quiz:earlier:0', person, { where }))
      expect(toPlainText(earlier)).toMatch(/Only teachers|no quiz to report on/)
    }
  })

  test('there is nothing to report before the first quiz', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz report')).toContain('No quiz has been played')
    expect(await quiz.say('quiz stop')).toContain('No quiz is running')
  })

  test('a teacher sees what the class misses, and no name; a student does not', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz class')).toContain('enough answers yet')
    for (let round = 0; round < 2; round += 1) {
      await quiz.line('quiz start 3')
      for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
      await quiz.push('Start now', teacher)
      await quiz.answer(ana, true)
      for (const person of [ben, cleo]) await quiz.answer(person, false)
      await quiz.line('quiz stop')
    }
    const words = await quiz.say('quiz class')
    expect(words).toContain('What the class misses most')
    expect(words).not.toMatch(/Ana|Ben|Cleo/)
    expect(await quiz.say('quiz class', ana)).toContain('Only teachers')
  })

  test('what was missed becomes flashcards for the person who asks, and for nobody else', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    for (const person of [ana, ben]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    await quiz.answer(ana, false)
    await quiz.answer(ben, true)
    await quiz.line('quiz stop')
    const missed = 'review:missed:quiz1'
    expect(toPlainText(replyOf(await quiz.press(missed, ana)))).toContain('Added 1 flashcard')
    expect(toPlainText(replyOf(await quiz.press(missed, ana)))).toContain('already')
    expect(toPlainText(replyOf(await quiz.press(missed, ben)))).toContain(
      'You didn’t miss anything',
    )
    expect(toPlainText(replyOf(await quiz.press('review:missed:gone', ben)))).toContain('no longer')
    expect(await quiz.say('review', ana)).toContain('Last card for today')
    expect(await quiz.say('review', ben)).toContain('no flashcards')
  })
})

const library: Room = { ...room, id: 'web:library' }
const dan: Person = { id: 'web:dan', name: 'Dan', isTeacher: false }

describe('while a question is open', () => {
  /** A quiz in `room` that these have joined, with its first question open. */
  async function asking(host: Person, players: readonly Person[]) {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3', host)
    for (const person of players) await quiz.push('Join', person)
    await quiz.push('Start now', host)
    return quiz
  }

  test('a student alone pauses lookups in her channel and for herself, and for nobody else', async () => {
    const quiz = await asking(ana, [ana])
    expect(await quiz.say('scene the letter', ana, library)).toContain('lookups are paused')
    expect(await quiz.say('scene the letter', ben)).toContain('lookups are paused')
    expect(await quiz.say('scene the letter', ben, library)).toContain('The letter')
  })

  test('three players pause the whole class, who are told where and how long', async () => {
    const quiz = await asking(ana, [ana, ben, cleo])
    await quiz.clock.advance(12 * seconds)
    expect(await quiz.say('scene the letter', dan, library)).toBe(
      'A quiz question is open in another channel, so lookups are paused for up to 20 seconds.',
    )
    const { blocks } = await quiz.line('scene the letter', dan, library)
    expect(JSON.stringify(blocks)).toContain('"channel":"web:general"')
  })

  test('nothing a student may ask shows what could be the answer', async () => {
    const quiz = await asking(teacher, [ana])
    const lines = [
      'scene the letter',
      'quote sea',
      'search letter',
      'character mara',
      'theme duty',
      'discuss the letter',
      'quiz start 3 about:"the letter"',
      'quiz presets',
      'review',
      'review start terms',
      'review export',
    ]
    await quiz.line('quiz save name:friday about:duty')
    await quiz.line('progress set climb')
    for (const line of [...lines, 'progress']) {
      for (const where of [room, library]) {
        expect(await quiz.say(line, dan, where)).toContain('lookups are paused')
      }
    }
    const options = [...quiz.commands].flatMap(([command, { subcommands }]) =>
      [...subcommands].flatMap(([subcommand, { options: named }]) =>
        Object.entries(named).flatMap(([option, { kind }]) =>
          kind === 'text' ? [{ command, subcommand, option }] : [],
        ),
      ),
    )
    const open = new Set<string>()
    for (const option of options) {
      for (const typed of ['', 'ninety', 'letter', 'mara', 'du']) {
        const offered = await quiz.suggest({ person: dan, room: library, typed, ...option })
        if (offered.length > 0) open.add(`${option.command} ${option.option}`)
      }
    }
    // None of these is about the story, and what teachers alone can run suggests nothing.
    expect([...open].toSorted()).toEqual(['help command', 'review timezone'])
  })

  test('direct messages with the bot are no way around it', async () => {
    const quiz = await openQuizRoom()
    const direct: Room = { ...room, id: 'web:dm/dan', class: 'web:dm/dan' }
    await quiz.say('help', dan)
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    expect(await quiz.say('scene the letter', dan, direct)).toContain('The letter')
    await quiz.push('Start now', teacher)
    for (const line of [
      'scene the letter',
      'quote sea',
      'discuss the letter',
      'review start terms',
    ]) {
      expect(await quiz.say(line, dan, direct)).toContain('open in another channel')
    }
    const query = { command: 'scene', subcommand: '', option: 'query', typed: 'letter' }
    expect(await quiz.suggest({ person: dan, room: direct, ...query })).toEqual([])
    await quiz.line('quiz stop')
    expect(await quiz.say('scene the letter', dan, direct)).toContain('The letter')
  })

  test('an earlier result waits too, since it names right answers', async () => {
    const quiz = await begun('quiz start 3')
    await quiz.answer(ana, false)
    for (const person of [ben, cleo]) await quiz.answer(person, true)
    await quiz.line('quiz stop')
    const result = 'quiz:result:quiz1'
    expect(toPlainText(replyOf(await quiz.press(result, ana)))).toContain('Your result')
    await quiz.line('quiz start 3')
    for (const person of [ana, ben]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    expect(toPlainText(replyOf(await quiz.press(result, ana)))).toContain('lookups are paused')
    expect(await quiz.say('scene the letter', teacher)).toContain('The letter')
  })

  test('another channel may start a quiz, which asks about nothing that this one asks', async () => {
    const quiz = await asking(teacher, [ana])
    expect(await quiz.say('quiz start 3', dan, library)).toContain('The quiz is open')
    const [first, second] = await quiz.running()
    const lines = first!.plan.items.map(({ id, quote = id }) => quote)
    for (const { id, quote = id } of second!.plan.items) expect(lines).not.toContain(quote)
  })
})

describe('a refused press', () => {
  test('says so beside the message, and changes nothing', async () => {
    const quiz = await begun('quiz start 3')
    const menu = replyOf(await quiz.press('quiz:host:quiz1', teacher))
    const { 'Skip this question': skip = '' } = buttonsOf(menu)
    expect(replyOf(await quiz.press(skip, ana))).toMatchObject({ refused: true, private: true })
    const lookup = replyOf(await quiz.press('scene:open:the-letter', ana))
    expect(lookup).toMatchObject({ refused: true })
    expect(replyOf(await quiz.press(skip, teacher))).not.toHaveProperty('refused')
  })
})

describe('skipping', () => {
  test('is tied to what the button was pressed for', async () => {
    const quiz = await begun('quiz start 3')
    const { 'Skip this question': skip = '' } = buttonsOf(
      replyOf(await quiz.press('quiz:host:quiz1', teacher)),
    )
    expect(toPlainText(replyOf(await quiz.press(skip, teacher)))).toContain('Moving on.')
    const late = replyOf(await quiz.press(skip, teacher))
    expect(toPlainText(late)).toContain('already moved on')
    expect(await quiz.state()).toMatchObject({ phase: 'revealing', round: 0 })
    // The menu stays, and its buttons mean what is shown now.
    const { 'Next question': next = '' } = buttonsOf(late)
    for (const forged of ['quiz:skip:quiz1/1/asking', 'quiz:skip:quiz1/x/', 'quiz:skip:quiz1/0']) {
      expect(toPlainText(replyOf(await quiz.press(forged, teacher)))).toContain('already moved on')
    }
    await quiz.press(next, teacher)
    await quiz.press(next, teacher)
    expect(await quiz.state()).toMatchObject({ phase: 'asking', round: 1 })
  })

  test.each([
    ['Add 30 seconds', 'already moved on'],
    ['Move to the bottom', 'already moved.'],
  ])('is the rule for every press of the host: %s', async (label, said) => {
    const quiz = await begun('quiz start 3')
    const menu = replyOf(await quiz.press('quiz:host:quiz1', teacher))
    const address = buttonsOf(menu)[label]!
    if (label === 'Add 30 seconds') await quiz.line('quiz skip')
    else await quiz.press(address, teacher)
    const before = await quiz.state()
    const again = replyOf(await quiz.press(address, teacher))
    expect(toPlainText(again)).toContain(said)
    expect(Object.keys(buttonsOf(again))).toContain('Stop')
    expect(await quiz.state()).toEqual(before)
  })

  test('twice in the same moment skips one question, by command and by an older button', async () => {
    const quiz = await begun('quiz start 3')
    // However slow the machine is, both are heard in one turn of the event loop.
    using _ = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
    const said = await Promise.all([quiz.say('quiz skip'), quiz.say('quiz skip')])
    expect(said.toSorted()).toEqual(['Moving on.', 'The quiz has already moved on.'])
    expect(await quiz.state()).toMatchObject({ phase: 'revealing', round: 0 })
    await Promise.all([
      quiz.press('quiz:skip:quiz1', teacher),
      quiz.press('quiz:skip:quiz1', teacher),
    ])
    expect(await quiz.state()).toMatchObject({ phase: 'asking', round: 1 })
  })

  test('leaves skipped questions out of everybody’s result and the class’s scores', async () => {
    const quiz = await begun('quiz start 3')
    await quiz.line('quiz skip')
    expect(await quiz.push('My result', ana)).toContain('No question in this quiz has counted yet')
    await quiz.line('quiz skip')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    await quiz.line('quiz skip')
    await quiz.line('quiz skip')
    expect(await quiz.push('My result', ana)).toContain('1 of 1 completely right')
  })
})

/** What a teacher sees of one student, whom a platform finds by name. */
async function resultsOf(
  { commands, openContext, clock }: Awaited<ReturnType<typeof begun>>,
  { id, name }: Person,
): Promise<Reply> {
  const subcommand = commands.get('quiz')!.subcommands.get('student')!
  const asked = { id: 'event', person: teacher, room, at: clock.now(), seed: 1 }
  const context = await openContext(room, teacher)
  return replyOf(await subcommand.run({ ...asked, options: { person: { id, name } } }, context))
}

describe('a question that seems wrong', () => {
  async function reported(quiz: Awaited<ReturnType<typeof begun>>) {
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    const form = await quiz.press(buttonsOf(quiz.board())['Report a problem']!, ana)
    const fields = { reason: ['two-right'], words: ['Osk says\nit, too.'] }
    const thanks = await quiz.press('quiz:send-flag:quiz1/0', ana, { fields })
    await quiz.press('quiz:send-flag:quiz1/0', ben, { fields: { reason: ['unclear'] } })
    return { form, thanks: toPlainText(replyOf(thanks)), report: await quiz.line('quiz report') }
  }

  test('is reported with a reason, which teachers read in the report, and the name in the file of names', async () => {
    const quiz = await begun('quiz start 3')
    const { item } = await quiz.question()
    const { form, thanks, report } = await reported(quiz)
    expect(JSON.stringify(form)).toContain(JSON.stringify(item.prompt).slice(1, -1))
    expect(JSON.stringify(form)).toContain('Your teachers will see this with your name.')
    expect(thanks).toContain('Your teachers will see what you reported.')
    const words = toPlainText(report)
    expect(words).toMatch(/1\. .* More than one answer is right: “Osk says it, too\.”/)
    expect(words).toMatch(/1\. .* The question is unclear/)
    expect(words).not.toMatch(/Ana|Ben/)
    expect(words).toContain('reported by 2 students')
    const [file] = report.blocks.filter((block) => block.kind === 'file')
    expect(file?.content).toContain(
      'More than one answer is right: “Osk says it, too.”; The question is unclear',
    )
    expect(file?.content).not.toMatch(/Ana|Ben/)
    expect(words).toContain('name and answers, and who reported what')
    await quiz.press('quiz:send-flag:quiz1/0', dan, { fields: { reason: ['wrong-key'] } })
    const made = replyOf(await quiz.press(buttonsOf(report)['Make the student file']!, teacher))
    const [names] = made.blocks.filter((block) => block.kind === 'file')
    const rows = String(names?.content).split('\r\n')
    function rowOf(name: string) {
      return rows.find((each) => each.includes(`,${name},`))
    }
    expect(rowOf('Ana')).toMatch(/,"?1: More than one answer is right: “Osk says it, too\.”"?$/)
    expect(rowOf('Cleo')).toMatch(/,$/)
    expect(rowOf(dan.name)).toMatch(/^,.*,1: The answer is wrong$/)
  })

  test('opens with what the student said before, and keeps what they say last', async () => {
    const quiz = await begun('quiz start 3')
    await reported(quiz)
    const form = JSON.stringify(await quiz.press('quiz:flag:quiz1/0', ana))
    expect(form).toContain('"value":["two-right"]')
    expect(form).toContain('"value":"Osk says\\nit, too."')
    expect(JSON.stringify(await quiz.press('quiz:flag:quiz1/0', cleo))).not.toContain('Osk says')
    await quiz.press('quiz:send-flag:quiz1/0', ana, { fields: { reason: ['wrong-key'] } })
    const words = toPlainText(await quiz.line('quiz report'))
    expect(words).toContain('The answer is wrong')
    expect(words).not.toContain('Osk says')
  })

  test('names nobody in an anonymous quiz, not to teachers either, nor in the store', async () => {
    const quiz = await begun('quiz start 3 anonymous:yes')
    const { form, report } = await reported(quiz)
    expect(JSON.stringify(form)).toContain('Your teachers will see this without your name.')
    const words = toPlainText(report)
    expect(words).toContain('More than one answer is right: “Osk says it, too.”')
    expect(words).not.toMatch(/Ana|Ben/)
    const flags = await quiz.records().listFlags(room.class)
    expect(JSON.stringify(flags)).not.toMatch(/Ana|Ben|web:/)
    const again = JSON.stringify(await quiz.press('quiz:flag:quiz1/0', ana))
    expect(again).toContain('"value":["two-right"]')
  })
})

describe('a forged press', () => {
  test('reports only what this channel was asked, once for each student', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    for (const round of ['1', '2', '-1', '1.5', '1e300', 'x', '999', '', ' 0', '0x0']) {
      const reply = toPlainText(replyOf(await quiz.press(`quiz:flag:quiz1/${round}`, ana)))
      expect(reply).toContain('nothing was reported')
    }
    for (const where of [library, { ...room, class: 'web:other' }]) {
      for (const press of ['quiz:flag:quiz1/0', 'quiz:send-flag:quiz1/0', 'quiz:flag:quiz7/0']) {
        const fields = { reason: ['unclear'], words: ['Forged!'] }
        const reply = replyOf(await quiz.press(press, ana, { where, fields }))
        expect(toPlainText(reply)).toContain('nothing was reported')
      }
    }
    for (const fields of [
      {},
      { reason: ['nonsense'] },
      { reason: ['other'], words: [' \n '] },
      { reason: ['other'], words: ['\u202E\u200B…'] },
    ]) {
      const reply = replyOf(await quiz.press('quiz:send-flag:quiz1/0', ana, { fields }))
      expect(toPlainText(reply)).toMatch(/^Please (choose|say)/)
    }
    expect(await quiz.records().listFlags(room.class)).toEqual([])
    for (let times = 0; times < 3; times += 1) {
      const fields = { reason: ['unclear'], words: [`\u202E${'x'.repeat(400 + times)}`] }
      const reply = replyOf(await quiz.press('quiz:send-flag:quiz1/0', ana, { fields }))
      expect(toPlainText(reply)).toContain('Thank you')
    }
    const flags = await quiz.records().listFlags(room.class)
    expect(flags).toMatchObject([{ quiz: 'quiz1', round: 0, reason: 'unclear' }])
    expect(flags[0]?.words).toMatch(/^x{300}$/)
  })

  test('opens no form of a question that nobody has seen', async () => {
    const quiz = await begun('quiz start 8')
    for (let round = 1; round < 8; round += 1) {
      for (const press of ['write', 'send']) {
        const reply = replyOf(await quiz.press(`quiz:${press}:quiz1/${round}`, ana))
        expect(toPlainText(reply)).toBe('This question is closed.')
      }
    }
  })

  test('reaches no quiz of another channel or class', async () => {
    const quiz = await begun('quiz start 3')
    const { at } = await quiz.question()
    for (const where of [library, { ...room, class: 'web:other' }, { ...library, class: 'x' }]) {
      for (const press of [
        `answer:${at}/0`,
        `write:${at}`,
        'join:quiz1',
        'host:quiz1',
        'skip:quiz1',
        'extend:quiz1',
        'take-over:quiz1',
        'result:quiz1',
        ...(where.class === room.class ? [] : ['students:quiz1', 'report:quiz1']),
      ]) {
        const asker = press.startsWith('join') || press.startsWith('answer') ? ana : teacher
        const reply = toPlainText(replyOf(await quiz.press(`quiz:${press}`, asker, { where })))
        expect(reply).toMatch(/over|isn’t in this channel|no longer available/)
      }
    }
    expect(await quiz.state()).toMatchObject({ phase: 'asking', round: 0 })
  })
})

describe('a teacher', () => {
  test('sees the quizzes of the class’s other channels and stops any of them', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3', ana)
    await quiz.line('quiz start 3', ben, library)
    const office: Room = { ...room, id: 'web:office' }
    expect(await quiz.say('quiz stop', ana, office)).toContain('No quiz is running in this channel')
    const list = await quiz.line('quiz stop', teacher, office)
    expect(toPlainText(list)).toContain('hosted by Ben')
    expect(JSON.stringify(list)).toContain('"channel":"web:library"')
    const stop = buttonsOf(list)['Stop number 2']!
    expect(toPlainText(replyOf(await quiz.press(stop, ana, { where: office })))).toContain(
      'isn’t in',
    )
    const menu = replyOf(await quiz.press('quiz:host:quiz1', teacher))
    const others = replyOf(await quiz.press(buttonsOf(menu)['Other channels…']!, teacher))
    expect(buttonsOf(others)).toEqual({ 'Stop number 1': stop })
    expect(toPlainText(replyOf(await quiz.press('quiz:elsewhere:', ana)))).toContain(
      'Only teachers',
    )
    const far = { ...office, class: 'web:other' }
    expect(toPlainText(replyOf(await quiz.press(stop, teacher, { where: far })))).toContain(
      'isn’t in',
    )
    expect(toPlainText(replyOf(await quiz.press(stop, teacher, { where: office })))).toContain(
      'You’ve stopped the quiz',
    )
    expect((await quiz.running()).map(({ plan }) => plan.room)).toEqual([room.id])
  })
})

describe('an anonymous quiz', () => {
  test('is anonymous for teachers, in files and in what is stored', async () => {
    const quiz = await begun('quiz start 3 anonymous:yes')
    const { item } = await quiz.question()
    await quiz.answer(ana, true)
    for (const person of [ben, cleo]) await quiz.answer(person, false)
    await quiz.press('quiz:send-flag:quiz1/0', ana, { fields: { reason: ['unclear'] } })
    await quiz.line('quiz stop')
    const report = await quiz.line('quiz report')
    expect(toPlainText(report)).toContain(item.prompt.slice(0, 40))
    const made = replyOf(await quiz.press('quiz:students:quiz1', teacher))
    expect(made).toMatchObject({ refused: true })
    const shown = [report, made, await quiz.line('scores'), await quiz.line('quiz class')]
    for (const reply of shown) {
      expect(JSON.stringify(reply)).not.toMatch(/Ana|Ben|Cleo|web:(ana|ben|cleo)/)
    }
    const tables = Object.entries(await quiz.exportClass())
    const stored = tables.filter(([table]) => table.startsWith('quiz'))
    expect(JSON.stringify(stored)).not.toMatch(/"Ana"|"Ben"|"Cleo"|web:(ana|ben|cleo)/)
    expect(await quiz.push('My result', ana)).toMatch(/100 points: 1 of 1.*You play as/s)
  })

  test('keeps each student one player, who can take over and see what they missed', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 anonymous:yes small-class:0', dan)
    for (const person of [ana, ana, ben]) await quiz.push('Join', person)
    await quiz.push('Start now', dan)
    expect(await quiz.answer(ana, false)).toContain('Your answer')
    expect(await quiz.answer(ana, true)).toContain('still')
    await quiz.answer(ben, true)
    expect(quiz.words()).toContain('1 of 2 got it right')
    await quiz.clock.advance(61 * seconds)
    expect(toPlainText(replyOf(await quiz.press('quiz:take-over:quiz1', cleo)))).toContain(
      'Join the',
    )
    expect(toPlainText(replyOf(await quiz.press('quiz:take-over:quiz1', ana)))).toContain(
      'host now',
    )
    await quiz.line('quiz stop', ana)
    expect(toPlainText(replyOf(await quiz.press('review:missed:quiz1', ana)))).toContain('Added 1')
  })
})

test('where nobody could open a projector view, the host’s teacher is told what is missing, and a student’s menu is not made longer', async () => {
  const { line, press } = await openQuizRoom()
  await line('quiz start 3', ana)
  const sentence = 'Ask whoever runs the bot to give it one.'
  const menu = toPlainText(replyOf(await press('quiz:host:quiz1', teacher)))
  expect(menu).toContain(sentence)
  expect(menu).not.toMatch(/[A-Z]_[A-Z]/)
  expect(toPlainText(replyOf(await press('quiz:host:quiz1', ana)))).not.toContain('web address')
  expect(toPlainText(await line('quiz projector', ana))).toContain(sentence)
  expect(toPlainText(await line('quiz projector', ben))).toContain('Only the host or a teacher')
})

test.each(['quiz projector', 'quiz skip', 'quiz extend', 'quiz stop'])(
  'a teacher whom the platform does not know just now is not told that “%s” is for others',
  async (line) => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3', ana)
    const unknown = { ...teacher, isTeacher: false, unknown: 'Slack isn’t telling me who you are.' }
    expect(await quiz.say(line, unknown)).toContain('Slack isn’t telling me who you are.')
    const menu = toPlainText(replyOf(await quiz.press('quiz:host:quiz1', unknown)))
    expect(menu).toContain('Please try again in a minute.')
  },
)

describe('leaving', () => {
  test('takes somebody out of the lobby, and they can come back', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    const joined = buttonsOf(replyOf(await quiz.press('quiz:join:quiz1', ana)))
    await quiz.push('Join', ben)
    await expect(quiz.push('Leave', ana)).rejects.toThrow('no button')
    const leave = joined['Leave'] ?? ''
    const left = toPlainText(replyOf(await quiz.press(leave, ana)))
    expect(left).toContain('You’ve left the quiz')
    await quiz.clock.advance(3_000)
    expect(quiz.words()).toContain('Joined: Ben')
    expect(quiz.words()).not.toContain('Ana')
    const again = toPlainText(replyOf(await quiz.press(leave, ana)))
    expect(again).toContain('You aren’t in this quiz')
    expect(await quiz.push('Join', ana)).toContain('You’ve joined')
  })

  test('closes a question that waited for nobody else, and keeps the points', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben]) await quiz.answer(person, true)
    expect(await quiz.say('quiz leave', cleo)).toContain('You’ve left the quiz')
    expect(quiz.words()).toContain('Question 1 of 3: the answer')
    expect(quiz.words()).toContain('Cleo: 0 points')
    await quiz.line('quiz skip')
    expect(quiz.words()).toContain('0 of 2 have answered')
    for (const person of [ben, ana]) await quiz.answer(person, true)
    expect(quiz.words()).toContain('Question 2 of 3: the answer')
    await quiz.line('quiz skip')
    await quiz.answer(cleo, true)
    await quiz.answer(ana, true)
    await quiz.clock.advance(3_000)
    expect(quiz.words()).toContain('2 of 3 have answered')
    await quiz.answer(ben, true)
    expect(quiz.words()).toContain('Cleo: 100 points')
  })

  test('is not needed by those who have gone: nobody waits for two missed answers in a row', async () => {
    const quiz = await begun('quiz start 4 seconds:10')
    for (const _ of [1, 2]) {
      for (const person of [ana, ben]) await quiz.answer(person, true)
      expect(await quiz.state()).toMatchObject({ phase: 'asking' })
      await quiz.clock.advance(12_000)
      await quiz.line('quiz skip')
    }
    for (const person of [ana, ben]) await quiz.answer(person, true)
    expect(quiz.words()).toContain('Question 3 of 4: the answer')
    await quiz.line('quiz skip')
    expect(await quiz.answer(cleo, true)).toContain('Your answer')
    for (const person of [ana, ben]) await quiz.answer(person, true)
    expect(quiz.words()).toContain('Cleo: 100 points')
  })

  test('works under a made-up name, too', async () => {
    const quiz = await begun('quiz start 3 anonymous:yes')
    for (const person of [ana, ben]) await quiz.answer(person, true)
    expect(await quiz.push('Leave', cleo)).toContain('You’ve left the quiz')
    expect(quiz.words()).toContain('Question 1 of 3: the answer')
    const never = toPlainText(replyOf(await quiz.press('quiz:leave:quiz1', dan)))
    expect(never).toContain('You aren’t in this quiz')
  })
})

test('teams that everyone chooses need a number', async () => {
  const quiz = await openQuizRoom()
  for (const line of ['quiz start own-team:yes', 'quiz save name:friday own-team:yes']) {
    expect(await quiz.say(line)).toContain('add teams:3')
  }
  expect(await quiz.say('quiz start own-team:yes teams:2')).toContain('The quiz is open')
})

test('where no quiz is running, the answer says how to start one', async () => {
  const quiz = await openQuizRoom()
  for (const action of ['stop', 'skip', 'extend', 'leave']) {
    expect(await quiz.say(`quiz ${action}`)).toContain('Start one with quiz start')
  }
})

test('whoever starts a quiz has its buttons at once, and after the end the way to the report', async () => {
  const quiz = await openQuizRoom()
  const opened = buttonsOf(await quiz.line('quiz start 3'))
  expect(Object.keys(opened)).toEqual([
    'Start now',
    'Add 30 seconds',
    'Move to the bottom',
    'Stop',
    'Other channels…',
  ])
  await quiz.push('Join', ana)
  const started = replyOf(await quiz.press(opened['Start now']!, teacher))
  const stop = buttonsOf(started)['Stop']!
  expect(toPlainText(replyOf(await quiz.press(stop, teacher)))).toContain('quiz report')
})

test('a quiz of which nothing counted says so, instead of a leaderboard of noughts', async () => {
  const quiz = await openQuizRoom()
  await quiz.line('quiz start 3')
  await quiz.push('Join', ana)
  await quiz.push('Start now', teacher)
  await quiz.line('quiz skip')
  await quiz.line('quiz stop')
  expect(quiz.words()).toContain('It was stopped before any question counted.')
  expect(quiz.words()).not.toContain('0 points')
  await quiz.line('quiz start 3')
  await quiz.push('Join', ana)
  await quiz.push('Start now', teacher)
  for (let press = 0; press < 6; press += 1) await quiz.line('quiz skip')
  expect(quiz.words()).toContain('No question counted this time.')
})

test('the final board counts the questions that counted', async () => {
  const quiz = await openQuizRoom()
  await quiz.line('quiz start 3')
  await quiz.push('Join', ana)
  await quiz.push('Start now', teacher)
  await quiz.answer(ana, true)
  await quiz.line('quiz skip')
  await quiz.line('quiz skip')
  await quiz.line('quiz stop')
  expect(quiz.words()).toMatch(/1 question about/)
})
