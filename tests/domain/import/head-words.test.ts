import { describe, expect, test } from 'vitest';
import { headWords } from '../../../db/domain/import/column-heads.ts';
import { recordHeads } from '../../../db/domain/import/head-names.ts';
import { importableTypes } from '../../../db/domain/import/importable.ts';
import { languages } from '../../../db/domain/locale/labels.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { declarationOf } from '../../../db/domain/records/catalogue.ts';

describe.each(importableTypes)('heads of %s', (type) => {
  const read = recordHeads(type);
  const names = declarationOf(type).fields.map(({ name }) => name);
  const labels = (name: string): readonly string[] => languages.map((one) => fieldLabel(one, type, name));

  test('no word of its own names two fields', () => {
    const wrong = names.flatMap((name) =>
      [...labels(name), ...headWords(type, name).own]
        .filter((word) => read(word)?.key !== name)
        .map((word) => `${name}: ${word} -> ${read(word)?.key}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a word that any type has names one field, unless the type says of its own whose it is', () => {
    const own = new Map(names.flatMap((name) => headWords(type, name).own.map((word) => [word, name])));
    const wrong = names.flatMap((name) =>
      headWords(type, name)
        .any.filter((word) => read(word)?.key !== name && own.get(word) !== read(word)?.key)
        .filter((word) => !names.some((other) => labels(other).includes(word)))
        .map((word) => `${name}: ${word} -> ${read(word)?.key}`),
    );
    expect(wrong).toEqual([]);
  });
});
