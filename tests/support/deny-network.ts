import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import threads, { type WorkerOptions } from 'node:worker_threads';

/**
 * Denies this process every machine but its own, and writes down who tried: the product makes no network call, and neither
 * do its tests. Loaded into the tests' own processes (vitest's setup) and by `--import` into every process that they start.
 * What goes around Node's modules, such as another program, is not seen here.
 */

function isThisMachine(host: unknown): boolean {
  if (host === undefined || host === null || host === '') return true;
  const name = String(host).replace(/^\[|\]$/g, '');
  return (
    ['localhost', '::1', '::ffff:127.0.0.1'].includes(name) || (net.isIPv4(name) && name.startsWith('127.'))
  );
}

function deny(what: string, host: unknown): void {
  if (isThisMachine(host)) return;
  const file = process.env.NETWORK_ATTEMPTS_FILE;
  const attempt = `${what} ${String(host)}`;
  if (file !== undefined) appendFileSync(file, `${attempt} by ${process.argv.slice(1, 3).join(' ')}\n`);
  throw new Error(`the network is denied: ${attempt}`);
}

/** The host of a connection, in each of the ways in which Node passes it on; a path is a socket of this machine. */
function hostOf(args: readonly unknown[]): unknown {
  const [first, second] = args;
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) return 'host' in first ? first.host : undefined;
  return typeof second === 'string' ? second : undefined;
}

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/** Puts a check in front of a method. */
function guard(owner: object, names: readonly string[], check: (args: readonly unknown[]) => void): void {
  const methods = owner as Record<string, AnyMethod>;
  for (const name of names) {
    const method = methods[name];
    if (method === undefined) continue;
    methods[name] = function (...args) {
      check(args);
      return method.apply(this, args);
    };
  }
}

/** A thread takes nothing over from its process when it is given arguments of its own, as the store's thread is. */
class WatchedWorker extends threads.Worker {
  constructor(file: string | URL, { execArgv = process.execArgv, ...options }: WorkerOptions = {}) {
    super(file, { ...options, execArgv: [...execArgv, `--import=${import.meta.url}`] });
  }
}

const denied = Symbol.for('shanhai.network-denied');
const marked = globalThis as { [denied]?: true };
if (marked[denied] === undefined) {
  marked[denied] = true;
  guard(net.Socket.prototype, ['connect'], (args) => deny('connect', hostOf(args)));
  guard(dgram.Socket.prototype, ['connect', 'send'], (args) => {
    deny(
      'datagram',
      args.findLast((argument) => typeof argument === 'string' && net.isIP(argument) > 0),
    );
  });
  const lookups = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  const promised = Object.keys(dns.promises).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  guard(dns, lookups, ([name]) => deny('look up', name));
  guard(dns.promises, promised, ([name]) => deny('look up', name));
  Object.assign(threads, { Worker: WatchedWorker });
  syncBuiltinESMExports();
}
