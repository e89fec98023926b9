import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Environment } from '../../../src/config.ts'
import { execForm, imageSays } from '../../fixtures/dockerfile.ts'

/** Returns the settings of a unit, each with all its values. */
function readUnit(name: string): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, string[]>()
  for (const line of readFileSync(`deploy/systemd/${name}`, 'utf8').split('\n')) {
    const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (key !== '') settings.set(key, [...(settings.get(key) ?? []), value])
  }
  return settings
}

const service = readUnit('commonplace.service')
const backup = readUnit('commonplace-backup.service')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}

test('a service, a container and npm start the bot in the same way', () => {
  const command = execForm(imageSays('CMD')).join(' ')
  expect(service.get('ExecStart')).toEqual([`/usr/bin/${command}`])
  expect(scripts['start']).toBe(command)
})

test('the backup copies the database that the service uses, as its user, and without its tokens', () => {
  const [database] = service.get('Environment') ?? []
  expect(database).toMatch(/^DATABASE_URL=sqlite:\/var\/lib\/commonplace\//)
  expect(backup.get('Environment')).toEqual([database])
  expect(backup.get('EnvironmentFile')).toBe(undefined)
  for (const key of ['User', 'WorkingDirectory', 'StateDirectory', 'UMask']) {
    expect(backup.get(key)).toEqual(service.get(key))
  }
})

test('the units name variables that exist, and the script that npm calls', () => {
  const named = (service.get('Environment') ?? []).map((each) => each.split('=')[0] ?? '')
  const known = [...Object.keys(Environment.shape), 'NODE_COMPILE_CACHE']
  expect(named.filter((name) => !known.includes(name))).toEqual([])
  expect(backup.get('ExecStart')?.[0]).toContain(scripts['backup'])
})

test('systemd waits as long as the bot may take, and signals the bot alone', () => {
  expect(service.get('TimeoutStopSec')).toEqual(['30'])
  expect(service.get('KillMode')).toEqual(['mixed'])
})
