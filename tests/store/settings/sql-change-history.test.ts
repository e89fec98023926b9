import { describe } from 'vitest'
import { changeHistoryContract } from '../../contracts/change-history.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('the history of changes on $name', ({ open }) => {
  changeHistoryContract(open)
})
