import { instantWords } from '../../domain/list-words.ts';
import { fill } from '../../domain/locale/fill.ts';
import type { Language } from '../../domain/locale/labels.ts';
import { localeOf } from '../../domain/locale/locale.ts';
import { formatPeriod } from '../../domain/period.ts';
import type { ReplyManifest } from './reply-manifest.ts';

/** What a reply is about and who gives it, in lines for people. @param unitName name of the county */
export function replyFacts(manifest: ReplyManifest, unitName: string, language: Language): readonly string[] {
  const { facts } = localeOf(language).replySheets;
  const { report, unit, person, at, why } = manifest;
  return [
    fill(facts.report, {
      unit: unitName,
      code: report.unit,
      period: formatPeriod(report.period, language),
      version: report.version,
    }),
    fill(facts.by, { unit: unit.name, person, at: instantWords(at) }),
    fill(facts.hash, { sha256: report.sha256 }),
    ...(why === null ? [] : [fill(facts.why, { why })]),
  ];
}
