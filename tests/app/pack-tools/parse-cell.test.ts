import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseCell } from '../../../src/app/pack-tools/parse-cell.ts'

describe('a number with decimals', () => {
  test.each([
    ['9.81', 9.81],
    ['9,8', 9.8],
    ['-0.5', -0.5],
    ['−0,5', -0.5],
    ['12', 12],
    ['12.0', 12],
    ['1,000', 1000],
    ['1.234.567', 1_234_567],
  ])('%j is %d', (cell, value) => {
    expect(parseCell(z.number().default(0), cell)).toEqual({ value })
  })

  test.each(['9.8.1', '1e3', 'nine', '9.81 m', '.5', '9.'])('%j is none', (cell) => {
    expect(parseCell(z.number(), cell).problem).toContain('should be a number, such as 12')
  })

  test('with three decimals could be thousands', () => {
    expect(parseCell(z.number(), '1.230').problem).toBe(
      'says 1.230, which could mean 1.23 or 1230. Write 1230, or 1.2300 for the smaller number.',
    )
    expect(parseCell(z.number(), '1.2300')).toEqual({ value: 1.23 })
  })
})

describe('a whole number', () => {
  test.each([
    ['12', 12],
    ['+12', 12],
    ['-12', -12],
    ['−12', -12],
    ['– 12', -12],
    ['007', 7],
    ['１２', 12],
    ['12.0', 12],
    ['12,00', 12],
    ['1,000', 1000],
    ['-1,234,567', -1_234_567],
    ['1 000', 1000],
    ['1\u00A0000\u00A0000', 1_000_000],
    ['1\u202F000', 1000],
    ["1'000", 1000],
    ['1’000', 1000],
    ['1.000.000', 1_000_000],
    ['1,000.0', 1000],
    ['1.234,00', 1234],
  ])('%j is %d', (cell, value) => {
    expect(parseCell(z.int().default(0), cell)).toEqual({ value })
  })

  test.each([
    '12.5',
    '1,5',
    '1e3',
    '0x10',
    'twelve',
    '12 km',
    '10²',
    '1,00,000',
    '12,0000',
    '½',
    '٣x',
    '1-2',
    '--1',
    '(12)',
    '9'.repeat(20),
    '1,000,00.0',
    '.5',
    '-',
  ])('%j is refused', (cell) => {
    expect(parseCell(z.int(), cell)).toEqual({
      problem: `should be a whole number, such as 12, not “${cell}”.`,
    })
  })

  test.each([
    ['1.000', '1 or 1000'],
    ['12.500', '12 or 12500'],
    ['-1.200', '-1 or -1200'],
  ])('%j could be two numbers', (cell, both) => {
    expect(parseCell(z.int(), cell).problem).toBe(
      `says ${cell}, which could mean ${both}. Write the number without the point.`,
    )
  })
})

test('lists, pairs, names and the rest', () => {
  expect(parseCell(z.array(z.string()), 'a | b|c |\n d')).toEqual({ value: ['a', 'b', 'c', 'd'] })
  expect(parseCell(z.array(z.enum(['grief', 'violence'])), 'Grief|x')).toEqual({
    value: ['grief', 'x'],
  })
  const pairs = z.array(z.object({ left: z.string(), right: z.string() }))
  expect(parseCell(pairs, 'a = b | c = d = e')).toEqual({
    value: [
      { left: 'a', right: 'b' },
      { left: 'c', right: 'd = e' },
    ],
  })
  expect(parseCell(z.literal(['cause', 'true-false']), 'True-False')).toEqual({
    value: 'true-false',
  })
  expect(parseCell(z.boolean(), 'TRUE')).toEqual({ value: true })
  expect(parseCell(z.boolean(), 'no')).toEqual({ problem: 'should be true or false, not “no”.' })
  expect(parseCell(z.string(), '0123')).toEqual({ value: '0123' })
  expect(parseCell(undefined, 'x')).toEqual({ value: 'x' })
})
