import { expect, onTestFinished, test } from 'vitest'
import { startHttpApp, startSocketApp } from './bolt-class.ts'
import { startFakeSlack, type FakeSlack } from './start-fake-slack.ts'

async function startDistrict(): Promise<FakeSlack> {
  const slack = await startFakeSlack()
  onTestFinished(() => slack.close())
  return slack
}

function addSchool(slack: FakeSlack, domain: string) {
  const team = slack.addWorkspace(domain)
  return { team, teacher: team.addPerson({ name: 'teacher', admin: true }) }
}

test('two workspaces install the app, and each is answered with its own token', async () => {
  const slack = await startDistrict()
  const { url } = await startHttpApp({ slack }, (app) => {
    app.command('/study', async ({ ack, client, command }) => {
      await ack()
      await client.chat.postMessage({
        channel: command.channel_id,
        text: `Hello ${command.team_domain}`,
      })
    })
  })
  const schools = ['north', 'south'].map((domain) => addSchool(slack, domain))
  for (const { team, teacher } of schools) {
    const arrival = await team.walkInstall(teacher, `${url}/slack/install`)
    expect(arrival.status).toBe(200)
    expect([...team.installation!.scopes]).toEqual(['commands', 'chat:write'])
    const channel = team.addChannel({ name: 'class', withApp: true })
    await teacher.command(channel, '/study')
    await slack.until(() => team.posts(channel).length === 1)
    expect(team.posts(channel)[0]!.text).toBe(`Hello ${team.state.domain}`)
  }
  const [north, south] = schools.map(({ team }) => team.installation!.token)
  expect(north).not.toBe(south)
  expect(slack.violations).toEqual([])
})

test('a code works once, and only for the client that it was given to', async () => {
  const slack = await startDistrict()
  const { url } = await startHttpApp({ slack }, () => {})
  const { team, teacher } = addSchool(slack, 'north')
  const { returnUrl } = await team.walkInstall(teacher, `${url}/slack/install`)
  const code = new URL(returnUrl).searchParams.get('code')!
  async function exchange(client_secret: string): Promise<unknown> {
    const body = new URLSearchParams({ code, client_id: slack.clientId, client_secret })
    const response = await fetch(`${slack.apiUrl}oauth.v2.access`, { method: 'POST', body })
    return response.json()
  }
  expect(await exchange('guessed')).toEqual({ ok: false, error: 'bad_client_secret' })
  expect(await exchange(slack.clientSecret)).toEqual({ ok: false, error: 'code_already_used' })
})

test('a return without the state is refused by Bolt', async () => {
  const slack = await startDistrict()
  const { url } = await startHttpApp({ slack }, () => {})
  const { team, teacher } = addSchool(slack, 'north')
  const { returnUrl } = await team.walkInstall(teacher, `${url}/slack/install`)
  expect((await slack.comeBack(returnUrl, '')).status).not.toBe(200)
})

test('after a removal the token is dead, and the app gets two events', async () => {
  const slack = await startDistrict()
  const heard: string[] = []
  const { url } = await startHttpApp({ slack }, (app) => {
    app.event('app_uninstalled', async ({ event }) => void heard.push(event.type))
    app.event('tokens_revoked', async ({ event }) => void heard.push(event.type))
  })
  const { team, teacher } = addSchool(slack, 'north')
  await team.walkInstall(teacher, `${url}/slack/install`)
  const { token } = team.installation!
  await team.uninstall()
  await slack.until(() => heard.length === 2)
  const response = await fetch(`${slack.apiUrl}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await response.json()).toEqual({ ok: false, error: 'account_inactive' })
  expect(heard.toSorted()).toEqual(['app_uninstalled', 'tokens_revoked'])
  expect(team.installation).toBeUndefined()
  const channel = team.addChannel({ name: 'class' })
  await expect(teacher.command(channel, '/study')).rejects.toThrow('not installed')
})

test('installing again gives the same bot a new token', async () => {
  const slack = await startDistrict()
  const { url } = await startHttpApp({ slack }, () => {})
  const { team, teacher } = addSchool(slack, 'north')
  await team.walkInstall(teacher, `${url}/slack/install`)
  const before = team.installation!
  await team.walkInstall(teacher, `${url}/slack/install`)
  expect(team.installation).toBe(before)
  await team.uninstall()
  await team.walkInstall(teacher, `${url}/slack/install`)
  expect(team.installation).toMatchObject({ botUserId: before.botUserId, botId: before.botId })
  expect(team.installation!.token).not.toBe(before.token)
})

test('one socket serves two workspaces, each with its own token', async () => {
  const slack = await startDistrict()
  const schools = ['north', 'south'].map((domain) => addSchool(slack, domain))
  for (const { team } of schools) team.install()
  await startSocketApp(
    { slack },
    (app) => {
      app.command('/study', async ({ ack, client, command }) => {
        await ack()
        await client.chat.postMessage({ channel: command.channel_id, text: command.team_domain })
      })
    },
    async ({ teamId }) => {
      const { token, botId, botUserId } = schools.find(({ team }) => team.id === teamId)!.team
        .installation!
      return { botToken: token, botId, botUserId }
    },
  )
  for (const { team, teacher } of schools) {
    const channel = team.addChannel({ name: 'class', withApp: true })
    await teacher.command(channel, '/study')
    await slack.until(() => team.posts(channel).length === 1)
    expect(team.posts(channel)[0]!.text).toBe(team.state.domain)
  }
  expect(slack.violations).toEqual([])
})
