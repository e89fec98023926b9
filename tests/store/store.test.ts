import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { wholeStoreContract } from '../contracts/store.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { engines } from '../fixtures/engines.ts'

describe.each(engines)('the store on $name', ({ address, open }) => {
  wholeStoreContract(open)

  it('opens an empty database, and reopens it with its data', async () => {
    const url = await address()
    const first = await openStore(url)
    expect(await first.leases.acquire('x', 'a', 600_000)).toBeDefined()
    await first.close()
    const second = await openStore(url)
    onTestFinished(() => second.close())
    expect(await second.healthProblems()).toEqual([])
    expect(await second.leases.acquire('x', 'b', 600_000)).toBeUndefined()
  })

  it('uses the clock it is given, or else its own', async () => {
    expect(await (await open({ clock: () => 42 })).now()).toBe(42)
    expect(Math.abs((await (await open()).now()) - Date.now())).toBeLessThan(60_000)
  })
})

it('keeps everything in memory where asked, each store its own', async () => {
  const [one, other] = [await openStore('sqlite::memory:'), await openStore('sqlite::memory:')]
  onTestFinished(() => one.close())
  onTestFinished(() => other.close())
  expect(await one.leases.acquire('x', 'a', 1_000)).toBeDefined()
  expect(await other.leases.acquire('x', 'b', 1_000)).toBeDefined()
})

it('refuses a second store on the same file with a sentence, and not once the first is closed', async () => {
  const url = `sqlite:${await temporaryFolder()}/folder/that/is/made/test.db`
  const first = await openStore(url)
  await expect(openStore(url)).rejects.toThrow(/Another bot process is already using/)
  await first.close()
  await (await openStore(url)).close()
})

it('refuses an address that it does not know', async () => {
  await expect(openStore('mysql://localhost/x')).rejects.toThrow(/must begin with sqlite: or/)
})
