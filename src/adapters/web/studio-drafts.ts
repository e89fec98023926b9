/** Opens and saves the packs of the class for the studio, so that nobody saves over what somebody else has saved meanwhile. */
import { createHash } from 'node:crypto'
import type { Dispatcher } from '../../app/dispatch.ts'
import type { HeavyWork } from '../../app/heavy/heavy-work.ts'
import { isStarterKind } from '../../app/pack-tools/create-pack.ts'
import { packFiles } from '../../core/pack/sections.ts'
import type { DraftTexts } from '../../app/studio/check-draft.ts'
import type { CommandContext } from '../../core/command/context.ts'
import type { Person } from '../../core/platform/room.ts'
import { isForm } from '../../core/reply/form.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { classId, optionResolver, type PersonKey, roomOf } from './ids.ts'

export interface OpenedDraft {
  readonly texts: DraftTexts
  /** Names the version that it was opened from; undefined for a pack that the class does not have. */
  readonly base: string | undefined
}

export type SaveResult =
  | { readonly saved: Reply; readonly base: string; readonly id: string }
  | { readonly refused: Reply }
  | { readonly overtaken: { readonly id: string; readonly name: string; readonly at: number } }
  | { readonly noId: true }

export interface StudioDraftParts {
  readonly dispatch: Dispatcher
  readonly work: HeavyWork
  readonly now: () => number
}

export function createStudioDrafts({ dispatch, work, now }: StudioDraftParts) {
  let saves = 0
  let queue: Promise<unknown> = Promise.resolve()

  async function open(content: string): Promise<DraftTexts> {
    return work.run('openDraft', classId, { content })
  }

  async function saveNow(
    context: CommandContext,
    { as, person, texts, base, anyway }: SaveParts,
  ): Promise<SaveResult> {
    const id = idIn(texts.pack)
    if (id === undefined) return { noId: true }
    const current = await context.classPacks.readText(id)
    if (!anyway && current !== undefined && versionOf(current) !== base) {
      const version = (await context.classPacks.history(id))?.current
      return { overtaken: { id, name: version?.by.name ?? '', at: version?.savedAt ?? now() } }
    }
    const { joinPack } = await import('../../app/pack/join-pack.ts')
    const { text } = joinPack(new Map(packFiles.map((file) => [file, texts[file]])))
    const answer = await dispatch.command({
      id: `web:studio${(saves += 1)}`,
      person,
      room: roomOf('me', as),
      at: now(),
      command: 'pack',
      subcommand: 'upload',
      given: { file: { name: `${id}.yaml`, bytes: Buffer.from(text) } },
      resolver: optionResolver,
    })
    if (isForm(answer)) throw new Error('Saving a pack asked for a form.')
    if (answer.refused === true) return { refused: answer }
    // Pictures that the class has of the pack stay with it, though the studio shows none.
    return { saved: answer, base: versionOf((await context.classPacks.readText(id)) ?? text), id }
  }

  return {
    /** Returns undefined if the class has no such pack. */
    async openPack({ classPacks }: CommandContext, id: string): Promise<OpenedDraft | undefined> {
      const content = await classPacks.readText(id)
      return content === undefined
        ? undefined
        : { texts: await open(content), base: versionOf(content) }
    },

    /** Returns the texts of a pack under an id of its own. */
    async copyPack({ classExchange, settings }: CommandContext, id: string): Promise<OpenedDraft> {
      const { content } = await classExchange.exportPack(id, 'yaml', settings.applied.ceiling)
      return { texts: await open(String(content)), base: undefined }
    },

    async newPack(kind: string): Promise<OpenedDraft | undefined> {
      if (!isStarterKind(kind)) return undefined
      const { readStarter } = await import('../../app/studio/read-starter.ts')
      return { texts: await readStarter(kind), base: undefined }
    },

    /** One after the other, so that two tabs that save at once notice each other. */
    save(context: CommandContext, parts: SaveParts): Promise<SaveResult> {
      const saving = queue.then(() => saveNow(context, parts))
      queue = saving.catch(() => undefined)
      return saving
    },
  }
}

interface SaveParts {
  readonly as: PersonKey
  readonly person: Person
  readonly texts: DraftTexts
  readonly base: string | undefined
  /** Whether what somebody else has saved may become an earlier version. */
  readonly anyway: boolean
}

/** Returns the id that a pack.yaml gives on a line of its own, without reading all of it. */
function idIn(manifest: string): string | undefined {
  return /^id:[ \t]*(['"]?)([a-z0-9-]{1,40})\1[ \t]*(?:#.*)?$/m.exec(manifest)?.[2]
}

function versionOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}
