import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldValue } from '../../../db/domain/records/catalogue.ts';
import type { ShownQuestion, WorkPreview } from '../../../db/domain/work-answers.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { readEverythingAnew } from '../../api/safety.ts';
import { currentLanguage } from '../../locale/setup.ts';

export type Answers = ReadonlyMap<string, FieldValue>;

/** A work file that is being looked at: what it would do, what it asks, and what was answered so far. */
export interface LookedAt {
  readonly token: string;
  readonly preview: WorkPreview;
  /** Everything that was asked, in order: what follows from an answer comes last. */
  readonly asked: readonly ShownQuestion[];
  readonly answers: Answers;
}

/** Loads a work file, asks what must be decided until nothing is open, and merges. */
export function useMerge() {
  const session = useSession();
  const queries = useQueryClient();
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const shown = { language: currentLanguage(), money_unit: session.money_unit };
  const decisionsOf = (answers: Answers) => [...answers].map(([key, value]) => ({ key, value }));
  const look = useMutation({
    mutationFn: async (given: { token: string; asked: readonly ShownQuestion[]; answers: Answers }) => {
      const decisions = decisionsOf(given.answers);
      const preview = await call('work.preview', { file: given.token, decisions, ...shown });
      const known = new Set(given.asked.map(({ key }) => key));
      const asked = [...given.asked, ...preview.questions.filter(({ key }) => !known.has(key))];
      setLooked({ ...given, preview, asked });
    },
  });
  const apply = useMutation({
    mutationFn: async (given: LookedAt) => {
      const { token, answers, preview } = given;
      const plan = preview.plan ?? '';
      const merged = await call('work.apply', {
        ...shown,
        ...{ file: token, decisions: decisionsOf(answers), plan, trust: true },
      });
      setLooked(null);
      await readEverythingAnew(queries);
      return merged;
    },
  });
  return {
    looked,
    look,
    apply,
    /** Answers questions; once none is open the file is looked at again, for what follows from the answers. */
    answer: (given: Answers) => {
      if (looked === null) return;
      const answers = new Map([...looked.answers, ...given]);
      setLooked({ ...looked, answers });
      if (looked.asked.every(({ key }) => answers.has(key))) look.mutate({ ...looked, answers });
    },
    leave: () => setLooked(null),
  };
}
