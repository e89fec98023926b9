import { expect, test } from 'vitest'
import { createFetchAttachment } from '../../../src/adapters/discord/attachments.ts'

test.each([
  'https://example.org/secret.txt',
  'http://cdn.discordapp.com/a.txt',
  'https://cdn.discordapp.com.example.org/a.txt',
  'http://169.254.169.254/latest/meta-data',
  'https://discord.com/a.txt',
])('nothing is fetched from %s', async (url) => {
  const fetchAttachment = createFetchAttachment('https://discord.com/api')
  const file = { filename: 'a.txt', size: 1, url }
  await expect(fetchAttachment(file, 10)).rejects.toThrow('isn’t on Discord’s servers')
})

test('a file that is announced as too large is not downloaded', async () => {
  const fetchAttachment = createFetchAttachment('https://discord.com/api')
  const file = { filename: 'a.txt', size: 11, url: 'https://cdn.discordapp.com/a.txt' }
  await expect(fetchAttachment(file, 10)).rejects.toThrow('too large')
})
