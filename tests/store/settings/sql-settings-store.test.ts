import { describe } from 'vitest'
import { settingsStoreContract } from '../../contracts/settings-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('settings on $name', ({ open }) => {
  settingsStoreContract(open)
})
