import { describe } from 'vitest'
import { installationStoreContract } from '../../contracts/installation-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('Slack installations on $name', ({ open }) => {
  installationStoreContract(open)
})
