import { describe, expect, test } from 'vitest'
import { allScopes, scopes } from '../../../src/adapters/slack/declare.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { expectClean, startDistrict, transports } from './slack-class.ts'

describe.each(transports)('many workspaces over %s', (transport) => {
  test('each is answered with its own token, and asks only for the scopes that are used', async () => {
    const { slack, addSchool, platform } = await startDistrict(transport)
    const schools = [await addSchool('north'), await addSchool('south')]
    for (const { team, teacher, channel, room } of schools) {
      expect([...team.installation!.scopes]).toEqual(allScopes)
      const answer = await (await teacher.command(channel, '/study', 'scene climb')).answer()
      expect(answer.text).toContain('The climb')
      await teacher.openHome()
      await slack.until(() => teacher.home !== undefined)
      const ref = await platform.post(room, replyWith(text(team.id)))
      expect(team.posts(channel)).toMatchObject([{ text: team.id }])
      expect(platform.permalink(ref)).toContain(`https://${team.state.domain}.slack.com/`)
    }
    expectClean(slack)
  })

  test('the settings of one class do not affect another', async () => {
    const { slack, addSchool } = await startDistrict(transport)
    const [north, south] = [await addSchool('north'), await addSchool('south')]
    await (
      await north.teacher.command(north.channel, '/study', 'settings set rating:teen')
    ).answer()
    const there = await (await north.teacher.command(north.channel, '/study', 'settings')).answer()
    const here = await (await south.teacher.command(south.channel, '/study', 'settings')).answer()
    expect(there.text).not.toBe(here.text)
    expectClean(slack)
  })

  test('a removal deletes the installation, and the app can be added again', async () => {
    const { slack, addSchool, installations, platform, url } = await startDistrict(transport)
    const { team, teacher, channel, room } = await addSchool('north')
    const act = await teacher.command(channel, '/study', 'help')
    await act.answer()
    await team.uninstall()
    await expect.poll(() => installations.find(team.id)).toBeUndefined()
    await expect(platform.post(room, replyWith(text('Hello')))).rejects.toThrow(/not installed/)

    // What was already on its way from there is taken, and not answered.
    const sent = await slack.replay('slash_commands', { ...act.payload, trigger_id: 'later' })
    expect(sent.acknowledged).toBe(true)
    expect(act.answers).toHaveLength(1)

    const again = await team.walkInstall(teacher, `${url}/slack/install`)
    expect(again.status).toBe(200)
    expect((await installations.find(team.id))?.botToken).toBe(team.installation!.token)
    expectClean(slack)
  })

  test('a late removal event does not undo a newer installation', async () => {
    const { slack, addSchool, installations, url } = await startDistrict(transport)
    const { team, teacher } = await addSchool('north')
    const before = Math.floor(slack.now() / 1000)
    slack.advance(5000)
    await team.walkInstall(teacher, `${url}/slack/install`)
    const payload = {
      type: 'event_callback',
      team_id: team.id,
      event_id: 'EvLATE',
      event_time: before,
      event: { type: 'app_uninstalled' },
    }
    expect((await slack.replay('events_api', payload)).acknowledged).toBe(true)
    const other = await addSchool('south')
    await (await other.teacher.command(other.channel, '/study', 'help')).answer()
    expect(await installations.find(team.id)).toBeDefined()
    expectClean(slack)
  })

  test('revoking a person’s token keeps the installation, and revoking the bot’s deletes it', async () => {
    const { addSchool, installations } = await startDistrict(transport)
    const { team } = await addSchool('north')
    await team.sendEvent({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
    expect(await installations.find(team.id)).toBeDefined()
    await team.revokeToken()
    await expect.poll(() => installations.find(team.id)).toBeUndefined()
  })

  test('a workspace without an installation is never answered with the token of another', async () => {
    const { slack, addSchool } = await startDistrict(transport)
    const { team, teacher, channel } = await addSchool('north')
    const stranger = await addSchool('south', { installed: false })
    const act = await teacher.command(channel, '/study', 'help')
    await act.answer()
    const forged = {
      ...act.payload,
      team_id: stranger.team.id,
      channel_id: stranger.channel.id,
      user_id: stranger.teacher.id,
      trigger_id: 'forged',
    }
    expect((await slack.replay('slash_commands', forged)).acknowledged).toBe(true)
    await (await teacher.command(channel, '/study', 'help')).answer()
    expect(act.answers).toHaveLength(1)
    expect(stranger.team.posts(stranger.channel)).toEqual([])
    expect(team.posts(channel)).toEqual([])
    expectClean(slack)
  })
})

describe('adding the app', () => {
  test('a sign-in works once, and only in the browser where it began', async () => {
    const { slack, addSchool, installations, url } = await startDistrict()
    const { team, teacher } = await addSchool('north', { installed: false })
    const first = await team.walkInstall(teacher, `${url}/slack/install`)
    expect(first).toMatchObject({ status: 200 })
    expect(first.body).toContain('/invite @Commonplace')
    const replayed = await slack.comeBack(first.returnUrl, first.cookie)
    expect(replayed.status).toBe(400)
    expect(replayed.body).toContain('Please <a href=install>start again</a>')

    const stranger = await team.walkInstall(teacher, `${url}/slack/install`)
    expect((await slack.comeBack(stranger.returnUrl, '')).status).toBe(400)
    expect((await installations.find(team.id))?.scopes).toEqual(allScopes)
  })

  test('a used state is refused even with a fresh code', async () => {
    const { slack, addSchool, url } = await startDistrict()
    const { team, teacher } = await addSchool('north', { installed: false })
    const first = await team.walkInstall(teacher, `${url}/slack/install`)
    const second = await team.walkInstall(teacher, `${url}/slack/install`)
    const mixed = new URL(second.returnUrl)
    mixed.searchParams.set('state', new URL(first.returnUrl).searchParams.get('state')!)
    expect((await slack.comeBack(mixed.href, first.cookie)).status).toBe(400)
  })

  test('coming back with a code that Slack does not know stores nothing', async () => {
    const { slack, url, installations } = await startDistrict()
    const page = await fetch(`${url}/slack/install`, { redirect: 'manual' })
    const state = new URL(page.headers.get('location')!).searchParams.get('state')!
    const [cookie = ''] = page.headers.get('set-cookie')!.split(';')
    const back = `${url}/slack/oauth_redirect?code=code.unknown&state=${state}`
    expect((await slack.comeBack(back, cookie)).status).toBe(400)
    const body = state.replace(/\.[^.]+$/, '')
    expect(await installations.consumeState(body, Number(body.split('.')[0]))).toBe(true)
  })

  test('a forged, changed or old state is refused before its code is used', async () => {
    const { slack, addSchool, url, installations } = await startDistrict()
    const { team } = await addSchool('north', { installed: false })
    const page = await fetch(`${url}/slack/install`, { redirect: 'manual' })
    expect(page.status).toBe(302)
    const consent = new URL(page.headers.get('location')!)
    expect(consent.searchParams.get('scope')).toBe(allScopes.join(','))
    const state = consent.searchParams.get('state')!
    const [cookie = ''] = page.headers.getSetCookie().map((line) => line.split('=')[0] ?? '')
    for (const tried of [
      'x',
      `1${state}`,
      state.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ]) {
      const back = `${url}/slack/oauth_redirect?code=code.1&state=${tried}`
      expect((await slack.comeBack(back, `${cookie}=${tried}`)).status).toBe(400)
    }
    slack.advance(11 * 60_000)
    const late = `${url}/slack/oauth_redirect?code=code.1&state=${state}`
    expect((await slack.comeBack(late, `${cookie}=${state}`)).status).toBe(400)
    expect(await installations.find(team.id)).toBeUndefined()
  })
})

test('a workspace that declines every optional permission gets the app all the same', async () => {
  const { slack, addSchool, url, installations } = await startDistrict()
  const { team, teacher } = await addSchool('strict', { installed: false })
  const arrival = await team.walkInstall(teacher, `${url}/slack/install`, {
    grants: Object.keys(scopes),
  })
  expect(arrival.status).toBe(200)
  expect((await installations.find(team.id))?.scopes).toEqual(Object.keys(scopes))
  const channel = team.addChannel({ name: 'class', withApp: true })
  const act = await teacher.command(channel, '/study', 'mydata export')
  expect((await act.answer()).text).toContain('Everything stored about you')
  expectClean(slack)
})
