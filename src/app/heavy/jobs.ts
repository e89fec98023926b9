/** The jobs of the other process. Each loads what it needs with its first run. */
import type { AttachedFile } from '../../core/command/attached-file.ts'
import type { UserError } from '../../core/reply/user-error.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { WritingPack } from '../exchange/write-pack.ts'
import type { FileForClass, FileForPack } from '../exchange/import-file.ts'
import type { AddedItem } from '../pack/check-additions.ts'
import type { DraftPlace, PlayRequest } from '../studio/preview-draft.ts'
import type { Entry } from '../../core/search/entries.ts'

interface Additions {
  readonly pack: Pack
  readonly additions: readonly AddedItem[]
}

export const jobs = {
  /** Checks what a class has added to a pack, for a lookup. */
  async checkAdditions({ pack, additions }: Additions) {
    const { checkAdditions } = await import('../pack/check-additions.ts')
    return checkAdditions(pack, additions)
  },
  /** Checks what a class wants to add, and says what could be better. */
  async adviseOnAdditions({ pack, additions }: Additions) {
    const { checkAdditions } = await import('../pack/check-additions.ts')
    return checkAdditions(pack, additions, { advise: true })
  },
  /** Reads a pack that a teacher uploads. */
  async readPack(file: AttachedFile) {
    const { readUpload } = await import('../pack/read-upload.ts')
    return readUpload(file)
  },
  /** Gives a pack that came as text alone the pictures that the class has of it. */
  async keepPictures(texts: { readonly content: string; readonly before: string }) {
    const { keepPictures } = await import('../pack/keep-pictures.ts')
    return keepPictures(texts)
  },
  /** Reads a pack that was accepted before, for a lookup. */
  async reopenPack({ name, content }: { readonly name: string; readonly content: string }) {
    const { parseUpload } = await import('../pack/parse-upload.ts')
    return parseUpload(name, content)
  },
  /** Reads questions from a file of another program. */
  async readExchange(file: AttachedFile) {
    const { readExchange } = await import('../exchange/read-exchange.ts')
    return readExchange(file)
  },
  /** Reads a file of questions as items of a pack. */
  async importForPack(input: FileForPack) {
    const { importForPack } = await import('../exchange/import-file.ts')
    return importForPack(input)
  },
  /** Reads a file of questions as packs of their own. */
  async importForClass(input: FileForClass) {
    const { importForClass } = await import('../exchange/import-file.ts')
    return importForClass(input)
  },
  /** Reads a class’s list of students. */
  async readRoster(file: AttachedFile) {
    const { readRoster } = await import('../book/read-roster.ts')
    return readRoster(file)
  },
  /** Writes a pack as a file. */
  async writePack(input: WritingPack) {
    const { writePack } = await import('../exchange/write-pack.ts')
    return writePack(input)
  },
  /** Takes a pack of the class apart for the studio. */
  async openDraft({ content }: { readonly content: string }) {
    const { openDraft } = await import('../studio/open-draft.ts')
    return openDraft(content)
  },
  /** Shows an item of a pack that is being written in the studio. */
  async previewDraft(place: DraftPlace) {
    const { previewDraft } = await import('../studio/preview-draft.ts')
    return previewDraft(place)
  },
  /** Asks a question of it, or grades an answer. */
  async playDraft(request: PlayRequest) {
    const { playDraft } = await import('../studio/preview-draft.ts')
    return playDraft(request)
  },
  /** Prepares the check of the studio for browsers. */
  async readCheckerCode(_input: Readonly<Record<string, never>>) {
    const { readCheckerCode } = await import('../studio/checker-code.ts')
    return readCheckerCode()
  },
  async readCalendar(file: {
    readonly content: string
    readonly from: string
    readonly to: string
    readonly zone: string
  }) {
    const { parseIcs } = await import('../../core/calendar/parse-ics.ts')
    return parseIcs(file.content, file.from, file.to, file.zone)
  },
  /** The language is the code that the pack states: a process takes no functions. */
  async indexTexts(pack: { readonly entries: readonly Entry[]; readonly language: string }) {
    const { buildIndex } = await import('../../core/search/text-index.ts')
    const { languageOf } = await import('../../core/search/languages/language-of.ts')
    return buildIndex(pack.entries, languageOf(pack.language))
  },
  /** Returns a picture as PNG, or undefined if its letters cannot be drawn. */
  async drawPicture(svg: string) {
    const { drawPng } = await import('../picture/draw-png.ts')
    return drawPng(svg)
  },
} as const

export type JobName = keyof typeof jobs
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0]
export type JobOutput<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>

export interface JobRequest<Name extends JobName = JobName> {
  readonly name: Name
  readonly input: JobInput<Name>
}

/** How a job ended; errors lose their class on the way between processes. */
export type JobResult =
  | { readonly value: unknown }
  | { readonly refusal: UserError['text'] }
  | { readonly error: string }
