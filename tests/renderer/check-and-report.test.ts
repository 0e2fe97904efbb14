import { describe, expect, it } from 'vitest';
import type { CheckedViolation, ReportState } from '../../db/domain/answers.ts';
import type { IsoDate } from '../../db/domain/dates.ts';
import { period } from '../../db/domain/period.ts';
import type { AnyRecord } from '../../db/domain/records/catalogue.ts';
import type { RuleClass } from '../../db/domain/rules/rule.ts';
import { defaultThresholds } from '../../db/domain/rules/thresholds.ts';
import { type SigningTexts, signingStart } from '../../db/domain/signing.ts';
import {
  countsByForm,
  firstLines,
  openAtFirst,
  ruleGroups,
} from '../../renderer/features/check/rule-groups.ts';
import { blockersOf } from '../../renderer/features/report/blockers.ts';
import { headOf, headQuestions } from '../../renderer/features/report/head-questions.ts';
import { shownManifest } from '../../renderer/features/report/shown-manifest.ts';
import { filedReportOf, placeOfFailure } from '../../renderer/features/report/use-submitting.ts';
import { recordOf } from '../support/ledger-builder.ts';

const found = (rule: string, ruleClass: RuleClass, explained = false): CheckedViolation => ({
  violation: { rule, ruleClass, form: 'return', recordType: 'due', recordId: 'due-1', field: null, args: {} },
  label: { 'zh-CN': '', en: '' },
  place: { enclave_id: null, home_county: null, batch_id: null },
  key: null,
  explanation: explained ? { id: 'e', revision: 1, text: '已核对无误' } : null,
  offered: null,
});
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('what a check found', () => {
  it('stands rule by rule, what must be right first, and a rule keeps its place once explained', () => {
    const groups = ruleGroups([
      found('S38', 'soft', true),
      found('S45', 'soft'),
      found('S24', 'hint'),
      found('H44', 'hard'),
      found('S45', 'soft', true),
    ]);
    expect(groups.map(({ rule, open, explained }) => [rule, open.length, explained.length])).toEqual([
      ['H44', 1, 0],
      ['S38', 0, 1],
      ['S45', 1, 1],
      ['S24', 1, 0],
    ]);
  });

  it('is open where it asks for something, as far as a page can bear', () => {
    const open = openAtFirst(
      ruleGroups([
        ...times(400, found('H44', 'hard')),
        ...times(firstLines, found('S22', 'soft')),
        ...times(firstLines, found('S23', 'soft')),
        ...times(20, found('S38', 'soft')),
        found('S45', 'soft', true),
        found('S24', 'hint'),
      ]),
    );
    expect([...open]).toEqual(['H44', 'S22', 'S23']);
  });

  it('is counted by form, and what belongs to none comes last', () => {
    const other = found('H01', 'hard');
    const counts = countsByForm({
      forms: [
        { form: 'return', records: 3, declaration: null },
        { form: 'distribution', records: 0, declaration: null },
      ],
      violations: [
        { ...other, violation: { ...other.violation, form: null } },
        found('S45', 'soft'),
        found('S45', 'soft', true),
        found('S24', 'hint'),
      ],
    });
    expect(counts).toEqual([
      { form: 'return', hard: 0, unexplained: 1, explained: 1, hints: 1 },
      { form: 'distribution', hard: 0, unexplained: 0, explained: 0, hints: 0 },
      { form: null, hard: 1, unexplained: 0, explained: 0, hints: 0 },
    ]);
  });
});

const quarter = period('2021Q4');
const session = { today: '2022-01-10' as IsoDate, unit: { code: '330825', name: '龙游县' } };
const texts: SigningTexts = {
  unit_head: '李军',
  stat_head: '张伟',
  filler: '王芳',
  phone: '0570-0000000',
  report_date: '2022.1.10',
  correction_reason: '',
};
const noRecords = { form_head: [], explanation: [] };
const ask = (
  given: Partial<SigningTexts>,
  version = 1,
  records: Parameters<typeof headQuestions>[3] = noRecords,
) =>
  headQuestions(
    headOf({ ...texts, ...given }, version),
    { period: quarter, obligation: null, thresholds: defaultThresholds },
    session,
    records,
  );
const rulesOf = (questions: readonly CheckedViolation[]) =>
  questions.map(({ violation }) => `${violation.rule} ${violation.field}`);

describe('the foot of a report while it is filled in', () => {
  it('is asked what submitting would ask, before it is submitted', () => {
    expect(ask({})).toEqual([]);
    expect(rulesOf(ask({ stat_head: ' ', report_date: '2022-13-01' }))).toEqual([
      'H57 stat_head',
      'H57 report_date',
    ]);
    expect(rulesOf(ask({ report_date: '2022-02-20' }))).toEqual(['S59 report_date']);
    expect(rulesOf(ask({}, 2))).toEqual(['H56 correction_reason']);
    expect(rulesOf(ask({ correction_reason: '金额填错' }, 2))).toEqual([]);
  });

  it('knows the explanation on file, and asks again when the date changes', () => {
    const [asked] = ask({ report_date: '2022-02-20' });
    if (asked?.key == null) throw new Error('nothing is asked');
    const explanation = [
      recordOf('explanation', 'e', { ...asked.key, text: '经同意延期报送' }) as unknown as AnyRecord,
    ];
    const answered = ask({ report_date: '2022-02-20' }, 1, { form_head: [], explanation });
    expect(answered[0]?.explanation).toMatchObject({ id: 'e', text: '经同意延期报送' });
    const again = ask({ report_date: '2022-02-21' }, 1, { form_head: [], explanation });
    expect(again[0]).toMatchObject({ explanation: null, offered: '经同意延期报送' });
  });

  it('is asked about a form whose approval has expired', () => {
    const form_head = [
      recordOf('form_head', 'h', { form: 'return', valid_until: '2021-12-31' }) as unknown as AnyRecord,
    ];
    expect(rulesOf(ask({}, 1, { form_head, explanation: [] }))).toEqual(['S60 valid_until']);
  });

  it('starts from those who signed last, today, and the person who works here', () => {
    const state: ReportState = {
      period: quarter,
      next_version: 1,
      filed: [],
      last_signers: { unit_head: '李军', stat_head: '张伟', filler: '陈静', phone: '0570' },
      changed_since: null,
      obligation: null,
      locked: [],
    };
    const none = { phone: null, unit_head: null, stat_head: null };
    const at = { person: '王芳', today: '2022-01-10' as IsoDate, ...none };
    expect(signingStart(state, at)).toMatchObject({
      unit_head: '李军',
      filler: '陈静',
      report_date: '2022-01-10',
    });
    expect(signingStart({ ...state, last_signers: null }, at)).toMatchObject({
      unit_head: '',
      filler: '王芳',
    });
    // What the settings say was said for the next report.
    const set = { ...at, phone: '0570-7777777', stat_head: '张伟' };
    expect(signingStart(state, set)).toMatchObject({
      unit_head: '李军',
      stat_head: '张伟',
      phone: '0570-7777777',
    });
  });
});

describe('what keeps a report from being submitted', () => {
  const ready = {
    check: { hard: 0, unexplained: 0 },
    drafts: 0,
    queries: 0,
    state: { changed_since: null, next_version: 1 },
    questions: [],
    folder: '/share',
    signedAnew: false,
  };
  const kinds = (given: Partial<Parameters<typeof blockersOf>[0]>) =>
    blockersOf({ ...ready, ...given }).map((blocker) => blocker.kind);

  it('is nothing, or all of it at once', () => {
    expect(kinds({})).toEqual([]);
    expect(
      kinds({
        check: { hard: 1, unexplained: 2 },
        drafts: 3,
        queries: 1,
        questions: ask({ unit_head: '', filler: '', report_date: '2022-02-20' }, 2),
        folder: null,
      }),
    ).toEqual(['hard', 'unexplained', 'drafts', 'queries', 'signers', 'reason', 'question', 'folder']);
  });

  it('names the fields that are blank', () => {
    expect(blockersOf({ ...ready, questions: ask({ phone: '', stat_head: '' }) })).toEqual([
      { kind: 'signers', fields: ['stat_head', 'phone'] },
    ]);
  });

  it('is that nothing changed, unless what was signed does', () => {
    const state = { changed_since: false, next_version: 2 };
    expect(kinds({ state })).toEqual(['unchanged']);
    expect(kinds({ state, signedAnew: true })).toEqual([]);
    expect(kinds({ state: { changed_since: true, next_version: 2 } })).toEqual([]);
  });

  it('is said where it can be put right', () => {
    const at = (code: Parameters<typeof placeOfFailure>[0]['code']) => placeOfFailure({ code, args: {} });
    expect(
      ['folder_missing', 'folder_read_only', 'disk_full', 'file_exists'].map((code) => at(code as never)),
    ).toEqual(times(4, 'folder'));
    expect([
      at('reason_needed'),
      at('signers_missing'),
      at('open_drafts'),
      at('filed_not_placed'),
      at('busy'),
    ]).toEqual(['reason', 'signers', 'blocked', 'filed', 'page']);
    expect(filedReportOf({ code: 'report_unchanged', args: {}, detail: { report_id: 'r' } })).toBe('r');
    expect(filedReportOf({ code: 'busy', args: {} })).toBeNull();
  });
});

describe('a manifest for the eye', () => {
  it('shows what is there, and nothing of what is not as it should be', () => {
    const shown = shownManifest({
      unit: { code: '330825', name: '龙游县' },
      period: '2021Q4',
      version: 2,
      signers: { unit_head: '李军', phone: '' },
      counts: { due: 3, unicorn: 1 },
      control_totals: { arrears: 100, odd: 'x' },
    });
    expect(shown).toMatchObject({
      unit: '龙游县',
      period: '2021Q4',
      version: 2,
      signers: { unit_head: '李军' },
      counts: [{ type: 'due', count: 3 }],
      totals: [{ name: 'arrears', fen: 100 }],
      previous: null,
    });
    expect(shownManifest({ unit: null, period: '2021Q9', counts: [] })).toMatchObject({
      unit: null,
      period: null,
      counts: [],
      totals: [],
    });
  });
});
