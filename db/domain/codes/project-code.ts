import { type Period, period } from '../period.ts';
import { cleanCode } from './clean-code.ts';

interface ProjectCodeParts {
  /** The code in its plain form, 24 characters with four hyphens. */
  readonly value: string;
  /** When it was given, by segment 1: a month (new) or a year (old). For S54. */
  readonly givenIn: Period;
  readonly year: number;
  /** Six digits; may be a development zone that is no GB/T 2260 code. */
  readonly area: string;
  readonly projectType: string;
  /** Segment 5, six digits. The algorithm of the new form's check digit is not public: it is not checked. */
  readonly serial: string;
}

/** A project code taken apart (model §5.6). Segment 3 is the department in the new form, the industry in the old one. */
export type ProjectCode =
  | (ProjectCodeParts & { readonly generation: 'new'; readonly month: number; readonly department: string })
  | (ProjectCodeParts & { readonly generation: 'old'; readonly industry: string });

const PATTERN = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{6})$/;

/**
 * Reads a project code, new (first segment YYMM) or old (2013 to 2020), or gives null for anything else (H53). Full-width
 * digits, every kind of hyphen, and blanks are normalised. 13–20 is no month, so the two forms never overlap.
 */
export function parseProjectCode(text: string): ProjectCode | null {
  const value = cleanCode(text).replace(/[‐‑‒–—−]/g, '-');
  const match = PATTERN.exec(value);
  if (match === null) return null;
  const [, time = '', area = '', third = '', projectType = '', serial = ''] = match;
  const lastTwo = Number(time.slice(2));
  if (lastTwo >= 1 && lastTwo <= 12) {
    const year = 2000 + Number(time.slice(0, 2));
    const givenIn = period(`${year}-${time.slice(2)}`);
    return {
      generation: 'new',
      value,
      givenIn,
      year,
      month: lastTwo,
      area,
      department: third,
      projectType,
      serial,
    };
  }
  const year = Number(time);
  if (year < 2013 || year > 2020) return null;
  return {
    generation: 'old',
    value,
    givenIn: period(time),
    year,
    area,
    industry: third,
    projectType,
    serial,
  };
}
