import { checkUscc, usccBodyCheck, usccPlausible } from '../codes/uscc.ts';
import type { Ledger } from '../ledger.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';
import { type Finding, fieldArg, type Rule, textArg } from './rule.ts';

/** Every field that holds a unified social credit code, from the declarations. A filed report is not judged again. */
const usccFields = recordTypes
  .filter((type) => type !== 'report')
  .flatMap((type) =>
    declarationOf(type)
      .fields.filter((field) => field.kind === 'uscc')
      .map((field) => ({ type, name: field.name })),
  );

const typesWithUscc: readonly RecordType[] = [...new Set(usccFields.map((field) => field.type))];

function* filledIn(ledger: Ledger): Iterable<{ finding: Omit<Finding, 'args'>; code: string }> {
  for (const { type, name } of usccFields) {
    for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
      const code = record[name];
      if (typeof code === 'string')
        yield { finding: { recordType: type, recordId: record.id, field: name }, code };
    }
  }
}

/** H01: 18 characters, of the alphabet, with the right check character; model §5.5, §6. Every field of the kind. */
const H01: Rule = {
  id: 'H01',
  ruleClass: 'hard',
  form: null,
  reach: 'record',
  needs: typesWithUscc,
  *check(ledger) {
    for (const { finding, code } of filledIn(ledger)) {
      const checked = checkUscc(code);
      if (checked.ok) continue;
      const expected = checked.reason === 'checksum' ? { c: textArg(checked.expected ?? '') } : {};
      const args = {
        field: fieldArg(finding.recordType, finding.field ?? ''),
        v: textArg(code),
        ...expected,
      };
      yield { ...finding, args };
    }
  },
};

/** Codes that pass H01 and fail a milder test. */
function* doubtful(ledger: Ledger, passes: (code: string) => boolean): Iterable<Finding> {
  for (const { finding, code } of filledIn(ledger)) {
    if (!checkUscc(code).ok || passes(code)) continue;
    yield { ...finding, args: { v: textArg(code) } };
  }
}

/** S02 (hint): the inner organisation code's check character, GB 11714; model §5.5, §6. */
const S02: Rule = {
  id: 'S02',
  ruleClass: 'hint',
  form: null,
  reach: 'record',
  needs: typesWithUscc,
  check: (ledger) => doubtful(ledger, usccBodyCheck),
};

/** S03: prefix in the allowed list, area of a province, no resident identity number; model §5.5, §6. */
const S03: Rule = {
  id: 'S03',
  ruleClass: 'soft',
  form: null,
  reach: 'record',
  needs: typesWithUscc,
  check: (ledger) => doubtful(ledger, usccPlausible),
};

export const usccRules: readonly Rule[] = [H01, S02, S03];
