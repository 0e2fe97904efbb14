import type { ProjectPlan } from './project-plan.ts';
import type { Random } from './random.ts';

/** Days of a project's life; null for what has not happened. */
export interface ProjectDays {
  readonly introduced: string;
  readonly start: string | null;
  readonly planFinish: string;
  readonly finish: string | null;
  readonly suspended: string | null;
}

/** Days that fit a project's status. */
export function daysOf(random: Random, { status, startYear }: ProjectPlan): ProjectDays {
  const day = (year: number, from: number, to: number) =>
    `${year}-${String(random.integer(from, to)).padStart(2, '0')}-${String(random.integer(2, 27)).padStart(2, '0')}`;
  const none = { start: null, finish: null, suspended: null };
  switch (status) {
    case 'signed':
      return { ...none, introduced: day(2021, 4, 11), planFinish: day(2024, 1, 12) };
    case 'preparing':
      return { ...none, introduced: day(2020, 6, 12), planFinish: day(2023, 6, 12) };
    case 'underConstruction': {
      const start = startYear === 2021 ? day(2021, 2, 5) : day(startYear, 3, 10);
      return { ...none, introduced: day(startYear - 1, 2, 12), start, planFinish: day(startYear + 3, 1, 12) };
    }
    case 'inProduction': {
      const finish = startYear === 2019 ? day(2021, 8, 10) : day(2020, 3, 11);
      const planFinish = `${finish.slice(0, 4)}-12-31`;
      return {
        ...none,
        introduced: day(startYear - 1, 2, 12),
        start: day(startYear, 2, 9),
        planFinish,
        finish,
      };
    }
    case 'suspended':
      return {
        ...none,
        introduced: day(startYear - 1, 2, 12),
        start: day(startYear, 3, 9),
        planFinish: day(startYear + 3, 1, 12),
        suspended: day(2020, 5, 11),
      };
  }
}
