import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { interactionsPath } from '../../../src/adapters/discord/interactions-endpoint.ts'
import { paths } from '../../../src/adapters/slack/declare.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const nginx = readFileSync('deploy/nginx.conf', 'utf8')
const caddy = readFileSync('deploy/Caddyfile', 'utf8')

test('both proxies pass on what the platforms, projectors and teachers ask for, and no more', () => {
  const [, listed = ''] = /@wanted path (.+)/.exec(caddy) ?? []
  expect(listed.split(' ')).toEqual(
    expect.arrayContaining([
      interactionsPath,
      `${paths.prefix}/*`,
      '/projector/*',
      '/status',
      '/status/*',
    ]),
  )
  expect(listed).not.toMatch(/metrics|readyz|healthz|play| \/\*/)
  const [, wanted = ''] = /location ~ (\S+) \{/.exec(nginx) ?? []
  function isPassedOn(path: string): boolean {
    return new RegExp(wanted).test(`/bot${path}`)
  }
  for (const path of [
    interactionsPath,
    paths.events,
    paths.install,
    paths.redirect,
    '/projector/key',
    '/status',
    '/status/status.css',
  ]) {
    expect([path, isPassedOn(path)]).toEqual([path, true])
  }
  for (const path of ['/metrics', '/statuses', '/readyz', '/healthz/deep', '/play/line', '/']) {
    expect([path, isPassedOn(path)]).toEqual([path, false])
  }
})

test('only a refused connection is tried again, and events of a projector do not wait', () => {
  expect(nginx).toContain('proxy_next_upstream error;')
  expect(nginx).toContain('proxy_buffering off;')
  // After a refused connection Caddy may not take the process out that it asked next: active checks alone decide.
  expect(caddy).not.toContain('fail_duration')
  expect(caddy).toContain('health_uri /readyz')
})

// Where the proxies are installed they read their files themselves.
test.runIf(existsSync('/usr/sbin/nginx'))('nginx can read its file', async () => {
  const folder = await temporaryFolder()
  const site = nginx.replace('listen 443 ssl', 'listen 8443').replace(/^\tssl_.*\n/gm, '')
  await writeFile(join(folder, 'site.conf'), site)
  const main = `pid ${folder}/pid; error_log stderr; events {} http { access_log off; include ${folder}/site.conf; }`
  await writeFile(join(folder, 'nginx.conf'), main)
  expect(() =>
    execFileSync('/usr/sbin/nginx', ['-t', '-q', '-c', join(folder, 'nginx.conf')]),
  ).not.toThrow()
})

test.runIf(existsSync('/usr/bin/caddy'))('Caddy can read its file', () => {
  const env = { ...process.env, PUBLIC_URL: 'https://bot.example', BOTS: 'bot-a:3000 bot-b:3000' }
  const words = ['validate', '--config', 'deploy/Caddyfile', '--adapter', 'caddyfile']
  expect(() => execFileSync('/usr/bin/caddy', words, { env, stdio: 'pipe' })).not.toThrow()
})
