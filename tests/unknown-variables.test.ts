import { describe, expect, test } from 'vitest'
import { Environment } from '../src/config.ts'
import { describeUnknown, findUnknownVariables } from '../src/unknown-variables.ts'
import { usualEnvironments } from './fixtures/usual-environments.ts'

const known = Object.keys(Environment.shape)

function sayAbout(...names: readonly string[]) {
  const variables = Object.fromEntries(names.map((name) => [name, 'x']))
  return findUnknownVariables(variables, known).map((each) => describeUnknown(each))
}

describe('a misspelt variable that is surely ours', () => {
  test.each([
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['DatabaseUrl', 'DATABASE_URL'],
    ['DISCORD_TOKE', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_CLIENT_ID', 'DISCORD_APPLICATION_ID'],
    ['DISCORD_APPLICATION_IDS', 'DISCORD_APPLICATION_ID'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK-BOT-TOKEN', 'SLACK_BOT_TOKEN'],
    ['PLAYGROUND_KEI', 'PLAYGROUND_KEY'],
    ['PACK_DIR', 'PACKS_DIR'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['COMMONPLACE_PORT', 'PORT'],
    ['COMMONPLACE_DATABASE_URL', 'DATABASE_URL'],
  ])('%s is not a setting; %s is', (name, meant) => {
    expect(sayAbout(name)).toEqual([
      `${name} is not a setting of Commonplace. Did you mean ${meant}?`,
    ])
  })

  test('nothing else begins with PLAYGROUND_', () => {
    expect(sayAbout('PLAYGROUND_COLOUR')).toEqual([
      'PLAYGROUND_COLOUR is not a setting of Commonplace. Remove it.',
    ])
  })
})

describe('what may be meant for another program is only mentioned', () => {
  test.each([
    ['SECRET_KEY', ', so it is ignored. Did you mean SECRETS_KEY?'],
    ['LOGLEVEL', ', so it is ignored. Did you mean LOG_LEVEL?'],
    ['POSTGRES_URL', ', so it is ignored. Did you mean DATABASE_URL?'],
    ['SLACK_WEBHOOK_URL', ', so it is ignored.'],
    ['DISCORD_GUILD_ID', ', so it is ignored.'],
    ['METRICS_PORT', ', so it is ignored.'],
  ])('%s', (name, rest) => {
    expect(sayAbout(name)).toEqual([`${name} is not a setting of Commonplace${rest}`])
  })

  test('so is a name like one of ours that is set as well', () => {
    expect(sayAbout('DATABASE_URL', 'DATABASE_URI')).toEqual([
      'DATABASE_URI is not a setting of Commonplace, so it is ignored. Did you mean DATABASE_URL?',
    ])
  })
})

test.each(Object.entries(usualEnvironments))('nothing is said in %s', (_, variables) => {
  expect(findUnknownVariables(variables, known)).toEqual([])
})

test('an empty value counts as not set', () => {
  expect(findUnknownVariables({ DATABASE_URI: '' }, known)).toEqual([])
})
