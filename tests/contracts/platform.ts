/** What every chat platform promises to the rest of the bot, whatever the platform itself is like. */
import { describe, expect, test } from 'vitest'
import { DeliveryError, ForeignRoomError, type Platform } from '../../src/core/platform/platform.ts'
import { replyWith, select, text } from '../../src/core/reply/reply.ts'
import type { Room } from '../../src/core/platform/room.ts'
import { everyBlock } from '../fixtures/every-block.ts'
import { hostileText, withWords } from '../fixtures/hostile-text.ts'

/** A class on the platform, with what people there see. */
export interface PlatformClass {
  readonly platform: Platform
  readonly room: Room
  /** Somebody in the class. */
  readonly person: string
  /** The words of each message in the room, the oldest first. */
  readonly texts: () => readonly string[]
  readonly directTexts: () => readonly string[]
  /** The ids of the pinned messages. */
  readonly pinned: () => readonly string[]
  /** How many threads were opened. */
  readonly threads: () => number
  /** Takes away the bot's right to post in the room. */
  readonly forbid: () => void
  /** Throws if the platform was sent something it does not allow, or if anybody was notified. */
  readonly assertClean: () => void
}

export interface PlatformTraits {
  /** Whether the platform limits the length of a message; the playground does not. */
  readonly hasLimits: boolean
}

const hello = replyWith(text('Good morning'))
const longReply = replyWith(text('A long sentence that goes on. '.repeat(600)))
/** Controls, and the marks that turn the direction of text. */
// oxlint-disable-next-line no-control-regex
const turningText = /[\u0000-\u0009\u000B-\u001F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/
/** No chat has room for a menu of so many entries. */
const unshowable = replyWith(
  select(
    'search:open:',
    'Choose one',
    Array.from({ length: 500 }, (_, index) => ({ label: `Entry ${index}`, value: `${index}` })),
  ),
)

export function platformContract(
  open: () => Promise<PlatformClass>,
  { hasLimits }: PlatformTraits,
): void {
  describe('messages', () => {
    test('a post appears, and an edit changes it where it stands', async () => {
      const { platform, room, texts, assertClean } = await open()
      const message = await platform.post(room, hello)
      expect(message.room).toBe(room.id)
      await platform.post(room, replyWith(text('Something else')))
      await platform.edit(message, replyWith(text('Good evening')))
      expect(texts()).toEqual([
        expect.stringContaining('Good evening'),
        expect.stringContaining('Something else'),
      ])
      assertClean()
    })

    test('a post is found by its key', async () => {
      const { platform, room } = await open()
      const message = await platform.post(room, hello, { idempotencyKey: 'daily/1' })
      await platform.post(room, hello, { idempotencyKey: 'daily/2' })
      expect(await platform.findByKey(room, 'daily/1', 0)).toEqual(message)
      expect(await platform.findByKey(room, 'daily/3', 0)).toBeUndefined()
    })

    test('an answer to a message appears in the room, is found by its key, and can be edited', async () => {
      const { platform, room, texts, assertClean } = await open()
      const { id } = await platform.post(room, hello)
      const options = { idempotencyKey: 'daily/1', replyTo: id }
      const answer = await platform.post(room, replyWith(text('What you thought')), options)
      expect(await platform.findByKey(room, 'daily/1', 0, id)).toEqual(answer)
      expect(await platform.findByKey(room, 'daily/2', 0, id)).toBeUndefined()
      await platform.edit(answer, replyWith(text('What we thought')))
      expect(texts()).toEqual([
        expect.stringContaining('Good morning'),
        expect.stringContaining('What we thought'),
      ])
      assertClean()
    })

    test('a key that is repeated within the platform’s window returns the first message', async () => {
      const { platform, room, texts } = await open()
      const first = await platform.post(room, hello, { idempotencyKey: 'daily/1' })
      const second = await platform.post(room, hello, { idempotencyKey: 'daily/1' })
      // Without a window there may be two; the bot looks for the first one before it tries again.
      const dedupes = (platform.dedupeWindowMs ?? 0) > 0
      expect(dedupes ? second : first).toEqual(first)
      expect(texts().length).toBeLessThanOrEqual(dedupes ? 1 : 2)
      expect(await platform.findByKey(room, 'daily/1', 0)).toBeDefined()
    })

    test('a direct message reaches that person and not the room', async () => {
      const { platform, person, texts, directTexts, assertClean } = await open()
      await platform.sendDirectMessage(person, hello)
      expect(directTexts()).toEqual([expect.stringContaining('Good morning')])
      expect(texts()).toEqual([])
      assertClean()
    })

    test('pinning and unpinning twice is like doing it once', async () => {
      const { platform, room, pinned, assertClean } = await open()
      const message = await platform.post(room, hello)
      await platform.pin(message)
      await platform.pin(message)
      expect(pinned()).toEqual([message.id])
      await platform.unpin(message)
      await platform.unpin(message)
      expect(pinned()).toEqual([])
      assertClean()
    })

    test('a thread opens under a message, whatever its title', async () => {
      const { platform, room, threads, assertClean } = await open()
      const message = await platform.post(room, hello)
      await platform.startThread(message, `${hostileText} ${'long '.repeat(100)}`)
      expect(threads()).toBe(1)
      assertClean()
    })

    test('the rate of posts is above zero and the same for the same room', async () => {
      const { platform, room } = await open()
      expect(platform.rateLimit(room).perSecond).toBeGreaterThan(0)
      expect(platform.rateLimit({ ...room })).toEqual(platform.rateLimit(room))
    })
  })

  describe('what a reply may hold', () => {
    test.each(everyBlock.map((block) => [block.kind, block] as const))(
      'a %s is posted and edited',
      async (_, block) => {
        const { platform, room, texts, assertClean } = await open()
        await platform.edit(await platform.post(room, replyWith(block)), replyWith(block))
        expect(texts()).toHaveLength(1)
        assertClean()
      },
    )

    test.each(everyBlock.map((block) => [block.kind, block] as const))(
      'hostile words in a %s notify nobody and turn no text around',
      async (_, block) => {
        const { platform, room, texts, assertClean } = await open()
        await platform.post(room, replyWith(withWords(block, hostileText)))
        expect(texts().length).toBeGreaterThan(0)
        for (const words of texts()) expect(words).not.toMatch(turningText)
        assertClean()
      },
    )

    test('a long post loses no words, in as many messages as it takes', async () => {
      const { platform, room, texts, assertClean } = await open()
      await platform.post(room, longReply)
      const words = texts().join(' ').replaceAll(/\s+/g, ' ')
      expect(words.match(/goes on/g)).toHaveLength(600)
      assertClean()
    })

    test.runIf(hasLimits)(
      'an edit that no longer fits is rejected and changes nothing',
      async () => {
        const { platform, room, texts, assertClean } = await open()
        const message = await platform.post(room, hello)
        expect(await outcomeOf(platform.edit(message, longReply))).toBe('rejected')
        expect(texts()).toEqual([expect.stringContaining('Good morning')])
        assertClean()
      },
    )

    test.runIf(hasLimits)(
      'a reply that cannot be shown is rejected and posts nothing',
      async () => {
        const { platform, room, person, texts, assertClean } = await open()
        const message = await platform.post(room, hello)
        expect(await outcomeOf(platform.post(room, unshowable))).toBe('rejected')
        expect(await outcomeOf(platform.edit(message, unshowable))).toBe('rejected')
        expect(await outcomeOf(platform.sendDirectMessage(person, unshowable))).toBe('rejected')
        expect(texts()).toHaveLength(1)
        assertClean()
      },
    )
  })

  describe('failures', () => {
    test('rooms, messages and people of another platform are rejected', async () => {
      const { platform, room } = await open()
      const elsewhere = { id: 'elsewhere:1', class: room.class }
      const message = { room: elsewhere.id, id: '1', class: room.class }
      const outcomes = await Promise.all([
        outcomeOf(platform.post(elsewhere, hello)),
        outcomeOf(platform.edit(message, hello)),
        outcomeOf(platform.sendDirectMessage('elsewhere:2', hello)),
        outcomeOf(platform.startThread(message, 'Discussion')),
        outcomeOf(platform.pin(message)),
        outcomeOf(platform.unpin(message)),
      ])
      expect(outcomes).toEqual(outcomes.map(() => 'rejected'))
    })

    test('a room of another class is refused, and nothing there is read, posted or changed', async () => {
      const { platform, room, texts, pinned, threads } = await open()
      const message = await platform.post(room, hello, { idempotencyKey: 'daily/1' })
      const foreign = { ...room, class: `${room.class}0` }
      const there = { ...message, class: foreign.class }
      const refusals = await Promise.all([
        failureOf(platform.post(foreign, hello)),
        failureOf(platform.edit(there, replyWith(text('Changed')))),
        failureOf(platform.findByKey(foreign, 'daily/1', 0)),
        failureOf(platform.checkPermissions(foreign)),
        failureOf(platform.startThread(there, 'Discussion')),
        failureOf(platform.pin(there)),
        failureOf(platform.unpin(there)),
      ])
      for (const refusal of refusals) expect(refusal).toBeInstanceOf(ForeignRoomError)
      expect(texts()).toEqual([expect.stringContaining('Good morning')])
      expect(pinned()).toEqual([])
      expect(threads()).toBe(0)
    })

    test('a room in which the bot may post has no problems', async () => {
      const { platform, room } = await open()
      expect(await platform.checkPermissions(room)).toEqual([])
    })

    test.runIf(hasLimits)(
      'without the right to post, the check and the error say what to do',
      async () => {
        const { platform, room, forbid } = await open()
        forbid()
        expect(await platform.checkPermissions(room)).not.toEqual([])
        const failure = await failureOf(platform.post(room, hello))
        expect(failure.outcome).toBe('rejected')
        expect(failure.remedy).not.toEqual([])
      },
    )
  })
}

async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof DeliveryError) return error
  throw new Error('There was no DeliveryError.', { cause: error })
}

/** Fails the test for an error that is not a DeliveryError. */
async function outcomeOf(work: Promise<unknown>): Promise<DeliveryError['outcome']> {
  return (await failureOf(work)).outcome
}
