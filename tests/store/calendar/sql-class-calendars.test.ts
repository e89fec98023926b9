import { describe } from 'vitest'
import { calendarStoreContract } from '../../contracts/calendar-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('class calendars on $name', ({ open }) => {
  calendarStoreContract(open)
})
