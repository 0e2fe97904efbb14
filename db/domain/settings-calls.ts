import { z } from 'zod';
import { languages } from './locale/labels.ts';
import type { ExportedSettings, FoundSettings, SettingsPreview, SettingsState } from './settings-answers.ts';

/** Calls about the province's settings; a part of `contract.ts`. */

const language = z.enum(languages as readonly ['zh-CN', 'en']);
const fileToken = z.string().min(1).max(2000);
/** A file picked, or one of the shared folder by its name. */
const settingsFile = z.union([fileToken, z.strictObject({ shared: z.string().min(1).max(250) })]);

const answered =
  <O>() =>
  <I extends z.ZodType>(input: I): { readonly input: I; readonly output?: () => O } => ({ input });

export const settingsCalls = {
  'settings.state': answered<SettingsState>()(z.strictObject({})),
  /** The province: writes the next version into a folder; null: the shared one. Never overwrites. */
  'settings.export': answered<ExportedSettings>()(z.strictObject({ folder: fileToken.nullable(), language })),
  /** What a settings file would change; changes nothing. */
  'settings.preview': answered<SettingsPreview>()(z.strictObject({ file: settingsFile, language })),
  /** Takes over the file whose preview was answered with the hash `confirm`. */
  'settings.import': answered<SettingsPreview>()(
    z.strictObject({
      file: settingsFile,
      confirm: z.string().regex(/^[0-9a-f]{64}$/),
      /** A person has compared the fingerprint of a key that is not known here yet. */
      trust: z.boolean(),
      language,
    }),
  ),
  /** The newest settings file in the shared folder that could be taken over; null for none. */
  'settings.look': answered<FoundSettings | null>()(z.strictObject({})),
} as const;
