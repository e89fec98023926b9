import { describe } from 'vitest'
import { dailyStoreContract } from '../../contracts/daily-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('daily posts on $name', ({ open }) => {
  dailyStoreContract(open)
})
