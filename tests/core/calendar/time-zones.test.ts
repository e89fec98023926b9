import { describe, expect, test } from 'vitest'
import { parseTimeZone, suggestTimeZones } from '../../../src/core/calendar/time-zones.ts'

describe('time zones', () => {
  test('are read in any case and with spaces, aliases too', () => {
    expect(parseTimeZone('europe/london')).toBe('Europe/London')
    expect(parseTimeZone('America/New York')).toBe('America/New_York')
    expect(parseTimeZone('Europe/Kiev')).toBe('Europe/Kiev')
    expect(parseTimeZone('US/Eastern')).toBe('US/Eastern')
  })

  test('offsets are refused, since they have no clock changes', () => {
    expect(() => parseTimeZone('+01:00')).toThrow('I don’t know the time zone')
  })

  test('a near miss gets a suggestion', () => {
    expect(() => parseTimeZone('Europe/Londn')).toThrow('Did you mean Europe/London?')
    expect(() => parseTimeZone('Berlin')).toThrow('Did you mean Europe/Berlin?')
    expect(() => parseTimeZone('Mars')).toThrow('I don’t know the time zone')
  })

  test('are suggested by city and by familiar name', () => {
    expect(suggestTimeZones('new york')[0]).toEqual({
      label: 'America/New York',
      value: 'America/New_York',
    })
    expect(suggestTimeZones('kolkata').map((zone) => zone.value)).toContain('Asia/Kolkata')
    expect(suggestTimeZones('us/pac').map((zone) => zone.value)).toContain('US/Pacific')
    expect(suggestTimeZones('')).toHaveLength(25)
  })
})
