/** Loaded before a program that must not use the network: any attempt ends it, whatever the program does about errors. */
import dns from 'node:dns';
import { Socket } from 'node:net';

function refuse(what: string): never {
  process.stderr.write(`the network was asked for: ${what}\n`);
  process.exit(97);
}

Socket.prototype.connect = (...args: unknown[]) => refuse(JSON.stringify(args[0]));
dns.lookup = ((name: string) => refuse(name)) as unknown as typeof dns.lookup;
