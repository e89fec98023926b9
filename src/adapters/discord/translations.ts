/** The translations of the commands for Discord’s clients. */
import { fileURLToPath } from 'node:url'
import { Locale as DiscordLocale } from 'discord.js'
import { type Translations, loadTranslations } from '../../app/translations.ts'

export const translationsFolder = fileURLToPath(
  new URL('../../../commands/locales', import.meta.url),
)

const localeCodes: ReadonlySet<string> = new Set(Object.values(DiscordLocale))

/** Throws an Error that names the file and what is wrong with it. */
export async function loadDiscordTranslations(folder: string): Promise<Translations> {
  const translations = await loadTranslations(folder)
  for (const code of translations.keys()) {
    if (!localeCodes.has(code)) throw new Error(`${code}.json: Discord has no language “${code}”.`)
  }
  return translations
}
