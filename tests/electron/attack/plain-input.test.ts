import { describe, expect, test } from 'vitest';
import { inputLimit, isPlainInput } from '../../../electron/plain-input.ts';

/** What a window may send is what JSON can say, no more: messages between processes could carry far more. */

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
};

describe('plain', () => {
  test.each([
    [null],
    [undefined],
    [1.5],
    ['村'],
    [true],
    [[]],
    [{ a: [{ b: 1, c: undefined }] }],
    [{ constructor: 1, toString: 'x', prototype: {} }],
  ])('%j', (value) => expect(isPlainInput(value)).toBe(true));

  test('is every depth that a call has', () => expect(isPlainInput(nested(30))).toBe(true));
});

describe('not plain', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  test.each<[string, unknown]>([
    ['a circle', circle],
    ['a map', new Map([['a', 1]])],
    ['a set', { a: new Set([1]) }],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(8)],
    ['a buffer', new ArrayBuffer(8)],
    ['an error', new Error('x')],
    ['a pattern', /(a+)+$/],
    ['a large number', 10n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['an object without prototype', Object.create(null)],
    ['a class', new (class A {})()],
    ['a key that reaches the prototype', JSON.parse('{"__proto__":{"polluted":1}}')],
    ['such a key deep inside', JSON.parse('{"a":[{"\\u005f_proto__":1}]}')],
    ['depth without end', nested(40)],
    ['depth that would exhaust a stack', nested(200_000)],
    ['a long text', 'x'.repeat(inputLimit + 1)],
    ['many texts', Array.from({ length: 21 }, () => 'x'.repeat(1024 * 1024))],
    ['long keys', Object.fromEntries([['k'.repeat(inputLimit + 1), 1]])],
  ])('%s', (_what, value) => expect(isPlainInput(value)).toBe(false));
});
