import { describe, expect, it } from 'vitest';
import type { Question } from '../../../db/domain/merge/questions.ts';
import { type Answer, Machine, Unanswered } from './machine.ts';

/** Two machines that both know one host. */
function pair(): { pc: Machine; laptop: Machine } {
  const [pc, laptop] = [new Machine('pc'), new Machine('laptop')];
  pc.create('host', 'h1', { host_name: '镇海区', host_code: '330211' });
  laptop.load(pc.file());
  return { pc, laptop };
}

const openAfter = (load: () => unknown): readonly Question[] => {
  try {
    load();
  } catch (error) {
    if (error instanceof Unanswered) return error.open;
    throw error;
  }
  return [];
};
const say =
  (value: unknown): Answer =>
  ({ sides }) =>
    sides.find((side) => side.value === value)?.value;

describe('a field', () => {
  it('that one side changed is taken over', () => {
    const { pc, laptop } = pair();
    laptop.change('host', 'h1', 'host_name', '镇海');
    const { changes } = pc.load(laptop.file());
    expect(changes).toEqual([
      {
        type: 'host',
        id: 'h1',
        kind: 'change',
        fields: [{ field: 'host_name', old: '镇海区', new: '镇海' }],
        voided: false,
      },
    ]);
  });

  it('beside another field of the same record loses nothing on either side', () => {
    const { pc, laptop } = pair();
    laptop.change('host', 'h1', 'host_name', '镇海');
    pc.change('host', 'h1', 'parent_code', '3302');
    pc.load(laptop.file());
    expect(pc.get('host', 'h1')?.values).toMatchObject({ host_name: '镇海', parent_code: '3302' });
  });

  it('that both sides changed to the same value is not asked', () => {
    const { pc, laptop } = pair();
    for (const one of [pc, laptop]) one.change('host', 'h1', 'note', '同');
    expect(pc.load(laptop.file()).changes).toEqual([]);
  });

  it('that both sides changed differently is asked with who wrote it and what stood there', () => {
    const { pc, laptop } = pair();
    pc.change('host', 'h1', 'host_name', '甲');
    laptop.change('host', 'h1', 'host_name', '乙');
    const [question] = openAfter(() => pc.load(laptop.file()));
    expect(question).toMatchObject({ kind: 'field', about: 'host_name', base: '镇海区' });
    expect(question?.sides.map(({ value, stamps }) => [value, stamps[0]?.person])).toEqual([
      ['乙', '人laptop'],
      ['甲', '人pc'],
    ]);
    expect(pc.get('host', 'h1')?.values.host_name).toBe('甲');
  });

  it('that was decided on one machine is not asked on the other', () => {
    const { pc, laptop } = pair();
    pc.change('host', 'h1', 'host_name', '甲');
    laptop.change('host', 'h1', 'host_name', '乙');
    pc.load(laptop.file(), say('乙'));
    laptop.load(pc.file());
    expect(laptop.get('host', 'h1')?.values.host_name).toBe('乙');
    expect(laptop.hash()).toBe(pc.hash());
    pc.change('host', 'h1', 'host_name', '丙');
    laptop.load(pc.file());
    expect(laptop.get('host', 'h1')?.values.host_name).toBe('丙');
  });

  it('left blank by one side and filled by the other is filled', () => {
    const [pc, laptop] = [new Machine('pc'), new Machine('laptop')];
    pc.create('host', 'h1', { host_name: '镇海区', host_code: '330211' });
    laptop.create('host', 'h2', { host_name: '镇海区', host_code: '330211', note: '已核' });
    pc.load(laptop.file(), say(true));
    expect(pc.get('host', 'h1')?.values.note).toBe('已核');
  });
});

describe('a voided record', () => {
  it('that nobody else touched stays voided, and a restored one lives', () => {
    const { pc, laptop } = pair();
    pc.setVoided('host', 'h1', true);
    laptop.load(pc.file());
    expect(laptop.get('host', 'h1')?.voided).toBe(true);
    laptop.setVoided('host', 'h1', false);
    pc.load(laptop.file());
    expect(pc.get('host', 'h1')?.voided).toBe(false);
  });

  it.each([true, false])('that the other side changed is asked: voided %s', (stays) => {
    const { pc, laptop } = pair();
    pc.setVoided('host', 'h1', true);
    laptop.change('host', 'h1', 'note', '在用');
    const [question] = openAfter(() => pc.load(laptop.file()));
    expect(question).toMatchObject({ kind: 'void', id: 'h1' });
    pc.load(laptop.file(), say(stays));
    expect(pc.get('host', 'h1')).toMatchObject({ voided: stays, values: { note: '在用' } });
    laptop.load(pc.file());
    expect(laptop.hash()).toBe(pc.hash());
  });

  it.each([true, false])(
    'on which the other side hung something is asked, and takes it along: %s',
    (stays) => {
      const { pc, laptop } = pair();
      pc.setVoided('host', 'h1', true);
      laptop.create('enclave', 'e1', { host_id: 'h1', name: '飞地' });
      expect(openAfter(() => pc.load(laptop.file())).map(({ kind, id }) => [kind, id])).toEqual([
        ['void', 'h1'],
      ]);
      pc.load(laptop.file(), say(stays));
      expect([pc.get('host', 'h1')?.voided, pc.get('enclave', 'e1')?.voided]).toEqual([stays, stays]);
      laptop.load(pc.file());
      expect(laptop.hash()).toBe(pc.hash());
    },
  );
});

describe('two records of one natural key', () => {
  /** Both machines typed the same host, and an enclave there. */
  function twins(): { pc: Machine; laptop: Machine } {
    const [pc, laptop] = [new Machine('pc'), new Machine('laptop')];
    for (const [machine, n] of [
      [pc, 1],
      [laptop, 2],
    ] as const) {
      machine.create('host', `h${n}`, { host_name: '镇海区', host_code: '330211' });
      machine.create('enclave', `e${n}`, { host_id: `h${n}`, enclave_code: `330825-XB-0${n}` });
    }
    return { pc, laptop };
  }

  it('are one after a yes: the smaller id stays, and what named the other names it', () => {
    const { pc, laptop } = twins();
    expect(openAfter(() => pc.load(laptop.file()))).toMatchObject([{ kind: 'twin', id: 'h1', about: 'h2' }]);
    laptop.load(pc.file(), say(true));
    expect(laptop.get('host', 'h2')?.voided).toBe(true);
    expect(laptop.get('host', 'h1')?.voided).toBe(false);
    expect(laptop.get('enclave', 'e2')?.values.host_id).toBe('h1');
    pc.load(laptop.file());
    expect(pc.get('host', 'h2')).toBeUndefined();
    expect(pc.hash()).toBe(laptop.hash());
  });

  it('stay two after a no, and are not asked again', () => {
    const { pc, laptop } = twins();
    pc.load(laptop.file(), say(false));
    laptop.load(pc.file());
    laptop.change('host', 'h2', 'note', '另一处');
    pc.load(laptop.file());
    expect([pc.get('host', 'h1')?.voided, pc.get('host', 'h2')?.voided]).toEqual([false, false]);
    expect(pc.hash()).toBe(laptop.hash());
  });

  it('that one machine made knowingly are not asked about', () => {
    const { pc, laptop } = pair();
    laptop.create('host', 'h9', { host_name: '镇海区', host_code: '330211' });
    expect(pc.load(laptop.file()).changes).toMatchObject([{ kind: 'add', id: 'h9' }]);
  });

  it('that differ in a field are asked about it once they are one', () => {
    const { pc, laptop } = twins();
    pc.change('host', 'h1', 'note', '甲');
    laptop.change('host', 'h2', 'note', '乙');
    const asked: string[] = [];
    pc.load(laptop.file(), (question) => {
      asked.push(`${question.kind} ${question.about}`);
      return question.kind === 'twin' ? true : '乙';
    });
    expect(asked).toEqual(['twin h2', 'field note']);
    expect(pc.get('host', 'h1')?.values.note).toBe('乙');
  });
});

describe('a file whose records hang on what is not here', () => {
  it('waits visibly, and comes in with the file that brings it', () => {
    const { pc, laptop } = pair();
    laptop.create('enclave', 'e1', { host_id: 'h1', name: '飞地' });
    const third = new Machine('third');
    const first = third.load(laptop.file(true));
    expect(first).toMatchObject({
      changes: [],
      waiting: [{ type: 'enclave', id: 'e1', missing: { type: 'host', id: 'h1' } }],
    });
    expect(third.load(pc.file()).changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['add', 'h1'],
      ['add', 'e1'],
    ]);
    pc.load(laptop.file());
    expect(third.hash()).toBe(pc.hash());
  });
});

it('refuses the log of a machine that was set back', () => {
  const { pc, laptop } = pair();
  const copy = new Machine('pc');
  copy.create('host', 'h5', { host_name: '别处' });
  expect(() => laptop.load(copy.file())).toThrow('forked pc');
  laptop.load(pc.file());
});
