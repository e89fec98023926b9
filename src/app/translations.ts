/** Reads `locales/<locale>.json` beside the commands: their names and summaries in other languages. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Command, withLocalNames } from '../core/command/command.ts'

const Name = z
  .string()
  .regex(/^[-_\p{L}\p{N}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), 'must be lower case')

/** Discord’s limits for descriptions and for the labels of choices. */
const Summary = z.string().min(1).max(100)
const ChoiceLabel = z.string().min(1).max(100)

const OptionTranslation = z.strictObject({
  name: Name,
  summary: Summary,
  /** Labels by the value of the choice. */
  choices: z.record(z.string(), ChoiceLabel).optional(),
})

const SubcommandTranslation = z.strictObject({
  name: Name.optional(),
  summary: Summary.optional(),
  options: z.record(z.string(), OptionTranslation).optional(),
})

const CommandTranslation = SubcommandTranslation.extend({
  name: Name,
  summary: Summary,
  subcommands: z
    .record(z.string(), SubcommandTranslation.extend({ name: Name, summary: Summary }))
    .optional(),
})

/** Translated commands by their English names. */
export const Translation = z.record(z.string(), CommandTranslation)
export type Translation = z.infer<typeof Translation>

/** Translations by the code of the language, such as `de` or `es-ES`. */
export type Translations = ReadonlyMap<string, Translation>

/** Throws an Error that names the file and what is wrong with it. A folder that is not there has no translations. */
export async function loadTranslations(folder: string): Promise<Translations> {
  const files = (await listFolder(folder)).filter((file) => file.endsWith('.json')).sort()
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<readonly [string, Translation]> => {
        const content: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'))
        const parsed = Translation.safeParse(content)
        if (parsed.success) return [file.slice(0, -'.json'.length), parsed.data]
        throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
      }),
    ),
  )
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Returns the command with its names in every language, so that typed lines may use them. */
export function translateNames(command: Command, translations: Translations): Command {
  const texts = [...translations.values()].flatMap((translation) => translation[command.name] ?? [])
  if (texts.length === 0) return command
  const subcommands = new Map(
    [...command.subcommands.keys()].map((name) => {
      const own = texts.flatMap((text) => (name === '' ? text : (text.subcommands?.[name] ?? [])))
      const options = own.flatMap((text) => Object.entries(text.options ?? {}))
      return [
        name,
        {
          localNames: own.flatMap((text) => text.name ?? []),
          optionNames: Object.fromEntries(
            [...Map.groupBy(options, ([option]) => option)].map(([option, all]) => [
              option,
              all.map(([, text]) => text.name),
            ]),
          ),
        },
      ] as const
    }),
  )
  return withLocalNames(command, { localNames: texts.map((text) => text.name), subcommands })
}
