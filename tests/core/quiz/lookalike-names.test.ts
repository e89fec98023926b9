import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isReservedName, isTakenName, nameKey } from '../../../src/core/quiz/lookalike-names.ts'

describe('a name', () => {
  const names = { classmates: ['Ana', 'Ben Arnold'], teachers: ['Ms. Rivera'] }

  test.each([
    'ana',
    ' ANA ',
    'A n a',
    'A.n.a!',
    'Anä',
    'Аna', // Cyrillic А
    'Аnа', // Cyrillic А and а
    'Αnα', // Greek
    'ＡＮＡ',
    '𝐀𝐧𝐚',
    'A\u200Bn\u00ADa',
    'ana 🎉',
    'Ꭺna', // Cherokee
    'ben amold',
    'BENARNOLD',
    'Веn-Аrnоld', // Cyrillic
    'Ms Rivera',
    'Mrs. Rivera',
    'rivera',
    'R1vera',
    'Riverа 2', // Cyrillic а
    'the real Ms Rivera',
    'msrivera',
    'Ana\u115F', // a filler, which counts as a letter
    'A\u3164na',
    'Anaˈ',
    'Ben ʼArnold',
    '🅰🅽🅰',
    '🅁🄸🅅🄴🅁🄰 🎉',
    '🇷🇮🇻🇪🇷🇦 1',
    'Ms Rɪᴠᴇʀᴀ', // small capitals
    'ᴀɴᴀ',
    'Ɍivera',
    'Ꞧivera',
    'Ben 4rnold',
  ])('%j is taken', (name) => {
    expect(isTakenName(name, names)).toBe(true)
  })

  test.each(['Blue Fox', 'Anna', 'Ben', 'Riv', 'Анна', '安娜', 'Θωμάς', 'Ana 4', 'Ben 2'])(
    '%j is free',
    (name) => {
      expect(isTakenName(name, names)).toBe(false)
    },
  )

  test.each([
    'Teacher',
    'The Host',
    'Your quiz bot',
    'Соmmоnplаce',
    'T3acher 0f b0t bot',
    'H0st',
    'TheTeacher',
    'T e a c h e r 2',
    'Lehrerzimmer',
    'ᴛᴇᴀᴄʜᴇʀ',
    'ʜᴏꜱᴛ',
    'T3ach3r 5',
    'teach',
    'Your tutor',
    'The Mod',
  ])('%j is nobody’s', (name) => {
    expect(isReservedName(name)).toBe(true)
  })

  test.each(['Ghost', 'Robot', 'Blue Fox', 'Badminton', 'Modest', 'Teachable', 'ー'])(
    '%j says nothing about who runs the quiz',
    (name) => {
      expect(isReservedName(name)).toBe(false)
    },
  )

  test('has the same key however it is written', () => {
    const marks = fc.constantFrom('', ' ', '.', '-', '\u200D', '\u202E', '_', '🎉')
    fc.assert(
      fc.property(
        fc.array(marks, { minLength: 9, maxLength: 9 }),
        fc.boolean(),
        (between, upper) => {
          const spelled = 'Zoë Kipling'
            .split('')
            .map((letter, index) => letter + (between[index] ?? ''))
          const name = upper ? spelled.join('').toUpperCase() : spelled.join('')
          expect(nameKey(name)).toBe(nameKey('zoe kipling'))
        },
      ),
    )
  })
})
