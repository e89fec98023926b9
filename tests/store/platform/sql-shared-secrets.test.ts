import { describe } from 'vitest'
import { sharedSecretContract } from '../../contracts/shared-secrets.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('shared secrets on $name', (engine) => {
  sharedSecretContract(engine)
})
