import { expect, test } from 'vitest'
import {
  chicagoRanges,
  fullRanges,
  mlaRanges,
} from '../../../../src/core/lookup/citation/page-ranges.ts'

test.each([
  ['71-72', '71–72', '71–72', '71–72'],
  ['100-104', '100–104', '100–04', '100–104'],
  ['101-108', '101–108', '101–08', '101–8'],
  ['321-25', '321–325', '321–25', '321–25'],
  ['112–131', '112–131', '112–31', '112–31'],
  ['808-833', '808–833', '808–33', '808–33'],
  ['498-532', '498–532', '498–532', '498–532'],
  ['1496-1500', '1496–1500', '1496–500', '1496–500'],
  ['99-101', '99–101', '99–101', '99–101'],
  ['12, 31-32', '12, 31–32', '12, 31–32', '12, 31–32'],
  ['xii-xv', 'xii–xv', 'xii–xv', 'xii–xv'],
])('%s', (pages, full, mla, chicago) => {
  expect([fullRanges(pages), mlaRanges(pages), chicagoRanges(pages)]).toEqual([full, mla, chicago])
})
